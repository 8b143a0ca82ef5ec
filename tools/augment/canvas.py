"""What drawing onto a face needs: the face's own coordinates, soft areas, blending, and the face's light and skin.

Coordinates as in kiosk.maskdraw: `a` runs along the eyes from their middle in eye distances, `b` down the face from the
eyes (0) to the mouth (1); the nose's tip lies near b = 0.55, the chin near b = 1.75.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.preprocess import resize
from kiosk.scene import Landmarks, Pixels

Plane = npt.NDArray[np.floating[Any]]
"""(s, s) or (s, s, 3), or one colour (3,)."""
Points = npt.NDArray[np.floating[Any]]
"""(n, 2) float64: x and y in pixels, or a and b."""
Marks = TypeVar("Marks", Landmarks, Landmarks | None)
SUBPIXEL_BITS = 4
FAR = 4000.0
"""Pixels; what lies further out is drawn there, for OpenCV counts sub-pixels in 32 bits."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The face's coordinates in a picture's pixels: (a, b) lies at origin + a * along + b * down."""

    origin: Points
    along: Points
    down: Points

    @property
    def unit(self) -> float:
        """Pixels of one eye distance, as if the head were not turned; 2 at least."""
        return max(float(np.hypot(*self.along)), 0.92 * float(np.hypot(*self.down)), 2.0)

    def at(self, points: Sequence[tuple[float, float]] | Points) -> Points:
        """From (n, 2) of a, b to (n, 2) pixels."""
        ab = np.asarray(points, np.float64)
        return np.asarray(self.origin + ab[:, :1] * self.along + ab[:, 1:] * self.down)

    @property
    def frontal(self) -> bool:
        """False for a head turned so far that nothing flat fits its face, and for points that make no face."""
        wide, high = float(np.hypot(*self.along)), float(np.hypot(*self.down))
        upright = abs(float(self.along @ self.down)) < 0.5 * wide * high
        return upright and wide > 4 and 0.62 * high < wide < 1.7 * high

    def upright(self) -> Frame:
        """The same place and tilt with square axes of one `unit`: for things that do not turn with the head."""
        down = self.down if np.hypot(*self.down) > 1e-3 else np.array([-self.along[1], self.along[0]])
        length = float(np.hypot(*down))
        down = down / length if length > 1e-3 else np.array([0.0, 1.0])
        along = np.array([down[1], -down[0]])
        return Frame(self.origin, along * self.unit, down * self.unit)

    def moved(self, a: float, b: float, turn: float = 0.0, wider: float = 1.0, longer: float = 1.0) -> Frame:
        """Shifted by (a, b), turned by `turn` radians about its own mouth, and stretched."""
        cos, sin = np.cos(turn), np.sin(turn)
        spin = np.array([[cos, -sin], [sin, cos]])
        along, down = spin @ self.along * wider, spin @ self.down * longer
        mouth = self.origin + a * self.along + (b + 1) * self.down
        return Frame(mouth - down, along, down)

    def grid(self, side: int) -> tuple[Plane, Plane]:
        """The a and b of every pixel of a picture, (side, side) float32 each."""
        basis = np.stack([self.along, self.down], 1)
        if abs(np.linalg.det(basis)) < 1e-2:
            basis = np.eye(2) * self.unit
        inverse = np.linalg.inv(basis).astype(np.float32)
        y, x = np.ogrid[0:side, 0:side]
        x, y = (x - self.origin[0]).astype(np.float32), (y - self.origin[1]).astype(np.float32)
        return inverse[0, 0] * x + inverse[0, 1] * y, inverse[1, 0] * x + inverse[1, 1] * y


def frame_of(marks: Landmarks) -> Frame:
    """The face's coordinates; a turned head's middle goes with its nose."""
    left, right, nose, mouth_left, mouth_right = corners(marks)
    eyes, mouth = (left + right) / 2, (mouth_left + mouth_right) / 2
    along, down = right - left, mouth - eyes
    sideways = float((nose - eyes - 0.55 * down) @ along) / max(float(along @ along), 1.0)
    return Frame(eyes + 0.5 * np.clip(sideways, -0.5, 0.5) * along, along, down)


def corners(marks: Landmarks) -> Points:
    """(5, 2) float64, kept within FAR."""
    points = (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)
    return np.clip(np.asarray(points, np.float64), -FAR, FAR)


def shrunk(crop: Pixels, marks: Marks, side: int) -> tuple[Pixels, Marks]:
    """A square crop and its landmarks at `side` pixels; the same where it is no larger."""
    scale = side / crop.shape[0]
    if scale >= 1 or marks is None:
        return resize(crop, min(side, crop.shape[0])), marks
    points = (corners(marks) + 0.5) * scale - 0.5  # resizing keeps the picture's edges, not its outer pixels' middles
    return resize(crop, side), Landmarks(*((float(x), float(y)) for x, y in points))


