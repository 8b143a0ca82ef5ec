"""Rates with their intervals, calibration, and the operating point."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.classify import probabilities
from kiosk.scene import LABELS, Tensor

Z95 = 1.959964
Labels = npt.NDArray[np.int64]
MASKED, BARE, INCORRECT = (LABELS.index(name) for name in LABELS)


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `n`, with Wilson's 95 % interval (Wilson 1927; Brown, Cai and DasGupta 2001)."""

    count: int
    n: int

    @property
    def value(self) -> float:
        """The share; 0 of 0 is 0."""
        return self.count / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end."""
        if not self.n:
            return 0.0, 1.0
        share, z2 = self.value, Z95**2
        middle = (share + z2 / (2 * self.n)) / (1 + z2 / self.n)
        half = Z95 / (1 + z2 / self.n) * math.sqrt(share * (1 - share) / self.n + z2 / (4 * self.n**2))
        return max(middle - half, 0.0), min(middle + half, 1.0)

    def as_dict(self) -> dict[str, float | int]:
        """For the card and the report."""
        low, high = self.interval
        return {"rate": round(self.value, 5), "low95": round(low, 5), "high95": round(high, 5), "n": self.n}


def nll(logits: Tensor, labels: Labels, temperature: float) -> float:
    """Mean negative log-likelihood."""
    chosen = probabilities(logits, temperature)[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(chosen, 1e-12)).mean())


def fit_temperature(logits: Tensor, labels: Labels) -> float:
    """The temperature of the least NLL (Guo et al. 2017), by golden-section search over its logarithm."""
    low, high, golden = math.log(0.2), math.log(5.0), (math.sqrt(5) - 1) / 2
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if nll(logits, labels, math.exp(left)) < nll(logits, labels, math.exp(right)):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2)


def false_admit(with_mask: npt.NDArray[np.float64], threshold: float) -> Rate:
    """How many of these, none of them properly masked, reach the threshold."""
    return Rate(int((with_mask >= threshold).sum()), len(with_mask))


def lowest_threshold(with_mask_of_bare: npt.NDArray[np.float64], upper95: float) -> float:
    """The lowest threshold, 0.5 to 0.999, at which the interval of false admits of bare faces ends at `upper95`."""
    for threshold in np.linspace(0.5, 0.999, 500):
        if false_admit(with_mask_of_bare, float(threshold)).interval[1] <= upper95:
            return round(float(threshold), 3)
    return 0.999


def with_vs_without(with_mask: npt.NDArray[np.float64], labels: Labels) -> Rate:
    """Properly masked or bare, told apart at one half; wrong wear is left out."""
    kept = labels != INCORRECT
    right = (with_mask >= 0.5) == (labels == MASKED)
    return Rate(int(right[kept].sum()), int(kept.sum()))


@dataclass(frozen=True, slots=True)
class Correlation:
    """How alike the readings of one person are. `between`: the share of all variance that lies between persons.

    `frames`: the integrated autocorrelation time of what is left within a person (Sokal 1997), in frames; 1 is white.
    """

    between: float
    frames: float
    n: int

    def as_dict(self, frame_s: float) -> dict[str, float | int]:
        """For the report, the time in seconds."""
        return {"between": round(self.between, 3), "time_s": round(self.frames * frame_s, 3), "n": self.n}


def correlation(series: list[list[float]], longest: int = 30) -> Correlation:
    """Over the readings of many persons, each in order of time; those of fewer than 8 readings are left out."""
    kept = [np.asarray(values) for values in series if len(values) >= 8]
    if len(kept) < 2:
        return Correlation(0.0, 1.0, len(kept))
    means = np.asarray([values.mean() for values in kept])
    within = float(np.mean([values.var() for values in kept]))
    left = [values - values.mean() for values in kept]
    frames = 1.0
    for lag in range(1, longest + 1):
        pairs = [(values[lag:] * values[:-lag]).mean() for values in left if len(values) > lag]
        share = float(np.mean(pairs)) / max(within, 1e-12) if pairs else 0.0
        if share <= 0:
            break
        frames += 2 * share
    return Correlation(float(means.var()) / max(float(means.var()) + within, 1e-12), frames, len(kept))
