"""One face to learn from: the values that every layout of data is read into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.scene import Box

SplitKind = Literal["original", "clean"]
"""`original`: as the set was published, leaks and all. `clean`: no source photo on two sides."""
SPLIT_KINDS: tuple[SplitKind, ...] = ("original", "clean")
SPLITS = ("train", "val", "test")
ANIMALS, NO_FACE = "animals", "no_face"
NOBODY = (ANIMALS, NO_FACE)
"""The sources whose pictures show nobody: animals, and squares of scenes without a face."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One face; `label` is an index into LABELS, `split` one of SPLITS."""

    file: Path
    label: int
    source: str
    split: str
    copy: bool = False
    """True: an augmented copy of another picture in the set."""
    group: str = ""
    """Samples of one group come from one photo; empty: nobody knows."""
    box: Box | None = None
    """Where in the picture the face is; None: the picture is a face crop already."""

    @property
    def person(self) -> bool:
        """False where the picture shows nobody."""
        return self.source not in NOBODY
