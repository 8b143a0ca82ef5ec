"""Where masks sit, and masks drawn there: in many looks, worn properly or in each of the wrong ways."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.scene import LABELS, Landmarks, Pixels
from tools.augment.canvas import Frame, Plane, Points, blend, blur_of, soften
from tools.augment.texture import colour, fabric, noise

BARE, INCORRECT, MASKED = (LABELS.index(name) for name in ("without_mask", "mask_incorrect", "with_mask"))
COLOURS = (
    (214, 182, 148),
    (200, 160, 110),
    (230, 190, 120),
    (240, 240, 240),
    (225, 225, 220),
    (30, 30, 30),
    (55, 55, 55),
    (180, 210, 170),
    (190, 170, 225),
    (70, 60, 140),
)
"""BGR of what shops sell."""


class Place(Enum):
    """Where the mask is; all but PROPER are wrong."""

    PROPER = "proper"
    NOSE_OUT = "below the nose"
    CHIN = "under the chin"
    FOREHEAD = "on the forehead"
    ONE_EAR = "hanging from one ear"
    EYES = "over the eyes"

    @property
    def label(self) -> int:
        """An index into LABELS."""
        return MASKED if self is Place.PROPER else INCORRECT


WRONG = {Place.NOSE_OUT: 0.5, Place.CHIN: 0.22, Place.FOREHEAD: 0.08, Place.ONE_EAR: 0.12, Place.EYES: 0.08}
"""How often each wrong way is made: about as doors see them."""


SPREAD_OUT = np.array([(a, b) for b in np.linspace(0.4, 1.8, 7) for a in np.linspace(-0.7, 0.7, 5)])
"""Points all over a mask in its frame's a and b."""
SEEN, MARGIN = 0.65, 0.06
"""So much of a mask lies in the picture, less a margin on each side that the pipelines may cut off."""


def wrong_place(rng: np.random.Generator) -> Place:
    """One of the wrong ways, in the shares of WRONG."""
    return list(WRONG)[int(rng.choice(len(WRONG), p=list(WRONG.values())))]


@dataclass(frozen=True, slots=True)
class Seat:
    """From where a mask would sit properly to where it sits: shift in a and b, turn in radians, stretch."""

    a: float = 0.0
    b: float = 0.0
    turn: float = 0.0
    wider: float = 1.0
    longer: float = 1.0

    def on(self, face: Frame) -> Frame:
        """The frame that the mask is drawn in."""
        return face.moved(self.a, self.b, self.turn, self.wider, self.longer)


def seat(place: Place, rng: np.random.Generator) -> Seat:
    """A random seat for a mask that covers b = 0.3 to 1.9 when proper."""
    tilt, snug = rng.normal(0, 0.05), rng.uniform(0.93, 1.08)
    if place is Place.PROPER:
        return Seat(rng.normal(0, 0.03), rng.uniform(-0.08, 0.08), tilt, snug, snug)
    if place is Place.NOSE_OUT:
        longer = rng.uniform(0.68, 0.95)
        # Its upper edge, 0.7 above the mouth when proper, comes to lie at b = 0.76 or lower: under the nose's tip.
        return Seat(rng.normal(0, 0.05), 0.7 * longer - rng.uniform(-0.08, 0.24), tilt * 1.5, snug, longer)
    if place is Place.CHIN:
        longer = rng.uniform(0.45, 0.8)
        return Seat(
            rng.normal(0, 0.06), 0.7 * longer + rng.uniform(0.28, 0.55), tilt * 1.5, rng.uniform(0.8, 1), longer
        )
    if place is Place.FOREHEAD:
        return Seat(rng.normal(0, 0.1), rng.uniform(-2.1, -1.75), tilt * 2, snug, rng.uniform(0.6, 0.9))
    if place is Place.EYES:
        return Seat(rng.normal(0, 0.05), rng.uniform(-1.1, -0.75), tilt * 2, snug, rng.uniform(1.0, 1.3))
    way = float(rng.choice([-1.0, 1.0]))
    return Seat(way * rng.uniform(1.1, 1.4), rng.uniform(-0.1, 0.5), way * rng.uniform(0.7, 1.7), 0.8 * snug, 0.8)


