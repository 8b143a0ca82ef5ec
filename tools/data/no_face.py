"""Squares of scenes that show no face: what a finder takes for one now and then, and no verdict may be green for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType

import numpy as np
from PIL import Image

from kiosk.preprocess import MARGIN
from kiosk.scene import LABELS, Box
from tools.data import boxes, voc
from tools.data.names import share_of
from tools.data.samples import NO_FACE, Sample

EACH, TRIES = 1, 30
"""Squares of a scene; how often one is looked for where faces stand in the way."""
LEAST_PX, MOST = 48, 0.6
"""A square's side: in pixels at least, and as a share of the scene's shorter side at most."""
NONE = LABELS.index("without_mask")
ORIENTATION, LYING = 0x0112, 5
"""EXIF's tag, and the first of its values that swap width and height."""


def squares(data: Path) -> list[Sample]:
    """Of every scene with boxes in a folder, or in the folders right below it; the same ones every time.

    Each stands on the side of its scene.
    """
    below = sorted(path for path in data.iterdir() if path.is_dir() and not path.name.startswith("."))
    sets = _fitting([data]) or _fitting(below)
    scenes: dict[Path, list[Sample]] = defaultdict(list)
    for layout, at in sets:
        for face in layout.read(at, "clean", 1):
            scenes[face.file].append(face)
    return [square for of in scenes.values() for square in islice(_without(of), EACH)]


def _fitting(folders: list[Path]) -> list[tuple[ModuleType, Path]]:
    return [(layout, at) for layout in (boxes, voc) for at in folders if layout.fits(at)]


def _without(faces: list[Sample]) -> Iterator[Sample]:
    """Squares of one scene that touch none of its faces, tiny ones included."""
    first = faces[0]
    size = _size(first.file)
    if size is None:
        return
    rng = np.random.default_rng(int(share_of(first.file.name) * 2**32))
    most = MOST * min(size)
    for _ in range(TRIES if most >= LEAST_PX else 0):
        side = math.exp(rng.uniform(math.log(LEAST_PX), math.log(most)))
        x, y = rng.uniform(0, size[0] - side), rng.uniform(0, size[1] - side)
        whole = Box(x, y, x + side, y + side)
        if all(face.box is not None and not whole.iou(face.box) for face in faces):
            rim = (side - side / MARGIN) / 2
            box = Box(x + rim, y + rim, x + side - rim, y + side - rim)
            yield Sample(first.file, NONE, NO_FACE, first.split, group=f"{first.source}/{first.group}", box=box)


def _size(file: Path) -> tuple[int, int] | None:
    """(width, height) as it will be decoded; None where it cannot be read, which who reads its faces is told."""
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            return (height, width) if picture.getexif().get(ORIENTATION, 1) >= LYING else (width, height)
    except (OSError, SyntaxError):
        return None
