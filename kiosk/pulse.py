"""The kiosk's pulse: how many outcomes and pictures a second, how old and how late they were, over the last minute."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.scene import Frame, Outcome, Reason, Verdict

KEPT_S = 60.0
RATE_S = 10.0
"""Rates are those of the last seconds: what was mended a minute ago must show."""
PLACES = 4096
"""A minute at 60 outcomes a second; where there are more, less than a minute is kept."""
_AT, _AGE, _LATENCY, _FRAME = range(4)


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds: half are less than the one, 95 % less than the other."""

    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class Vitals:
    """How it goes. `silent_s`: since the last outcome, None: there was none yet. `fault`: the last outcome's.

    `picture`: width and height in pixels. `age_ms`, `latency_ms`: None where no picture was judged.
    """

    silent_s: float | None = None
    outcomes_per_s: float = 0.0
    pictures_per_s: float = 0.0
    age_ms: Spread | None = None
    latency_ms: Spread | None = None
    picture: tuple[int, int] | None = None
    fault: Reason | None = None


class Pulse:
    """A listener that keeps a minute in constant memory. `clock` gives monotonic seconds; any thread may ask."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._rows = np.full((PLACES, 4), np.nan)
        self._count, self._began_s = 0, 0.0
        self._picture: tuple[int, int] | None = None
        self._fault: Reason | None = None

    def __call__(self, outcome: Outcome, frame: Frame | None) -> None:
        """Take note of one outcome."""
        now, nan = self._clock(), np.nan
        age_ms = nan if outcome.captured_s is None else outcome.age_ms
        judged = (nan, nan) if frame is None else (outcome.latency_ms, frame.sequence)
        with self._lock:
            self._began_s = self._began_s if self._count else now
            self._rows[self._count % PLACES] = (now, age_ms, *judged)
            self._count += 1
            self._fault = outcome.reason if outcome.verdict is Verdict.FAULT else None
            if frame is not None:
                self._picture = frame.bgr.shape[1], frame.bgr.shape[0]

    def vitals(self) -> Vitals:
        """What the last minute was like."""
        now = self._clock()
        with self._lock:
            count, began_s, fault, picture = self._count, self._began_s, self._fault, self._picture
            kept = np.roll(self._rows, -(count % PLACES), axis=0)
        if not count:
            return Vitals()
        recent = kept[now - kept[:, _AT] <= RATE_S]  # false for places that are still empty
        minute = kept[now - kept[:, _AT] <= KEPT_S]
        return Vitals(
            silent_s=now - float(kept[-1, _AT]),
            outcomes_per_s=len(recent) / min(RATE_S, max(now - began_s, 1.0)),
            pictures_per_s=_pictures_per_s(recent),
            age_ms=_spread(minute[:, _AGE]),
            latency_ms=_spread(minute[:, _LATENCY]),
            picture=picture,
            fault=fault,
        )


def _pictures_per_s(rows: npt.NDArray[np.float64]) -> float:
    """By their numbers: the camera counts those, too, for which the pipeline had no time."""
    seen = rows[~np.isnan(rows[:, _FRAME])]
    span_s = float(seen[-1, _AT] - seen[0, _AT]) if len(seen) else 0.0
    return float(seen[-1, _FRAME] - seen[0, _FRAME]) / span_s if span_s > 0 else 0.0


def _spread(values: npt.NDArray[np.float64]) -> Spread | None:
    known = values[~np.isnan(values)]
    return Spread(*(float(value) for value in np.percentile(known, (50, 95)))) if len(known) else None
