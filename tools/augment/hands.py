"""A hand before the face, in the face's own skin: flat, fingers only, a fist, or holding something."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import (
    SUBPIXEL_BITS,
    Frame,
    Plane,
    Points,
    blend,
    blur_of,
    fixed,
    frame_of,
    light_on,
    shadowed,
    skin_of,
    soften,
)
from tools.augment.limbs import Capsule, light_from, relief, shading
from tools.augment.texture import fabric

KNUCKLES = ((0.62, 0.92, 0.155), (0.22, 1.08, 0.165), (-0.2, 1.0, 0.16), (-0.6, 0.78, 0.135))
"""Where each finger starts across the hand, how long it is and its radius, in eye distances (63 mm): fore to little."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand's capsules in its own coordinates (x from wrist to fingertips, y across; eye distances), and its nails."""

    capsules: tuple[Capsule, ...]
    nails: tuple[tuple[float, float, float, float], ...] = ()
    """x, y, direction in radians, radius."""


def flat(rng: np.random.Generator) -> Hand:
    """Straight or slightly bent fingers and the palm; the knuckles lie at x = 0."""
    spread, bend = rng.uniform(0.0, 0.2), rng.uniform(-0.1, 0.5)
    capsules: list[Capsule] = [(-9.0, 0.0, 0.62, -1.6, 0.0, 0.45)]
    nails = []
    for y, length, radius in KNUCKLES:
        turn = y * spread + rng.normal(0, 0.03)
        reach = length * rng.uniform(0.85, 1.1)
        middle = (0.55 * reach * np.cos(turn), y + 0.55 * reach * np.sin(turn))
        tip_turn = turn - np.sign(y) * bend * 0.15
        tip = (middle[0] + 0.5 * reach * np.cos(tip_turn), middle[1] + 0.5 * reach * np.sin(tip_turn))
        capsules += [(-1.5, y * 0.5, 0.42, 0.0, y * 0.95, 0.24), (0.0, y, radius * 1.08, *middle, radius)]
        capsules.append((*middle, radius, *tip, radius * 0.82))
        nails.append((tip[0] + 0.01, tip[1], tip_turn, radius * 0.55))
    side, out = 1.0, rng.uniform(0.0, 0.55)
    joint = (-0.55 + 0.1 * out, side * (0.85 + 0.35 * out))
    capsules.append((-1.3, 0.45 * side, 0.36, *joint, 0.2))
    thumb = (joint[0] + 0.6, joint[1] + side * (0.45 * out - 0.05))
    capsules.append((*joint, 0.19, *thumb, 0.14))
    nails.append((thumb[0], thumb[1], 0.2, 0.1))
    return Hand(tuple(capsules), tuple(nails))


def fist(rng: np.random.Generator) -> Hand:
    """Fingers bent back over the palm, the thumb across them; the knuckles' row lies at x = 0."""
    capsules: list[Capsule] = [(-9.0, 0.0, 0.62, -1.5, 0.0, 0.4)]
    for y, _, radius in KNUCKLES:
        near = rng.uniform(-0.05, 0.08)
        capsules.append((-1.4, y * 0.45, 0.36, 0.0 + near, y * 0.85, radius * 1.2))
        capsules.append((0.12 + near, y * 0.88, radius * 1.25, -0.62, y * 0.84, radius * 1.2))
    capsules.append((-1.0, 0.7, 0.26, -0.4, 0.72, 0.2))
    capsules.append((-0.4, 0.72, 0.24, -0.3, rng.uniform(-0.2, 0.2), 0.21))
    return Hand(tuple(capsules), ((-0.3, 0.15, -1.5, 0.1),))


def grip(rng: np.random.Generator, width: float) -> Hand:
    """Four fingers that come from behind an edge at x = 0 and lie on what is held, `width` eye distances wide."""
    capsules: list[Capsule] = []
    nails = []
    step = rng.uniform(0.3, 0.36)
    for place, (_, length, radius) in enumerate(KNUCKLES):
        y, reach = (place - 1.5) * step + rng.normal(0, 0.02), min(length * rng.uniform(0.5, 0.8), width * 0.8)
        tilt = rng.normal(0, 0.06)
        tip = (reach, y + tilt * reach)
        capsules.append((-0.25, y, radius, *tip, radius * 0.85))
        nails.append((tip[0], tip[1], tilt, radius * 0.55))
    return Hand(tuple(capsules), tuple(nails))


