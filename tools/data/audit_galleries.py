"""What an audit found, to be looked at: pairs of pictures side by side, at most SHOWN of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from kiosk.preprocess import pad_square, resize
from kiosk.scene import LABELS
from tools import page
from tools.data.audit_tables import LIKENESS
from tools.data.findings import Findings, Side
from tools.data.pictures import read_picture
from tools.data.samples import Sample
from tools.data.twins import Likeness

Find = TypeVar("Find")

SHOWN = 24
THUMB_PX = 144


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Two pictures in one, as a data address, and the words below them."""

    picture: str
    caption: str


@dataclass(frozen=True, slots=True)
class Gallery:
    """Some of the `count` finds of one kind, spread evenly over them."""

    title: str
    note: str
    count: int
    exhibits: tuple[Exhibit, ...]


def galleries(found: Findings) -> list[Gallery]:
    """Those that have something to show: labels that contradict, siblings and twins across splits, twins within one."""
    shown = [_contradicting(found)]
    for side in found.sides:
        shown += [_siblings(side), _met_twins(found, side)]
    shown.append(_within(found))
    return [gallery for gallery in shown if gallery.count]


def _contradicting(found: Findings) -> Gallery:
    pairs = found.contradicting.nonzero()[0].tolist()
    note = "Surest first. The same photo with a mask pasted on looks like this too; else one of the labels is wrong."
    return Gallery("Like pictures, other labels", note, len(pairs), _twins(found, pairs[:SHOWN], found.sides[-1]))


def _siblings(side: Side) -> Gallery:
    samples = side.view.samples
    pairs = [(samples[one.sample], samples[one.sibling]) for one in side.seen if one.sibling is not None]
    exhibits = [_exhibit(one.file, other.file, f"{_named(one)} · {_named(other)}") for one, other in _spread(pairs)]
    title = f"Siblings across the {side.view.kind} split"
    note = "Left: measured on. Right: trained on. Both were made from one photo."
    return Gallery(title, note, len(pairs), tuple(exhibits))


def _met_twins(found: Findings, side: Side) -> Gallery:
    twins = found.twins
    splits = np.asarray(side.view.splits(len(found.prints)))
    first, second = splits[twins.first], splits[twins.second]
    across = ((first != second) & (first != "") & (second != "")).nonzero()[0].tolist()
    exhibits = _twins(found, _spread(across), side)
    note = "The same picture, or nearly, on two sides of the split."
    return Gallery(f"Twins across the {side.view.kind} split", note, len(across), exhibits)


def _within(found: Findings) -> Gallery:
    side, twins = found.sides[-1], found.twins
    splits = np.asarray(side.view.splits(len(found.prints)))
    inside = ((splits[twins.first] == splits[twins.second]) & (splits[twins.first] != "")).nonzero()[0].tolist()
    note = "Harmless to what is measured; they count double in training, and in the intervals."
    return Gallery("Twins within one split", note, len(inside), _twins(found, _spread(inside), side))


def _spread(finds: Sequence[Find]) -> list[Find]:
    places = np.linspace(0, len(finds) - 1, min(len(finds), SHOWN)).round().astype(int)
    return [finds[place] for place in places]


def _twins(found: Findings, pairs: Sequence[int], side: Side) -> tuple[Exhibit, ...]:
    twins, splits = found.twins, side.view.splits(len(found.prints))
    shown = []
    for pair in pairs:
        both = int(twins.first[pair]), int(twins.second[pair])
        words = [
            f"{found.prints[index].file.name} ({_labelled(found.labels[index])}, {splits[index] or 'left out'})"
            for index in both
        ]
        likeness = Likeness(twins.likeness[pair])
        far = f", {twins.distance[pair]} bits apart" if likeness >= Likeness.NEAR else ""
        files = [found.prints[index].file for index in both]
        shown.append(_exhibit(files[0], files[1], f"{' · '.join(words)}: {LIKENESS[likeness]}{far}"))
    return tuple(shown)


def _labelled(labels: frozenset[int]) -> str:
    return " and ".join(LABELS[label] for label in sorted(labels))


def _named(sample: Sample) -> str:
    return f"{sample.file.name} ({LABELS[sample.label]}, {sample.split})"


def _exhibit(left: Path, right: Path, caption: str) -> Exhibit:
    gap = np.full((THUMB_PX, 6, 3), 255, np.uint8)
    both = [resize(pad_square(read_picture(file)), THUMB_PX) for file in (left, right)]
    return Exhibit(page.picture(np.hstack([both[0], gap, both[1]])), caption)
