"""From a picture and a box to the classifier's input: the one truth, for the kiosk and for training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from kiosk.scene import Box, Pixels, Tensor

MARGIN = 1.25
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)
"""ImageNet's mean and standard deviation of RGB in 0..1, as torchvision's weights expect."""


@dataclass(frozen=True, slots=True)
class InputSpec:
    """What a classifier eats: the side in pixels, and the normalisation; always RGB, planes first."""

    size: int
    mean: tuple[float, float, float] = MEAN
    std: tuple[float, float, float] = STD
    layout: Literal["nchw"] = "nchw"
    colour: Literal["rgb"] = "rgb"


def square_around(box: Box) -> tuple[int, int, int]:
    """Left, top and side, in whole pixels, of what `crop_square` cuts out; it may reach beyond the picture."""
    side = max(1, round(MARGIN * max(box.width, box.height)))
    left, top = (round(middle - side / 2) for middle in box.centre)
    return left, top, side


def crop_square(bgr: Pixels, box: Box) -> Pixels:
    """The square around the middle of `box`, MARGIN x its longer side, padded by repeating the edge.

    (h, w, 3) uint8 BGR in, (s, s, 3) uint8 BGR out, s at least 1.
    """
    height, width = bgr.shape[:2]
    x, y, side = square_around(box)
    left, top = min(max(-x, 0), side), min(max(-y, 0), side)
    inside = bgr[max(y, 0) : max(y + side, 0), max(x, 0) : max(x + side, 0)]
    if inside.size == 0:
        raise ValueError(f"the box {box} lies outside the picture of {width}x{height}")
    bottom, right = side - top - inside.shape[0], side - left - inside.shape[1]
    if not (left or top or right or bottom):
        return inside
    return np.asarray(cv2.copyMakeBorder(inside, top, bottom, left, right, cv2.BORDER_REPLICATE), np.uint8)


def resize(picture: Pixels, size: int) -> Pixels:
    """(h, w, 3) to (size, size, 3) uint8: by area when it shrinks, linear when it grows."""
    if picture.shape[:2] == (size, size):
        return picture
    shrinks = max(picture.shape[:2]) > size
    return np.asarray(
        cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR), np.uint8
    )


def normalise(crop_bgr: Pixels, mean: tuple[float, ...] = MEAN, std: tuple[float, ...] = STD) -> Tensor:
    """(s, s, 3) uint8 BGR to (3, s, s) float32 RGB, less `mean`, over `std`."""
    # Planes that lie in memory one after the other: an engine copies them as they are.
    rgb = np.ascontiguousarray(crop_bgr[:, :, ::-1].transpose(2, 0, 1), np.float32)
    scale = np.float32(255) * np.asarray(std, np.float32)
    shift = np.asarray(mean, np.float32) / np.asarray(std, np.float32)
    return np.asarray(rgb / scale[:, None, None] - shift[:, None, None], np.float32)


def to_input(crop_bgr: Pixels, spec: InputSpec) -> Tensor:
    """A face crop, (h, w, 3) uint8 BGR of any size, to a batch of one: (1, 3, size, size) float32."""
    return normalise(resize(crop_bgr, spec.size), spec.mean, spec.std)[None]


def pad_square(crop: Pixels) -> Pixels:
    """A crop that came cut, (h, w, 3), to (s, s, 3) with s the longer side, padded by repeating the edge."""
    height, width = crop.shape[:2]
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2
    if top == left == 0 and height == width:
        return crop
    return np.asarray(
        cv2.copyMakeBorder(crop, top, side - height - top, left, side - width - left, cv2.BORDER_REPLICATE), np.uint8
    )
