from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from torch import nn

from kiosk.scene import LABELS
from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.recipe import Recipe
from tools.training.validation import BATCH, validate

MASKED, BARE, WRONG = (LABELS.index(name) for name in ("with_mask", "without_mask", "mask_incorrect"))


class Means(nn.Module):
    """The mean of each colour as a logit, as the classes come: red, green, blue."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.scale * x.mean((2, 3))


RECIPE = Recipe(
    build=Means, stages=((0.5, 4), (0.5, 8)), epochs=1, batch=1, rate=1.0, mean=(0.0, 0.0, 0.0), std=(1.0, 1.0, 1.0)
)


def crops(labels: list[int], colours: list[tuple[int, int, int]]) -> Crops:
    """One crop a label, all of one colour, BGR."""
    samples = tuple(Sample(Path(f"{index}.png"), label, "made", "val") for index, label in enumerate(labels))
    bgr = np.empty((len(labels), 16, 16, 3), np.uint8)
    bgr[:] = np.asarray(colours, np.uint8)[:, None, None]
    return Crops(samples, bgr, np.full((len(labels), 5, 2), np.nan, np.float32))


def test_loss_and_accuracy_by_hand() -> None:
    """Red alone gives logits (1, 0, 0): the loss is log(e + 2) - 1 for the first class and log(e + 2) for others."""
    found = validate(Means(), crops([MASKED, BARE], [(0, 0, 255), (0, 0, 255)]), RECIPE, None)
    high = math.log(math.e + 2)
    assert found.loss == pytest.approx(((high - 1) + high) / 2, abs=1e-6)
    assert found.accuracy == 0.5


def test_red_reaches_the_network_first() -> None:
    blue, green, red = (255, 0, 0), (0, 255, 0), (0, 0, 255)
    assert validate(Means(), crops([0, 1, 2], [red, green, blue]), RECIPE, None).accuracy == 1
    assert validate(Means(), crops([0, 1, 2], [blue, green, red]), RECIPE, None).accuracy == pytest.approx(1 / 3)


def test_of_two_classes_wrong_wear_counts_as_none() -> None:
    class Two(Means):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return super().forward(x)[:, :2]

    green = (0, 255, 0)
    found = validate(Two(), crops([WRONG, BARE, MASKED], [green] * 3), replace(RECIPE, classes=2), None)
    assert found.accuracy == pytest.approx(2 / 3)


@pytest.mark.parametrize("count", [1, BATCH - 1, BATCH, BATCH + 1])
def test_every_crop_counts_once_whatever_the_last_batch_holds(count: int) -> None:
    # The last one alone is right.
    found = validate(Means(), crops([MASKED] * (count - 1) + [BARE], [(0, 255, 0)] * count), RECIPE, None)
    assert found.accuracy == pytest.approx(1 / count)


def test_it_looks_at_the_side_that_the_network_will_be_used_at() -> None:
    seen: list[tuple[int, ...]] = []

    class Looking(Means):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            seen.append(tuple(x.shape))
            return super().forward(x)

    validate(Looking(), crops([0], [(0, 0, 0)]), RECIPE, None)
    assert seen == [(1, 3, 8, 8)]


@pytest.mark.parametrize("training", [True, False])
def test_it_leaves_the_network_as_it_was(training: bool, tiny_system: ModuleType) -> None:
    net = tiny_system.Tiny(norm=True, dropout=0.5).train(training)
    before = {name: value.clone() for name, value in net.state_dict().items()}
    first = validate(net, crops([0, 1], [(9, 200, 30), (200, 9, 30)]), RECIPE, torch.bfloat16)
    assert net.training is training
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())
    assert first == validate(net, crops([0, 1], [(9, 200, 30), (200, 9, 30)]), RECIPE, torch.bfloat16)
