"""Batches of training crops, drawn anew at every look: which ones, how often, and made into what."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, WeightedRandomSampler

from kiosk.preprocess import normalise
from kiosk.scene import Pixels
from tools import augment, dataset

WORTH_WORKERS = 1000
"""With fewer pictures than this, starting workers costs more than they save."""


class DoorCrops(Dataset[tuple[Tensor, int]]):
    """Training crops as the door would show them; every index draws anew."""

    def __init__(self, crops: dataset.Crops, size: int) -> None:
        self._crops, self._size = crops, size
        self._pipeline = augment.build()

    def __len__(self) -> int:
        return len(self._crops.samples)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        seed = int(torch.randint(2**31, ()).item())
        rng = np.random.default_rng(seed)
        crop, label = self._drawn(index, rng)
        self._pipeline.set_random_seed(seed)
        return torch.from_numpy(normalise(augment.prepare(crop, self._size, self._pipeline))), label

    def _drawn(self, index: int, rng: np.random.Generator) -> tuple[Pixels, int]:
        crop, label = np.asarray(self._crops.bgr[index]), self._crops.samples[index].label
        marks = self._crops.marks(index)
        if marks is None:
            return crop, label
        made = augment.made_label(rng)
        if made != augment.BARE:
            return augment.make_worn(crop, marks, made, rng), made
        if rng.random() < augment.HAND_SHARE:
            return augment.make_hand(crop, marks, rng), label
        return crop, label


def sample_weights(samples: tuple[dataset.Sample, ...]) -> list[float]:
    """How often each sample is drawn: copies seldom, wrong wear and the small true sources more often."""
    scarce = {"street_crops": 2.0, "voc853_crops": 2.0, "animals": 2.0}
    return [
        (0.5 if sample.copy else 1.0)
        * scarce.get(sample.source, 1.0)
        * (2.0 if sample.label == augment.INCORRECT else 1.0)
        for sample in samples
    ]


def batches(crops: dataset.Crops, size: int, side: int) -> Iterator[tuple[Tensor, Tensor]]:
    """One epoch: pictures (size, 3, side, side) float32 and labels (size,) int64."""
    weights = sample_weights(crops.samples)
    sampler = WeightedRandomSampler(weights, len(weights) // size * size)
    workers = 2 if len(weights) >= WORTH_WORKERS else 0
    yield from DataLoader(DoorCrops(crops, side), size, sampler=sampler, num_workers=workers, drop_last=True)
