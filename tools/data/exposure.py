"""How much of what a model is measured on was there while it trained: the same photo, a copy of it, or its sibling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.data.samples import Sample, SplitKind
from tools.data.twins import Twins

HELD_OUT = ("test", "val")
"""What is measured on; the first that a source has is the one that its numbers come from."""


@dataclass(frozen=True, slots=True)
class View:
    """The readable part of a set as one split kind deals it out; `prints[i]` is the fingerprint of sample i's file."""

    kind: SplitKind
    samples: tuple[Sample, ...]
    prints: npt.NDArray[np.int64]

    def splits(self, count: int) -> list[str]:
        """The split of each of `count` fingerprints; empty for one that this kind leaves out."""
        found = [""] * count
        for sample, index in zip(self.samples, self.prints, strict=True):
            found[index] = sample.split
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """Why a held-out sample is no news: indices into the view's samples and into the fingerprints; None: no such."""

    sample: int
    sibling: int | None
    """A training sample of the same source photo."""
    twin: int | None
    """The fingerprint of a training picture that is the same picture with the same label; the surest."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Counts over the held-out samples of one kind: how many have a sibling or a twin in training, and either."""

    source: str
    split: str
    label: int
    copy: bool
    samples: int
    siblings: int
    twins: int
    either: int


def seen(view: View, twins: Twins) -> list[Seen]:
    """The held-out samples that training has met, in the order of the view."""
    trained: dict[tuple[str, str], int] = {}
    for index, sample in enumerate(view.samples):
        if sample.split == "train" and sample.group:
            trained.setdefault((sample.source, sample.group), index)
    met = _met(view, twins)
    found = []
    for index, sample in enumerate(view.samples):
        if sample.split in HELD_OUT:
            sibling = trained.get((sample.source, sample.group))
            twin = met.get((int(view.prints[index]), sample.label))
            if sibling is not None or twin is not None:
                found.append(Seen(index, sibling, twin))
    return found


def _met(view: View, twins: Twins) -> dict[tuple[int, int], int]:
    """From a fingerprint and a label to its surest twin that training has with this label, which may be itself.

    With another label the twin teaches the wrong answer: no help to a model that remembers.
    """
    training: dict[int, set[int]] = defaultdict(set)
    for index, sample in zip(view.prints.tolist(), view.samples, strict=True):
        if sample.split == "train":
            training[index].add(sample.label)
    found = {(index, label): index for index, labels in training.items() for label in labels}
    for first, second in zip(twins.first.tolist(), twins.second.tolist(), strict=True):
        for one, other in ((first, second), (second, first)):
            for label in training.get(other, ()):
                found.setdefault((one, label), other)
    return found


def exposures(view: View, met: Iterable[Seen]) -> list[Exposure]:
    """One row for each source, split, label and kind of picture (augmented copy or not) that is held out."""
    rows: dict[tuple[str, str, int, bool], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for sample in view.samples:
        if sample.split in HELD_OUT:
            rows[_row(sample)][0] += 1
    for one in met:
        counts = rows[_row(view.samples[one.sample])]
        counts[1] += one.sibling is not None
        counts[2] += one.twin is not None
        counts[3] += 1
    return [Exposure(*key, *rows[key]) for key in sorted(rows)]


def _row(sample: Sample) -> tuple[str, str, int, bool]:
    return sample.source, sample.split, sample.label, sample.copy


def held_out(samples: Sequence[Sample]) -> str:
    """The split that numbers come from: `test`, or `val` where there is none; empty where all is for training."""
    there = {sample.split for sample in samples}
    return next((split for split in HELD_OUT if split in there), "")
