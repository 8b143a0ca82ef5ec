"""Kinds made from held-out bare faces: things before the mouth, masks worn wrongly, and people upside down."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
from rich.progress import track

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import frame_of
from tools.augment.made import Kind as Thing
from tools.augment.made import make
from tools.augment.moved import Donor, move_mask
from tools.augment.worn import Place, draw_worn, seated
from tools.data.cache import Crops
from tools.metrics import BARE, MASKED
from tools.report.fitness import MAX_OTHER, MAX_WRONG
from tools.report.judged import Judged, Mask
from tools.report.kinds import sides_of
from tools.report.measuring import Sides

MADE_EACH = 500
"""How many pictures are made of each kind, at most."""
SEED = 0
WRONG = (Place.NOSE_OUT, Place.CHIN, Place.FOREHEAD)
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Made:
    """Pictures of one kind, (n, s, s, 3) uint8 BGR, and the side of the photo behind each."""

    name: str
    bgr: Pixels
    sides: Sides
    limit: float | None
    must_refuse: bool = True


def make_kinds(crops: Crops, judged: Judged) -> Iterator[Made]:
    """Every made kind in turn, from held-out rows; the same pictures for every network, whatever it answers."""
    held_out, sides, labels = (
        judged.people & np.isin(sides_of(judged), ("val", "test")),
        sides_of(judged),
        judged.labels,
    )
    seen = ~np.isnan(crops.landmarks).any((1, 2))
    bare, masked = (_shuffled(held_out & seen & (labels == label)) for label in (BARE, MASKED))
    for kind in Thing:
        yield _drawn(f"bare faces with a {kind.value}", _covered(crops, bare, kind), sides, MAX_OTHER)
    for place in WRONG:
        yield _drawn(f"masks {place.value}", _wrongly_worn(crops, bare, masked, place), sides, MAX_WRONG)
    for name, label in (("bare faces upside down", BARE), ("masked people upside down", MASKED)):
        rows = np.sort(_shuffled(held_out & (labels == label))[:MADE_EACH])
        turned = np.ascontiguousarray(crops.bgr[rows][:, ::-1, ::-1])
        yield Made(name, turned, sides[rows], MAX_OTHER if label == BARE else None, label == BARE)


def _drawn(name: str, pictures: Iterator[tuple[int, Pixels]], sides: Sides, limit: float) -> Made:
    """The first MADE_EACH that can be drawn, each with the row that it was made from."""
    drawn = list(track(islice(pictures, MADE_EACH), f"making: {name}", MADE_EACH, transient=True))
    bgr = np.stack([picture for _, picture in drawn]) if drawn else np.empty((0, 1, 1, 3), np.uint8)
    return Made(name, bgr, sides[[row for row, _ in drawn]] if drawn else sides[:0], limit)


def _covered(crops: Crops, rows: Rows, kind: Thing) -> Iterator[tuple[int, Pixels]]:
    """Something that is no mask before the mouth of each."""
    for row in rows:
        yield row, make(np.asarray(crops.bgr[row]), _marks(crops, row), kind, _rng(row))


def _wrongly_worn(crops: Crops, rows: Rows, donors: Rows, place: Place) -> Iterator[tuple[int, Pixels]]:
    """In turn a drawn mask and a real one, moved from another held-out face; where there is room for it at `place`."""
    moving = itertools.cycle((False, True))
    for row in rows:
        crop, marks, rng = np.asarray(crops.bgr[row]), _marks(crops, row), _rng(row)
        face = frame_of(marks)
        found = seated(face, place, len(crop), rng)
        if found is None or found[1] is not place or not face.frontal:
            continue
        donor = _donor(crops, donors, rng) if next(moving) else None
        if donor is None:
            yield row, draw_worn(crop, found[0], rng)
        else:
            yield row, move_mask(crop, marks, donor, found[0], rng)


def _donor(crops: Crops, donors: Rows, rng: np.random.Generator) -> Donor | None:
    """A masked face seen from the front; None where the one drawn is not, or there is none."""
    if not len(donors):
        return None
    row = int(rng.choice(donors))
    marks = _marks(crops, row)
    return (np.asarray(crops.bgr[row]), marks) if frame_of(marks).frontal else None


def _marks(crops: Crops, row: int) -> Landmarks:
    """Of a row that has them."""
    return Landmarks(*((float(x), float(y)) for x, y in crops.landmarks[row]))


def _rng(row: int) -> np.random.Generator:
    return np.random.default_rng((SEED, int(row)))


def _shuffled(rows: Mask) -> Rows:
    """Their indices in an order that a fixed seed gives."""
    return np.random.default_rng(SEED).permutation(np.flatnonzero(rows))
