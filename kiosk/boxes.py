"""From a detector's scores and edges to boxes in the picture: the one truth, for training too."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.scene import Tensor

Corners = npt.NDArray[np.float32]
"""(n, 4): left, top, right, bottom in pixels."""
STRIDES = (8, 16, 32, 64)
"""Of a detector's levels: so many pixels lie between their points."""
MOST_OVERLAP = 0.5
CANDIDATES = 600
"""A picture's best boxes before those that overlap are left out."""
LEAST_VOTE = 0.02
"""The score from which on a box has a say in where a face is, though it may be too low for a face of its own."""


def points(width: int, height: int) -> tuple[Tensor, npt.NDArray[np.int64]]:
    """(p, 2) x and y in pixels of every point of a picture, and (p,) the level of each; the finest first, by rows."""
    places, levels = [], []
    for level, stride in enumerate(STRIDES):
        # A 3x3 convolution of stride 2 rounds up.
        across, down = -(-width // stride), -(-height // stride)
        y, x = np.mgrid[0:down, 0:across]
        places.append(np.stack([x, y], 2).reshape(-1, 2) * float(stride) + stride / 2)
        levels.append(np.full(across * down, level))
    return np.concatenate(places).astype(np.float32), np.concatenate(levels)


def distances(size: tuple[int, int], logarithms: Tensor) -> Tensor:
    """(p, 4) natural logarithms of distances in strides, as the shipped file gives them, to distances in pixels.

    The file has no powers in it: in half precision they would overflow, in 8 bits they would be worth little.
    """
    strides = np.asarray(STRIDES, np.float32)[points(*size)[1]]
    return np.asarray(np.exp(np.clip(logarithms, -6, 8)) * strides[:, None], np.float32)


def decode(size: tuple[int, int], scores: Tensor, edges: Tensor, least: float) -> tuple[Corners, Tensor]:
    """Of a picture of `size` (width, height): (p, 3) scores and (p, 4) edges to one box for each face, surest first.

    Corners (n, 4) and scores (n, 3); the highest of the three is `least` or more. A box is where all that were found
    for its face put it (Gidaris and Komodakis 2015, box voting): its scores are those of the surest.
    """
    best = scores.max(1)
    chosen = np.flatnonzero(best >= min(least, LEAST_VOTE))
    chosen = chosen[np.argsort(-best[chosen], kind="stable")][:CANDIDATES]
    at, edge = points(*size)[0][chosen], edges[chosen]
    corners = np.concatenate([at - edge[:, :2], at + edge[:, 2:]], 1)
    corners = np.clip(corners, 0, np.asarray([*size, *size])).astype(np.float32)
    sure = int((best[chosen] >= least).sum())
    kept = nms(corners[:sure], best[chosen[:sure]], MOST_OVERLAP)
    return _voted(corners, best[chosen], kept), scores[chosen[kept]]


def _voted(corners: Corners, scores: Tensor, kept: npt.NDArray[np.int64]) -> Corners:
    """For each box that is kept the mean of those that overlap it, by the squares of their scores."""
    overlaps = iou(corners[kept], corners)
    weights = np.where(overlaps >= MOST_OVERLAP, np.square(scores), 0)
    weights[np.arange(len(kept)), kept] = np.square(scores[kept])  # also one without an area votes for itself
    return np.asarray(weights @ corners / weights.sum(1, keepdims=True), np.float32)


def iou(one: Corners, other: Corners) -> Tensor:
    """(n, m) intersection over union of (n, 4) and (m, 4) corners."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    both = np.prod(np.clip(high - low, 0, None), 2)
    areas = np.prod(one[:, 2:] - one[:, :2], 1)[:, None] + np.prod(other[:, 2:] - other[:, :2], 1)[None]
    return np.asarray(both / np.maximum(areas - both, 1e-9), np.float32)


def nms(corners: Corners, scores: Tensor, most: float) -> npt.NDArray[np.int64]:
    """The places of the boxes that stay, best first: none overlaps a better one by more than `most`."""
    waiting = np.argsort(-scores, kind="stable")
    kept = []
    while len(waiting):
        best, others = waiting[0], waiting[1:]
        kept.append(best)
        waiting = others[iou(corners[[best]], corners[others])[0] <= most]
    return np.asarray(kept, np.int64)
