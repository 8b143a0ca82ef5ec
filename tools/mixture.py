"""How several networks are mixed: the weights of the least NLL. The arithmetic of a mixture is engines/mixture's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engines.mixture import LEAST, Shares
from tools.metrics import Labels


def fold(labels: Labels, classes: int) -> Labels:
    """The labels as a network of so many classes knows them: for two, worn wrongly is no proper mask, so bare."""
    return np.minimum(labels, classes - 1)


def fit_weights(shares: Sequence[Shares], labels: Labels, steps: int = 500) -> tuple[float, ...]:
    """The weights of the least NLL of the mixture over (n, classes) probabilities each.

    Expectation maximisation for the weights of fixed components (Dempster, Laird and Rubin 1977): no step makes the
    likelihood smaller, and as it is concave in the weights there is one top only.
    """
    rows = np.arange(len(labels))
    chosen = np.maximum(np.stack([part[rows, labels] for part in shares], 1), LEAST)
    weights = np.full(len(shares), 1 / len(shares))
    for _ in range(steps):
        owed = weights * chosen
        after = (owed / owed.sum(1, keepdims=True)).mean(0)
        settled = np.abs(after - weights).max() < 1e-9
        weights = after
        if settled:
            break
    return tuple(float(weight) for weight in weights / weights.sum())
