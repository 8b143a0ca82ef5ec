"""The paper's first system: a plain network of dense layers over an inverted grey (or a colour) picture."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

import torch
from torch import Tensor, nn

from tools.recipe import Recipe

SIDE = 100
WIDTHS = (1000, 20_000, 500)
GREY = (0.299, 0.587, 0.114)
"""The weights of red, green and blue in luma (ITU-R BT.601)."""


class Vanilla(nn.Module):
    """Flatten, 1000 relu, 20000 swish, 500 swish, 1 sigmoid; for RGB in 0..1, (n, 3, 100, 100) float32.

    The sigmoid's one logit z is given as the two logits (z, 0), whose softmax is the same and whose cross-entropy is
    the binary one.
    """

    def __init__(self, *, colour: bool) -> None:
        super().__init__()
        self.colour = colour
        first, second, third = WIDTHS
        self.dense1 = nn.Linear((3 if colour else 1) * SIDE * SIDE, first)
        self.dense2 = nn.Linear(first, second)
        self.dense3 = nn.Linear(second, third)
        self.out = nn.Linear(third, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, 100, 100) float32 in 0..1 to (n, 2) logits."""
        if not self.colour:
            red, green, blue = GREY
            x = 1 - red * x[:, 0] - green * x[:, 1] - blue * x[:, 2]
        x = torch.relu(self.dense1(x.flatten(1)))
        x = nn.functional.silu(self.dense2(x))
        x = nn.functional.silu(self.dense3(x))
        masked = cast(Tensor, self.out(x))
        return torch.cat([masked, torch.zeros_like(masked)], 1)


PAPER = Recipe(
    build=partial(Vanilla, colour=False),
    stages=((1.0, SIDE),),
    epochs=60,
    batch=32,
    rate=0.05,
    classes=2,
    mean=(0.0, 0.0, 0.0),
    std=(1.0, 1.0, 1.0),
    augmentation="paper",
    optimiser="sgd",
    schedule="inverse_time",
    decay=1e-3,
)
RECIPES = {
    "paper": PAPER,
    "paper-colour": replace(PAPER, build=partial(Vanilla, colour=True)),
    "paper-adagrad": replace(PAPER, optimiser="adagrad", rate=0.01, schedule="constant"),
    "ours": replace(
        PAPER,
        build=partial(Vanilla, colour=True),
        augmentation="door",
        label_smoothing=0.05,
        average_decay=0.998,
        balanced=True,
    ),
}
