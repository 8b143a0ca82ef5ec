"""A detector looks at whole pictures, as the kiosk will let it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor, nn

from tools.detect.decode import Found, decode
from tools.detect.feed import as_input
from tools.detect.mosaic import LONGER_PX
from tools.detect.window import View, fit

LEAST_SCORE = 0.02
"""Surely no face, and what average precision still looks at."""


def answers(
    net: nn.Module, views: Iterable[View], autocast: torch.dtype | None
) -> Iterator[tuple[View, float, Tensor, Tensor]]:
    """For each picture: how it was shown, at which scale, and the float32 logits (1, p, 3) and edges (1, p, 4)."""
    device = next(net.parameters()).device
    for view in views:
        shown, scale = fit(view, LONGER_PX)
        pixels = as_input(shown)[None].to(device, memory_format=torch.channels_last)
        with torch.inference_mode(), torch.autocast(device.type, autocast, enabled=autocast is not None):
            logits, edges = net(pixels)
        yield shown, scale, logits.float(), edges.float()


def found(shown: View, scale: float, logits: Tensor, edges: Tensor, least: float = LEAST_SCORE) -> Found:
    """The faces of one answer, in pixels of the picture as it was before it was shown."""
    height, width = shown.bgr.shape[:2]
    seen = decode((width, height), logits[0].sigmoid().cpu().numpy(), edges[0].cpu().numpy(), least)
    return Found(seen.corners / scale, seen.scores, seen.labels)
