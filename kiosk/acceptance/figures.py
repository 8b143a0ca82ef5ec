"""What the walks come to: counts with their intervals, times, light, the door's pace. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from kiosk.acceptance.kinds import Kind
from kiosk.acceptance.walk import Walk
from kiosk.wilson import wilson


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    n: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval, Wilson's."""
        return wilson(self.count, self.n)


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `n` values; `p95` is the smallest that 95 % of them do not exceed (nearest rank)."""

    n: int
    least: float
    median: float
    p95: float
    most: float


def spread(values: Iterable[float | None]) -> Spread | None:
    """None: there is none."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    return Spread(len(known), known[0], median(known), known[math.ceil(0.95 * len(known)) - 1], known[-1])


def greens(walks: Sequence[Walk], kind: Kind) -> Share:
    """How many of this kind turned green."""
    ours = [walk for walk in walks if walk.kind is kind and walk.counts]
    return Share(sum(walk.green for walk in ours), len(ours))


@dataclass(frozen=True, slots=True)
class Measure:
    """Something with a number in every walk. `better`: which way; 0: neither is."""

    name: str
    unit: str
    of: Callable[[Walk], float | None]
    digits: int = 2
    better: int = -1


TO_VERDICT = Measure("Arrival to first verdict", "s", lambda walk: walk.to_verdict_s)
DOOR = Measure("Green to door open", "s", lambda walk: walk.door_after_s)
MEASURES = (
    TO_VERDICT,
    Measure("Arrival to green, with a mask", "s", lambda walk: walk.to_green_s if walk.kind is Kind.MASKED else None),
    DOOR,
    Measure("Age of the picture behind the verdict", "ms", lambda walk: walk.age_ms, 0),
    Measure("Work on that picture (latency)", "ms", lambda walk: walk.latency_ms, 0),
    Measure("Pictures judged a second", "", lambda walk: walk.outcomes_per_s, 1, 1),
    Measure("Brightness of the picture (0-255)", "", lambda walk: walk.picture_level, 0, 0),
    Measure("Brightness of the face (0-255)", "", lambda walk: walk.face_level, 0, 0),
)


def values(walks: Sequence[Walk], measure: Measure) -> list[float]:
    """Of the walks that count."""
    return [value for walk in walks if walk.counts and (value := measure.of(walk)) is not None]
