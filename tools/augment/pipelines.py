"""Pipelines of albumentations over whole crops, alike for every class: (s, s, 3) to (side, side, 3) uint8 BGR.

Seed one by `set_random_seed`; the same seed and crop give the same picture.
"""

from __future__ import annotations

import albumentations as A
import cv2

from tools.augment.light import Backlight, Dusk, Erase

EDGE = cv2.BORDER_REPLICATE
"""As kiosk.preprocess fills what lies outside the camera's picture."""


def _resize(side: int) -> A.Resize:
    return A.Resize(side, side, interpolation=cv2.INTER_LINEAR, area_for_downscale="image")


def none(side: int) -> A.Compose:
    """The crop as it is, in the side asked for."""
    return A.Compose([_resize(side)])


def paper_steps(*, always: bool = False) -> dict[str, A.BasicTransform]:
    """The paper's five ways to vary a picture, each by itself; `always`: for showing them."""
    p = 1.0 if always else 0.5
    return {
        "rotation": A.Affine(rotate=(-25, 25), border_mode=EDGE, p=p),
        "horizontal flip": A.HorizontalFlip(p=p),
        "stretch": A.Affine(
            scale={"x": (0.8, 1.25), "y": (0.8, 1.25)}, keep_ratio=False, balanced_scale=True, border_mode=EDGE, p=p
        ),
        "zoom": A.Affine(scale=(0.8, 1.3), keep_ratio=True, balanced_scale=True, border_mode=EDGE, p=p),
        "shear": A.Affine(shear={"x": (-15, 15), "y": (-5, 5)}, border_mode=EDGE, p=p),
    }


def paper(side: int) -> A.Compose:
    """The paper's own augmentation: rotation, horizontal flip, stretch, zoom and shear."""
    return A.Compose([_resize(side), *paper_steps().values()])


def door(side: int) -> A.Compose:
    """What a camera at a door does to a face. Sharpness, size, light and compression never depend on the class."""
    return A.Compose(
        [
            _resize(side),
            A.HorizontalFlip(p=0.5),
            A.OneOf([_pose(), _cut_off()], p=0.95),
            A.OneOf([Backlight(p=0.6), Dusk(p=0.6), *_exposure()], p=0.6),
            A.OneOf([A.HueSaturationValue(10, 45, 20), A.RGBShift(25, 25, 25), A.ToGray(p=0.3)], p=0.5),
            A.OneOf([A.MotionBlur((3, _odd(side / 12)), p=0.5), A.GaussianBlur((3, _odd(side / 22)))], p=0.3),
            A.OneOf(_far_away(side), p=0.4),
            A.GaussNoise((0.01, 0.06), p=0.2),
            A.ImageCompression(quality_range=(25, 95), p=0.6),
            Erase(p=0.15),
        ]
    )


def _pose() -> A.Affine:
    return A.Affine(
        scale=(0.75, 1.3),
        translate_percent=(-0.1, 0.1),
        rotate=(-20, 20),
        shear=(-8, 8),
        keep_ratio=True,
        balanced_scale=True,
        border_mode=EDGE,
        p=0.88,
    )


def _cut_off() -> A.Affine:
    """Part of the face outside the picture."""
    return A.Affine(
        scale=(1.0, 1.4),
        translate_percent={"x": (-0.28, 0.28), "y": (-0.1, 0.1)},
        rotate=(-12, 12),
        keep_ratio=True,
        border_mode=EDGE,
        p=0.12,
    )


def _exposure() -> list[A.BasicTransform]:
    return [A.RandomGamma((50, 190), p=1), A.RandomBrightnessContrast(0.35, 0.35, p=1), A.CLAHE(p=0.3)]


def _far_away(side: int) -> list[A.BasicTransform]:
    """Seen with 20 to 60 pixels only: whole sets are as small, and the width must say nothing of the class."""
    shares = (min(20 / side, 0.9), min(60 / side, 0.95))
    ways = ((cv2.INTER_AREA, cv2.INTER_LINEAR), (cv2.INTER_AREA, cv2.INTER_CUBIC), (cv2.INTER_LINEAR, cv2.INTER_LINEAR))
    return [
        A.Downscale(shares, interpolation_pair={"downscale": down, "upscale": up}, p=weight)
        for weight, (down, up) in zip((0.5, 0.3, 0.2), ways, strict=True)
    ]


def _odd(size: float) -> int:
    """The odd number near `size`, 3 at least: kernels are odd."""
    return max(3, round(size) // 2 * 2 + 1)
