"""The paper's second system: a small convolutional network over a 120x120 colour picture."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import torch
from torch import Tensor, nn

from tools.recipe import Recipe

SIDE = 120
POOLED = (SIDE - 2) // 4


class Cnn(nn.Module):
    """2x2 convolutions of 16 and 32, dropout, 4x4 pooling, dense 2048 and 1024; for RGB in 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 2)
        self.conv2 = nn.Conv2d(16, 32, 2)
        self.pool = nn.MaxPool2d(4)
        self.dropout = nn.Dropout(0.25)
        self.dense1 = nn.Linear(32 * POOLED * POOLED, 2048)
        self.dense2 = nn.Linear(2048, 1024)
        self.out = nn.Linear(1024, 2)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, 120, 120) float32 in 0..1 to (n, 2) logits."""
        x = torch.relu(self.conv2(torch.relu(self.conv1(x))))
        x = self.dropout(self.pool(x)).flatten(1)
        x = torch.relu(self.dense2(torch.relu(self.dense1(x))))
        return cast(Tensor, self.out(self.dropout(x)))


PAPER = Recipe(
    build=Cnn,
    stages=((1.0, SIDE),),
    epochs=25,
    batch=128,
    rate=5e-4,
    classes=2,
    mean=(0.0, 0.0, 0.0),
    std=(1.0, 1.0, 1.0),
    augmentation="paper",
    optimiser="adamw",
    schedule="inverse_time",
    decay=2e-3,
    patience=5,
)
RECIPES = {
    "paper": PAPER,
    "ours": replace(
        PAPER,
        augmentation="door",
        schedule="one_cycle",
        label_smoothing=0.05,
        average_decay=0.998,
        balanced=True,
        rate=1e-3,
        patience=0,
    ),
}
