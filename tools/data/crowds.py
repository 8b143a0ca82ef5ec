"""Whole pictures with every face in them, for what finds faces: Pascal VOC XML, or boxes.json."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt

from kiosk.boxes import Corners
from kiosk.errors import KioskError
from kiosk.pictures import is_picture
from kiosk.scene import Box
from tools.data import boxes, voc
from tools.data.samples import ANIMALS, Sample


@dataclass(frozen=True, slots=True)
class Crowd:
    """A picture: the corners of its faces (n, 4) and their labels (n,), indices into LABELS."""

    file: Path
    source: str
    split: str
    group: str
    corners: Corners
    labels: npt.NDArray[np.int64]


def read(data: Path) -> list[Crowd]:
    """Every picture with boxes in a folder, or in the folders right below it, by path.

    Pictures of animals in a folder `animals` show nobody: every second one of each kind is for training, the others are
    `test`. Raises KioskError where there are no boxes, or none to train on.
    """
    if not data.is_dir():
        raise KioskError(f"{data} is no folder: give one that holds annotations/*.xml beside images/, or boxes.json")
    inner = sorted(path for path in data.iterdir() if path.is_dir() and not path.name.startswith("."))
    scenes: dict[Path, list[Sample]] = defaultdict(list)
    for layout, at in _fitting([data]) or _fitting(inner):
        for face in layout.read(at, "clean", 1):
            scenes[face.file].append(face)
    found = [_crowd(faces) for _, faces in sorted(scenes.items())]
    if not any(crowd.split == "train" for crowd in found):
        raise KioskError(
            f"{data} has no pictures with boxes to train on. Looked for: annotations/*.xml beside images/; boxes.json"
        )
    return found + _animals(data / ANIMALS)


def _fitting(folders: list[Path]) -> list[tuple[ModuleType, Path]]:
    return [(layout, at) for layout in (boxes, voc) for at in folders if layout.fits(at)]


def _crowd(faces: list[Sample]) -> Crowd:
    first = faces[0]
    corners = [(box.x0, box.y0, box.x1, box.y1) for box in (face.box for face in faces) if isinstance(box, Box)]
    labels = np.asarray([face.label for face in faces], np.int64)
    return Crowd(first.file, first.source, first.split, first.group, np.asarray(corners, np.float32), labels)


def _animals(folder: Path) -> list[Crowd]:
    kinds = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    nobody = np.empty((0, 4), np.float32), np.empty(0, np.int64)
    return [
        Crowd(path, ANIMALS, "test" if place % 2 else "train", f"{ANIMALS}/{kind.name}/{path.stem}", *nobody)
        for kind in kinds
        for place, path in enumerate(sorted(path for path in kind.iterdir() if is_picture(path)))
    ]
