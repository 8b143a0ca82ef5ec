"""The quality gate: what speaks against judging a face, as a reason that the visitor can act on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.preprocess import crop_square
from kiosk.scene import Detection, Landmarks, Pixels, Reason

LOOK_SIDE = 96


@dataclass(frozen=True, slots=True)
class Limits:
    """Pixels, degrees and grey levels 0-255; how they were set stands in docs/measurements.md."""

    min_height_px: float = 56.0
    max_height_share: float = 0.8
    border_share: float = 0.03
    """A box nearer to the picture's border than this share of its side may be cut off there."""
    max_roll_deg: float = 35.0
    max_yaw: float = 0.42
    """How far the nose lies off the middle of the eyes, in eye distances."""
    min_eye_share: float = 0.24
    """The eyes' distance over the box's width: less is a profile."""
    min_sharpness: float = 20.0
    """Variance of the Laplacian of the crop at LOOK_SIDE pixels."""
    min_level: float = 32.0
    max_level: float = 232.0
    min_contrast: float = 10.0


def flaw(bgr: Pixels, face: Detection, limits: Limits) -> Reason:
    """The first reason not to judge `face` in (h, w, 3) uint8 BGR, or NONE."""
    return _size(bgr, face, limits) or _pose(face, limits) or _light(bgr, face, limits) or Reason.NONE


def _size(bgr: Pixels, face: Detection, limits: Limits) -> Reason | None:
    height, width = bgr.shape[:2]
    box = face.box
    if box.height < limits.min_height_px:
        return Reason.COME_CLOSER
    if box.height > limits.max_height_share * height:
        return Reason.STEP_BACK
    outside = max(-box.x0, box.x1 - width) / box.width, max(-box.y0, box.y1 - height) / box.height
    return Reason.STEP_BACK if max(outside) > -limits.border_share else None


def _pose(face: Detection, limits: Limits) -> Reason | None:
    """Nothing is held against a face whose landmarks nobody sees: the detector's own opinion counts on it, too."""
    marks = face.landmarks
    if marks is None:
        return None
    roll, yaw, eyes = roll_deg(marks), abs(yaw_share(marks)), math.dist(marks.left_eye, marks.right_eye)
    if abs(roll) > 120:
        return Reason.UPSIDE_DOWN
    profile = yaw > limits.max_yaw or eyes < limits.min_eye_share * face.box.width
    return Reason.LOOK_HERE if abs(roll) > limits.max_roll_deg or profile else None


def roll_deg(marks: Landmarks) -> float:
    """How far the face's downward axis (eyes to mouth) leans from the picture's, -180 to 180."""
    eyes = np.add(marks.left_eye, marks.right_eye) / 2
    mouth = np.add(marks.left_mouth, marks.right_mouth) / 2
    x, y = mouth - eyes
    return math.degrees(math.atan2(float(x), float(y)))


def yaw_share(marks: Landmarks) -> float:
    """The nose's way off the line from the eyes' middle to the mouth's, in eye distances; 0 looks straight ahead."""
    left, right, nose = (np.asarray(point) for point in (marks.left_eye, marks.right_eye, marks.nose))
    eyes, mouth = (left + right) / 2, np.add(marks.left_mouth, marks.right_mouth) / 2
    down = mouth - eyes
    length, apart = float(np.hypot(*down)), math.dist(marks.left_eye, marks.right_eye)
    if length < 1 or apart < 1:
        return math.inf
    off = nose - eyes
    return float(off[0] * down[1] - off[1] * down[0]) / length / apart


def _light(bgr: Pixels, face: Detection, limits: Limits) -> Reason | None:
    grey = cv2.cvtColor(cv2.resize(crop_square(bgr, face.box), (LOOK_SIDE, LOOK_SIDE)), cv2.COLOR_BGR2GRAY)
    edge = LOOK_SIDE // 6
    middle = np.asarray(grey[edge:-edge, edge:-edge], np.uint8)
    level, contrast = float(middle.mean()), float(middle.std())
    if level < limits.min_level:
        return Reason.TOO_DARK
    if level > limits.max_level:
        return Reason.TOO_BRIGHT
    if contrast < limits.min_contrast:
        return Reason.TOO_DARK if level < 128 else Reason.TOO_BRIGHT
    return Reason.HOLD_STILL if sharpness(middle) < limits.min_sharpness else None


def sharpness(grey: Pixels) -> float:
    """Variance of the Laplacian (Pech-Pacheco et al. 2000) of an (h, w) uint8 picture."""
    return float(cv2.Laplacian(grey, cv2.CV_32F).var())
