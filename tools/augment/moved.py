"""Real masks moved: cut from the crop of a masked face by its landmarks, laid onto a bare one by its own."""

from __future__ import annotations

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
    corners,
    frame_of,
    line,
    rounded,
    shadowed,
    shrunk,
    soften,
)

Donor = tuple[Pixels, Landmarks]
"""A properly masked crop, with its landmarks."""
REGION = [(0.0, 0.26), (0.3, 0.32), (0.95, 0.42), (1.08, 0.7), (1.0, 1.25), (0.75, 1.7), (0.4, 1.95), (0.0, 2.02)]
"""The right half of where a proper mask may be, from the nose's bridge clockwise to the chin, in the face's a and b."""
TOP, BOTTOM = 0.3, 1.85
"""The b of a proper mask's upper and lower edge in its middle."""
SPREAD = 3.2
"""A pixel belongs to the mask within so many standard deviations of the colour in the mask's middle."""


def cut_mask(donor: Pixels, marks: Landmarks) -> Plane:
    """(s, s) float32 coverage of the mask on a masked face: the region by the landmarks, less what looks otherwise.

    Where the mask's colour does not stand out (skin-coloured or printed cloth), the whole region.
    """
    side, face = donor.shape[0], frame_of(marks)
    small = max(8, side // 2)  # a mask's edge is smooth
    scale = small / side
    face = Frame(face.origin * scale, face.along * scale, face.down * scale)
    picture = np.asarray(cv2.resize(donor, (small, small), interpolation=cv2.INTER_AREA), np.uint8)
    outline = rounded(face.at(REGION + [(-a, b) for a, b in REGION[-2:0:-1]]))
    region = area(small, outline, 0.0)
    alike = _alike(picture, face, region)
    share = float(alike.sum()) / max(float((region > 0.5).sum()), 1.0)
    cover = _hull(alike, region) if share > 0.35 else region
    return np.asarray(cv2.resize(cover, (side, side)), np.float32)


def _alike(donor: Pixels, face: Frame, region: Plane) -> Pixels:
    """(s, s) uint8: 1 where the region has the colour of its middle, without specks."""
    lab = cv2.cvtColor(donor, cv2.COLOR_BGR2LAB).astype(np.float32)
    core = area(donor.shape[0], face.at([(-0.4, 0.8), (0.4, 0.8), (0.35, 1.4), (-0.35, 1.4)]), 0.0) > 0.5
    if core.sum() < 6:
        return np.zeros(core.shape, np.uint8)
    middle, spread = lab[core].mean(0), np.maximum(lab[core].std(0), (12.0, 4.0, 4.0))
    # Shade changes a mask's lightness more than its colour.
    far = np.abs(lab - middle) / (spread * (1.4, 1.0, 1.0))
    alike = np.asarray((np.maximum.reduce(cv2.split(far)) < SPREAD) & (region > 0.5), np.uint8)
    reach = max(1, round(face.unit / 14)) * 2 + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    opened = cv2.morphologyEx(alike, cv2.MORPH_OPEN, kernel)
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel), np.uint8)


