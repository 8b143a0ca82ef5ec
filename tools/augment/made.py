"""Made negatives: a bare crop whose mouth something covers that is no mask. The label stays without_mask."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.cloth import make_scarf, make_sleeve
from tools.augment.hair import make_beard
from tools.augment.hands import make_hand
from tools.augment.helmet import make_helmet
from tools.augment.things import make_cup, make_phone, make_sheet

Make = Callable[[Pixels, Landmarks, np.random.Generator], Pixels]


class Kind(Enum):
    """What is before the mouth; the values name columns and sheets."""

    HAND = "hand"
    PHONE = "phone"
    CUP = "cup"
    SHEET = "sheet"
    SCARF = "scarf"
    SLEEVE = "sleeve"
    BEARD = "beard"
    HELMET = "helmet"


MAKERS: dict[Kind, Make] = {
    Kind.HAND: make_hand,
    Kind.PHONE: make_phone,
    Kind.CUP: make_cup,
    Kind.SHEET: make_sheet,
    Kind.SCARF: make_scarf,
    Kind.SLEEVE: make_sleeve,
    Kind.BEARD: make_beard,
    Kind.HELMET: make_helmet,
}


def make(crop: Pixels, marks: Landmarks, kind: Kind, rng: np.random.Generator) -> Pixels:
    """A copy of a bare (s, s, 3) uint8 BGR crop with `kind` before its mouth; the same rng gives the same picture."""
    return MAKERS[kind](crop, marks, rng)
