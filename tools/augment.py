"""What the door adds to a face crop: light, blur, compression, turns, and masks drawn on by the landmarks."""

from __future__ import annotations

import os

import cv2
import numpy as np

# albumentations asks the network for a newer version of itself at import, unless it is told not to.
os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
import albumentations as A

from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.preprocess import resize
from kiosk.scene import LABELS, Landmarks, Pixels

BARE, INCORRECT, MASKED = (LABELS.index(name) for name in ("without_mask", "mask_incorrect", "with_mask"))
MADE_SHARE = {MASKED: 0.12, INCORRECT: 0.12}
"""How many of the bare crops get a mask drawn on, and how it sits."""
HAND_SHARE = 0.1
"""How many of the crops that stay bare get a hand over the mouth."""
COLOURS = (
    (214, 182, 148),
    (200, 160, 110),
    (240, 240, 240),
    (45, 45, 45),
    (180, 210, 170),
    (190, 170, 225),
    (70, 60, 140),
)


def build() -> A.Compose:
    """The pipeline for (s, s, 3) uint8 BGR; alike for every class, so that no quality betrays the label."""
    return A.Compose(
        [
            A.HorizontalFlip(p=0.5),
            A.Affine(
                scale=(0.8, 1.3),
                translate_percent=(-0.1, 0.1),
                rotate=(-20, 20),
                shear=(-8, 8),
                border_mode=cv2.BORDER_REPLICATE,
                p=0.9,
            ),
            A.OneOf([A.RandomGamma((50, 190)), A.RandomBrightnessContrast(0.35, 0.35), A.CLAHE()], p=0.6),
            A.OneOf([A.HueSaturationValue(12, 40, 20), A.RGBShift(25, 25, 25), A.ToGray()], p=0.5),
            A.OneOf([A.MotionBlur((3, 7)), A.GaussianBlur((3, 5)), A.Downscale((0.3, 0.7))], p=0.45),
            A.OneOf([A.GaussNoise((0.02, 0.08)), A.ISONoise()], p=0.2),
            A.ImageCompression(quality_range=(30, 95), p=0.5),
            A.CoarseDropout((1, 2), (0.08, 0.2), (0.08, 0.2), fill="random_uniform", p=0.15),
        ]
    )


def make_worn(crop: Pixels, marks: Landmarks, label: int, rng: np.random.Generator) -> Pixels:
    """A bare (s, s, 3) BGR crop with a random mask drawn on, worn as `label` says (MASKED or INCORRECT)."""
    wear = Wear.PROPER if label == MASKED else Wear.NOSE_OUT if rng.random() < 0.75 else Wear.CHIN
    colour = np.asarray(COLOURS[int(rng.integers(len(COLOURS)))]) + rng.integers(-25, 26, 3)
    blue, green, red = (int(value) for value in np.clip(colour, 10, 250))
    droop = rng.uniform(-0.12, 0.1) if wear is Wear.PROPER else rng.uniform(-0.1, 0.15)
    pleats = int(rng.integers(2, 5)) if rng.random() < 0.6 else 0
    look = Mask((blue, green, red), pleats, float(rng.uniform(0.85, 1.1)), float(droop), bool(rng.random() < 0.7))
    return draw_mask(crop, marks, wear, look)


def make_hand(crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    """A bare (s, s, 3) BGR crop with four fingers of the face's own colour over the mouth: still bare."""
    picture = crop.copy()
    nose, left, right = (np.asarray(point) for point in (marks.nose, marks.left_mouth, marks.right_mouth))
    across, down = right - left, (left + right) / 2 - nose
    x, y = (int(np.clip(value, 2, crop.shape[0] - 3)) for value in nose)
    skin = crop[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3).mean(0) * rng.uniform(0.75, 1.1)
    width = max(3, round(float(np.hypot(*down)) * rng.uniform(0.5, 0.75)))
    tilt = rng.uniform(-0.5, 0.5)
    for finger in np.arange(4) * rng.uniform(0.5, 0.65) + rng.uniform(-0.1, 0.3):
        middle = nose + down * finger
        ends = [middle + across * reach + down * tilt * reach for reach in (-rng.uniform(0.5, 1.0), 2.0)]
        first, second = (tuple(int(value) for value in end) for end in ends)
        for tint, thick in ((0.6, width + 2), (1.0, width)):
            cv2.line(picture, first, second, tuple(float(min(c * tint, 255)) for c in skin), thick, cv2.LINE_AA)
    return picture


def made_label(rng: np.random.Generator) -> int:
    """What becomes of a bare crop: BARE, or a label to draw a mask for."""
    draw = float(rng.random())
    if draw < MADE_SHARE[MASKED]:
        return MASKED
    return INCORRECT if draw < sum(MADE_SHARE.values()) else BARE


def prepare(crop: Pixels, size: int, pipeline: A.Compose) -> Pixels:
    """Resize, then augment: (s, s, 3) to (size, size, 3) uint8 BGR."""
    return np.asarray(pipeline(image=resize(crop, size))["image"], np.uint8)
