"""Hands and arms out of tapered capsules: their outline, their roundness, and the light on them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from tools.augment.canvas import Plane, Points, soften
from tools.augment.texture import noise

Capsule = tuple[float, float, float, float, float, float]
"""x, y, radius at one end and at the other."""


@dataclass(frozen=True, slots=True)
class Relief:
    """What the capsules make together, (s, s) float32 each, in pixels: `inside` > 0 within; `height` to the eye."""

    inside: Plane
    height: Plane

    def alpha(self, soft: float) -> Plane:
        """Coverage, 0 to 1."""
        return np.asarray(np.clip(self.inside / max(soft, 0.7) + 0.5, 0, 1), np.float32)


def relief(capsules: list[Capsule], side: int) -> Relief:
    """The union of capsules in a picture's pixels; worked out on fewer of them, for it is smooth."""
    small = max(8, round(side * 0.42))
    scale = small / side
    y, x = np.ogrid[0:small, 0:small]
    y, x = y.astype(np.float32) + np.float32(0.5), x.astype(np.float32) + np.float32(0.5)
    inside, height2 = np.full((small, small), -1e4, np.float32), np.zeros((small, small), np.float32)
    for capsule in np.asarray(capsules, np.float32) * np.float32(scale):
        x0, y0, r0, x1, y1, r1 = capsule
        dx, dy = x1 - x0, y1 - y0
        per = np.float32(1) / max(dx * dx + dy * dy, np.float32(1e-3))
        along = np.clip((x - x0) * (dx * per) + (y - y0) * (dy * per), 0, 1)
        radius, away2 = r0 + along * (r1 - r0), (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2
        np.maximum(inside, radius - np.sqrt(away2), out=inside)
        np.maximum(height2, radius * radius - away2, out=height2)
    grown = (np.asarray(cv2.resize(plane, (side, side)), np.float32) / scale for plane in (inside, np.sqrt(height2)))
    return Relief(*grown)


def shading(height: Plane, thickness: float, light: Points, rng: np.random.Generator) -> Plane:
    """(s, s) float32 about 1: `height` lit from the direction `light`; `thickness` pixels is how round it is."""
    side = height.shape[0]
    smooth = soften(height, max(thickness * 0.1, 0.7))
    # Steep edges end in shadow and creases between fingers too, whatever the light's direction is.
    gx, gy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.125)
    facing = 1 / np.sqrt(1 + gx * gx + gy * gy)
    lit = 0.72 + 0.36 * facing - facing * (gx * light[0] + gy * light[1]) * 0.4
    deep = 0.8 + 0.25 * np.clip(height / max(thickness, 1.0), 0, 1)
    return np.asarray(np.clip(lit * deep, 0.2, 1.35) * (1 + 0.05 * noise(side, 7, 7, rng)), np.float32)


def light_from(rng: np.random.Generator) -> Points:
    """Where the light comes from, (x, y): mostly from above."""
    turn = rng.normal(-np.pi / 2, 0.8)
    return np.array([np.cos(turn), np.sin(turn)]) * rng.uniform(0.3, 1.0)
