"""Batches of training crops, drawn anew for every look: which ones, how often, and made into what.

What is drawn is a function of the seed and the epoch alone, so that a run that was cut off goes on with the same
pictures, whatever the number of workers.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from kiosk.preprocess import normalise
from kiosk.scene import LABELS
from tools import augment
from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.recipe import Recipe
from tools.training.ranks import Ranks

WORTH_WORKERS = 1000
"""With fewer pictures than this, starting workers costs more than they save."""
MASKED, INCORRECT = LABELS.index("with_mask"), LABELS.index("mask_incorrect")

PIPELINES = {"none": augment.none, "paper": augment.paper, "door": augment.door}

Draw = tuple[int, int]
"""Which crop, and the seed of what is made of it."""


class DrawnCrops(Dataset[tuple[Tensor, int]]):
    """Training crops as the door would show them, at one side."""

    def __init__(self, crops: Crops, recipe: Recipe, side: int) -> None:
        self._crops, self._recipe = crops, recipe
        self._pipeline = PIPELINES[recipe.augmentation](side)
        self._dress = augment.Wardrobe() if recipe.augmentation == "door" else None
        labels = np.asarray([sample.label for sample in crops.samples])
        seen = ~np.isnan(crops.landmarks).any((1, 2))
        self._donors = np.flatnonzero(seen & (labels == MASKED))

    def __getitem__(self, draw: Draw) -> tuple[Tensor, int]:
        index, seed = draw
        rng = np.random.default_rng(seed)
        crop, label = np.asarray(self._crops.bgr[index]), self._crops.samples[index].label
        if self._dress is not None:
            crop, label = self._dress(crop, self._crops.marks(index), label, rng, self._donor(rng))
        # Sixteen times quicker than set_random_seed, which makes new generators for every step of the pipeline.
        self._pipeline.set_random_state(rng, random.Random(seed))  # noqa: S311 - pictures are no secrets
        picture = np.asarray(self._pipeline(image=crop)["image"], np.uint8)
        return torch.from_numpy(normalise(picture, self._recipe.mean, self._recipe.std)), min(
            label, self._recipe.classes - 1
        )

    def _donor(self, rng: np.random.Generator) -> augment.Donor | None:
        if not len(self._donors):
            return None
        index = int(rng.choice(self._donors))
        marks = self._crops.marks(index)
        return None if marks is None else (np.asarray(self._crops.bgr[index]), marks)


def draws(samples: Sequence[Sample], recipe: Recipe, seed: int, epoch: int) -> list[Draw]:
    """One epoch: every sample once in a random order, or as often as `sample_weights` has it."""
    rng = np.random.default_rng([seed, epoch])
    count = len(samples)
    if recipe.balanced:
        chosen: npt.NDArray[np.int64] = rng.choice(count, count, p=sample_weights(samples))
    else:
        chosen = rng.permutation(count)
    seeds = rng.integers(2**31, size=count)
    return [(int(index), int(of_it)) for index, of_it in zip(chosen, seeds, strict=True)]


def sample_weights(samples: Sequence[Sample]) -> npt.NDArray[np.float64]:
    """(n,) shares that sum to 1: copies seldom, wrong wear often, and small sources more often than their size says."""
    sizes = Counter(sample.source for sample in samples)
    largest = max(sizes.values())
    weights = np.asarray(
        [
            (0.5 if sample.copy else 1.0)
            * (largest / sizes[sample.source]) ** 0.35
            * (2.0 if sample.label == INCORRECT else 1.0)
            for sample in samples
        ]
    )
    return np.asarray(weights / weights.sum(), np.float64)


def batches(
    crops: Crops, recipe: Recipe, side: int, drawn: Sequence[Draw], batch: int, ranks: Ranks
) -> Iterator[tuple[Tensor, Tensor]]:
    """This rank's part of each whole batch of `drawn`: pictures (n, 3, side, side) float32, labels (n,) int64."""
    whole = [drawn[first : first + batch] for first in range(0, len(drawn) - batch + 1, batch)]
    mine = [some[ranks.rank :: ranks.world] for some in whole]
    workers = min(2, os.cpu_count() or 1) if len(drawn) >= WORTH_WORKERS else 0
    yield from DataLoader(
        DrawnCrops(crops, recipe, side),
        batch_sampler=mine,  # type: ignore[arg-type] # a list of draws is what the sampler protocol asks for
        num_workers=workers,
        worker_init_fn=_calm if workers else None,
    )


def _calm(_worker: int) -> None:
    # OpenCV's own threads would fight the training's for the cores.
    cv2.setNumThreads(0)
