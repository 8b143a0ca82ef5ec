"""ResNet34 and ResNet50 (He et al. 2016, arXiv 1512.03385) with torchvision's state_dict key names.

torchvision has no CPU build that imports beside the pinned torch, and a ResNet is short; equal key names let
torchvision's own weight files load unchanged.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

import torch
from torch import Tensor, nn

from kiosk.scene import LABELS
from tools.recipe import Recipe

DEPTHS = (3, 4, 6, 3)


def _norm_conv(width_in: int, width_out: int, kernel: int, stride: int = 1) -> tuple[nn.Conv2d, nn.BatchNorm2d]:
    conv = nn.Conv2d(width_in, width_out, kernel, stride, kernel // 2, bias=False)
    nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
    return conv, nn.BatchNorm2d(width_out)


class BasicBlock(nn.Module):
    """Two 3x3 convolutions and a shortcut."""

    expansion = 1

    def __init__(self, width_in: int, width: int, stride: int) -> None:
        super().__init__()
        self.conv1, self.bn1 = _norm_conv(width_in, width, 3, stride)
        self.conv2, self.bn2 = _norm_conv(width, width, 3)
        self.downsample = _shortcut(width_in, width * self.expansion, stride)

    def forward(self, x: Tensor) -> Tensor:
        """(n, c, h, w) to (n, width, h / stride, w / stride)."""
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(y)) + self.downsample(x))


class Bottleneck(nn.Module):
    """1x1, 3x3 (with the stride, as torchvision has it), 1x1 and a shortcut."""

    expansion = 4

    def __init__(self, width_in: int, width: int, stride: int) -> None:
        super().__init__()
        self.conv1, self.bn1 = _norm_conv(width_in, width, 1)
        self.conv2, self.bn2 = _norm_conv(width, width, 3, stride)
        self.conv3, self.bn3 = _norm_conv(width, width * self.expansion, 1)
        self.downsample = _shortcut(width_in, width * self.expansion, stride)

    def forward(self, x: Tensor) -> Tensor:
        """(n, c, h, w) to (n, 4 * width, h / stride, w / stride)."""
        y = torch.relu(self.bn1(self.conv1(x)))
        y = torch.relu(self.bn2(self.conv2(y)))
        return torch.relu(self.bn3(self.conv3(y)) + self.downsample(x))


def _shortcut(width_in: int, width_out: int, stride: int) -> nn.Module:
    if stride == 1 and width_in == width_out:
        return nn.Identity()
    return nn.Sequential(*_norm_conv(width_in, width_out, 1, stride))


class ResNet(nn.Module):
    """A ResNet of DEPTHS blocks a stage; `classes` logits from (n, 3, h, w) float32, normalised RGB."""

    def __init__(self, block: type[BasicBlock] | type[Bottleneck], classes: int = len(LABELS)) -> None:
        super().__init__()
        self.block = block
        self.conv1, self.bn1 = _norm_conv(3, 64, 7, 2)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        width_in = 64
        for index, depth in enumerate(DEPTHS):
            width = 64 << index
            blocks: list[nn.Module] = []
            for place in range(depth):
                blocks.append(block(width_in, width, 2 if index and not place else 1))
                width_in = width * block.expansion
            setattr(self, f"layer{index + 1}", nn.Sequential(*blocks))
        self.dropout = nn.Dropout(0.2)
        self.fc = nn.Linear(width_in, classes)
        self._frozen: list[nn.Module] = []

    def freeze(self, stages: int) -> None:
        """Leave the stem and the first `stages` as they are, the statistics of their norms included; 0: nothing."""
        named = [self.conv1, self.bn1, *(getattr(self, f"layer{index + 1}") for index in range(stages))]
        self._frozen = named if stages else []
        for part in self._frozen:
            part.requires_grad_(False).eval()

    def train(self, mode: bool = True) -> ResNet:  # noqa: FBT001, FBT002 - PyTorch's own signature
        """As PyTorch's; what is frozen stays in eval mode."""
        super().train(mode)
        for part in self._frozen:
            part.eval()
        return self

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, h, w) float32 to (n, classes) logits."""
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        for index in range(len(DEPTHS)):
            x = getattr(self, f"layer{index + 1}")(x)
        return cast(Tensor, self.fc(self.dropout(x.mean((2, 3)))))


def build(name: str) -> ResNet:
    """A fresh network by its name in NETS, for the three labels."""
    return ResNet(NETS[name])


NETS: dict[str, type[BasicBlock] | type[Bottleneck]] = {"resnet34": BasicBlock, "resnet50": Bottleneck}

PAPER34 = Recipe(
    build=partial(build, "resnet34"),
    stages=((1.0, 128),),
    epochs=20,
    batch=25,
    rate=None,
    augmentation="paper",
    optimiser="adamw",
    weight_decay=1e-2,
)
OURS34 = Recipe(
    build=partial(build, "resnet34"),
    stages=((0.32, 80), (0.44, 112), (0.24, 144)),
    epochs=16,
    batch=64,
    rate=0.08,
    weight_decay=5e-4,
    label_smoothing=0.05,
    average_decay=0.998,
    balanced=True,
)
SHORT34 = replace(OURS34, epochs=3, stages=((0.67, 112), (0.33, 144)), average_decay=0.99)
"""For cross-validation: a run for every part, good enough to compare."""
ONWARD34 = replace(OURS34, epochs=6, rate=0.02, stages=((0.67, 112), (0.33, 128)), average_decay=0.995)
"""From a network that was trained already: gentle enough to keep what it knows."""
RECIPES34 = {"paper": PAPER34, "ours": OURS34, "short": SHORT34, "onward": ONWARD34}
PAPER50 = replace(PAPER34, build=partial(build, "resnet50"), imagenet=True, epochs=4, batch=32)
OURS50 = replace(
    OURS34,
    build=partial(build, "resnet50"),
    imagenet=True,
    frozen=1,
    epochs=12,
    rate=0.02,
    weight_decay=1e-4,
    stages=((0.75, 112), (0.25, 144)),
)
SHORT50 = replace(OURS50, epochs=2, stages=((1.0, 112),), average_decay=0.99)
ONWARD50 = replace(OURS50, epochs=4, rate=0.005, stages=((0.5, 112), (0.5, 128)), imagenet=False)
RECIPES50 = {"paper": PAPER50, "ours": OURS50, "short": SHORT50, "onward": ONWARD50}
