"""What the picture says of where the kiosk stands: how far the face is, how high, and what the light does to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from kiosk.preprocess import crop_square
from kiosk.quality import Limits
from kiosk.scene import Box, Detection, Pixels

SMALL = 160
"""Pixels across: enough for light, and a hundredth of the work."""
WHITE = 250
FACE_M = 0.22
"""From chin to hair, as the finder's boxes are."""
ACROSS_DEG = 70.0
"""What most cameras see from side to side. Distances are said as "about" for it."""
NEAR_SHARE = 0.55
"""Of the picture's height: whoever fills more of it stands at arm's length."""
FAR_MARGIN = 1.4
"""Times the least face that is judged: somebody smaller than the installer must be judged, too."""


class Light(Enum):
    """How the light is."""

    GOOD = "good"
    DARK = "dark"
    BRIGHT = "bright"
    BEHIND = "behind"


class Distance(Enum):
    """How far away somebody stands."""

    GOOD = "good"
    FAR = "far"
    NEAR = "near"


class Aim(Enum):
    """Where the face is in the picture, and so where the camera must turn. UP: it must look higher."""

    GOOD = "good"
    UP = "up"
    DOWN = "down"
    ASIDE = "aside"


HIGHEST, LOWEST = 0.22, 0.62
"""Between these shares of the picture's height, from above, a face has room for taller and for smaller people."""
ASIDE = 0.28
"""So far from the middle, as a share of the width, somebody stands aside."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Grey levels 0 to 255, and shares. Beyond the quality gate's own, so that there is room for dusk."""

    dark: float = 60.0
    dark_room: float = 40.0
    bright: float = 215.0
    behind: float = 60.0
    """So much lighter than the face is what lies around it."""
    white_share: float = 0.12
    face_in_shade: float = 130.0


LIMIT = Limit()


@dataclass(frozen=True, slots=True)
class Face:
    """The nearest. `x`, `y`: its middle as shares of the picture; `tall`: its height as such a share."""

    x: float
    y: float
    tall: float
    metres: float
    distance: Distance
    aim: Aim
    box: Box


@dataclass(frozen=True, slots=True)
class Glance:
    """One look. `level`: how light the face is, or the picture where there is none, 0 to 255; `faces`: how many."""

    light: Light
    level: float
    faces: int = 0
    face: Face | None = None
    captured_s: float = 0.0
    """Of the picture that was looked at, monotonic."""


def glance(bgr: Pixels, found: Sequence[Detection], limits: Limits | None = None) -> Glance:
    """What (h, w, 3) uint8 BGR says; the nearest of those found is looked at."""
    nearest = max((one.box for one in found), key=lambda box: box.height, default=None)
    light, level = _light(bgr, nearest)
    face = _face(bgr, nearest, limits or Limits()) if nearest else None
    return Glance(light, level, len(found), face)


def _light(bgr: Pixels, box: Box | None) -> tuple[Light, float]:
    height, width = bgr.shape[:2]
    grey = cv2.cvtColor(cv2.resize(bgr, (SMALL, max(1, SMALL * height // width))), cv2.COLOR_BGR2GRAY)
    around, white = float(grey.mean()), float(np.mean(grey >= WHITE))
    if box is None:
        dark, bright = around < LIMIT.dark_room, around > LIMIT.bright
        return (Light.DARK if dark else Light.BRIGHT if bright else Light.GOOD), around
    face = float(cv2.cvtColor(crop_square(bgr, box), cv2.COLOR_BGR2GRAY).mean())
    in_shade = white > LIMIT.white_share and face < LIMIT.face_in_shade
    if around - face > LIMIT.behind or in_shade:
        return Light.BEHIND, face
    return (Light.DARK if face < LIMIT.dark else Light.BRIGHT if face > LIMIT.bright else Light.GOOD), face


def _face(bgr: Pixels, box: Box, limits: Limits) -> Face:
    height, width = bgr.shape[:2]
    x, y, tall = box.centre[0] / width, box.centre[1] / height, float(box.height) / height
    if box.height < limits.min_height_px * FAR_MARGIN:
        distance = Distance.FAR
    else:
        distance = Distance.NEAR if tall > NEAR_SHARE else Distance.GOOD
    return Face(x, y, tall, metres(float(box.height), width), distance, _aim(x, y), box)


def _aim(x: float, y: float) -> Aim:
    if y < HIGHEST:
        return Aim.UP
    if y > LOWEST:
        return Aim.DOWN
    return Aim.ASIDE if abs(x - 0.5) > ASIDE else Aim.GOOD


def metres(tall_px: float, width_px: int) -> float:
    """About how far away a face of this height is, by the pinhole camera's rule."""
    focal_px = width_px / 2 / math.tan(math.radians(ACROSS_DEG / 2))
    return FACE_M * focal_px / max(tall_px, 1.0)
