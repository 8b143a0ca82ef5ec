"""What people wear with and without a mask alike: sunglasses, glasses, caps, hats, hair over the forehead."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import (
    Frame,
    Plane,
    Points,
    area,
    blend,
    blur_of,
    frame_of,
    light_on,
    line,
    rounded,
    shadowed,
    soften,
)
from tools.augment.hair import make_fringe
from tools.augment.texture import colour, fabric, noise, strands


class Worn(Enum):
    """Nothing of it says anything about a mask."""

    SUNGLASSES = "sunglasses"
    GLASSES = "glasses"
    CAP = "cap"
    HAT = "hat"
    FRINGE = "fringe"


def put_on(crop: Pixels, marks: Landmarks, worn: Worn, rng: np.random.Generator) -> Pixels:
    """A copy of (s, s, 3) uint8 BGR whose face wears it; mouth and nose stay as they are."""
    if worn is Worn.FRINGE:
        return make_fringe(crop, marks, rng)
    if worn in {Worn.CAP, Worn.HAT}:
        return _hat(crop, marks, rng, peaked=worn is Worn.CAP)
    return _glasses(crop, marks, rng, dark=worn is Worn.SUNGLASSES)


def _glasses(crop: Pixels, marks: Landmarks, rng: np.random.Generator, *, dark: bool) -> Pixels:
    """Two lenses on the eyes, a bridge, and arms to the ears."""
    face, side = frame_of(marks), crop.shape[0]
    eyes = [np.asarray(marks.left_eye, np.float64), np.asarray(marks.right_eye, np.float64)]
    wide, high = rng.uniform(0.34, 0.47), rng.uniform(0.22, 0.42)
    shape = _lens(rng)
    lenses = [
        Frame(np.clip(eye, -4000, 4000) + 0.06 * face.down, face.along * wide * way, face.down * high).at(shape)
        for eye, way in zip(eyes, (-1, 1), strict=True)
    ]
    cover = np.maximum(*(area(side, rounded(lens), 0.0) for lens in lenses))
    blur, picture = blur_of(crop) + 0.3, crop
    if dark or rng.random() < 0.3:
        _, b = face.grid(side)
        glass = colour(rng) * (0.25 if dark else 1) + 10 + np.clip(b * rng.uniform(-60, 60), -40, 40)[:, :, None]
        glass = glass + 25 * np.clip(noise(side, 3, 3, rng), 0, 1)[:, :, None]
        share = rng.uniform(0.7, 0.98) if dark else rng.uniform(0.05, 0.2)
        picture = blend(picture, soften(np.asarray(glass, np.float32), blur), soften(cover * np.float32(share), blur))
    return _framed(picture, face, lenses, blur, rng)


def _lens(rng: np.random.Generator) -> list[tuple[float, float]]:
    """About a unit circle; +a is the outer side."""
    kind = int(rng.integers(3))
    if kind == 0:  # round
        return [(float(np.cos(t)), float(np.sin(t))) for t in np.linspace(0, 2 * np.pi, 12, endpoint=False)]
    if kind == 1:  # aviator
        return [(-0.9, -0.9), (1.0, -0.85), (1.1, 0.0), (0.7, 1.1), (0.0, 1.25), (-0.75, 0.5)]
    return [(-0.95, -0.9), (1.1, -1.0), (1.05, 0.6), (0.8, 1.0), (-0.75, 1.0), (-1.0, 0.4)]


def _framed(crop: Pixels, face: Frame, lenses: list[Points], blur: float, rng: np.random.Generator) -> Pixels:
    drawn = np.zeros(crop.shape[:2], np.uint8)
    thick = max(1, round(face.unit * rng.uniform(0.02, 0.09)))
    if rng.random() < 0.8:
        for lens in lenses:
            closed = rounded(lens)
            line(drawn, np.concatenate([closed, closed[:1]]), 255, thick)
    inner = [lens[np.argmin(np.hypot(*(lens - face.origin).T))] for lens in lenses]
    line(drawn, np.array([inner[0], face.at([(0.0, 0.0)])[0], inner[1]]), 255, thick)
    outer = [lens[np.argmax(np.hypot(*(lens - face.origin).T))] for lens in lenses]
    for end, way in zip(outer, (-1, 1), strict=True):
        line(drawn, np.array([end, face.at([(way * 1.15, 0.05)])[0]]), 255, thick)
    tone = colour(rng) * 0.6 if rng.random() < 0.4 else np.full(3, rng.uniform(10, 60), np.float32)
    alpha = soften(drawn.astype(np.float32) / 255, blur)
    return blend(crop, np.asarray(tone, np.float32), alpha * np.float32(rng.uniform(0.8, 1.0)))


def _hat(crop: Pixels, marks: Landmarks, rng: np.random.Generator, *, peaked: bool) -> Pixels:
    """A cap with its peak, a knitted hat or a plain one: down to the brow, never below it."""
    face, side = frame_of(marks), crop.shape[0]
    frame = Frame(face.origin, face.upright().along, face.upright().down)
    low, half, arch = rng.uniform(-0.75, -0.42), rng.uniform(1.2, 1.5), rng.uniform(0.0, 0.35)
    places = np.linspace(1, -1, 9)
    edge = [(float(x * half), float(low - arch * (1 - x * x) * (not peaked) + 0.15 * x * x)) for x in places]
    dome = [(-half * 0.98, -1.4), (-half * 0.6, -2.1), (0.0, -2.35), (half * 0.6, -2.1), (half * 0.98, -1.4)]
    cover = area(side, rounded(frame.at(dome + edge)), 0.0)
    a, b = frame.grid(side)
    light = 1.1 - 0.35 * (a / half) ** 2 + 0.07 * noise(side, 6, 6, rng) - 0.1 * (b + 1)
    if not peaked and rng.random() < 0.5:
        light = light * (1 + 0.2 * strands(side, (0.1, 1.0), frame.unit * 0.15, rng))
    layer = fabric(side, frame, rng, 0.25) * np.clip(light, 0.3, 1.3)[:, :, None]
    if peaked:
        cover, layer = _peak(frame, cover, np.asarray(layer, np.float32), low, rng)
    blur = blur_of(crop) + rng.uniform(0.3, 0.8)
    alpha = soften(cover, blur)
    under = shadowed(crop, alpha, frame.unit * rng.uniform(0.15, 0.5), rng.uniform(0.15, 0.6), drop=1.0)
    lit = np.asarray(layer * light_on(crop, cover, 0.65)[:, :, None], np.float32)
    return blend(under, soften(lit, blur), alpha)


def _peak(frame: Frame, cover: Plane, layer: Plane, low: float, rng: np.random.Generator) -> tuple[Plane, Plane]:
    side, way, wide = cover.shape[0], rng.uniform(-0.35, 0.35), rng.uniform(0.85, 1.15)
    long = rng.uniform(0.12, 0.34)
    turns = np.linspace(0, np.pi, 9)
    front = [(way + wide * float(np.cos(t)), low + long * float(np.sin(t))) for t in turns]
    back = [(way - wide * 0.9, low - 0.12), (way, low - 0.3), (way + wide * 0.9, low - 0.12)]
    peak = area(side, rounded(frame.at(front + back), 1), 0.0)
    tone = layer * rng.uniform(0.5, 0.9) if rng.random() < 0.6 else colour(rng)
    shaded = layer + (tone - layer) * peak[:, :, None]
    seam = cv2.GaussianBlur(peak, (0, 0), max(frame.unit / 25, 0.5)) * (1 - peak)
    return np.maximum(cover, peak), np.asarray(shaded * (1 - 0.5 * seam)[:, :, None], np.float32)