def _hull(alike: Pixels, region: Plane) -> Plane:
    """The largest piece, its holes and dents filled: masks bulge."""
    pieces = cv2.findContours(alike, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    hull = cv2.convexHull(max(pieces, key=cv2.contourArea))
    filled = np.zeros(alike.shape, np.uint8)
    cv2.fillPoly(filled, [hull], 255, cv2.LINE_AA)
    return np.asarray(np.minimum(filled.astype(np.float32) / 255, region), np.float32)


def move_mask(crop: Pixels, marks: Landmarks, donor: Donor, target: Frame, rng: np.random.Generator) -> Pixels:
    """A copy of a bare (s, s, 3) uint8 BGR crop that wears the donor's own mask where `target` says."""
    side = crop.shape[0]
    pixels, theirs = _facing(donor, marks, side)
    face, source = frame_of(marks), frame_of(theirs)
    cover = cut_mask(pixels, theirs)
    warp = _between(fitted(source, cover), target)
    cover = soften(cover, rng.uniform(0.6, 1.4))
    alpha = cv2.warpAffine(cover, warp, (side, side))
    cloth = cv2.warpAffine(pixels, warp, (side, side), borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    layer = np.asarray(np.clip(cloth * _gain(crop, face, pixels, source, rng), 0, 250), np.float32)
    under = shadowed(crop, np.asarray(alpha, np.float32), face.unit * rng.uniform(0.05, 0.2), rng.uniform(0.1, 0.45))
    if rng.random() < 0.6:
        under = _loops(under, face, target, rng)
    blur = blur_of(crop)
    return blend(under, soften(layer, blur * 0.7), soften(np.asarray(alpha, np.float32), blur * 0.7))


def _facing(donor: Donor, marks: Landmarks, side: int) -> Donor:
    """The donor no larger than `side`, in the mirror where its head turns the other way."""
    pixels, theirs = shrunk(*donor, side)
    if _turn(theirs) * _turn(marks) >= 0:
        return pixels, theirs
    right = pixels.shape[1] - 1
    flipped = [(right - x, y) for x, y in corners(theirs)]
    mirrored = Landmarks(flipped[1], flipped[0], flipped[2], flipped[4], flipped[3])
    return np.asarray(cv2.flip(pixels, 1), np.uint8), mirrored


def _turn(marks: Landmarks) -> float:
    """How far the nose lies from the middle of the eyes, in eye distances; 0 where that says nothing."""
    left, right, nose = corners(marks)[:3]
    along = right - left
    turn = float((nose - (left + right) / 2) @ along) / max(float(along @ along), 1.0)
    return turn if abs(turn) > 0.12 else 0.0


def fitted(face: Frame, cover: Plane) -> Frame:
    """The donor's frame, corrected so that its mask covers b = TOP to BOTTOM and is about as wide as a face.

    A finder guesses what a mask hides: without this a "proper" mask would now and then land below the nose.
    """
    a, b = face.grid(cover.shape[0])
    inside = cover > 0.5
    middle = b[inside & (np.abs(a) < 0.3)]
    if middle.size < 8:
        return face
    top, bottom = (float(value) for value in np.percentile(middle, (2, 98)))
    left, right = (float(value) for value in np.percentile(a[inside], (1, 99)))
    longer = float(np.clip((bottom - top) / (BOTTOM - TOP), 0.4, 1.6))
    wider, aside = float(np.clip((right - left) / 2, 0.65, 1.3)), float(np.clip((left + right) / 2, -0.3, 0.3))
    origin = face.origin + aside * face.along + (top - TOP * longer) * face.down
    return Frame(origin, face.along * wider, face.down * longer)


def _between(source: Frame, target: Frame) -> Points:
    """(2, 3) from the donor's pixels to the crop's; a donor without extent gives its point alone."""
    three = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
    here, there = source.at(three), target.at(three)
    if abs(float(np.linalg.det(here[1:] - here[0]))) < 1.0:
        return np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    return np.asarray(cv2.getAffineTransform(here.astype(np.float32), there.astype(np.float32)), np.float64)


def _gain(crop: Pixels, face: Frame, donor: Pixels, theirs: Frame, rng: np.random.Generator) -> float:
    """How much lighter the crop's forehead and eyes are than the donor's, most of the way."""
    levels = []
    for picture, frame in ((crop, face), (donor, theirs)):
        outline = frame.at([(-0.8, -0.5), (0.8, -0.5), (0.8, 0.25), (-0.8, 0.25)])
        inside = area(picture.shape[0], outline, 0.0) > 0.5
        levels.append(float(picture[inside].mean()) if inside.any() else float(picture.mean()))
    return float(np.clip(((levels[0] + 12) / (levels[1] + 12)) ** rng.uniform(0.4, 0.9), 0.45, 1.25))


def _loops(crop: Pixels, face: Frame, target: Frame, rng: np.random.Generator) -> Pixels:
    """Thin bands from the mask's sides to the ears, or to the one it hangs from."""
    drawn = np.zeros(crop.shape[:2], np.uint8)
    aside = float((target.at([(0, 1)])[0] - face.at([(0, 1)])[0]) @ face.along) / max(face.unit**2, 1.0)
    for way in (float(np.sign(aside)),) if abs(aside) > 0.6 else (-1.0, 1.0):
        ear = face.at([(way * 1.25, 0.4)])[0]
        for b in (0.5, 1.4):
            line(drawn, np.array([target.at([(way * 0.85, b)])[0], ear]), 255, round(face.unit / 40))
    tone = np.full(3, rng.choice([235.0, 225.0, 40.0]), np.float32)
    return blend(crop, tone, soften(np.asarray(drawn, np.float32) / 255, 0.5) * np.float32(0.8))
