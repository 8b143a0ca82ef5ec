"""What becomes of a crop before the pipeline: things before bare mouths, masks put on them, headwear on all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from kiosk.errors import KioskError
from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import frame_of
from tools.augment.headwear import Worn, put_on
from tools.augment.made import Kind, make
from tools.augment.moved import Donor, move_mask
from tools.augment.worn import BARE, Place, draw_worn, seated, wrong_place

T = TypeVar("T")
Drawn = tuple[bool, bool]
"""A mask put on: (moved from a donor, properly worn)."""

WORN_SHARES: Mapping[Drawn, float] = MappingProxyType(
    {(False, True): 0.045, (False, False): 0.045, (True, True): 0.05, (True, False): 0.05}
)
"""How many of the bare crops get a mask on. Proper ones are as frequent as wrong ones: edges must say nothing."""
MADE_SHARES: Mapping[Kind, float] = MappingProxyType(
    {
        Kind.HAND: 0.06,
        Kind.PHONE: 0.04,
        Kind.CUP: 0.04,
        Kind.SHEET: 0.04,
        Kind.SCARF: 0.05,
        Kind.SLEEVE: 0.04,
        Kind.BEARD: 0.04,
        Kind.HELMET: 0.045,
    }
)
"""How many of the bare crops get each thing before the mouth and stay bare: at least one in a batch of 64."""
HEADWEAR_SHARES: Mapping[Worn, float] = MappingProxyType(
    {Worn.SUNGLASSES: 0.04, Worn.GLASSES: 0.03, Worn.CAP: 0.03, Worn.HAT: 0.02, Worn.FRINGE: 0.02}
)
"""How many crops of every class alike put each on."""


class Wardrobe:
    """Decides by shares what a crop becomes; the same rng gives the same picture."""

    def __init__(
        self,
        worn: Mapping[Drawn, float] = WORN_SHARES,
        made: Mapping[Kind, float] = MADE_SHARES,
        headwear: Mapping[Worn, float] = HEADWEAR_SHARES,
    ) -> None:
        """Shares of 0 to 1; what a bare crop becomes is one thing of `worn` and `made` together."""
        for shares in ([*worn.values(), *made.values()], [*headwear.values()]):
            if min(shares, default=0.0) < 0 or sum(shares) > 1:
                raise KioskError(f"shares of {sum(shares):.2f} together: give shares from 0 that sum to 1 at most")
        self._bare: list[tuple[Drawn | Kind, float]] = [*worn.items(), *made.items()]
        self._headwear = list(headwear.items())

    def __call__(
        self,
        crop: Pixels,
        marks: Landmarks | None,
        label: int,
        rng: np.random.Generator,
        donor: Donor | None = None,
        turn: float | None = None,
    ) -> tuple[Pixels, int]:
        """(s, s, 3) uint8 BGR and its label to what it becomes; `crop` stays as it is, and so it returns without marks.

        `turn`, 0 to 1, instead of `rng`, says which thing a bare crop becomes: turns that are spread evenly give every
        thing its share of every batch. Without a donor a mask is drawn where one would be moved. A mask goes
        only onto a face that is seen from the front, and only where it lies in the picture.
        """
        if marks is None:
            return crop, label
        headwear = _pick(self._headwear, float(rng.random()))
        if headwear is not None:
            crop = put_on(crop, marks, headwear, rng)
        chosen = _pick(self._bare, float(rng.random()) if turn is None else turn) if label == BARE else None
        if isinstance(chosen, Kind):
            return make(crop, marks, chosen, rng), label
        return (crop, label) if chosen is None else _wear(crop, marks, chosen, donor, rng)


def _wear(
    crop: Pixels, marks: Landmarks, chosen: Drawn, donor: Donor | None, rng: np.random.Generator
) -> tuple[Pixels, int]:
    moved, proper = chosen
    face = frame_of(marks)
    found = seated(face, Place.PROPER if proper else wrong_place(rng), crop.shape[0], rng)
    if found is None or not face.frontal:
        return crop, BARE
    target, place = found
    if moved and donor is not None and frame_of(donor[1]).frontal:
        return move_mask(crop, marks, donor, target, rng), place.label
    return draw_worn(crop, target, rng), place.label


def _pick(shares: Sequence[tuple[T, float]], draw: float) -> T | None:
    """One of the things, each as often as its share says of draws from 0 to 1; else None."""
    for key, share in shares:
        draw -= share
        if draw < 0:
            return key
    return None
