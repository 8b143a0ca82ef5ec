"""A motorcycle helmet: a shell round the whole head, its chin bar before the mouth, the visor open, clear or tinted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import Frame, Plane, blend, blur_of, frame_of, light_on, soften
from tools.augment.limbs import light_from
from tools.augment.texture import colour, noise


@dataclass(frozen=True, slots=True)
class Oval:
    """A superellipse in a face's coordinates."""

    a: float
    b: float
    wide: float
    high: float
    power: float

    def within(self, a: Plane, b: Plane) -> Plane:
        """(s, s) float32: 0 in the middle, 1 at the edge, more outside."""
        x, y = np.abs((a - self.a) / self.wide), np.abs((b - self.b) / self.high)
        return np.asarray((x**self.power + y**self.power) ** (1 / self.power), np.float32)


def make_helmet(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A bare crop in a full-face helmet: the eyes are seen through its port, the mouth lies behind its bar."""
    face = frame_of(marks)
    frame = Frame(face.origin, face.upright().along, face.upright().down)
    a, b = frame.grid(crop.shape[0])
    turn = rng.uniform(-0.2, 0.2)
    shell = Oval(
        turn * 0.5, rng.uniform(0.25, 0.45), rng.uniform(1.55, 2.0), rng.uniform(2.0, 2.4), rng.uniform(2.1, 2.8)
    )
    low, top = rng.uniform(0.5, 0.78), rng.uniform(-0.85, -0.5)
    port = Oval(turn, (low + top) / 2, rng.uniform(1.1, 1.4), (low - top) / 2, rng.uniform(2.6, 5))
    out, hole = shell.within(a, b), port.within(a, b)
    layer = _shell(a, b, out, hole, rng)
    px = 1 / frame.unit
    alpha = np.clip((1 - out) / (3 * px) + 0.5, 0, 1) * np.clip((hole - 1) * port.high / (2 * px) + 0.5, 0, 1)
    blur = blur_of(crop)
    behind = _visor(_in_shade(crop, hole, rng), a, b, hole, rng)
    lit = np.asarray(layer * light_on(crop, np.asarray(alpha, np.float32), 0.75)[:, :, None], np.float32)
    return blend(behind, soften(lit, blur + 0.3), soften(np.asarray(alpha, np.float32), blur))


def _shell(a: Plane, b: Plane, out: Plane, hole: Plane, rng: np.random.Generator) -> Plane:
    """Lacquer with a highlight, stripes, a rubber edge round the port and vents in the bar."""
    side, first, light = a.shape[0], colour(rng), light_from(rng)
    paint = np.broadcast_to(first, (side, side, 3))
    if rng.random() < 0.55:
        swoop = b * rng.uniform(0.5, 1.5) + np.abs(a) * rng.uniform(-1.2, 1.2) + rng.uniform(-1, 1)
        band = (np.abs(np.sin(swoop * rng.uniform(1.2, 3))) < rng.uniform(0.15, 0.5)).astype(np.float32)
        paint = first + band[:, :, None] * (colour(rng) - first)
    round_ = np.clip(out, 0, 1)
    shade = 1.05 - 0.6 * round_**3 + 0.25 * (a * light[0] + (b - 0.4) * light[1]) * round_
    spot = np.exp(-(((a - light[0] * 0.9) / 0.45) ** 2 + ((b - 0.4 - light[1] * 1.5) / 0.25) ** 2))
    layer = paint * np.clip(shade, 0.2, 1.3)[:, :, None] + (rng.uniform(20, 170) * spot)[:, :, None]
    rim = rng.uniform(1.08, 1.2)
    dark = np.clip((rim - hole) * 14, 0, 1)
    for x in [(0.0,), (-0.45, 0.45), (-0.2, 0.2), ()][int(rng.integers(4))]:
        vent = np.maximum(
            np.abs(a - x) / rng.uniform(0.1, 0.35), np.abs(b - rng.uniform(1.25, 1.5)) / rng.uniform(0.06, 0.13)
        )
        dark = np.maximum(dark, np.clip((1 - vent) * 6, 0, 1))
    crease = np.clip(1 - np.abs(b - rng.uniform(0.8, 1.0) - 0.2 * a * a) * 30, 0, 1) * rng.uniform(0, 0.5)
    dark = np.maximum(dark, crease) * rng.uniform(0.75, 0.95)
    layer = layer * (1 - dark)[:, :, None] + 22 * dark[:, :, None]
    return np.asarray(np.clip(layer * (1 + 0.04 * noise(side, 9, 9, rng))[:, :, None], 0, 255), np.float32)


def _in_shade(crop: Pixels, hole: Plane, rng: np.random.Generator) -> Pixels:
    """The face lies in the helmet's shadow, most of all near the port's edge, where the lining shows."""
    depth = rng.uniform(0.2, 0.6)
    return np.asarray(crop * (1 - depth * np.clip(hole, 0, 1) ** 3)[:, :, None], np.uint8)


def _visor(crop: Pixels, a: Plane, b: Plane, hole: Plane, rng: np.random.Generator) -> Pixels:
    """Half the time open; else clear or tinted, with the sky in it."""
    if rng.random() < 0.5:
        return crop
    tint = rng.uniform(0.05, 0.25) if rng.random() < 0.55 else rng.uniform(0.4, 0.85)
    glass = np.clip(25 + 35 * (0.5 - b) + rng.uniform(0, 60, 3)[:, None, None] * 0.4, 0, 255).transpose(1, 2, 0)
    streak = np.clip(1 - np.abs(a * rng.uniform(0.4, 1) + b + rng.uniform(-0.4, 0.6)) * rng.uniform(3, 9), 0, 1)
    layer = glass + (streak * rng.uniform(30, 160))[:, :, None]
    return blend(
        crop, np.asarray(layer, np.float32), np.asarray(np.clip(tint + 0.3 * streak, 0, 1) * (hole < 1.05), np.float32)
    )
