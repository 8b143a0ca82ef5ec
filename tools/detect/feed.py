"""Batches for a detector, drawn anew in every epoch: a function of the seed and the epoch alone, as tools.feed's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from kiosk.preprocess import normalise
from tools.detect import mosaic, points
from tools.detect.pictures import Pictures
from tools.detect.window import View, fit
from tools.recipe import Recipe

Draw = tuple[tuple[int, ...], int]
"""Four pictures, of which a window shows the first or all, and the seed of the window."""
WORTH_WORKERS = 100
"""With fewer windows than this, starting a worker costs more than it saves."""


class Windows(Dataset[tuple[Tensor, Tensor]]):
    """Windows of `side` px onto pictures, by draws."""

    def __init__(self, pictures: Pictures, recipe: Recipe, side: int) -> None:
        self._pictures, self._recipe, self._side = pictures, recipe, side

    def __getitem__(self, draw: Draw) -> tuple[Tensor, Tensor]:
        """(3, side, side) float32 and what its points are to say, (p, 5) float32: kind, then four edges."""
        view = self.view(draw)
        return as_input(view), wanted(view)

    def view(self, draw: Draw) -> View:
        """The window itself, to be looked at."""
        others, seed = draw
        rng = np.random.default_rng(seed)
        if self._recipe.augmentation == "mosaic":
            return mosaic.window(self._pictures.views, others, self._side, rng)
        view, _ = fit(self._pictures.views[others[0]], self._side, self._side)
        return view.mirrored() if rng.random() < 0.5 else view


def as_input(view: View) -> Tensor:
    """(3, h, w) float32 as the network eats it."""
    return torch.from_numpy(normalise(view.bgr))


def wanted(view: View) -> Tensor:
    """(p, 5) float32: each point's label, NOTHING or UNTOLD, then its distances to its face's edges."""
    height, width = view.bgr.shape[:2]
    faces = points.assign((width, height), view.corners, view.told)
    kinds = np.where(faces >= 0, np.append(view.labels, 0)[faces], faces).astype(np.float32)
    return torch.from_numpy(np.column_stack([kinds, points.edges((width, height), view.corners, faces)]))


def draws(pictures: Pictures, recipe: Recipe, seed: int, epoch: int) -> list[Draw]:
    """As many windows as there are pictures."""
    rng = np.random.default_rng([seed, epoch])
    count = len(pictures.samples)
    share = mosaic.weights(pictures.samples, balanced=recipe.balanced)
    first = rng.choice(count, count, p=share) if recipe.balanced else rng.permutation(count)
    others = rng.choice(count, (count, 3), p=share)
    seeds = rng.integers(0, 1 << 62, count)
    return [((int(one), *map(int, three)), int(drawn)) for one, three, drawn in zip(first, others, seeds, strict=True)]


def batches(
    pictures: Pictures, recipe: Recipe, side: int, drawn: Sequence[Draw], batch: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """Whole batches of `drawn`: pictures (n, 3, side, side) and what their points are to say (n, p, 5), float32."""
    whole = [drawn[first : first + batch] for first in range(0, len(drawn) - batch + 1, batch)]
    workers = 1 if len(drawn) >= WORTH_WORKERS else 0
    yield from DataLoader(
        Windows(pictures, recipe, side),
        batch_sampler=whole,  # type: ignore[arg-type] # a list of draws is what the sampler protocol asks for
        num_workers=workers,
        worker_init_fn=_calm if workers else None,
    )


def _calm(_worker: int) -> None:
    # As in tools.feed: a window is drawn when the training's threads leave a core free.
    cv2.setNumThreads(0)
    os.nice(10)
