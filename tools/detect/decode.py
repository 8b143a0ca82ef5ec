"""From a detector's scores and edges to boxes in the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.data.crowds import Corners
from tools.detect.overlap import nms
from tools.detect.points import points

MOST_OVERLAP = 0.5
CANDIDATES = 600
"""A picture's best boxes before those that overlap are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """The faces of one picture, surest first: corners (n, 4), scores (n,) in 0..1, labels (n,)."""

    corners: Corners
    scores: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]


def decode(
    size: tuple[int, int], scores: npt.NDArray[np.float32], edges: npt.NDArray[np.float32], least: float
) -> Found:
    """Of a picture of `size` (width, height): (p, 3) scores and (p, 4) edges to faces that score `least` or more.

    One box a face, with the label that scores highest there.
    """
    best = scores.max(1)
    chosen = np.flatnonzero(best >= least)
    chosen = chosen[np.argsort(-best[chosen], kind="stable")][:CANDIDATES]
    at, edge = points(*size)[0][chosen], edges[chosen]
    corners = np.concatenate([at - edge[:, :2], at + edge[:, 2:]], 1)
    corners = np.clip(corners, 0, np.asarray([*size, *size])).astype(np.float32)
    kept = nms(corners, best[chosen], MOST_OVERLAP)
    return Found(corners[kept], best[chosen][kept], scores.argmax(1)[chosen][kept])
