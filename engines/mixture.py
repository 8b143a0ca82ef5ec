"""Several networks as one: the weighted mean of their probabilities."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engines.outputs import checked
from kiosk.classify import probabilities
from kiosk.ports import Engine
from kiosk.scene import LABELS, Tensor

LEAST = 1e-12
"""What a probability of 0 counts as, for its logarithm."""
Shares = npt.NDArray[np.float64]


class MixtureEngine:
    """The engine port over engines that take the same input; `logits` are the logarithms of the mean probabilities."""

    def __init__(self, members: Sequence[Engine], temperatures: Sequence[float], weights: Sequence[float]) -> None:
        self._members, self._temperatures, self._weights = members, temperatures, weights

    def infer(self, batch: Tensor, *, mapped: bool = False) -> dict[str, Tensor]:  # noqa: ARG002 - the port has it
        """(n, 3, h, w) float32 to `logits`, (n, 3) float32; they are no mean over places. Raises EngineFailed."""
        logits = [np.asarray(member.infer(batch)["logits"]) for member in self._members]
        return checked({"logits": mixed(logits, self._temperatures, self._weights, len(LABELS))})

    def close(self) -> None:
        """Let go of all of them. A second call is harmless."""
        for member in self._members:
            member.close()


def mixed(logits: Sequence[Tensor], temperatures: Sequence[float], weights: Sequence[float], classes: int) -> Tensor:
    """Each member's (n, 2) or (n, 3) logits to the mixture's (n, classes): the logarithms of its probabilities."""
    shares = [probabilities(part, own) for part, own in zip(logits, temperatures, strict=True)]
    return to_logits(mix(shares, weights, classes))


def mix(shares: Sequence[Shares], weights: Sequence[float], classes: int) -> Shares:
    """The weighted mean of (n, 2) or (n, 3) probabilities; a label that a member does not know has 0 there."""
    return np.asarray(sum(weight * widen(part, classes) for weight, part in zip(weights, shares, strict=True)))


def widen(shares: Shares, classes: int) -> Shares:
    """(n, k) to (n, classes), with 0 for the labels that are new."""
    return np.pad(shares, ((0, 0), (0, classes - shares.shape[1])))


def to_logits(shares: Shares) -> Tensor:
    """Their logarithms, whose softmax they are."""
    return np.log(np.maximum(shares, LEAST)).astype(np.float32)
