"""Which found box is which annotated face."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.boxes import iou
from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.window import LEAST_PX

LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Matched:
    """`face` (n,) of each found box: the index of its face, NOBODY, or EXCUSED; `told` (m,): the faces that count."""

    face: npt.NDArray[np.int64]
    told: npt.NDArray[np.bool_]


NOBODY, EXCUSED = -1, -2
"""A box where no face is; one on, or as small as, faces too small to count."""


def match(crowd: Crowd, found: Found, least: float = LEAST_OVERLAP) -> Matched:
    """Surest box first, each to the face it overlaps most, `least` at the least, of those that are left.

    Whatever the labels say.
    """
    shorter = (crowd.corners[:, 2:] - crowd.corners[:, :2]).min(1, initial=np.inf)
    told = shorter >= LEAST_PX
    overlaps = iou(found.corners, crowd.corners)
    face = np.full(len(found.scores), NOBODY)
    free = np.ones(len(told), np.bool_)
    for place, row in enumerate(overlaps):
        open_to = np.where(free & (row >= least), row, 0.0)
        if open_to.any():
            face[place] = open_to.argmax()
            free[face[place]] = False
        elif _small(found, place) or _inside(found, place, crowd, ~told):
            face[place] = EXCUSED
    on_small = (face >= 0) & ~np.append(told, [True, True])[face]
    face[on_small] = EXCUSED
    return Matched(face, told)


def _small(found: Found, place: int) -> bool:
    x0, y0, x1, y1 = found.corners[place]
    return bool(min(x1 - x0, y1 - y0) < LEAST_PX)


def _inside(found: Found, place: int, crowd: Crowd, small: npt.NDArray[np.bool_]) -> bool:
    """Half of it lies on one face that is too small to count."""
    box, faces = found.corners[place], crowd.corners[small]
    sides = np.minimum(box[2:], faces[:, 2:]) - np.maximum(box[:2], faces[:, :2])
    covered = np.prod(np.clip(sides, 0, None), 1)
    return bool((covered >= LEAST_OVERLAP * np.prod(box[2:] - box[:2])).any())
