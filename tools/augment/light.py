"""What albumentations lacks of a door, as its transforms: a bright day behind, dusk, and what is not seen at all."""

from __future__ import annotations

from typing import Any

import albumentations as A
import cv2
import numpy as np

from kiosk.scene import Pixels

MOUTH_TOP = 0.42
"""Nothing is erased below this share of the crop's height, save at its sides: mask and mouth lie there."""


class Backlight(A.ImageOnlyTransform):  # type: ignore[misc] # albumentations has no types
    """A face in its own shadow before a bright window: the middle darker, what is around it brighter to one side."""

    def apply(self, img: Pixels, **_: Any) -> Pixels:
        """(s, s, 3) uint8 to the same."""
        rng, side = self.random_generator, img.shape[0]
        down, across = np.mgrid[0:side, 0:side].astype(np.float32) / max(side - 1, 1) - 0.5
        x, y = rng.uniform(-0.08, 0.08, 2)
        away = ((across - x) / rng.uniform(0.3, 0.42)) ** 2 + ((down - y) / rng.uniform(0.42, 0.55)) ** 2
        outside = 1 / (1 + np.exp(-(away - 1) * np.float32(rng.uniform(1.2, 4))))
        turn = rng.uniform(0, 2 * np.pi)
        sky = np.clip(rng.uniform(0.5, 1.0) + (across * np.cos(turn) + down * np.sin(turn)) * 0.8, 0, 1)
        glow = (outside * sky * rng.uniform(70, 220)).astype(np.float32)
        gain = np.float32(rng.uniform(0.25, 0.65)) * (1 + outside)
        veil = np.float32(rng.uniform(0, 30))
        return np.asarray(np.clip(img * gain[:, :, None] + glow[:, :, None] + veil, 0, 255), np.uint8)


class Dusk(A.ImageOnlyTransform):  # type: ignore[misc] # as above
    """Too little light: darker, flatter, and with the sensor's coarse colour noise."""

    def apply(self, img: Pixels, **_: Any) -> Pixels:
        """(s, s, 3) uint8 to the same."""
        rng, side = self.random_generator, img.shape[0]
        gain, gamma = rng.uniform(0.25, 0.7), rng.uniform(0.8, 1.4)
        gain = max(gain, min(1.0, 28 / (float(img.mean()) + 1)))  # what is dark already stays to be seen
        curve = 255 * (np.arange(256) / 255) ** gamma * gain
        dark = cv2.LUT(img, curve.astype(np.uint8))
        coarse = max(1, round(side / rng.uniform(1, 2.5)))
        grain = rng.standard_normal((coarse, coarse, 3), np.float32) * np.float32(rng.uniform(1, 9))
        return np.asarray(np.clip(dark + cv2.resize(grain, (side, side)), 0, 255), np.uint8)


class Erase(A.ImageOnlyTransform):  # type: ignore[misc] # as above
    """One or two patches of one colour or of noise (Zhong et al. 2020, arXiv 1708.04896), away from the mouth."""

    def apply(self, img: Pixels, **_: Any) -> Pixels:
        """(s, s, 3) uint8 to the same."""
        rng, side, picture = self.random_generator, img.shape[0], img.copy()
        for _patch in range(int(rng.integers(1, 3))):
            width, height = (max(1, round(side * share)) for share in rng.uniform(0.08, 0.24, 2))
            x, y = int(rng.integers(side - width + 1)), int(rng.integers(side - height + 1))
            if y + height > MOUTH_TOP * side:
                x = 0 if rng.random() < 0.5 else side - width
                width = max(1, width // 2)
                x = x if x == 0 else side - width
            patch = rng.integers(0, 256, (height, width, 3) if rng.random() < 0.3 else (1, 1, 3), np.uint8)
            picture[y : y + height, x : x + width] = patch
        return picture
