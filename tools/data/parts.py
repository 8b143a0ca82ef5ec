"""Parts of a set that a run leaves out of its training, to be measured on: one source, or one fold of wrong wear.

A part is written `source=NAME`, or `wrong=K/N` for the K-th of N folds; several at once with a + between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data.names import share_of
from tools.data.samples import Sample

INCORRECT = LABELS.index("mask_incorrect")
Photo = tuple[str, str]
"""Source and group; a sample of no group is a photo of its own."""
WINS = ("val", "train", "test")
"""Where two parts put a sample on two sides, the later of these."""


def source_parts(samples: Sequence[Sample]) -> list[str]:
    """Every source of people that has masked and bare ones."""
    shown: dict[str, set[int]] = {}
    for sample in samples:
        if sample.person:
            shown.setdefault(sample.source, set()).add(sample.label)
    return [f"source={name}" for name, labels in sorted(shown.items()) if len(labels - {INCORRECT}) == 2]


def wrong_parts(folds: int) -> list[str]:
    """The folds of wrong wear."""
    return [f"wrong={fold}/{folds}" for fold in range(1, folds + 1)]


def hold_out(samples: Sequence[Sample], part: str) -> list[Sample]:
    """The same with `part` as the test side, and nothing else there. Raises KioskError where there is no such part.

    A source's part is all of it; what else was test becomes validation. A fold's part are the photos with masks worn
    wrongly whose turn it is; all other such photos are trained on.
    """
    held = [_hold_out(samples, one) for one in part.split("+")]
    return [max(same, key=lambda sample: WINS.index(sample.split)) for same in zip(*held, strict=True)]


def _hold_out(samples: Sequence[Sample], part: str) -> list[Sample]:
    kind, _, name = part.partition("=")
    if kind == "source" and any(sample.person and sample.source == name for sample in samples):
        return [replace(one, split="test" if one.source == name else _elsewhere(one.split)) for one in samples]
    if kind == "wrong":
        fold, folds = _fold(part, name)
        turns = _turns(samples, folds)
        return [_dealt(sample, turns.get(_photo(sample)), fold) for sample in samples]
    known = ", ".join([*source_parts(samples), "wrong=1/5"])
    raise KioskError(f"there is no part {part} to hold out: choose one such as {known}")


def _fold(part: str, name: str) -> tuple[int, int]:
    fold, _, folds = name.partition("/")
    if not (fold.isdecimal() and folds.isdecimal() and 1 <= int(fold) <= int(folds) > 1):
        raise KioskError(f"there is no part {part}: write the second of five folds as wrong=2/5")
    return int(fold), int(folds)


def _turns(samples: Sequence[Sample], folds: int) -> dict[Photo, int]:
    """The fold, 1 to `folds`, of every photo that shows wrong wear; in the order of a hash, so that none is chosen."""
    photos = {_photo(sample) for sample in samples if sample.person and sample.label == INCORRECT}
    if len(photos) < folds:
        raise KioskError(f"{len(photos)} photos show a mask worn wrongly: too few for {folds} folds")
    dealt = sorted(photos, key=lambda photo: share_of("fold " + " ".join(photo)))
    return {photo: place % folds + 1 for place, photo in enumerate(dealt)}


def _dealt(sample: Sample, turn: int | None, fold: int) -> Sample:
    if turn is None:
        return replace(sample, split=_elsewhere(sample.split))
    return replace(sample, split="test" if turn == fold else "train")


def _photo(sample: Sample) -> Photo:
    return sample.source, sample.group or str(sample.file)


def _elsewhere(split: str) -> str:
    return "val" if split == "test" else split
