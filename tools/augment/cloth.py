"""Cloth before a mouth that is no mask: a scarf round the neck, and the sleeve that one coughs into."""

from __future__ import annotations

import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import Frame, Plane, area, blend, blur_of, frame_of, light_on, rounded, shadowed, soften
from tools.augment.limbs import Capsule, light_from, relief, shading
from tools.augment.texture import fabric, noise, strands


def make_scarf(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A scarf or shawl over the mouth, often over the nose: wide, in folds, round the neck and down to the edge."""
    face, side = frame_of(marks), crop.shape[0]
    frame = Frame(face.origin, face.upright().along, face.upright().down)
    cover = area(side, _drape(frame, rng), 0.0)
    layer: Plane = fabric(side, frame, rng, 0.45) * _folds(side, frame, rng)[:, :, None]
    if rng.random() < 0.5:
        knit = strands(side, (float(rng.uniform(-1, 1)), 0.6), frame.unit * rng.uniform(0.05, 0.15), rng)
        layer = layer * (1 + rng.uniform(0.05, 0.2) * knit)[:, :, None]
    if rng.random() < 0.4:
        cover, layer = _end(frame, cover, np.asarray(layer, np.float32), rng)
    blur = blur_of(crop) + rng.uniform(0.4, 1.2)
    alpha = soften(cover, blur)
    under = shadowed(crop, alpha, frame.unit * rng.uniform(0.1, 0.3), rng.uniform(0.2, 0.55), drop=-0.4)
    lit = np.asarray(layer * light_on(crop, cover, 0.55)[:, :, None], np.float32)
    return blend(under, soften(lit, blur * 0.8), alpha)


def _drape(frame: Frame, rng: np.random.Generator) -> Plane:
    """The outline: an uneven upper edge from beyond one cheek to beyond the other, and all that is below."""
    top, droop, tilt = rng.uniform(0.15, 0.85), rng.uniform(-0.15, 0.2), rng.uniform(-0.25, 0.25)
    places = np.linspace(-1, 1, 9)
    half = rng.uniform(1.15, 1.6)
    rise = rng.uniform(-0.1, 0.5)
    upper = [
        (float(x * half), float(top + tilt * x + droop * (1 - x * x) - rise * x * x * 0.5 + rng.normal(0, 0.03)))
        for x in places
    ]
    wide = half + rng.uniform(0.1, 1.0)
    lower = [(wide, 1.9), (wide + 0.6, 3.2), (wide + 1, 9.0), (-wide - 1, 9.0), (-wide - 0.6, 3.2), (-wide, 1.9)]
    return np.asarray(rounded(frame.at(upper + lower)), np.float32)


def _folds(side: int, frame: Frame, rng: np.random.Generator) -> Plane:
    """(s, s) float32 about 1: ridges that hang from cheek to cheek, bent by the wearer and by chance."""
    a, b = frame.grid(side)
    lean, hang = rng.uniform(-0.5, 0.5), rng.uniform(-0.1, 0.45)
    bent = b + lean * a - hang * a * a + rng.uniform(0.15, 0.4) * noise(side, 4, 3, rng)
    ridges = np.sin(bent * rng.uniform(5, 11) + 1.5 * noise(side, 6, 4, rng))
    deep = 0.5 + 0.5 * noise(side, 3, 3, rng)
    rounding = np.clip(1.1 - 0.1 * a * a, 0.6, 1.1)
    light = 1 + rng.uniform(0.12, 0.32) * deep * ridges + 0.08 * noise(side, 9, 7, rng)
    return np.asarray(np.clip(light * rounding, 0.3, 1.4), np.float32)


def _end(frame: Frame, cover: Plane, layer: Plane, rng: np.random.Generator) -> tuple[Plane, Plane]:
    """One end of the scarf thrown over the rest, with an edge in shadow."""
    side, way = cover.shape[0], float(rng.choice([-1.0, 1.0]))
    x, slant = way * rng.uniform(0.1, 0.9), rng.uniform(-0.6, 0.6)
    corners = [(x - 0.45, 1.3), (x + 0.45, 1.25), (x + 0.6 + slant, 6.0), (x - 0.6 + slant, 6.0)]
    strip = area(side, rounded(frame.at(corners)), frame.unit / 18)
    edge = np.clip(4 * strip * (1 - strip), 0, 1)
    shaded = layer * (1 - 0.35 * edge + 0.12 * strip)[:, :, None]
    return np.maximum(cover, strip), np.asarray(shaded, np.float32)


def make_sleeve(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A forearm or the bend of an elbow across the mouth, in a sleeve: the cough into it."""
    frame, side = frame_of(marks).upright(), crop.shape[0]
    arm = _arm(frame, rng)
    shape, blur = relief(arm, side), blur_of(crop)
    alpha = shape.alpha(1.5 + 1.5 * blur + rng.uniform(0, 1))
    light = shading(shape.height, frame.unit * 0.5, light_from(rng), rng)
    wrinkles = _wrinkles(side, frame, arm[0], rng)
    layer = np.asarray(fabric(side, frame, rng, 0.35) * (light * wrinkles)[:, :, None], np.float32)
    under = shadowed(crop, alpha, frame.unit * rng.uniform(0.2, 0.45), rng.uniform(0.25, 0.6))
    lit = np.asarray(layer * light_on(crop, alpha, 0.6)[:, :, None], np.float32)
    return blend(under, soften(lit, blur + 0.3), alpha)


def _arm(frame: Frame, rng: np.random.Generator) -> list[Capsule]:
    """The lower arm comes in from a side; half the time the elbow is seen and the upper arm goes down."""
    way, size = float(rng.choice([-1.0, 1.0])), frame.unit
    thick = rng.uniform(0.5, 0.78)
    b, slope = rng.uniform(1.0, 1.4), rng.normal(0, 0.25)
    elbow = rng.uniform(0.2, 1.0) if rng.random() < 0.5 else 5.0
    far, near = frame.at([(-way * 5.0, b + slope * 5.0), (way * elbow, b - slope * elbow)])
    arm: list[Capsule] = [(far[0], far[1], thick * size * 0.8, near[0], near[1], thick * size)]
    if elbow < 5:
        down = frame.at([(way * (elbow + rng.uniform(-1.2, 2.0)), 6.0)])[0]
        arm.append((near[0], near[1], thick * size, down[0], down[1], thick * size * 1.25))
    return arm


def _wrinkles(side: int, frame: Frame, arm: Capsule, rng: np.random.Generator) -> Plane:
    """Folds across the arm, close together near the elbow."""
    along = np.array([arm[3] - arm[0], arm[4] - arm[1]])
    along = along / max(float(np.hypot(*along)), 1e-3) * frame.unit
    a, b = Frame(np.array([arm[3], arm[4]]), along, np.array([-along[1], along[0]])).grid(side)
    bent = a + rng.uniform(-0.6, 0.6) * b + 0.25 * noise(side, 5, 5, rng)
    folds = np.sin(bent * rng.uniform(5, 10)) * np.clip(1.2 - 0.25 * np.abs(a), 0.2, 1)
    return np.asarray(1 + rng.uniform(0.04, 0.16) * folds + 0.06 * noise(side, 8, 8, rng), np.float32)
