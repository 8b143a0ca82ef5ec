"""How much boxes overlap, and which of many boxes of one face is kept."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from tools.data.crowds import Corners


def iou(one: Corners, other: Corners) -> npt.NDArray[np.float32]:
    """(n, m) intersection over union of (n, 4) and (m, 4) corners."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    both = np.prod(np.clip(high - low, 0, None), 2)
    areas = np.prod(one[:, 2:] - one[:, :2], 1)[:, None] + np.prod(other[:, 2:] - other[:, :2], 1)[None]
    return np.asarray(both / np.maximum(areas - both, 1e-9), np.float32)


def nms(corners: Corners, scores: npt.NDArray[np.float32], most: float) -> npt.NDArray[np.int64]:
    """The places of the boxes that stay, best first: none overlaps a better one by more than `most`."""
    waiting = np.argsort(-scores, kind="stable")
    kept = []
    while len(waiting):
        best, others = waiting[0], waiting[1:]
        kept.append(best)
        waiting = others[iou(corners[[best]], corners[others])[0] <= most]
    return np.asarray(kept, np.int64)


def paired_iou(edges: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU (Rezatofighi et al. 2019, arXiv 1902.09630) of boxes around one point each.

    Both are (n, 4) distances to left, top, right, bottom, none negative: then no corner needs to be computed.
    """
    low, high = torch.minimum(edges, wanted), torch.maximum(edges, wanted)
    both = (low[:, 0] + low[:, 2]) * (low[:, 1] + low[:, 3])
    either = _area(edges) + _area(wanted) - both
    around = (high[:, 0] + high[:, 2]) * (high[:, 1] + high[:, 3])
    share = both / either.clamp(min=1e-6)
    return share, share - (around - either) / around.clamp(min=1e-6)


def _area(edges: Tensor) -> Tensor:
    return (edges[:, 0] + edges[:, 2]) * (edges[:, 1] + edges[:, 3])