def make_hand(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A bare (s, s, 3) BGR crop with a hand over the mouth, from any side but above: still bare."""
    frame = frame_of(marks).upright()
    pose = rng.random()
    hand = fist(rng) if pose < 0.22 else flat(rng)
    # Fingers only: the hand lies further back. A palm: further on.
    ahead = rng.uniform(0.0, 0.5) if pose < 0.22 else rng.uniform(-1.0, -0.3) if pose < 0.62 else rng.uniform(-0.2, 0.6)
    turn = rng.choice([-np.pi / 2, 0.0, np.pi]) + rng.normal(0, 0.45)
    if abs(turn + np.pi / 2) < 0.8:
        ahead -= 0.45  # fingers that point up would hide the eyes
    mouth = frame.at([(rng.uniform(-0.25, 0.25), rng.uniform(0.9, 1.2))])[0]
    size = rng.uniform(0.8, 1.12)
    placed = place(hand, mouth, frame, turn, ahead, size, mirrored=bool(rng.random() < 0.5))
    skin = skin_of(crop, marks)
    picture = lay(crop, placed, skin, frame.unit * size, rng)
    if rng.random() < 0.12:
        other = place(flat(rng), mouth, frame, np.pi - turn + rng.normal(0, 0.2), ahead, size, mirrored=True)
        picture = lay(picture, other, skin, frame.unit * size, rng)
    return picture


def place(hand: Hand, at: Points, frame: Frame, turn: float, ahead: float, size: float, *, mirrored: bool) -> Hand:
    """The hand in pixels: its point (x = -ahead, y = 0) lies at `at`, its fingers point along `turn` radians."""
    unit, base = frame.unit * size, float(np.arctan2(frame.along[1], frame.along[0]))
    cos, sin = np.cos(base + turn) * unit, np.sin(base + turn) * unit
    flip = -1.0 if mirrored else 1.0

    def spot(x: float, y: float) -> tuple[float, float]:
        x, y = x + ahead, y * flip
        return float(at[0] + x * cos - y * sin), float(at[1] + x * sin + y * cos)

    capsules = tuple((*spot(x0, y0), r0 * unit, *spot(x1, y1), r1 * unit) for x0, y0, r0, x1, y1, r1 in hand.capsules)
    nails = tuple((*spot(x, y), base + turn + flip * way, r * unit) for x, y, way, r in hand.nails)
    return Hand(capsules, nails)


def lay(
    crop: Pixels, hand: Hand, skin: Plane, unit: float, rng: np.random.Generator, *, sleeved: bool = True
) -> Pixels:
    """The placed hand upon the crop, in its light and as sharp as it."""
    side, blur = crop.shape[0], blur_of(crop)
    shape = relief(list(hand.capsules), side)
    alpha = shape.alpha(1.2 + 1.5 * blur + rng.uniform(0, 0.8))
    tint = _tint(skin, rng)
    layer: Plane = tint * shading(shape.height, unit * 0.17, light_from(rng), rng)[:, :, None]
    layer = _nailed(layer, hand, tint)
    if sleeved and rng.random() < 0.6:
        layer = _sleeved(layer, hand, unit, rng)
    under = shadowed(crop, alpha, unit * rng.uniform(0.12, 0.3), rng.uniform(0.2, 0.6))
    light = light_on(crop, alpha, 0.5)
    layer = layer * (light / max(float(light.mean()), 1e-3))[:, :, None]
    return blend(under, soften(layer, max(blur, 0.4)), alpha)


def _tint(skin: Plane, rng: np.random.Generator) -> Plane:
    """Near the face's own colour, and never so light that its shading is lost."""
    tint = skin * rng.uniform(0.9, 1.2) * rng.uniform(0.96, 1.04, 3)
    return np.asarray(tint * min(1.0, 212 / max(float(tint.max()), 1.0)), np.float32)


def _nailed(layer: Plane, hand: Hand, tint: Plane) -> Plane:
    side = layer.shape[0]
    marks = np.zeros((side, side), np.uint8)
    for x, y, way, radius in hand.nails:
        axes = fixed(np.array([[radius * 1.25, radius]]))[0]
        cv2.ellipse(marks, fixed(np.array([[x, y]]))[0], axes, float(np.degrees(way)), 0, 360, 150, -1, cv2.LINE_AA,
                    SUBPIXEL_BITS)  # fmt: skip
    share = cv2.GaussianBlur(marks, (0, 0), 0.6)[:, :, None] / np.float32(255)
    shine = np.clip(tint * np.float32(1.12) + np.float32(14), 0, 255)
    return np.asarray(layer + (shine * layer[:, :, 1:2] / max(float(tint[1]), 1.0) - layer) * share)


def _sleeved(layer: Plane, hand: Hand, unit: float, rng: np.random.Generator) -> Plane:
    """Cloth on the arm, behind a cuff across the first capsule."""
    x0, y0, _, x1, y1, _ = hand.capsules[0]
    side, far = layer.shape[0], max(float(np.hypot(x1 - x0, y1 - y0)), 1e-3)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    behind = ((x - x1) * (x0 - x1) + (y - y1) * (y0 - y1)) / far - unit * rng.uniform(-0.1, 0.5)
    cloth = fabric(side, Frame(np.array([x1, y1]), np.array([unit, 0.0]), np.array([0.0, unit])), rng, 0.2)
    folded = cloth * (layer[:, :, 1:2] / max(float(layer[:, :, 1].mean()), 20.0)).clip(0.4, 1.3)
    return np.asarray(np.where(behind[:, :, None] > 0, folded, layer), np.float32)
