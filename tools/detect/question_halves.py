"""The two halves of a face: where a mask is worn, and as much of the rest; and how either is hidden in a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.boxes import Corners
from kiosk.scene import Landmarks, Pixels

MASK_SHARE = 0.55
"""Of a face's box, from below: where a mask is worn. Landmarks tell better."""
LEAST_SHARE = 0.25
"""With less of the box on one side the landmarks are not to be believed: a face in profile, or one cut off."""
BLUR = 0.25
"""Of the box's height: the deviation of the blur, which leaves the colours and nothing of mouth or eyes."""


Covered = npt.NDArray[np.bool_]
Places = npt.NDArray[np.float64]


class Part(Enum):
    """Of a face."""

    MASK = "mask"
    REST = "rest"


class Way(Enum):
    """Of hiding it: in the picture's mean colour, which takes shape and colour; or blurred, which takes the shape."""

    GREY = "grey"
    BLURRED = "blurred"


@dataclass(frozen=True, slots=True)
class Halves:
    """Two parts of a face of the same area: booleans (h, w) over these rows and columns of its picture."""

    rows: slice
    columns: slice
    mask: Covered
    rest: Covered
    by_landmarks: bool

    def of(self, part: Part) -> Covered:
        """One of the two."""
        return self.mask if part is Part.MASK else self.rest


def halves(annotated: Corners, marks: Landmarks | None, size: tuple[int, int]) -> Halves:
    """Of a face in a picture of `size` (width, height): the box below the line at which a mask begins, and its mirror
    image above that line, which reaches beyond the box where that ends at the brows.

    Where the picture's border cuts off one, the other is as much smaller, away from the line.
    """
    line, by_landmarks = _line(annotated, marks)
    longer = float((annotated[2:] - annotated[:2]).max())
    spans = [_span(annotated[side] - longer, annotated[side + 2] + longer, size[side]) for side in (1, 0)]
    y, x = np.mgrid[spans[0], spans[1]] + 0.5
    depth = line.depth(x, y)
    mirrored_x, mirrored_y = x - 2 * depth * line.down[0], y - 2 * depth * line.down[1]
    mask = _inside(annotated, x, y) & (depth >= 0)
    rest = _inside(annotated, mirrored_x, mirrored_y) & (depth < 0)
    area = min(int(mask.sum()), int(rest.sum()))
    mask, rest = (_nearest(np.abs(depth), one, area) for one in (mask, rest))
    rows, columns = (_filled(mask | rest, axis) for axis in (1, 0))
    return Halves(
        _moved(rows, spans[0]), _moved(columns, spans[1]), mask[rows, columns], rest[rows, columns], by_landmarks
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Through `start`, at a right angle to `down`, which has length 1 and points to the chin."""

    start: tuple[float, float]
    down: tuple[float, float]

    def depth(self, x: Places, y: Places) -> Places:
        """How far below it each place lies, in pixels."""
        return np.asarray((x - self.start[0]) * self.down[0] + (y - self.start[1]) * self.down[1], np.float64)


def _line(annotated: Corners, marks: Landmarks | None) -> tuple[_Line, bool]:
    """Where a mask begins, and whether landmarks say so: halfway from the eyes to the tip of the nose."""
    x0, y0, x1, y1 = map(float, annotated)
    found = _bridge(marks) if marks else None
    if found:
        x, y = np.meshgrid(np.linspace(x0, x1, 50), np.linspace(y0, y1, 50))
        below = float((found.depth(x, y) >= 0).mean())
        if LEAST_SHARE <= below <= 1 - LEAST_SHARE:
            return found, True
    return _Line((x0, y1 - MASK_SHARE * (y1 - y0)), (0.0, 1.0)), False


def _bridge(marks: Landmarks) -> _Line | None:
    eyes = np.mean([marks.left_eye, marks.right_eye], 0)
    mouth = np.mean([marks.left_mouth, marks.right_mouth], 0)
    length = float(np.hypot(*(mouth - eyes)))
    if length < 1:
        return None
    down = (mouth - eyes) / length
    x, y = eyes + (np.asarray(marks.nose) - eyes) @ down / 2 * down
    return _Line((float(x), float(y)), (float(down[0]), float(down[1])))


def _inside(box: Corners, x: Places, y: Places) -> Covered:
    return np.asarray((x >= box[0]) & (x < box[2]) & (y >= box[1]) & (y < box[3]), np.bool_)


def _nearest(distance: Places, part: Covered, area: int) -> Covered:
    """The `area` places of the part at the least distance."""
    places = np.flatnonzero(part)
    order = np.argsort(distance.ravel()[places], kind="stable")[:area]
    chosen = np.zeros(part.size, np.bool_)
    chosen[places[order]] = True
    return chosen.reshape(part.shape)


def _span(start: float, end: float, size: int) -> slice:
    first, last = np.clip([np.floor(start), np.ceil(end)], 0, size)
    return slice(int(first), int(last))


def _filled(part: Covered, axis: int) -> slice:
    there = np.flatnonzero(part.any(axis))
    return slice(int(there[0]), int(there[-1]) + 1) if len(there) else slice(0, 0)


def _moved(part: slice, whole: slice) -> slice:
    return slice(part.start + whole.start, part.stop + whole.start)


def hidden(bgr: Pixels, faces: Iterable[Halves], part: Part, way: Way) -> Pixels:
    """The picture with this part of these faces hidden."""
    shown = bgr.copy()
    mean = bgr.mean((0, 1)).round().astype(np.uint8)
    for face in faces:
        window, covered = shown[face.rows, face.columns], face.of(part)
        if not covered.any():
            continue
        blurred = cv2.GaussianBlur(window, (0, 0), max(BLUR * window.shape[0], 1.0))
        window[covered] = mean if way is Way.GREY else blurred[covered]
    return shown
