"""Pictures at the border: a mask that is there and no proper one, or no mask where there is much like it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import area, blend, frame_of, rounded
from tools.augment.helmet import make_helmet
from tools.data.cache import Crops
from tools.metrics import BARE, INCORRECT, MASKED

SEED = 0
_RIGHT = ((0.35, 0.3), (0.95, 0.45), (0.9, 1.2), (0.5, 1.8))
MASK_OUTLINE = (*_RIGHT, *((-a, b) for a, b in reversed(_RIGHT)))
"""Where a worn mask lies, in the face's coordinates of kiosk.maskdraw."""
CLOTHS = ((214, 182, 148), (240, 240, 240), (45, 45, 45), (180, 210, 170), (70, 60, 140))
"""Colours of drawn masks, BGR: surgical blue, white, black, green, red."""


class Kind(Enum):
    """What is at the border; the value is the heading."""

    WRONG_WEAR = "Masks worn wrongly (photographs)"
    DRAWN = "A mask without a face (drawn)"
    CUT = "A mask without a face (cut out of a photograph)"
    HELMET = "Helmets (drawn onto bare faces)"
    ORDINARY = "For comparison: ordinary pictures of faces with and without a mask"


@dataclass(frozen=True, slots=True)
class BorderPicture:
    """A square crop, (s, s, 3) uint8 BGR, and where it comes from. None but some ordinary ones is a proper mask."""

    kind: Kind
    name: str
    crop: Pixels


def collect(crops: Crops, most: int) -> list[BorderPicture]:
    """Up to `most` pictures of each kind out of held-out crops, always the same ones."""
    side = crops.bgr.shape[1]
    rng = np.random.default_rng(SEED)
    drawn = [BorderPicture(Kind.DRAWN, f"drawn mask {place}", drawn_mask(side, rng)) for place in range(1, most + 1)]
    return [
        *_chosen(crops, Kind.WRONG_WEAR, (INCORRECT,), most),
        *drawn,
        *_made(crops, Kind.CUT, MASKED, most, cut_mask),
        *_made(crops, Kind.HELMET, BARE, most, make_helmet),
        *_chosen(crops, Kind.ORDINARY, (MASKED, BARE), most),
    ]


def drawn_mask(side: int, rng: np.random.Generator) -> Pixels:
    """A mask alone on an uneven wall, where a face would have it: (side, side, 3) uint8 BGR."""
    wall = rng.uniform(60, 220, 3) + np.linspace(-25, 25, side)[:, None, None] + rng.normal(0, 5, (side, side, 3))
    middle, tilt = side * rng.uniform(0.47, 0.53, 2) - (0, 0.08 * side), rng.uniform(-0.15, 0.15)
    along = side * rng.uniform(0.3, 0.38) * np.asarray([np.cos(tilt), np.sin(tilt)])
    down = np.asarray([-along[1], along[0]])
    places = ((-0.5, 0), (0.5, 0), (0, 0.55), (-0.4, 1), (0.4, 1))
    points = [tuple(map(float, middle + a * along + b * down)) for a, b in places]
    colour = CLOTHS[int(rng.integers(len(CLOTHS)))]
    look = Mask(colour, int(rng.integers(0, 5)), loops=bool(rng.random() < 0.5))
    left_eye, right_eye, nose, left_mouth, right_mouth = ((x, y) for x, y in points)
    marks = Landmarks(left_eye, right_eye, nose, left_mouth, right_mouth)
    return draw_mask(np.asarray(np.clip(wall, 0, 255), np.uint8), marks, Wear.PROPER, look)


def cut_mask(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """What lies where the mask is, and an even wall instead of the rest of a masked crop."""
    frame = frame_of(marks)
    inside = area(len(crop), rounded(frame.at(MASK_OUTLINE)), frame.unit / 30)
    wall = np.full_like(crop, rng.integers(60, 220, 3))
    return blend(wall, np.asarray(crop, np.float32), inside)


def _chosen(crops: Crops, kind: Kind, labels: tuple[int, ...], most: int) -> list[BorderPicture]:
    there = [index for index, sample in enumerate(crops.samples) if sample.label in labels]
    return [
        BorderPicture(kind, crops.samples[index].file.name, np.asarray(crops.bgr[index]))
        for index in _drawn_of(there, most)
    ]


def _made(
    crops: Crops,
    kind: Kind,
    label: int,
    most: int,
    make: Callable[[Pixels, Landmarks, np.random.Generator], Pixels],
) -> list[BorderPicture]:
    """From the crops of one label on which the finder saw a face."""
    found = {index: crops.marks(index) for index, sample in enumerate(crops.samples) if sample.label == label}
    marked = {index: marks for index, marks in found.items() if marks is not None}
    return [
        BorderPicture(
            kind,
            crops.samples[index].file.name,
            make(np.array(crops.bgr[index]), marked[index], np.random.default_rng(index)),
        )
        for index in _drawn_of(list(marked), most)
    ]


def _drawn_of(indices: list[int], most: int) -> list[int]:
    shuffled = np.random.default_rng(SEED).permutation(np.asarray(indices, np.int64))
    return sorted(map(int, shuffled[:most]))
