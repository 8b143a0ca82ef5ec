"""A drawn face, and one that wears a flat green mask, whose landing can be seen by its colour."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kiosk.scene import Landmarks, Pixels

SIDE = 128
MARKS = Landmarks((46, 50), (82, 50), (64, 70), (50, 88), (78, 88))
GREEN = (0, 255, 0)


@pytest.fixture
def marks() -> Landmarks:
    return MARKS


@pytest.fixture
def face() -> Pixels:
    """Skin before a wall, with some grain."""
    picture = np.full((SIDE, SIDE, 3), (150, 140, 130), np.uint8)
    cv2.ellipse(picture, (64, 66), (38, 50), 0, 0, 360, (140, 170, 210), -1)
    grain = np.random.default_rng(1).integers(-6, 7, picture.shape)
    return np.asarray(np.clip(picture + grain, 0, 255), np.uint8)


@pytest.fixture
def green_mask(face: Pixels) -> tuple[Pixels, Landmarks]:
    """The same face whose pixels from above the nose's tip to the chin are one flat green."""
    picture = face.copy()
    outline = np.array([(34, 64), (64, 60), (94, 64), (94, 96), (64, 120), (34, 96)], np.int32)
    cv2.fillPoly(picture, [outline], GREEN)
    return picture, MARKS
