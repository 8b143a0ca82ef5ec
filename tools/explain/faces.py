"""The faces of pictures, cut as the kiosk cuts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from kiosk import quality
from kiosk.errors import PictureUnreadable
from kiosk.ports import Finder
from kiosk.preprocess import crop_square, pad_square
from kiosk.scene import Detection, Pixels, Reason
from tools.data.pictures import read_picture

NO_FACE = "No face was found here: the whole picture was judged, which the kiosk would not do."


@dataclass(frozen=True, slots=True)
class Face:
    """A square crop, (s, s, 3) uint8 BGR, of the picture `file`; `note`: what the kiosk holds against judging it."""

    file: Path
    crop: Pixels
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A picture that could not be read, and the sentence why."""

    file: Path
    why: str


def faces_of(file: Path, finder: Finder | None) -> list[Face]:
    """Every face of a picture, best first; all of it where there is none, or no finder. Raises PictureUnreadable."""
    bgr = read_picture(file)
    if finder is None:
        return [Face(file, pad_square(bgr))]
    found = finder.find(bgr)
    return [_cut(file, bgr, face) for face in found] or [Face(file, pad_square(bgr), NO_FACE)]


def _cut(file: Path, bgr: Pixels, face: Detection) -> Face:
    flaw = quality.flaw(bgr, face, quality.Limits())
    note = "" if flaw is Reason.NONE else f"The kiosk would not judge this face: {flaw.value}."
    return Face(file, crop_square(bgr, face.box), note)


def read_all(files: Sequence[Path], finder: Finder | None) -> tuple[list[Face], list[Unread]]:
    """Every face of all pictures; what cannot be read is said on stderr and kept aside.

    Raises PictureUnreadable where not one can be read.
    """
    faces: list[Face] = []
    unread: list[Unread] = []
    console = Console(stderr=True)
    for file in track(files, "finding faces", console=console, transient=True):
        found = _read(file, finder)
        if isinstance(found, Unread):
            unread.append(found)
            console.print(found.why, markup=False, highlight=False, soft_wrap=True)
        else:
            faces += found
    if not faces:
        raise PictureUnreadable(f"none of the {len(files)} pictures can be read: copy them again, or give others")
    return faces, unread


def _read(file: Path, finder: Finder | None) -> list[Face] | Unread:
    try:
        return faces_of(file, finder)
    except PictureUnreadable as error:
        return Unread(file, str(error))
