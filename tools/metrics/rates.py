"""Rates with their intervals, and the operating point."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.scene import LABELS
from kiosk.wilson import wilson

MAX_FALSE_ADMIT_UPPER95 = 0.01
"""The threshold is the lowest at which the 95 % interval of false admits of bare faces ends here."""
SPENT_REFUSALS = 0.015
"""Of the masked: what a shipped threshold may cost so that doubt is not green."""
MAX_REFUSED = 0.02
"""Where the bare faces are too few for that, the threshold is the highest that refuses no more of the masked."""
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
        return wilson(self.count, self.n)

    def as_dict(self) -> dict[str, float | int]:
        """For the card and the report."""
        low, high = self.interval
        return {"rate": round(self.value, 5), "low95": round(low, 5), "high95": round(high, 5), "n": self.n}


def false_admit(with_mask: npt.NDArray[np.float64], threshold: float) -> Rate:
    """How many of these, none of them properly masked, reach the threshold."""
    return Rate(int((with_mask >= threshold).sum()), len(with_mask))


def lowest_threshold(with_mask_of_bare: npt.NDArray[np.float64], upper95: float) -> float:
    """The lowest threshold, 0.5 to 0.999, at which the interval of false admits of bare faces ends at `upper95`."""
    for threshold in np.linspace(0.5, 0.999, 500):
        if false_admit(with_mask_of_bare, float(threshold)).interval[1] <= upper95:
            return round(float(threshold), 3)
    return 0.999


def attainable_threshold(bare: npt.NDArray[np.float64], masked: npt.NDArray[np.float64]) -> float:
    """As lowest_threshold at MAX_FALSE_ADMIT_UPPER95 where the bare faces are enough to show that (381 are).

    Fewer cannot, even where none of them is admitted. Then it is the highest that refuses at most MAX_REFUSED of the
    masked, for green to the wrong person is the worse error; or, if that is higher, the lowest that admits none.
    """
    best = Rate(0, len(bare)).interval[1]
    if best <= MAX_FALSE_ADMIT_UPPER95:
        return lowest_threshold(bare, MAX_FALSE_ADMIT_UPPER95)
    strictest = float(np.sort(masked)[int(MAX_REFUSED * len(masked))]) if len(masked) else 0.5
    return max(strictest, lowest_threshold(bare, best))


def shipped_threshold(bare: npt.NDArray[np.float64], masked: npt.NDArray[np.float64]) -> float:
    """The highest that refuses at most SPENT_REFUSALS of the masked, and never below what MAX_FALSE_ADMIT_UPPER95 asks.

    Where bare faces alone would allow a low one, masks worn wrongly, animals and what is no face would come in by it.
    """
    needed = lowest_threshold(bare, MAX_FALSE_ADMIT_UPPER95)
    if not len(masked):
        return needed
    spent = float(np.sort(masked)[int(SPENT_REFUSALS * len(masked))])
    return max(needed, min(math.floor(spent * 1000) / 1000, 0.999))


def with_vs_without(with_mask: npt.NDArray[np.float64], labels: Labels) -> Rate:
    """Properly masked or bare, told apart at one half; wrong wear is left out."""
    kept = labels != INCORRECT
    right = (with_mask >= 0.5) == (labels == MASKED)
    return Rate(int(right[kept].sum()), int(kept.sum()))