def look(side: int, face: Frame, rng: np.random.Generator) -> Mask:
    """Surgical in shop colours, cloth in any colour or print, black, or a cup with or without a valve."""
    tone = np.asarray(COLOURS[int(rng.integers(len(COLOURS)))], np.float32) + rng.integers(-22, 23, 3)
    pleats = int(rng.integers(2, 5)) if rng.random() < 0.5 else 0
    cloth: Plane = np.broadcast_to(np.clip(tone, 8, 250).astype(np.float32), (side, side, 3))
    if rng.random() < 0.4:
        cloth = fabric(side, face, rng, 0.65)
    if not pleats and rng.random() < 0.6:
        cloth = _domed(np.array(cloth), face, rng)
    grain = 1 + rng.uniform(0.01, 0.06) * noise(side, 12, 12, rng)
    cloth = np.asarray(np.clip(cloth * grain[:, :, None], 0, 255), np.float32)
    return Mask(pleats=pleats, width=float(rng.uniform(0.85, 1.1)), loops=bool(rng.random() < 0.7), cloth=cloth)


def _domed(cloth: Plane, face: Frame, rng: np.random.Generator) -> Plane:
    """A stiff cup: light on its middle, a fold across or not, a valve or not."""
    side = cloth.shape[0]
    a, b = face.grid(side)
    cloth = cloth * np.clip(1.12 - 0.4 * (a * a + 0.6 * (b - 0.95) ** 2), 0.5, 1.12)[:, :, None]
    if rng.random() < 0.35:
        cloth = cloth * (1 - 0.3 * np.clip(1 - np.abs(b - 0.95 - 0.15 * a * a) * 18, 0, 1))[:, :, None]
    if rng.random() < 0.45:
        x, y = face.at([(rng.choice([0.0, -0.3, 0.3]), rng.uniform(0.95, 1.2))])[0]
        radius = max(1, round(face.unit * rng.uniform(0.13, 0.2)))
        cloth, tone = np.ascontiguousarray(cloth, np.float32), colour(rng) * 0.4 + 130
        at = (round(float(np.clip(x, -999, 999))), round(float(np.clip(y, -999, 999))))
        cv2.circle(cloth, at, radius, (tone * 0.75).tolist(), -1, cv2.LINE_AA)
        cv2.circle(cloth, at, max(1, radius - 2), tone.tolist(), -1, cv2.LINE_AA)
    return np.asarray(cloth, np.float32)


def seated(face: Frame, place: Place, side: int, rng: np.random.Generator) -> tuple[Frame, Place] | None:
    """The frame of a mask at `place`, or below the nose where that lies outside the picture; None: nowhere inside.

    A mask that nobody sees would teach that a bare face wears one.
    """
    for tried in (place, *[Place.NOSE_OUT] * 4) if place is not Place.PROPER else (place,):
        target = seat(tried, rng).on(face)
        inside = np.abs(target.at(SPREAD_OUT) / side - 0.5).max(1) < 0.5 - MARGIN
        if inside.mean() >= SEEN:
            return target, tried
    return None


def draw_worn(crop: Pixels, target: Frame, rng: np.random.Generator) -> Pixels:
    """A copy of a bare (s, s, 3) uint8 BGR crop with a drawn mask that sits where `target` says."""
    drawn = draw_mask(crop, marks_of(target), Wear.PROPER, look(crop.shape[0], target, rng))
    blur = blur_of(crop) * rng.uniform(0.6, 1.2)
    changed = np.asarray(np.logical_or.reduce(cv2.split((drawn != crop).astype(np.uint8))), np.float32)
    return blend(crop, soften(drawn.astype(np.float32), blur), soften(changed, blur)) if blur > 0.3 else drawn


def marks_of(frame: Frame) -> Landmarks:
    """The landmarks of an even face that has this frame."""
    points: Points = frame.at([(-0.5, 0), (0.5, 0), (0, 0.55), (-0.33, 1), (0.33, 1)])
    return Landmarks(*((float(x), float(y)) for x, y in np.clip(points, -999, 999)))
