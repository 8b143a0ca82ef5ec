"""A ResNet50 that finds every face and says how its mask is worn: feature pyramid, anchor-free head.

Tian et al. 2019 (FCOS, arXiv 1904.01355) with a narrow head; its score is trained to be the box's overlap (Li et al.
2020, arXiv 2006.04388), which needs no branch for centre-ness. The levels share the head's convolutions, each with
batch norms of its own (Lyu et al. 2022, arXiv 2212.07784), which fold away in the shipped file.

Four levels, strides 8 to 64. A box of 16 px holds 2 x 2 points of stride 8 wherever it lies, enough to learn from. A
level of stride 4 would cost more than all four together: the head's 0.59 million multiplications a point are 3.8
billion over the 6,380 points of a 640x480 picture beside the trunk's 25, and 19,200 more points are 11 billion more.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import cast

import torch
from torch import Tensor, nn

from kiosk.boxes import STRIDES
from kiosk.scene import LABELS
from tools.nets.resnet import Bottleneck, ResNet
from tools.recipe import Recipe

WIDTH = 128
CONVOLUTIONS = 2
FIRST_SCORE = 0.01
"""Of every point before training: few points see a face, and the rest must not drown them."""


def _conv(width_in: int, width: int, kernel: int, stride: int = 1) -> nn.Conv2d:
    conv = nn.Conv2d(width_in, width, kernel, stride, kernel // 2, bias=False)
    nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
    return conv


class Pyramid(nn.Module):
    """The trunk's stages of stride 8, 16 and 32, each with what the coarser ones know, and a fourth of stride 64."""

    def __init__(self, widths: tuple[int, ...] = (512, 1024, 2048)) -> None:
        super().__init__()
        self.lateral = nn.ModuleList(nn.Sequential(_conv(width, WIDTH, 1), nn.BatchNorm2d(WIDTH)) for width in widths)
        self.smooth = nn.ModuleList(nn.Sequential(_conv(WIDTH, WIDTH, 3), nn.BatchNorm2d(WIDTH)) for _ in widths)
        self.coarse = nn.Sequential(_conv(WIDTH, WIDTH, 3, 2), nn.BatchNorm2d(WIDTH))

    def forward(self, stages: list[Tensor]) -> list[Tensor]:
        """(n, 512, h/8, w/8), (n, 1024, h/16, w/16), (n, 2048, h/32, w/32) to four maps of WIDTH channels."""
        known = [lateral(stage) for lateral, stage in zip(self.lateral, stages, strict=True)]
        for finer in (1, 0):
            upper = nn.functional.interpolate(known[finer + 1], scale_factor=2.0, mode="nearest")
            known[finer] = known[finer] + upper
        levels = [torch.relu(smooth(one)) for smooth, one in zip(self.smooth, known, strict=True)]
        return [*levels, torch.relu(self.coarse(levels[-1]))]


class Tower(nn.Module):
    """Convolutions that all levels share, with norms that each has for itself, and a last convolution without."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.convs = nn.ModuleList(_conv(WIDTH, WIDTH, 3) for _ in range(CONVOLUTIONS))
        self.norms = nn.ModuleList(nn.ModuleList(nn.BatchNorm2d(WIDTH) for _ in range(CONVOLUTIONS)) for _ in STRIDES)
        self.last = nn.Conv2d(WIDTH, outputs, 3, padding=1)
        nn.init.normal_(self.last.weight, std=0.01)
        nn.init.zeros_(self.last.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, level: int) -> Tensor:
        """(n, WIDTH, h, w) of one level to (n, outputs, h, w)."""
        for conv, norm in zip(self.convs, cast(nn.ModuleList, self.norms[level]), strict=True):
            x = torch.relu(norm(conv(x)))
        return cast(Tensor, self.last(x))


class Detector(nn.Module):
    """(n, 3, h, w) float32, normalised RGB, sides multiples of 64, to scores and boxes at every point."""

    def __init__(self) -> None:
        super().__init__()
        self.body = ResNet(Bottleneck)
        self.body.fc = nn.Identity()  # type: ignore[assignment] # a trunk classifies nothing
        self.pyramid = Pyramid()
        self.kind, self.edge = Tower(len(LABELS)), Tower(4)
        nn.init.constant_(self.kind.last.bias, -math.log(1 / FIRST_SCORE - 1))  # type: ignore[arg-type]
        # Boxes of four strides' side before training: the middle of what a level is asked for.
        nn.init.constant_(self.edge.last.bias, math.log(2.0))  # type: ignore[arg-type]
        self._frozen = 0

    def freeze(self, stages: int) -> None:
        """Leave the stem and the first `stages` as they are, and every norm of the trunk."""
        self._frozen = stages
        self.body.freeze(stages)
        for module in self.body.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.requires_grad_(False).eval()

    def train(self, mode: bool = True) -> Detector:  # noqa: FBT001, FBT002 - PyTorch's own signature
        """As PyTorch's; the trunk's norms never learn: a batch of few pictures knows no statistics."""
        super().train(mode)
        self.body.eval()
        return self

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(n, p, 3) logits in the order of LABELS, and (n, p, 4) distances to left, top, right, bottom in pixels.

        The points p are those of kiosk.boxes: all levels, finest first, row by row.
        """
        kinds, edges = self.levels(x)
        # In float32 and held: e to the 8 strides is more than any picture.
        spans = [torch.exp(edge.float().clamp(-6.0, 8.0)) * stride for edge, stride in zip(edges, STRIDES, strict=True)]
        return torch.cat(kinds, 1), torch.cat(spans, 1)

    def levels(self, x: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """Of each level (n, p, 3) logits, and (n, p, 4) natural logarithms of the distances in strides."""
        maps = list(enumerate(self.pyramid(self._stages(x))))
        kinds = [_flat(self.kind(features, level)) for level, features in maps]
        return kinds, [_flat(self.edge(features, level)) for level, features in maps]

    def _stages(self, x: Tensor) -> list[Tensor]:
        body = self.body
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self._frozen):
            x = body.maxpool(torch.relu(body.bn1(body.conv1(x))))
        stages = []
        for index in range(4):
            with torch.set_grad_enabled(torch.is_grad_enabled() and index >= self._frozen):
                x = getattr(body, f"layer{index + 1}")(x)
            stages.append(x)
        return stages[1:]


def _flat(maps: Tensor) -> Tensor:
    """(n, c, h, w) to (n, h * w, c)."""
    return maps.flatten(2).transpose(1, 2)


OURS = Recipe(
    build=Detector,
    stages=((1.0, 384),),
    epochs=10,
    batch=4,
    rate=5e-4,
    augmentation="mosaic",
    optimiser="adamw",
    trunk_share=0.2,
    weight_decay=0.05,
    average_decay=0.998,
    balanced=True,
    imagenet=True,
    frozen=1,
)
PAPER = replace(
    OURS,
    stages=((1.0, 512),),
    epochs=25,
    rate=0.005,
    augmentation="whole",
    optimiser="sgd",
    schedule="constant",
    trunk_share=1.0,
    weight_decay=5e-4,
    average_decay=0.0,
    balanced=False,
)
RECIPES = {"paper": PAPER, "ours": OURS}