def area(side: int, outline: Points, soft: float) -> Plane:
    """(side, side) float32: 1 inside the outline, 0 outside, with an edge as soft as `soft` pixels."""
    alpha = np.zeros((side, side), np.uint8)
    cv2.fillPoly(alpha, [fixed(outline)], 255, cv2.LINE_AA, SUBPIXEL_BITS)
    if soft > 0.3:
        alpha = np.asarray(cv2.GaussianBlur(alpha, (0, 0), soft), np.uint8)
    return np.asarray(alpha, np.float32) / 255


def fixed(points: Points) -> npt.NDArray[np.int32]:
    """Pixels as OpenCV's sub-pixel integers."""
    return np.asarray(np.round(np.clip(points, -FAR, FAR) * (1 << SUBPIXEL_BITS)), np.int32)


def line(canvas: Pixels, points: Points, colour: int | tuple[int, ...], thickness: int) -> None:
    """Draw an open line into `canvas`, smoothed."""
    cv2.polylines(canvas, [fixed(points)], False, colour, max(1, thickness), cv2.LINE_AA, SUBPIXEL_BITS)


def rounded(outline: Points, rounds: int = 2) -> Points:
    """Rounds a polygon's corners by Chaikin's cutting."""
    for _ in range(rounds):
        following = np.roll(outline, -1, 0)
        outline = np.stack([0.75 * outline + 0.25 * following, 0.25 * outline + 0.75 * following], 1).reshape(-1, 2)
    return outline


def blend(picture: Pixels, layer: Plane, alpha: Plane) -> Pixels:
    """`layer`, (s, s, 3) of 0-255 or one colour (3,), over `picture` where `alpha` (s, s) says so; a new picture."""
    weight = np.ascontiguousarray(alpha, np.float32)
    over = np.ascontiguousarray(np.broadcast_to(np.asarray(layer, np.float32), picture.shape))
    mixed = cv2.blendLinear(over, picture.astype(np.float32), weight, 1 - weight)
    return np.asarray(cv2.convertScaleAbs(np.maximum(mixed, 0)), np.uint8)


def shadowed(picture: Pixels, alpha: Plane, reach: float, depth: float, drop: float = 0.5) -> Pixels:
    """`picture` with the shadow that what covers `alpha` throws around and below itself, `reach` pixels wide."""
    side = picture.shape[0]
    small = max(4, side // 4)
    shrunk = cv2.resize(alpha, (small, small), interpolation=cv2.INTER_AREA)
    spread = cv2.GaussianBlur(shrunk, (0, 0), max(reach / 4, 0.5))
    shift = np.array([[1, 0, 0], [0, 1, drop * reach / 4]], np.float32)
    cast = cv2.resize(cv2.warpAffine(spread, shift, (small, small)), (side, side))
    return np.asarray(picture * (1 - depth * cast)[:, :, None], np.uint8)


def light_on(picture: Pixels, where: Plane, evenness: float) -> Plane:
    """(s, s) float32: how the light falls on `where`, and how strong; `evenness` 0 takes all of its changes over.

    What has its colour from this picture already divides it by its mean.
    """
    side = picture.shape[0]
    small = max(4, side // 8)
    grey = cv2.cvtColor(cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    low = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 2.0)
    weight = cv2.resize(where, (small, small), interpolation=cv2.INTER_AREA)
    level = max(float((low * weight).sum() / max(float(weight.sum()), 1e-3)), 15.0)
    field = np.clip(evenness + (1 - evenness) * low / level, 0.5, 1.5) * np.clip((level / 135) ** 0.8, 0.3, 1.15)
    return np.asarray(cv2.resize(field.astype(np.float32), (side, side)), np.float32)


def blur_of(picture: Pixels) -> float:
    """Pixels: about how soft the picture itself is, so that what is drawn on it is as soft."""
    side = picture.shape[0]
    if side < 16:
        return 0.0
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    half, quarter = (cv2.resize(cv2.resize(grey, (s, s), interpolation=cv2.INTER_AREA), (side, side)) for s in
                     (side // 2, side // 4))  # fmt: skip
    fine, coarse = float(np.abs(grey - half).mean()), float(np.abs(half - quarter).mean()) + 0.1
    return float(np.clip(1.7 - 2.4 * fine / coarse, 0.0, 1.6))


def soften(layer: Plane, sigma: float) -> Plane:
    """A Gaussian blur that is left out where it would change nothing."""
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), sigma), np.float32) if sigma > 0.3 else layer


def skin_of(picture: Pixels, marks: Landmarks) -> Plane:
    """(3,) float32 BGR: the middle colour of nose, cheeks and forehead."""
    side, frame = picture.shape[0], frame_of(marks)
    places = frame.at([(0.0, 0.5), (-0.4, 0.55), (0.4, 0.55), (0.0, -0.4), (0.0, 0.25)])
    places = np.clip(np.round(places), 0, side - 1).astype(int)
    reach = max(1, round(frame.unit / 12)) if frame.unit < side else 1
    patches = [picture[max(y - reach, 0) : y + reach, max(x - reach, 0) : x + reach].reshape(-1, 3) for x, y in places]
    return np.asarray(
        np.median(np.concatenate([p for p in patches if len(p)] or [picture.reshape(-1, 3)]), 0), np.float32
    )
