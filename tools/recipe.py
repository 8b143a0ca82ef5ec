"""How a network is trained and what it eats: the settings of a recipe, which a system's file gives by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal

from torch import nn

from kiosk.preprocess import MEAN, STD, InputSpec
from kiosk.scene import LABELS

Optimiser = Literal["sgd", "adagrad", "adamw"]
Schedule = Literal["one_cycle", "inverse_time", "constant"]
Augmentation = Literal["none", "paper", "door", "whole", "mosaic"]
"""The last two are for detectors: pictures as they are but for a flip, or windows onto mosaics of them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """`stages` are (share of the epochs, side in pixels); the last side is the side that the network is used at."""

    build: Callable[[], nn.Module]
    """A fresh network: (n, 3, side, side) float32 to (n, classes) logits in the order of LABELS."""
    stages: tuple[tuple[float, int], ...]
    epochs: int
    batch: int
    rate: float | None
    """The highest learning rate; None: found by a sweep before the first epoch."""
    classes: int = len(LABELS)
    """2: wrong wear counts as "without_mask", for it is no proper mask."""
    mean: tuple[float, float, float] = MEAN
    std: tuple[float, float, float] = STD
    augmentation: Augmentation = "door"
    optimiser: Optimiser = "sgd"
    trunk_share: float = 1.0
    """Of the rate, for weights that a detector's trunk brought along."""
    schedule: Schedule = "one_cycle"
    decay: float = 0.0
    """Of the rate, for `inverse_time`: rate / (1 + decay * step)."""
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    average_decay: float = 0.0
    """Of the weights' exponential moving average, which is then what is used; 0: the weights of the best epoch."""
    patience: int = 0
    """Stop after so many epochs without a lower validation loss; 0: never."""
    balanced: bool = False
    """Draw small sources and wrong wear more often than they come, copies less often."""
    imagenet: bool = False
    """Start from the ImageNet weights that tools.pretrained makes."""
    frozen: int = 0
    """So many of the first stages stay as they started: what they know of edges and colours, every camera needs."""

    @property
    def spec(self) -> InputSpec:
        """What the trained network eats."""
        return InputSpec(self.stages[-1][1], self.mean, self.std)

    def side(self, epoch: int, epochs: int) -> int:
        """The pictures' side in pixels in one epoch."""
        reached = 0.0
        for share, side in self.stages:
            reached += share
            if epoch < round(reached * epochs):
                return side
        return self.stages[-1][1]

    def settings(self) -> dict[str, object]:
        """For the run's records: everything but the function that builds."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "build"}
