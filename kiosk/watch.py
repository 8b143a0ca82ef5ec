"""Does a camera still see? A frozen or covered one must not pass for an empty room, nor hold a green verdict."""

from __future__ import annotations

from enum import Enum

import numpy as np

from kiosk.scene import Pixels

FROZEN_S = 1.0
BLACK_S = 0.5
# Levels of 255: sensors and encoders put black at 0 or 16 and add noise; a dim room still has contrast.
BLACK_MEAN = 20.0
BLACK_SPREAD = 6.0
# Every eighth pixel each way tells black from dark as well as all of them.
STEP = 8


class Look(Enum):
    """What one more picture says about its camera."""

    NEW = "NEW"
    REPEATED = "REPEATED"
    FROZEN = "FROZEN"
    BLACK = "BLACK"


class PictureWatch:
    """Looks at every picture of one camera, in order. `now_s` is monotonic seconds."""

    def __init__(self) -> None:
        self._last: Pixels | None = None
        self._changed_s = 0.0
        self._black_since_s: float | None = None

    def look(self, bgr: Pixels, now_s: float) -> Look:
        """Judge the next picture, (h, w, 3) uint8.

        A real sensor never delivers two equal pictures, so a repeated one is no news even before it counts as frozen.
        """
        repeated = self._last is not None and _equal(self._last, bgr)
        if not repeated:
            self._last, self._changed_s = bgr, now_s
        if self._black_for(bgr, now_s) >= BLACK_S:
            return Look.BLACK
        if not repeated:
            return Look.NEW
        return Look.FROZEN if now_s - self._changed_s >= FROZEN_S else Look.REPEATED

    def _black_for(self, bgr: Pixels, now_s: float) -> float:
        """Seconds for which all pictures were black; -1 when this one is not."""
        sample = bgr[::STEP, ::STEP]
        if sample.mean() >= BLACK_MEAN or sample.std() >= BLACK_SPREAD:
            self._black_since_s = None
            return -1.0
        if self._black_since_s is None:
            self._black_since_s = now_s
        return now_s - self._black_since_s


def _equal(one: Pixels, other: Pixels) -> bool:
    """Byte-equal; a few rows settle it for nearly every pair."""
    return np.array_equal(one[::64], other[::64]) and np.array_equal(one, other)
