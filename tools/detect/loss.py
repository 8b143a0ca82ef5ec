"""What the detector is punished for: wrong scores and wrong edges."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from tools.detect.overlap import paired_iou

STEEPNESS = 2.0
"""Of the focal weight: what is nearly right already counts little."""
EDGES_WEIGHT = 2.0


def loss(logits: Tensor, edges: Tensor, kinds: Tensor, wanted: Tensor) -> Tensor:
    """One number for a batch: (n, p, 3) logits and (n, p, 4) edges against (n, p) kinds and (n, p, 4) wanted edges.

    `kinds` are labels, NOTHING or UNTOLD. A score shall be the overlap of the point's box with its face for the face's
    label, and 0 for others (quality focal loss, Li et al. 2020, arXiv 2006.04388); edges by generalised IoU.
    """
    has, told = kinds >= 0, kinds >= -1
    faces = has.sum().clamp(min=1)
    share, generalised = paired_iou(edges[has], wanted[has])
    right = torch.zeros_like(logits)
    # A float32 index of the faces' points and labels: autocast may have made the logits smaller.
    right[has] = F.one_hot(kinds[has], logits.shape[2]) * share.detach()[:, None].to(right.dtype)
    off = (right - logits.sigmoid()).abs() ** STEEPNESS
    scores = (off * F.binary_cross_entropy_with_logits(logits, right, reduction="none"))[told].sum()
    return (scores + EDGES_WEIGHT * (1 - generalised).sum()) / faces
