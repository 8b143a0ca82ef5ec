"""Moving pictures made of still portraits: who stands where, when, and how the mask sits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.demo import lobby
from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.scene import Box, Detection, Pixels

WIDTH, HEIGHT, RATE = 1280, 720, 15.0


@dataclass(frozen=True, slots=True)
class Portrait:
    """A still picture, (h, w, 3) uint8 BGR, and the one face that the finder saw in it."""

    name: str
    bgr: Pixels
    face: Detection

    def worn(self, wear: Wear | None, mask: Mask) -> Pixels:
        """The picture as it is (None), or with a mask drawn on."""
        return draw_mask(self.bgr, self.face.marks, wear, mask) if wear else self.bgr


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in the picture from `start_s` to `end_s`: the face's middle (fractions) and its height in pixels."""

    picture: Pixels
    face: Box
    start_s: float
    end_s: float
    x: float = 0.5
    y: float = 0.45
    height_px: float = 190.0


def play(cast: tuple[Presence, ...], seconds: float, seed: int) -> Iterator[Pixels]:
    """The frames, (HEIGHT, WIDTH, 3) uint8 BGR at RATE; later members of the cast stand in front of earlier ones."""
    rng, empty = np.random.default_rng(seed), lobby(WIDTH, HEIGHT)
    phase = rng.uniform(0, 2 * math.pi, 4)
    for index in range(round(seconds * RATE)):
        now = index / RATE
        frame = empty.copy()
        for presence in cast:
            if presence.start_s <= now < presence.end_s:
                _place(frame, presence, now, phase)
        noise = rng.integers(-3, 4, (HEIGHT // 4, WIDTH // 4, 1), dtype=np.int16).repeat(4, 0).repeat(4, 1)
        yield np.asarray(np.clip(frame.astype(np.int16) + noise, 0, 255), np.uint8)


def _place(frame: Pixels, who: Presence, now: float, phase: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    """Paste with a soft oval edge, swaying, nodding, coming nearer over the first half second."""
    sway, bob, tilt, breath = np.sin(2 * math.pi * now / np.asarray((2.9, 1.7, 3.7, 2.3)) + phase)
    near = min(0.8 + 0.4 * (now - who.start_s), 1.0)
    scale = who.height_px / who.face.height * near * (1 + 0.02 * breath)
    turn = cv2.getRotationMatrix2D(who.face.centre, 5.0 * float(tilt), scale)
    middle = np.asarray((who.x * WIDTH + 14 * sway, who.y * HEIGHT + 6 * bob))
    turn[:, 2] += middle - np.asarray(who.face.centre)
    warped = cv2.warpAffine(who.picture, turn, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpAffine(_oval(who.picture), turn, (WIDTH, HEIGHT))[:, :, None].astype(np.float32) / 255
    frame[:] = (frame * (1 - alpha) + warped * alpha).astype(np.uint8)


def _oval(picture: Pixels) -> Pixels:
    """(h, w) uint8: the picture without its corners."""
    height, width = picture.shape[:2]
    alpha = np.zeros((height, width), np.uint8)
    cv2.ellipse(alpha, (width // 2, height // 2), (round(width * 0.47), round(height * 0.49)), 0, 0, 360, 255, -1)
    return np.asarray(cv2.GaussianBlur(alpha, (0, 0), max(width / 40, 1)), np.uint8)
