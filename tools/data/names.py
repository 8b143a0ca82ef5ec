"""What folders, labels and splits are called by those who publish sets of masked faces, and what we call them."""

from __future__ import annotations

import hashlib

from kiosk.errors import KioskError
from kiosk.scene import LABELS

CLASSES = {
    "with_mask": ("withmask", "mask", "masked", "with", "withfacemask", "facemask", "correctmask", "maskcorrect"),
    "without_mask": ("withoutmask", "nomask", "nonmask", "unmasked", "without", "notmasked", "withoutfacemask", "bare"),
    "mask_incorrect": ("maskincorrect", "incorrectmask", "incorrect", "maskwearedincorrect", "maskwornincorrectly"),
}
"""Without case, spaces, underscores and hyphens."""
NUMBERS = {"0": LABELS.index("without_mask"), "1": LABELS.index("with_mask")}
"""As the `masks2.0` folder and the csv of With/Without Mask number them."""
SPLIT_NAMES = {
    "train": ("train", "training"),
    "val": ("val", "valid", "validation", "dev"),
    "test": ("test", "testing"),
}

_LABEL = {name: LABELS.index(label) for label, names in CLASSES.items() for name in names} | NUMBERS
_SPLIT = {name: split for split, names in SPLIT_NAMES.items() for name in names}


def label_of(name: str) -> int | None:
    """The index into LABELS of a class as others write it; None: no class that we know."""
    return _LABEL.get(_plain(name))


def split_of(name: str) -> str | None:
    """One of SPLITS for a split as others write it ("Validation"); None: no split that we know."""
    return _SPLIT.get(_plain(name))


def hashed_split(group: str) -> str:
    """80 / 10 / 10 by a hash of the group: the same on every machine, and whatever else is in the set."""
    place = share_of(group)
    return "train" if place < 0.8 else "val" if place < 0.9 else "test"


def share_of(text: str) -> float:
    """A number from 0 to 1 that is spread evenly over all texts."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()[:8], "big") / 2**64


def refuse(problems: list[str], what: str) -> None:
    """Raises KioskError with the first ten problems and their count, where there are any."""
    if problems:
        raise KioskError(f"{what} ({len(problems)}):{listed(problems)}")


def listed(problems: list[str]) -> str:
    """The first ten, each on a line of its own, and how many more there are."""
    more = [f"and {len(problems) - 10} more"] if len(problems) > 10 else []
    return "".join(f"\n  {problem}" for problem in problems[:10] + more)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
