"""Everything that an audit finds out about a folder, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.errors import KioskError, PictureUnreadable
from tools.data import layouts
from tools.data.exposure import Exposure, Seen, View, exposures, seen
from tools.data.fingerprint import Fingerprint, fingerprints
from tools.data.samples import NO_FACE, Sample, SplitKind
from tools.data.shortcuts import Shortcut, shortcuts
from tools.data.twins import Twins, find
from tools.data.verdict import Standing, standings

KINDS: tuple[SplitKind, ...] = ("original", "clean")


@dataclass(frozen=True, slots=True)
class Side:
    """What is so under one split kind."""

    view: View
    seen: tuple[Seen, ...]
    exposures: tuple[Exposure, ...]
    shortcuts: tuple[Shortcut, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """`labels[i]` are those of the faces in file i; `contradicting` (pairs,) bool: twins with no label in common."""

    data: Path
    sides: tuple[Side, ...]
    prints: tuple[Fingerprint, ...]
    labels: tuple[frozenset[int], ...]
    twins: Twins
    contradicting: npt.NDArray[np.bool_]
    unreadable: dict[Path, str]
    missing: str
    """Why the set has no split "original"; empty: it has one."""


def gather(data: Path) -> Findings:
    """Read every picture of a folder, whatever its layout. Raises KioskError where there is none, or none readable."""
    clean = [sample for sample in layouts.read(data, "clean") if sample.source != NO_FACE]
    kinds: dict[SplitKind, list[Sample]] = {"clean": clean}
    missing = ""
    try:
        kinds["original"] = layouts.read(data, "original")
    except KioskError as error:
        missing = str(error)
    prints, unreadable = fingerprints(sorted({sample.file for samples in kinds.values() for sample in samples}))
    if not prints:
        raise PictureUnreadable(f"none of the {len(unreadable)} pictures in {data} can be read: copy them again")
    twins = find(prints)
    place = {one.file: index for index, one in enumerate(prints)}
    views = [_view(kind, kinds[kind], place) for kind in KINDS if kind in kinds]
    views = [view for view in views if view.samples]
    labels = _labels(views, len(prints))
    pairs = zip(twins.first.tolist(), twins.second.tolist(), strict=True)
    contradicting = np.asarray([labels[a].isdisjoint(labels[b]) for a, b in pairs], bool)
    sides = tuple(_side(view, prints, twins) for view in views)
    return Findings(data, sides, tuple(prints), labels, twins, contradicting, unreadable, missing)


def _view(kind: SplitKind, samples: Sequence[Sample], place: dict[Path, int]) -> View:
    kept = tuple(sample for sample in samples if sample.file in place)
    return View(kind, kept, np.asarray([place[sample.file] for sample in kept], np.int64))


def _labels(views: Sequence[View], count: int) -> tuple[frozenset[int], ...]:
    labels: list[set[int]] = [set() for _ in range(count)]
    for view in views:
        for sample, index in zip(view.samples, view.prints, strict=True):
            labels[index].add(sample.label)
    return tuple(map(frozenset, labels))


def _side(view: View, prints: Sequence[Fingerprint], twins: Twins) -> Side:
    met = seen(view, twins)
    rows = exposures(view, met)
    rules = shortcuts(view, prints)
    return Side(view, tuple(met), tuple(rows), tuple(rules), tuple(standings(view, rows, rules)))
