"""The crops that a run is trained on, and those that it is validated on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data import cache, layouts, parts
from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.finder import open_crop_finder
from tools.runs import save_seen
from tools.training.options import Options
from tools.training.plan import Plan
from tools.training.ranks import Ranks


def load(options: Options, plan: Plan, place: Ranks) -> tuple[Crops, Crops]:
    """The crops to train on and those to validate on; the leading rank fills the cache for all."""
    samples = layouts.read(options.data, options.split)
    if options.hold_out:
        samples = parts.hold_out(samples, options.hold_out)
    train = share_of([sample for sample in samples if sample.split == "train"], options.share, options.seed)
    held_out = [sample for sample in samples if sample.split == "val"]
    _check_enough(options, plan, len(train), len(held_out))
    if place.leads:
        save_seen(options.out, train, [Path(name) for name in (options.teacher, options.start) if name])
    else:
        place.wait()
    crops, others = _crops(options, samples, train, held_out)
    if place.leads:
        place.wait()
    _check_enough(options, plan, len(crops.samples), len(others.samples))
    return crops, others


def _crops(options: Options, samples: list[Sample], *sides: list[Sample]) -> Iterator[Crops]:
    load = partial(
        cache.load,
        size=cache.SIZE,
        cache=options.out.parent / "cache",
        finder=open_crop_finder(),
        skip_unreadable=options.skip_unreadable,
    )
    if not options.hold_out:
        yield from (load(side) for side in sides)
        return
    every = load(samples)  # one cache for all parts that are held out in turn
    for side in sides:
        wanted = set(side)
        yield every.of([place for place, sample in enumerate(every.samples) if sample in wanted])


def _check_enough(options: Options, plan: Plan, training: int, held_out: int) -> None:
    if training < plan.batch:
        raise KioskError(
            f"{options.data} has {training} training pictures, fewer than one batch of {plan.batch}: "
            "add pictures, or give a smaller --batch"
        )
    if not held_out:
        raise KioskError(f"{options.data} has no pictures for validation: put some into its split val")


def share_of(samples: list[Sample], share: float, seed: int) -> list[Sample]:
    """A random `share` of them, in their order; the same for the same seed. Raises KioskError where a label is lost."""
    if not 0 < share <= 1:
        raise KioskError(f"--share {share} is no share of the training pictures: give more than 0 and at most 1")
    if share == 1:
        return samples
    kept = np.random.default_rng(seed).permutation(len(samples))[: math.ceil(share * len(samples))]
    some = [samples[index] for index in sorted(kept)]
    if lost := {sample.label for sample in samples} - {sample.label for sample in some}:
        names = ", ".join(LABELS[label] for label in sorted(lost))
        raise KioskError(f"--share {share} leaves no {names} pictures: give a larger share")
    return some
