"""Hair where a network might take it for something else: beards of all lengths, and a fringe over the forehead."""

from __future__ import annotations

import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import Frame, Plane, area, blend, blur_of, frame_of, light_on, rounded, soften
from tools.augment.texture import noise, strands

HAIR = ((22, 24, 28), (30, 42, 62), (48, 72, 108), (90, 138, 180), (110, 118, 126), (205, 210, 214), (40, 72, 140))
"""BGR: black, dark and light brown, fair, grey, white, red."""


def make_beard(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A beard from stubble to a long one round a mouth that stays free, most with a moustache: still bare."""
    frame, side = frame_of(marks), crop.shape[0]
    long = rng.choice([rng.uniform(1.75, 2.0), rng.uniform(2.0, 3.0)])
    ragged = frame.unit * 0.09
    cover = area(side, rounded(frame.at(_jaw(float(long), rng))), ragged)
    lips = area(side, rounded(frame.at(_lips(rng))), frame.unit * 0.05)
    cover = cover * (1 - lips * rng.uniform(0.6, 1.0))
    dense = rng.uniform(0.45, 1.0) if long > 2 else rng.uniform(0.3, 0.95)
    return _haired(crop, cover, frame, dense, float(rng.uniform(0.2, 0.5) * min(long - 1.2, 1)), rng)


def make_fringe(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """Hair that falls over the forehead, at times to the eyes."""
    frame = frame_of(marks)
    low, tilt, half = rng.uniform(-0.6, -0.15), rng.uniform(-0.3, 0.3), rng.uniform(1.0, 1.5)
    places = np.linspace(1, -1, 9)
    edge = [(float(x * half), float(low + tilt * x + 0.25 * x * x + rng.normal(0, 0.06))) for x in places]
    crown = [(-half * 1.02, -0.9), (-half * 0.75, -1.5), (0.0, -1.8), (half * 0.75, -1.5), (half * 1.02, -0.9)]
    outline = rounded(frame.at(crown + edge), 1)
    cover = area(crop.shape[0], outline, frame.unit * 0.06)
    return _haired(crop, cover, frame, float(rng.uniform(0.8, 1.0)), 0.5, rng)


def _jaw(long: float, rng: np.random.Generator) -> list[tuple[float, float]]:
    """Clockwise from under the nose along the cheek to the ear, the jaw and the beard's end."""
    lip, cheek, side = rng.uniform(0.72, 0.82), rng.uniform(0.7, 1.15), rng.uniform(0.9, 1.08)
    thin = rng.uniform(0.12, 0.3)
    if rng.random() < 0.2:  # a goatee
        right = [(0.36, lip + 0.05), (0.5, 1.0), (0.45, 1.5), (0.3, long)]
    else:
        right = [(0.35, lip + 0.03), (0.6, cheek), (side - thin, cheek - 0.25), (side - 0.02, 0.25), (side + 0.05, 0.7)]
        right += [(side * 0.95, 1.3), (0.7, (1.55 + long) / 2), (0.35, long)]
    return [(0.0, lip), *right, (0.0, long + 0.05), *((-a, b) for a, b in reversed(right))]


def _lips(rng: np.random.Generator) -> list[tuple[float, float]]:
    high, half = rng.uniform(0.06, 0.14), rng.uniform(0.33, 0.42)
    return [(-half, 1.02), (-0.15, 1 - high), (0.15, 1 - high), (half, 1.02), (0.2, 1.08 + high), (-0.2, 1.08 + high)]


def _haired(crop: Pixels, cover: Plane, frame: Frame, dense: float, length: float, rng: np.random.Generator) -> Pixels:
    side, upright = crop.shape[0], frame.upright()
    x, y = upright.down / upright.unit
    grain = strands(side, (float(x + rng.normal(0, 0.15)), float(y)), upright.unit * length, rng)
    patchy = 0.25 * noise(side, 6, 6, rng)
    # Strands end at different lengths: the edge is where the cover falls below what the strand wants.
    alpha = np.clip(
        (cover * (1.0 + dense) - 0.55 + 0.45 * grain * (1.2 - cover) + patchy * (1 - dense)) * 2.0, 0, dense
    )
    tone = np.asarray(HAIR[int(rng.integers(len(HAIR)))], np.float32) * rng.uniform(0.7, 1.2) + rng.uniform(-6, 6, 3)
    bright = 1 + (0.25 + 0.25 * rng.random()) * grain + 0.15 * noise(side, 5, 5, rng)
    blur = blur_of(crop)
    layer = np.asarray(tone * (bright * light_on(crop, cover, 0.5))[:, :, None] + 8, np.float32)
    return blend(crop, soften(layer, blur * 0.8), soften(np.asarray(alpha, np.float32), max(blur, 0.5)))
