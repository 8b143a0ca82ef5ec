"""Whatever folder of masked faces somebody has: recognised, read, and checked before anything is trained on it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.pictures import is_picture
from kiosk.scene import LABELS
from tools.data import boxes, corrections, folders, listing, manifest, no_face, voc
from tools.data.names import share_of
from tools.data.samples import ANIMALS, Sample, SplitKind

LAYOUTS: tuple[tuple[Callable[[Path], bool], Callable[[Path, SplitKind], list[Sample]]], ...] = (
    (manifest.fits, manifest.read),
    (boxes.fits, boxes.read),
    (voc.fits, voc.read),
    (listing.fits, listing.read),
    (folders.fits, folders.read),
)
"""In the order in which they are tried."""
LOOKED_FOR = (
    "manifest.csv; boxes.json; annotations/*.xml beside images/; a csv with the columns filename and label; "
    "folders named with_mask and without_mask, or Train, Validation and Test that hold such folders"
)
DEPTH = 3
"""How many wrapping folders are looked through."""
VAL_SHARE = 0.1


def read(data: Path, split: SplitKind = "clean", *, as_published: bool = False) -> list[Sample]:
    """Every face in a folder, whatever its layout; several sets side by side are read as one source each.

    For "original" only sets that were published with a split are read. A folder `animals` (animals/cat/1.jpg) adds
    pictures without a mask to split "clean", every second one of each kind as `val`; so do the scenes of sets with
    boxes, by squares that show no face. Where nothing is marked as
    validation, a tenth of the training groups of each class becomes it, chosen by a hash of the group. A missing test
    part stays missing. Labels that are known to be wrong are put right in split "clean", unless they are wanted
    `as_published`. Raises KioskError where there is no such folder, no layout fits, or there is nothing to train
    on or a class of it is missing.
    """
    try:
        _check_there(data)
        samples = _sets(data, split, DEPTH)
    except OSError as error:
        raise KioskError(
            f"{error.filename or data} cannot be read ({error.strerror}): check its permissions"
        ) from error
    if samples is None:
        raise KioskError(f"{data} has no layout that we know. Looked for: {LOOKED_FOR}. Give the folder that has these")
    if not samples:
        instead = "use --split clean" if split == "original" else "check that its folders have pictures in them"
        raise KioskError(f"{data} has no faces in split {split!r}: {instead}")
    if split == "clean" and not as_published:
        samples = corrections.corrected(samples)
    _check_classes(samples, data)
    if all(sample.split != "val" for sample in samples):
        samples = _with_val(samples)
    return samples + ([*_animals(data / ANIMALS), *no_face.squares(data)] if split == "clean" else [])


def _check_there(data: Path) -> None:
    if not data.exists():
        raise KioskError(f"{data} is not there: check how --data is written")
    if not data.is_dir():
        raise KioskError(f"{data} is a file: unpack it, and give the folder")
    if not any(data.iterdir()):
        raise KioskError(f"{data} is empty: put a set of pictures there. Known layouts: {LOOKED_FOR}")


def _sets(folder: Path, split: SplitKind, depth: int) -> list[Sample] | None:
    """The samples of the layout that fits, or of all sets below; None where nothing fits."""
    for fits, read_layout in LAYOUTS:
        if fits(folder):
            return read_layout(folder, split)
    if not depth:
        return None
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "__")))
    found = [_sets(path, split, depth - 1) for path in inner if path.name != ANIMALS]
    known = [samples for samples in found if samples is not None]
    return [sample for samples in known for sample in samples] if known else None


def _check_classes(samples: list[Sample], data: Path) -> None:
    trained = {LABELS[sample.label] for sample in samples if sample.split == "train"}
    if not trained:
        there = ", ".join(sorted({sample.split for sample in samples}))
        raise KioskError(f"{data} has no training part, only {there}: add a folder `train`, or a split of that name")
    for needed in ("with_mask", "without_mask"):
        if needed not in trained:
            raise KioskError(
                f"the training part of {data} has no {needed} pictures, only {', '.join(sorted(trained))}: "
                f"add some, or check the names of its folders"
            )


def _with_val(samples: list[Sample]) -> list[Sample]:
    """Some training groups of each class turned into validation, at least one and never the last."""
    groups: dict[int, set[str]] = defaultdict(set)
    for sample in samples:
        if sample.split == "train":
            groups[sample.label].add(_group(sample))
    chosen: set[str] = set()
    for names in groups.values():
        count = min(math.ceil(VAL_SHARE * len(names)), len(names) - 1)
        chosen |= set(sorted(names, key=lambda name: share_of("val " + name))[:count])
    return [
        replace(sample, split="val") if sample.split == "train" and _group(sample) in chosen else sample
        for sample in samples
    ]


def _group(sample: Sample) -> str:
    return sample.group or str(sample.file)


def _animals(folder: Path) -> list[Sample]:
    none = LABELS.index("without_mask")
    kinds = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return [
        Sample(path, none, ANIMALS, "val" if place % 2 else "train", group=f"{ANIMALS}/{kind.name}/{path.stem}")
        for kind in kinds
        for place, path in enumerate(sorted(path for path in kind.iterdir() if is_picture(path)))
    ]
