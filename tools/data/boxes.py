"""Scenes with boxes.json: a list of {"file", "width", "height", "split", "group", "boxes": [{"label", "box"}]}.

`box` is [x0, y0, x1, y1] in pixels; `file` is relative to the folder's parent, or to the folder.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.scene import Box
from tools.data.names import label_of, refuse, split_of
from tools.data.samples import Sample, SplitKind

NAME = "boxes.json"
MIN_FACE_PX = 32
"""The shorter side: smaller faces show too little of a mask to learn from."""


def fits(folder: Path) -> bool:
    """There are boxes."""
    return (folder / NAME).is_file()


def read(folder: Path, split: SplitKind, least_px: float = MIN_FACE_PX) -> list[Sample]:
    """One sample a face of `least_px` or more. Raises KioskError, naming the scenes that cannot be used.

    Both kinds of split are the file's own, which keeps groups apart.
    """
    del split
    path = folder / NAME
    try:
        scenes = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        raise KioskError(f"{path} cannot be read ({error}): copy it again") from error
    if not isinstance(scenes, list):
        raise KioskError(f"{path} holds no list of scenes: write it as [{{file, width, height, split, group, boxes}}]")
    samples: list[Sample] = []
    problems = []
    for number, scene in enumerate(scenes):
        try:
            samples += _faces(folder, scene, least_px)
        except (KeyError, TypeError, ValueError) as error:  # noqa: PERF203 - all faulty scenes are told at once
            told = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            name = scene.get("file") if isinstance(scene, dict) else None
            problems.append(f"{name or f'scene {number}'}: {told}")
    refuse(problems, f"{path} has scenes that cannot be used; mend or remove them")
    return samples


def _faces(folder: Path, scene: dict[str, Any], least_px: float) -> list[Sample]:
    file = next((root / scene["file"] for root in (folder.parent, folder) if (root / scene["file"]).is_file()), None)
    if file is None:
        raise ValueError(f"there is no such picture beside {NAME} or one folder above")
    side = split_of(str(scene["split"]))
    if side is None:
        raise ValueError(f"{scene['split']!r} is no split; use train, val or test")
    size = float(scene["width"]), float(scene["height"])
    faces = []
    for face in scene["boxes"]:
        label, box = label_of(str(face["label"])), face_box(tuple(map(float, face["box"])), size, least_px)
        if label is None:
            raise ValueError(f"{face['label']!r} is no label; use with_mask, without_mask or mask_incorrect")
        if box is not None:
            faces.append(Sample(file, label, folder.resolve().name, side, group=str(scene["group"]), box=box))
    return faces


def face_box(corners: tuple[float, ...], size: tuple[float, float], least_px: float = MIN_FACE_PX) -> Box | None:
    """A box clipped to a picture of `size` (width, height); None: less than `least_px` of it is in the picture.

    Raises ValueError where `corners` is not (x0, y0, x1, y1), finite and in this order, or the size is not known.
    """
    if len(corners) != 4 or not all(map(math.isfinite, corners)) or corners[2] < corners[0] or corners[3] < corners[1]:
        raise ValueError(f"the box {list(corners)} is no [left, top, right, bottom]")
    if min(size) <= 0:
        raise ValueError(f"the picture's size cannot be {size[0]:g} x {size[1]:g}")
    x0, y0, x1, y1 = corners
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, size[0]), min(y1, size[1])
    return Box(x0, y0, x1, y1) if min(x1 - x0, y1 - y0) >= least_px else None
