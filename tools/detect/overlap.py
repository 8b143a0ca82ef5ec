"""How much boxes around one point overlap, for the loss."""

from __future__ import annotations

import torch
from torch import Tensor


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
