"""Keeps faces' identities from frame to frame.

Our own: one to five faces, ten lines of matching. The kept libraries (supervision, norfair, motpy) bring scipy or
matplotlib and a motion model for crowds, and none of them ends a track when the person in it is exchanged.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.preprocess import crop_square
from kiosk.scene import Box, Detection, Pixels

Look = npt.NDArray[np.float32]
LOOK_SIDE = 12
REACH = 0.7
"""The largest `distance` that a face moves between two frames."""
MIN_LIKENESS = 0.7
"""Measured (docs/measurements.md): one person from frame to frame 0.88 or more, 2 % of pairs of persons above 0.7."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A detection with its identity, and over how many frames it was seen."""

    track: int
    detection: Detection
    hits: int
    seen_s: float
    look: Look


class Tracker:
    """Matches each frame's detections to the faces before: near in place and size, and alike in look.

    A track ends `memory_s` after it was last seen. A face that takes another's place at once gets a new track.
    """

    def __init__(self, memory_s: float = 0.6, reach: float = REACH, min_likeness: float = MIN_LIKENESS) -> None:
        self._memory_s, self._reach, self._min_likeness = memory_s, reach, min_likeness
        self._known: list[Tracked] = []
        self._next = 1

    def update(self, bgr: Pixels, detections: Sequence[Detection], now: float) -> list[Tracked]:
        """The faces of this frame, in the order given."""
        free = [known for known in self._known if now - known.seen_s <= self._memory_s]
        seen = []
        for detection in detections:
            look = appearance(bgr, detection.box)
            match = self._match(free, detection.box, look)
            if match is None:
                seen.append(Tracked(self._next, detection, 1, now, look))
                self._next += 1
            else:
                free.remove(match)
                seen.append(Tracked(match.track, detection, match.hits + 1, now, look))
        self._known = seen + free
        return seen

    def _match(self, free: list[Tracked], box: Box, look: Look) -> Tracked | None:
        near = [(distance(known.detection.box, box), known) for known in free]
        near = [pair for pair in near if pair[0] < self._reach and likeness(pair[1].look, look) > self._min_likeness]
        return min(near, key=lambda pair: pair[0])[1] if near else None


def distance(one: Box, other: Box) -> float:
    """Between the middles, in sides of the larger box, plus the difference of sizes (natural logarithm)."""
    (x0, y0), (x1, y1) = one.centre, other.centre
    side = max(one.height, other.height)
    return math.hypot(x1 - x0, y1 - y0) / side + abs(math.log(one.height / other.height))


def appearance(bgr: Pixels, box: Box) -> Look:
    """(LOOK_SIDE, LOOK_SIDE, 3) float32: the face and its surroundings, small, less the mean, with unit norm."""
    small = cv2.resize(crop_square(bgr, box), (LOOK_SIDE, LOOK_SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    small -= small.mean()
    return np.asarray(small / max(float(np.linalg.norm(small)), 1e-6), np.float32)


def likeness(one: Look, other: Look) -> float:
    """Normalised correlation, -1 to 1."""
    return float((one * other).sum())
