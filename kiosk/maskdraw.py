"""Draws a medical mask onto a face by its landmarks: for the demo, and for made training pictures.

Coordinates: `a` runs along the eyes in eye distances from the line through the nose, `b` down the face from the
eyes (0) to the mouth (1). The nose's tip lies near b = 0.55, the chin near b = 1.75.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.scene import Landmarks, Pixels

Polygon = npt.NDArray[np.float64]
SUBPIXEL_BITS = 4


class Wear(Enum):
    """How the mask sits; the value is the `b` of the middle of its upper edge."""

    PROPER = 0.3
    NOSE_OUT = 0.8
    CHIN = 1.32


@dataclass(frozen=True, slots=True)
class Mask:
    """What the mask looks like. `bgr` 0-255; `pleats` 0 draws a cup with a seam; `droop` moves it down, in `b`.

    `cloth`, (h, w, 3) of 0-255 like the picture, stands for the one colour.
    """

    bgr: tuple[int, int, int] = (214, 182, 148)
    pleats: int = 3
    width: float = 0.98
    droop: float = 0.0
    loops: bool = True
    cloth: npt.NDArray[np.float32] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class _Axes:
    """The face's own coordinates in the picture's pixels."""

    origin: Polygon
    along: Polygon
    down: Polygon

    def pixels(self, points: list[tuple[float, float]]) -> Polygon:
        ab = np.asarray(points, np.float64)
        return np.asarray(self.origin + ab[:, :1] * self.along + ab[:, 1:] * self.down)

    @property
    def unit(self) -> float:
        return max(float(np.hypot(*self.along)), float(np.hypot(*self.down)), 1.0)


def _axes(marks: Landmarks) -> _Axes:
    left, right, nose = (np.asarray(point) for point in (marks.left_eye, marks.right_eye, marks.nose))
    mouth = (np.asarray(marks.left_mouth) + np.asarray(marks.right_mouth)) / 2
    eyes = (left + right) / 2
    along, down = right - left, mouth - eyes
    # A turned head's nose leaves the middle of the eyes, and the mask goes with it.
    sideways = float((nose - eyes - 0.55 * down) @ along) / max(float(along @ along), 1.0)
    return _Axes(eyes + 0.5 * np.clip(sideways, -0.5, 0.5) * along, along, down)


def _outline(top: float, width: float) -> list[tuple[float, float]]:
    """Clockwise from the middle of the upper edge; never below the chin."""
    deep, side = max(1.9, top + 0.6), top + 0.12
    low = min(side + 0.8, deep - 0.2)
    right = [
        (0.35, top + 0.02),
        (width, side),
        (width * 0.97, (side + low) / 2),
        (width * 0.8, low),
        (0.42, deep - 0.06),
    ]
    return [(0.0, top), *right, (0.0, deep), *((-a, b) for a, b in reversed(right))]


def draw_mask(bgr: Pixels, marks: Landmarks, wear: Wear, mask: Mask | None = None) -> Pixels:
    """A copy of (h, w, 3) uint8 BGR with a mask on the face that has these landmarks."""
    mask = mask or Mask()
    axes, top = _axes(marks), wear.value + mask.droop
    outline = _outline(top, mask.width)
    soft = max(axes.unit / 40, 0.4)
    cloth = _cloth(bgr, axes, mask, outline)
    picture = bgr.copy()
    if mask.loops:
        _draw_loops(picture, axes, outline, soft)
    alpha = _coverage(bgr.shape[:2], _smooth(axes.pixels(outline)), soft)[:, :, None]
    return np.asarray(picture * (1 - alpha) + cloth * alpha, np.uint8)


def _cloth(bgr: Pixels, axes: _Axes, mask: Mask, outline: list[tuple[float, float]]) -> npt.NDArray[np.float32]:
    """The mask's colour, shaded by the light on the face beneath, with pleats or a seam."""
    grey = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY).astype(np.float32)
    light = cv2.GaussianBlur(grey, (0, 0), max(axes.unit / 3, 1))
    inside = _coverage(bgr.shape[:2], axes.pixels(outline), 0.0)
    level = max(float((light * inside).sum() / max(inside.sum(), 1.0)), 20.0)
    shade = np.clip(0.35 + 0.65 * light / level, 0.5, 1.25) * np.clip(level / 130, 0.35, 1.05)
    top, bottom, half = outline[0][1], outline[len(outline) // 2][1], mask.width * 0.95
    if mask.pleats:
        levels = [top + (bottom - top) * (k + 1) / (mask.pleats + 1.5) for k in range(mask.pleats)]
        folds = [[(-half, b - 0.06), (0.0, b + 0.05), (half, b - 0.06)] for b in levels]
    else:
        folds = [[(0.0, top), (0.06, (top + bottom) / 2), (0.0, bottom)]]
    thickness = max(1, round(axes.unit / 28))
    relief = np.full(bgr.shape[:2], 128, np.uint8)  # OpenCV smooths lines on 8 bits only
    for fold in folds:
        _line(relief, axes.pixels(fold) + axes.down * 0.05, 138, thickness)
        _line(relief, axes.pixels(fold), 106, thickness)
    shade = shade * (relief.astype(np.float32) / 128)
    colour = np.asarray(mask.bgr, np.float32) if mask.cloth is None else mask.cloth
    return np.asarray(np.clip(shade[:, :, None] * colour, 0, 255), np.float32)


def _draw_loops(picture: Pixels, axes: _Axes, outline: list[tuple[float, float]], soft: float) -> None:
    (width, high), low = outline[2], outline[4]
    for sign in (-1, 1):
        for start in ((sign * width, high), (sign * low[0], low[1])):
            ear = axes.pixels([start, (sign * 1.28, 0.45)])
            _line(picture, ear, (225, 225, 225), max(1, round(soft)))


def _line(canvas: Pixels, points: Polygon, colour: int | tuple[int, int, int], thickness: int) -> None:
    fixed = np.round(points * (1 << SUBPIXEL_BITS)).astype(np.int32)
    cv2.polylines(canvas, [fixed], False, colour, thickness, cv2.LINE_AA, SUBPIXEL_BITS)


def _smooth(corners: Polygon, rounds: int = 2) -> Polygon:
    """Rounds a polygon's corners by Chaikin's cutting."""
    for _ in range(rounds):
        following = np.roll(corners, -1, 0)
        corners = np.stack([0.75 * corners + 0.25 * following, 0.25 * corners + 0.75 * following], 1).reshape(-1, 2)
    return corners


def _coverage(shape: tuple[int, ...], polygon: Polygon, soft: float) -> npt.NDArray[np.float32]:
    """(h, w) float32, 1 inside, 0 outside, with an edge as soft as `soft` pixels."""
    alpha = np.zeros(shape, np.uint8)
    cv2.fillPoly(alpha, [np.round(polygon * (1 << SUBPIXEL_BITS)).astype(np.int32)], 255, cv2.LINE_AA, SUBPIXEL_BITS)
    cover = alpha.astype(np.float32) / 255
    return np.asarray(cv2.GaussianBlur(cover, (0, 0), soft) if soft > 0 else cover, np.float32)
