"""Things that are held before a mouth: a phone, a cup, a sheet of paper. Each lies in the fingers that hold it."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import (
    Frame,
    Plane,
    area,
    blend,
    blur_of,
    frame_of,
    light_on,
    line,
    rounded,
    shadowed,
    skin_of,
    soften,
)
from tools.augment.hands import grip, lay, place
from tools.augment.texture import colour, fabric, noise


def make_phone(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A phone's back or edge before the mouth, at the angle of somebody who speaks, films or reads."""
    face = frame_of(marks).upright()
    width, height = rng.uniform(1.0, 1.3), rng.uniform(2.0, 2.5)
    turn = np.pi / 2 + rng.normal(0, 0.2) if rng.random() < 0.3 else float(np.clip(rng.normal(0, 0.3), -0.5, 0.5))
    thing = face.moved(rng.uniform(-0.3, 0.3), rng.uniform(0.2, 0.55), turn)
    thing = Frame(thing.at([(0.0, 1.0)])[0], thing.along * width / 2, thing.down * height / 2)
    side = crop.shape[0]
    outline = rounded(thing.at(_box(rng.uniform(0.75, 0.92))), 3)
    a, b = thing.grid(side)
    body = colour(rng) if rng.random() < 0.55 else np.full(3, rng.uniform(12, 50), np.float32)
    sheen = (
        0.8
        + 0.35 * np.clip(a * rng.uniform(-1, 1) + b * rng.uniform(-0.6, 0.6), -0.6, 1)
        + 0.04 * noise(side, 5, 5, rng)
    )
    layer = np.ascontiguousarray(body * sheen[:, :, None], np.float32)
    _camera(layer, thing, rng)
    _rim(layer, outline, body, face.unit)
    held = _lay_thing(crop, layer, area(side, outline, 0.0), face.unit, rng)
    return _fingers(held, skin_of(crop, marks), thing, face, width, rng)


def _box(bulge: float) -> list[tuple[float, float]]:
    """A unit square with cut corners."""
    return [(-bulge, -1), (bulge, -1), (1, -bulge), (1, bulge), (bulge, 1), (-bulge, 1), (-1, bulge), (-1, -bulge)]


