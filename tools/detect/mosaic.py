"""What a detector of recipe `ours` is shown: windows onto one picture or four, at many scales, mirrored and tinted."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.scene import Pixels
from tools.data.crowds import Crowd
from tools.detect.window import GREY, View, cut

LONGER_PX = 640
"""The longer side of a picture at scale 1: what the kiosk's frames are shrunk to."""
FOUR = 0.7
"""Of the windows show four pictures."""
SCALES_ONE, SCALES_FOUR = (0.45, 1.7), (0.3, 1.3)
RARE = np.asarray([1.0, 1.6, 3.0])
"""How much more often a window looks at a face of each label than at one with a mask: they are that much fewer."""
LOOKS_ELSEWHERE = 0.15
MIDDLE = (0.3, 0.7)
"""Where the four pictures meet, as shares of the window."""


def weights(crowds: Sequence[Crowd], *, balanced: bool) -> npt.NDArray[np.float64]:
    """(n,) shares of the windows for each picture that sum to 1: `balanced`, the rare labels' more often."""
    if not balanced:
        return np.full(len(crowds), 1 / len(crowds))
    rarest = [RARE[crowd.labels].max() if len(crowd.labels) else 0.6 for crowd in crowds]
    return np.asarray(rarest / np.sum(rarest), np.float64)


def window(pictures: Sequence[View], others: Sequence[int], side: int, rng: np.random.Generator) -> View:
    """A square of `side` px: of the first of `others`, or of all four of them around a point."""
    if rng.random() >= FOUR:
        view = _look(pictures[others[0]], (side, side), SCALES_ONE, rng)
        return _tinted(view, rng)
    x, y = (round(side * rng.uniform(*MIDDLE)) for _ in range(2))
    bgr = np.full((side, side, 3), GREY, np.uint8)
    parts = []
    for index, (x0, y0, x1, y1) in zip(
        others, ((0, 0, x, y), (x, 0, side, y), (0, y, x, side), (x, y, side, side)), strict=True
    ):
        part = _look(pictures[index], (x1 - x0, y1 - y0), SCALES_FOUR, rng)
        bgr[y0:y1, x0:x1] = part.bgr
        parts.append(View(part.bgr, part.corners + np.asarray([x0, y0, x0, y0], np.float32), part.labels, part.told))
    corners, labels, told = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("corners", "labels", "told")
    )
    return _tinted(View(bgr, corners, labels, told), rng)


def _look(picture: View, size: tuple[int, int], scales: tuple[float, float], rng: np.random.Generator) -> View:
    """A window of `size` near some face, at some scale, maybe mirrored."""
    height, width = picture.bgr.shape[:2]
    scale = float(np.exp(rng.uniform(*np.log(scales)))) * LONGER_PX / max(height, width)
    x, y = _focus(picture, rng)
    offset = _offset(width, scale, x, size[0], rng), _offset(height, scale, y, size[1], rng)
    view = cut(picture, scale, offset, size)
    return view.mirrored() if rng.random() < 0.5 else view


def _focus(picture: View, rng: np.random.Generator) -> tuple[float, float]:
    """A point of the picture: the middle of a face, of rare labels more often, or anywhere."""
    height, width = picture.bgr.shape[:2]
    if not len(picture.labels) or rng.random() < LOOKS_ELSEWHERE:
        return rng.uniform(0, width), rng.uniform(0, height)
    share = RARE[picture.labels] / RARE[picture.labels].sum()
    x0, y0, x1, y1 = picture.corners[rng.choice(len(share), p=share)]
    return float(x0 + x1) / 2, float(y0 + y1) / 2


def _offset(extent: int, scale: float, middle: float, shown: int, rng: np.random.Generator) -> float:
    """Where a window begins on one axis: it shows `middle` somewhere, and no more emptiness than it must."""
    span = shown / scale
    if span >= extent:
        return float(rng.uniform(extent - span, 0))
    return float(np.clip(middle - span * rng.uniform(0.25, 0.75), 0, extent - span))


def _tinted(view: View, rng: np.random.Generator) -> View:
    """As another camera under another light has it; sometimes grey, soft, or compressed."""
    gain = rng.uniform(0.65, 1.35) * rng.uniform(0.9, 1.1, 3)
    ramp = (np.arange(256) / 255.0)[:, None] ** rng.uniform(0.7, 1.4)
    table = np.clip(255 * ramp * gain + rng.uniform(-20, 20), 0, 255).astype(np.uint8)
    bgr = cv2.LUT(view.bgr, table[:, None, :])
    roll = rng.random(3)
    if roll[0] < 0.06:
        bgr = cv2.cvtColor(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if roll[1] < 0.12:
        bgr = cv2.GaussianBlur(bgr, (0, 0), rng.uniform(0.4, 1.5))
    if roll[2] < 0.15:
        bgr = _compressed(np.asarray(bgr, np.uint8), int(rng.integers(25, 80)))
    return View(np.asarray(bgr, np.uint8), view.corners, view.labels, view.told)


def _compressed(bgr: Pixels, quality: int) -> Pixels:
    jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), np.uint8)
