"""Which face each of a detector's points is asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.boxes import STRIDES, Corners, points

LARGEST_PX = (64.0, 128.0, 256.0, np.inf)
"""A level's faces, by their longer side: eight of its strides at most, which its 3x3 convolutions can see."""
RADIUS = 1.5
"""A face is looked for at the points so many strides from its middle."""
NOTHING, UNTOLD = -1, -2
"""Of a point: it is to say that there is no face; nobody tells it what is there."""


def assign(size: tuple[int, int], corners: Corners, told: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """(p,) the face of each point of a picture of `size` (width, height): its index, NOTHING or UNTOLD.

    A point near the middle of several faces looks for the smallest. Faces that are not `told` count neither way.
    """
    at, levels = points(*size)
    if not len(corners):
        return np.full(len(at), NOTHING)
    inside = ((at[:, None] >= corners[None, :, :2]) & (at[:, None] < corners[None, :, 2:])).all(2)
    middles = (corners[:, :2] + corners[:, 2:]) / 2
    near = (np.abs(at[:, None] - middles[None]) < RADIUS * np.asarray(STRIDES)[levels][:, None, None]).all(2)
    longer = (corners[:, 2:] - corners[:, :2]).max(1)
    right_level = np.searchsorted(LARGEST_PX, longer)[None] == levels[:, None]
    asked = inside & near & right_level & told[None]
    areas = np.where(asked, np.prod(corners[:, 2:] - corners[:, :2], 1)[None], np.inf)
    faces = np.where(asked.any(1), areas.argmin(1), NOTHING)
    return np.asarray(np.where((faces == NOTHING) & (inside & ~told[None]).any(1), UNTOLD, faces), np.int64)


def edges(size: tuple[int, int], corners: Corners, faces: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """(p, 4) distances from each point to its face's left, top, right, bottom; ones where it has none."""
    at, _ = points(*size)
    wanted = np.ones((len(at), 4), np.float32)
    has = faces >= 0
    wanted[has] = np.concatenate([at[has] - corners[faces[has], :2], corners[faces[has], 2:] - at[has]], 1)
    return wanted
