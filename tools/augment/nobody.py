"""What shows no face, varied: a part of it, and now and then a mask on it that nobody wears."""

from __future__ import annotations

import numpy as np

from kiosk.preprocess import resize
from kiosk.scene import Pixels
from tools.augment.canvas import Frame
from tools.augment.moved import Donor, move_mask
from tools.augment.worn import draw_worn, marks_of

LEAST = 0.4
"""Of the side: an animal is photographed whole, and a finder would cut out its head."""
MASKED_SHARE = 0.2


def vary(crop: Pixels, rng: np.random.Generator, donor: Donor | None = None) -> Pixels:
    """A random square part of an (s, s, 3) uint8 BGR crop, in the same size; a mask on it is the donor's or drawn."""
    side = crop.shape[0]
    part = max(1, round(side * rng.uniform(LEAST, 1.0)))
    x, y = (int(at) for at in rng.integers(0, side - part + 1, 2))
    picture = resize(crop[y : y + part, x : x + part], side)
    if rng.random() >= MASKED_SHARE:
        return picture
    target = _somewhere(side, rng)
    if donor is None or rng.random() < 0.5:
        return draw_worn(picture, target, rng)
    return move_mask(picture, marks_of(target), donor, target, rng)


def _somewhere(side: int, rng: np.random.Generator) -> Frame:
    """Where a mask would sit, were there a face."""
    unit, turn = side * rng.uniform(0.15, 0.4), rng.normal(0, 0.25)
    origin = side * rng.uniform(0.3, 0.7, 2) - (0.0, unit)
    along = unit * np.array([np.cos(turn), np.sin(turn)])
    return Frame(origin, along, np.array([-along[1], along[0]]))
