"""A weighted mean of several networks' probabilities: its file, its arithmetic, and the weights of the least NLL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from engines.card import OperatingPoint
from kiosk.classify import probabilities
from kiosk.errors import ModelBroken
from kiosk.scene import Tensor
from tools.metrics import Labels

FILE = "ensemble.json"
LEAST = 1e-12
"""What a probability of 0 counts as, for its logarithm."""
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Temperature = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Shares = npt.NDArray[np.float64]


class Mixture(BaseModel):
    """ensemble.json. `members`: run folders relative to the file's own, or names of shipped models."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "ensemble"
    members: tuple[str, ...] = Field(min_length=1)
    weights: tuple[Weight, ...]
    temperatures: tuple[Temperature, ...]
    """Of each member by itself, before it is mixed."""
    temperature: Temperature = 1.0
    operating_point: OperatingPoint

    @model_validator(mode="after")
    def _fits(self) -> Mixture:
        if not len(self.members) == len(self.weights) == len(self.temperatures):
            raise ValueError("members, weights and temperatures are not equally many")
        if abs(sum(self.weights) - 1) > 1e-6:
            raise ValueError("the weights do not sum to 1")
        return self

    def mixed(self, logits: Sequence[Tensor], classes: int) -> Tensor:
        """Each member's (n, 2) or (n, 3) logits to the mixture's (n, classes): the logarithms of its probabilities."""
        shares = [probabilities(part, own) for part, own in zip(logits, self.temperatures, strict=True)]
        return to_logits(mix(shares, self.weights, classes))


def mix(shares: Sequence[Shares], weights: Sequence[float], classes: int) -> Shares:
    """The weighted mean of (n, 2) or (n, 3) probabilities; a label that a member does not know has 0 there."""
    return np.asarray(sum(weight * widen(part, classes) for weight, part in zip(weights, shares, strict=True)))


def widen(shares: Shares, classes: int) -> Shares:
    """(n, k) to (n, classes), with 0 for the labels that are new."""
    return np.pad(shares, ((0, 0), (0, classes - shares.shape[1])))


def to_logits(shares: Shares) -> Tensor:
    """Their logarithms, whose softmax they are."""
    return np.log(np.maximum(shares, LEAST)).astype(np.float32)


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


def read_mixture(folder: Path) -> Mixture:
    """FOLDER/ensemble.json. Raises ModelBroken."""
    try:
        return Mixture.model_validate_json((folder / FILE).read_text(encoding="utf-8"))
    except (ValidationError, OSError, UnicodeDecodeError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise ModelBroken(
            f"{folder / FILE} cannot be used ({first}): make it anew by `python -m tools.ensemble`"
        ) from error
