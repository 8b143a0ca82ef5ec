"""A window onto a picture: a part of it at some scale, with the faces that are seen there."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.boxes import Corners
from kiosk.scene import Pixels

LEAST_PX = 16.0
"""The shorter side of a face that is to be found; smaller ones count neither way."""
LEAST_SEEN = 0.5
"""Of a face's area: with less in the window it counts neither way."""
GREY = 114


@dataclass(frozen=True, slots=True)
class View:
    """(h, w, 3) uint8 BGR, its faces' corners (n, 4) in its pixels and labels (n,), and whether each counts (n,)."""

    bgr: Pixels
    corners: Corners
    labels: npt.NDArray[np.int64]
    told: npt.NDArray[np.bool_]

    def mirrored(self) -> View:
        """Left and right swapped."""
        corners = self.corners.copy()
        corners[:, [0, 2]] = self.bgr.shape[1] - self.corners[:, [2, 0]]
        return View(np.ascontiguousarray(self.bgr[:, ::-1]), corners, self.labels, self.told)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One axis: `length` pixels of the picture from `start` become `shown` pixels of the window from `at`."""

    start: int
    length: int
    at: int
    shown: int

    @property
    def scale(self) -> float:
        return self.shown / self.length

    def move(self, places: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return np.asarray((places - self.start) * self.scale + self.at, np.float32)


def cut(picture: View, scale: float, offset: tuple[float, float], size: tuple[int, int], ground: int = GREY) -> View:
    """A window of `size` (width, height), whose left upper corner shows the picture's pixel `offset`, at `scale`.

    What lies outside the picture is `ground`. Faces cut to less than LEAST_SEEN of themselves or seen smaller than
    LEAST_PX are not told; those outside are dropped.
    """
    height, width = picture.bgr.shape[:2]
    across = _stretch(width, scale, offset[0], size[0])
    down = _stretch(height, scale, offset[1], size[1])
    bgr = np.full((size[1], size[0], 3), ground, np.uint8)
    part = picture.bgr[down.start : down.start + down.length, across.start : across.start + across.length]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    shown = cv2.resize(part, (across.shown, down.shown), interpolation=way)
    bgr[down.at : down.at + down.shown, across.at : across.at + across.shown] = shown
    whole = np.empty_like(picture.corners)
    whole[:, 0::2], whole[:, 1::2] = across.move(picture.corners[:, 0::2]), down.move(picture.corners[:, 1::2])
    return _seen(View(bgr, whole, picture.labels, picture.told))


def _stretch(extent: int, scale: float, offset: float, size: int) -> _Stretch:
    """The part of `extent` pixels that a window of `size` shows from `offset`: at least one pixel."""
    start = int(np.clip(np.floor(offset), 0, extent - 1))
    end = int(np.clip(np.ceil(offset + size / scale), start + 1, extent))
    at = int(np.clip(round((start - offset) * scale), 0, size - 1)) if offset < 0 else 0
    shown = int(np.clip(round((end - start) * scale), 1, size - at))
    # What is rounded away at the window's rim is left out of the picture's part, too, so that nothing is stretched.
    return _Stretch(start, int(np.clip(round(shown / scale), 1, end - start)), at, shown)


def _seen(view: View) -> View:
    """Without what lies outside, clipped to the window."""
    height, width = view.bgr.shape[:2]
    clipped = np.clip(view.corners, 0, np.asarray([width, height, width, height], np.float32))
    sides, wholes = clipped[:, 2:] - clipped[:, :2], view.corners[:, 2:] - view.corners[:, :2]
    share = np.prod(sides, 1) / np.maximum(np.prod(wholes, 1), 1e-6)
    told = view.told & (share >= LEAST_SEEN) & (sides.min(1) >= LEAST_PX)
    kept = (sides > 0).all(1)
    return View(view.bgr, clipped[kept], view.labels[kept], told[kept])


def fit(picture: View, longer: int, multiple: int = 32) -> tuple[View, float]:
    """The whole picture, its longer side `longer` px, filled up right and below; and its scale."""
    height, width = picture.bgr.shape[:2]
    scale = longer / max(width, height)
    size = [-(-round(side * scale) // multiple) * multiple for side in (width, height)]
    return cut(picture, scale, (0.0, 0.0), (size[0], size[1])), scale
