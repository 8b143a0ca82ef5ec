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
from tools.data.samples import NOBODY, Sample
from tools.recipe import Recipe
from tools.speed.machine import cores
from tools.training.ranks import Ranks

WORTH_WORKERS = 1000
"""With fewer pictures than this, starting workers costs more than they save."""
MOST_WORKERS = 8
MASKED, BARE, INCORRECT = (LABELS.index(name) for name in LABELS)
Indices = npt.NDArray[np.int64]

PIPELINES = {"none": augment.none, "paper": augment.paper, "door": augment.door}

Draw = tuple[int, int, float]
"""Which crop, the seed of what is made of it, and its turn (0 to 1) among the bare ones to become something."""
GOLDEN = (5**0.5 - 1) / 2
"""Its multiples, less their whole parts, are spread evenly however few follow each other (Knuth 1973, 6.4)."""
NOBODY_SHARE = 0.04
"""Of all draws, for each of the sources that show nobody: two or three in a batch of 64."""


class DrawnCrops(Dataset[tuple[Tensor, int]]):
    """Training crops as the door would show them, at one side.

    They are shrunk before anything is drawn onto them, which then costs half as much.
    """

    def __init__(self, crops: Crops, recipe: Recipe, side: int) -> None:
        self._crops, self._recipe, self._side = crops, recipe, side
        self._pipeline = PIPELINES[recipe.augmentation](side)
        self._dress = augment.Wardrobe() if recipe.augmentation == "door" else None
        labels = np.asarray([sample.label for sample in crops.samples])
        seen = ~np.isnan(crops.landmarks).any((1, 2))
        self._donors = np.flatnonzero(seen & (labels == MASKED))

    def __getitem__(self, draw: Draw) -> tuple[Tensor, int]:
        index, seed, turn = draw
        rng = np.random.default_rng(seed)
        crop, marks = augment.shrunk(np.asarray(self._crops.bgr[index]), self._crops.marks(index), self._side)
        sample = self._crops.samples[index]
        label = sample.label
        if self._dress is not None and sample.person:
            crop, label = self._dress(crop, marks, label, rng, self._donor(rng), turn)
        elif self._dress is not None:
            crop = augment.vary(crop, rng, self._donor(rng))
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
    """One epoch: every sample once in a random order, or as often as `sample_weights` has it, spread evenly."""
    rng = np.random.default_rng([seed, epoch])
    count = len(samples)
    if recipe.balanced:
        chosen = _spread(rng.choice(count, count, p=sample_weights(samples)), samples, rng)
    else:
        chosen = rng.permutation(count)
    seeds = rng.integers(2**31, size=count)
    bare = np.asarray([samples[index].person and samples[index].label == BARE for index in chosen])
    turns = (rng.random() + GOLDEN * np.cumsum(bare)) % 1
    return [(int(index), int(of_it), float(turn)) for index, of_it, turn in zip(chosen, seeds, turns, strict=True)]


def _spread(chosen: Indices, samples: Sequence[Sample], rng: np.random.Generator) -> Indices:
    """The same in an order in which every source's part of every label is as frequent in any batch as in all."""
    kinds = [(samples[index].source, samples[index].label) for index in chosen]
    counts, met, places = Counter(kinds), Counter[tuple[str, int]](), []
    shifts = {kind: float(rng.random()) for kind in sorted(counts)}
    for kind in kinds:
        places.append((met[kind] + shifts[kind]) / counts[kind])
        met[kind] += 1
    return np.asarray(chosen[np.argsort(places, kind="stable")])


def sample_weights(samples: Sequence[Sample]) -> npt.NDArray[np.float64]:
    """(n,) shares that sum to 1: copies seldom, wrong wear often, and small sources more often than their size says.

    Each source that shows nobody has NOBODY_SHARE, however large it is.
    """
    sizes = Counter(sample.source for sample in samples)
    largest = max((size for source, size in sizes.items() if source not in NOBODY), default=1)
    weights = np.asarray(
        [
            (0.5 if sample.copy else 1.0)
            * (largest / sizes[sample.source]) ** 0.35
            * (2.0 if sample.label == INCORRECT else 1.0)
            for sample in samples
        ]
    )
    names = np.asarray([sample.source for sample in samples])
    nobody = [names == source for source in NOBODY if source in sizes]
    people = ~np.logical_or.reduce([*nobody, np.zeros(len(samples), bool)])
    shares = np.where(people, weights / max(float(weights[people].sum()), 1e-9), 0.0) * (1 - NOBODY_SHARE * len(nobody))
    for here in nobody:
        shares[here] = NOBODY_SHARE / here.sum()
    return np.asarray(shares / shares.sum(), np.float64)


def batches(
    crops: Crops, recipe: Recipe, side: int, drawn: Sequence[Draw], batch: int, ranks: Ranks
) -> Iterator[tuple[Tensor, Tensor]]:
    """This rank's part of each whole batch of `drawn`: pictures (n, 3, side, side) float32, labels (n,) int64."""
    whole = [drawn[first : first + batch] for first in range(0, len(drawn) - batch + 1, batch)]
    mine = [some[ranks.rank :: ranks.world] for some in whole]
    workers = min(max(1, cores() // 2), MOST_WORKERS) if len(drawn) >= WORTH_WORKERS else 0
    yield from DataLoader(
        DrawnCrops(crops, recipe, side),
        batch_sampler=mine,  # type: ignore[arg-type] # a list of draws is what the sampler protocol asks for
        num_workers=workers,
        worker_init_fn=_calm if workers else None,
    )


def _calm(_worker: int) -> None:
    # OpenCV's own threads would fight the training's for the cores; and where training's threads wait for each other,
    # a picture drawn in their stead holds all of them up: it is drawn when one of them rests.
    cv2.setNumThreads(0)
    os.nice(10)