def _camera(layer: Plane, thing: Frame, rng: np.random.Generator) -> None:
    """A block of lenses in one corner of the back."""
    if rng.random() < 0.25:
        return
    x, flip = (0.0, 0.55)[int(rng.random() < 0.75)], rng.choice([-1.0, 1.0])
    corner = np.array([flip * x, -0.74])
    block = np.array([(-0.32, -0.17), (0.32, -0.17), (0.32, 0.17), (-0.32, 0.17)]) + corner
    cv2.fillPoly(layer, [np.asarray(rounded(thing.at(block)), np.int32)], rng.uniform(15, 90, 3).tolist(), cv2.LINE_AA)
    radius = max(1, round(float(np.hypot(*thing.along)) * rng.uniform(0.1, 0.15)))
    lenses = np.array([(-0.16, -0.07), (0.16, -0.07), (-0.16, 0.09)])[: rng.integers(1, 4)] + corner
    for spot in thing.at(lenses):
        glint = spot - radius * 0.3
        cv2.circle(layer, (int(spot[0]), int(spot[1])), radius, (30, 26, 24), -1, cv2.LINE_AA)
        cv2.circle(layer, (int(glint[0]), int(glint[1])), max(1, radius // 3), (140, 130, 120), -1, cv2.LINE_AA)


def _rim(layer: Plane, outline: Plane, body: Plane, unit: float) -> None:
    edge = np.clip(body * 0.5 + 70, 0, 255).tolist()
    cv2.polylines(layer, [np.asarray(np.round(outline), np.int32)], True, edge, max(1, round(unit / 28)), cv2.LINE_AA)


def make_cup(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A mug, glass-like beaker or paper cup at the mouth, upright or tilted to drink."""
    face, side = frame_of(marks).upright(), crop.shape[0]
    width, height = rng.uniform(0.6, 0.85), rng.uniform(0.65, 1.05)
    thing = face.moved(rng.uniform(-0.2, 0.2), rng.uniform(0.2, 0.5), rng.normal(0, 0.2))
    thing = Frame(thing.at([(0.0, 0.9)])[0], thing.along * width, thing.down * height)
    narrow, curve = rng.choice([1.0, rng.uniform(0.65, 0.85)]), rng.uniform(-0.18, 0.3)
    outline = thing.at(_beaker(narrow, curve))
    a, _ = thing.grid(side)
    printed = fabric(side, thing, rng, 0.45)
    roll = rng.uniform(-0.5, 0.5)
    layer = printed * (1.05 - 0.55 * np.clip((a - roll) ** 2, 0, 1) + 0.03 * noise(side, 5, 5, rng))[:, :, None]
    layer = np.ascontiguousarray(np.clip(layer, 0, 255), np.float32)
    _brim(layer, thing, curve, rng)
    cover = area(side, outline, 0.0)
    if rng.random() < 0.4:
        cover = np.maximum(cover, _handle(side, thing, face.unit, float(rng.choice([-1.0, 1.0]))))
    held = _lay_thing(crop, layer, cover, face.unit, rng)
    return _fingers(held, skin_of(crop, marks), thing, face, 2 * width, rng) if rng.random() < 0.85 else held


def _beaker(narrow: float, curve: float) -> list[tuple[float, float]]:
    """Clockwise: the upper edge, bent by `curve` as one looks into or under it; the lower one is `narrow`."""
    turns = np.linspace(-1, 1, 9)
    upper = [(float(x), float(-1 - curve * (1 - x * x))) for x in turns]
    lower = [(float(x * narrow), float(1 + 0.15 * (1 - x * x))) for x in turns[::-1]]
    return upper + lower


def _brim(layer: Plane, thing: Frame, curve: float, rng: np.random.Generator) -> None:
    """A lip of another shade, or a lid."""
    turns = np.linspace(-1, 1, 9)
    tone = colour(rng) if rng.random() < 0.4 else np.full(3, rng.uniform(150, 245))
    thick = float(np.hypot(*thing.down)) * rng.choice([0.06, 0.06, 0.3])
    edge = thing.at([(float(x), float(-0.97 - curve * (1 - x * x))) for x in turns])
    cv2.polylines(
        layer, [np.asarray(np.round(edge), np.int32)], False, tone.tolist(), max(1, round(thick)), cv2.LINE_AA
    )


def _handle(side: int, thing: Frame, unit: float, way: float) -> Plane:
    ring = np.zeros((side, side), np.uint8)
    turns = np.linspace(-np.pi / 2, np.pi / 2, 12)
    loop = thing.at([(way * (0.95 + 0.5 * float(np.cos(t))), 0.55 * float(np.sin(t))) for t in turns])
    line(ring, loop, 255, round(unit * 0.16))
    return np.asarray(ring, np.float32) / 255


def make_sheet(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A sheet, a card or a book before the mouth: straight edges, often white, often with print on it."""
    face, side = frame_of(marks).upright(), crop.shape[0]
    thing = face.moved(rng.uniform(-0.5, 0.5), rng.uniform(0.2, 0.6), rng.normal(0, 0.2))
    thing = Frame(thing.at([(0.0, 1.0)])[0], thing.along * rng.uniform(1.0, 2.2), thing.down * rng.uniform(0.6, 1.0))
    lean = rng.uniform(-0.12, 0.12)
    outline = thing.at([(-1, -1 + lean), (1, -1), (1 + lean, 1), (-1, 1 - lean)])
    layer = fabric(side, thing, rng, 0.7)
    if rng.random() < 0.5:
        layer = np.asarray(235 - (235 - layer) * 0.25, np.float32)
    layer = layer * (1 + 0.1 * noise(side, 3, 3, rng))[:, :, None]
    held = _lay_thing(crop, np.asarray(layer, np.float32), area(side, outline, 0.0), face.unit, rng)
    return _fingers(held, skin_of(crop, marks), thing, face, 0.8, rng) if rng.random() < 0.8 else held


def _lay_thing(crop: Pixels, layer: Plane, cover: Plane, unit: float, rng: np.random.Generator) -> Pixels:
    """In the crop's light, as sharp as the crop, with a shadow on the face."""
    blur = blur_of(crop) + rng.uniform(0.3, 0.8)
    alpha = soften(cover, blur)
    lit = layer * light_on(crop, cover, 0.6)[:, :, None]
    under = shadowed(crop, alpha, unit * rng.uniform(0.12, 0.4), rng.uniform(0.15, 0.55))
    return blend(under, soften(lit, blur), alpha)


def _fingers(crop: Pixels, skin: Plane, thing: Frame, face: Frame, width: float, rng: np.random.Generator) -> Pixels:
    """Fingers round one side of a thing, sometimes the other hand's too."""
    for way in [(-1.0,), (1.0,), (-1.0, 1.0)][int(rng.choice(3, p=[0.4, 0.4, 0.2]))]:
        start = thing.at([(way, rng.uniform(0.1, 0.6))])[0]
        base = np.arctan2(thing.along[1], thing.along[0]) - np.arctan2(face.along[1], face.along[0])
        turn = float(base) + (np.pi if way > 0 else 0.0) + rng.normal(0, 0.15)
        size = rng.uniform(0.8, 1.05)
        placed = place(grip(rng, width), start, face, turn, 0.0, size, mirrored=bool(rng.random() < 0.5))
        crop = lay(crop, placed, skin, face.unit * size, rng, sleeved=False)
    return crop
