"""Trees of class folders: with or without split folders above them, however their names are written.

Face Mask 12K has Train, Validation and Test with WithMask and WithoutMask in each; With/Without Mask has train and test
with with_mask and without_mask, and once more as 1 and 0; others have Mask and Non Mask, or no splits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.pictures import is_picture
from kiosk.scene import LABELS
from tools.data.names import hashed_split, label_of, split_of
from tools.data.samples import ANIMALS, Sample, SplitKind

AUGMENTED_OF = re.compile(r"augmented[_ -](\d+)[_ -]\w+", re.IGNORECASE)
"""Face Mask 12K's `Augmented_<N>_<random>`: a copy of source photo N."""
AUGMENTED = re.compile(r"augmented[_ -]image[_ -]\d+", re.IGNORECASE)
"""With/Without Mask's `augmented_image_N`: a copy of a photo that nobody wrote down."""
PASTED = re.compile(r"(\d+)[_ -]with[_ -]mask", re.IGNORECASE)
"""With/Without Mask's `<N>-with-mask`: a mask pasted onto its own bare photo N, for nearly all of them."""


@dataclass(frozen=True, slots=True)
class ClassFolder:
    """A folder of one class; `split` None: the tree has no splits."""

    path: Path
    label: int
    split: str | None


def fits(folder: Path) -> bool:
    """There is a class folder in it, or in one of its split folders."""
    return any(True for _ in _class_folders(folder))


def read(folder: Path, split: SplitKind) -> list[Sample]:
    """One sample a picture in or below a class folder; no sample for "original" where the tree has no splits.

    For "clean" the tree's own split is kept where no source photo is on two sides; else, and where there is none, the
    groups are dealt out by their hash: 80 % train, 10 % val, 10 % test. Raises KioskError for a class that we do not
    know by its name.
    """
    found = list(_class_folders(folder))
    for parent in {each.path.parent for each in found}:
        _refuse_strangers(parent)
    samples = [_sample(path, each, folder) for each in found for path in _pictures(each.path)]
    if all(sample.split for sample in samples):
        return samples if split == "original" or not _leaks(samples) else _dealt(samples)
    return [sample for sample in samples if sample.split] if split == "original" else _dealt(samples)


def _class_folders(folder: Path) -> Iterator[ClassFolder]:
    for inner in _folders(folder):
        side = split_of(inner.name)
        if side is None:
            yield from _class_folder(inner, None)
        else:
            for innermost in _folders(inner):
                yield from _class_folder(innermost, side)


def _class_folder(path: Path, side: str | None) -> Iterator[ClassFolder]:
    """Nothing for a folder that has a class's name but is a whole tree ("mask/train/...")."""
    label = label_of(path.name)
    names = [inner.name for inner in _folders(path)]
    if label is not None and all(label_of(name) is None and split_of(name) is None for name in names):
        yield ClassFolder(path, label, side)


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "__")))


def _pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if is_picture(path))


def _refuse_strangers(parent: Path) -> None:
    for path in _folders(parent):
        known = label_of(path.name) is not None or split_of(path.name) or path.name.lower() == ANIMALS
        if not known and any(map(is_picture, path.iterdir())):
            raise KioskError(
                f"{path} has pictures, but its name is no class that we know: call it "
                f"{', '.join(LABELS[:-1])} or {LABELS[-1]}, or move it elsewhere"
            )


def _sample(path: Path, found: ClassFolder, folder: Path) -> Sample:
    group = _source_photo(path) or f"{LABELS[found.label]}/{path.stem}"
    copy = bool(AUGMENTED_OF.fullmatch(path.stem) or AUGMENTED.fullmatch(path.stem))
    return Sample(path, found.label, folder.resolve().name, found.split or "", copy, group)


def _source_photo(path: Path) -> str:
    """The group of a picture whose name tells what it was made from; empty: it does not."""
    if augmented := AUGMENTED_OF.fullmatch(path.stem):
        return f"aug{augmented[1]}"
    pasted = PASTED.fullmatch(path.stem)
    return f"without_mask/{pasted[1]}" if pasted else ""


def _leaks(samples: list[Sample]) -> bool:
    """Whether a photo that others were made from is on two sides; equal names alone (1.jpg) are no sign of it."""
    sources = {group for sample in samples if (group := _source_photo(sample.file))}
    sides = defaultdict(set)
    for sample in samples:
        sides[sample.group].add(sample.split)
    return any(len(sides[group]) > 1 for group in sources)


def _dealt(samples: list[Sample]) -> list[Sample]:
    return [replace(sample, split=hashed_split(sample.group)) for sample in samples]
