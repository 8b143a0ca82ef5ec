"""The limits by which a verdict is reached, held and taken back."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits; times in seconds. `threshold` is the card's, on the calibrated probability of with_mask."""

    threshold: float = 0.5
    false_admit: float = 0.001
    false_refusal: float = 0.01
    correlation_s: float = 0.2
    """Half of what swaying still portraits showed (docs/measurements.md), so the two rates above are nominal."""
    reading_cap: float = 4.0
    """The most that one reading may weigh: no single frame decides."""
    stale_s: float = 0.5
    """A frame older than this is no picture of now; a green verdict older than this has lapsed."""
    faint_s: float = 0.8
    """For so long a green verdict outlives evidence that is no longer full: faint doubt ends it, too."""
    hold_red_s: float = 1.0
    gone_s: float = 0.6
    undecided_s: float = 2.0
    settle_s: float = 0.3
    """A flaw is told only when no reading came for so long: the words on screen do not flicker."""
    opinion_s: float = 1.0
    """For so long the second opinion's agreement is good: then who is to stay green is looked at again."""
    rest_s: float = 0.09
    """How old a reading may grow while the evidence is full: it counts for the time that passed, so none is lost."""

    def __post_init__(self) -> None:
        if not 0 < self.threshold < 1 or not 0 < self.false_admit < 0.5 or not 0 < self.false_refusal < 0.5:
            raise ValueError(f"rates and threshold lie between 0 and 1: {self}")

    @property
    def accept(self) -> float:
        """The evidence at which the verdict is MASK_OK."""
        return math.log((1 - self.false_refusal) / self.false_admit)

    @property
    def refuse(self) -> float:
        """The evidence, below 0, at which it is not."""
        return math.log(self.false_refusal / (1 - self.false_admit))

    @property
    def doubt(self) -> float:
        """The evidence below which a MASK_OK is taken back: three quarters of one contrary reading."""
        return self.accept - 0.75 * self.reading_cap
