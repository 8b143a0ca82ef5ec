"""Colours and surfaces that made things have: smooth noise, cloth of one colour or printed, strands of hair."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

import cv2
import numpy as np

from tools.augment.canvas import Frame, Plane

Print = Callable[[Plane, Plane, np.random.Generator], Plane]
"""From coordinates u and v (about one repeat each) to how much of the second colour there is, 0 to 1."""


def noise(side: int, down: int, across: int, rng: np.random.Generator) -> Plane:
    """(side, side) float32 of about -1 to 1, smooth, with so many cells down and across."""
    cells = rng.uniform(-1, 1, (max(down, 2), max(across, 2))).astype(np.float32)
    return np.asarray(cv2.resize(cells, (side, side), interpolation=cv2.INTER_CUBIC), np.float32)


def colour(rng: np.random.Generator) -> Plane:
    """(3,) float32 BGR: black, white and grey as often as clothes have them, else any hue."""
    if rng.random() < 0.4:
        level = rng.choice([18, 45, 90, 140, 200, 238]) + rng.uniform(-12, 12)
        return np.asarray(np.clip(level + rng.uniform(-8, 8, 3), 5, 250), np.float32)
    rgb = colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.15, 0.85), rng.uniform(0.2, 0.95))
    return np.asarray(rgb[::-1], np.float32) * 255


def _stripes(_: Plane, v: Plane, rng: np.random.Generator) -> Plane:
    return np.asarray(np.clip(np.sin(2 * np.pi * v) * 4 + rng.uniform(-2, 2), 0, 1), np.float32)


def _check(u: Plane, v: Plane, _: np.random.Generator) -> Plane:
    return np.asarray((np.sin(2 * np.pi * u) > 0) * 0.5 + (np.sin(2 * np.pi * v) > 0) * 0.5, np.float32)


def _dots(u: Plane, v: Plane, rng: np.random.Generator) -> Plane:
    radius = rng.uniform(0.15, 0.35)
    away = np.hypot(u - np.floor(u) - 0.5, v - np.floor(v) - 0.5)
    return np.asarray(np.clip((radius - away) * 12, 0, 1), np.float32)


def _flowers(u: Plane, _: Plane, rng: np.random.Generator) -> Plane:
    side = u.shape[0]
    return np.asarray(np.clip(noise(side, side // 9, side // 9, rng) * 5 - 0.5, 0, 1), np.float32)


def _lettering(u: Plane, v: Plane, rng: np.random.Generator) -> Plane:
    """Rows of strokes that look like a print or a name."""
    row, stroke = np.floor(v), np.floor(u * 7)
    on = np.sin(stroke * 12.9898 + row * 78.233 + rng.uniform(0, 6)) > -0.2
    return np.asarray(on & (np.abs(v - row - 0.5) < 0.3) & (np.abs(u * 7 - stroke - 0.5) < 0.35), np.float32)


PRINTS: tuple[Print, ...] = (_stripes, _check, _dots, _flowers, _lettering)


def fabric(side: int, frame: Frame, rng: np.random.Generator, printed: float = 0.4) -> Plane:
    """(side, side, 3) float32 BGR cloth that lies along `frame`; `printed` is how often it has a pattern."""
    first = colour(rng)
    if rng.random() >= printed:
        return np.broadcast_to(first, (side, side, 3)).astype(np.float32)
    a, b = frame.grid(side)
    turn, repeats = rng.choice([0.0, np.pi / 2, rng.uniform(0, np.pi)]), rng.uniform(1.5, 7)
    u, v = (a * np.cos(turn) + b * np.sin(turn)) * repeats, (b * np.cos(turn) - a * np.sin(turn)) * repeats
    much = np.asarray(PRINTS[int(rng.integers(len(PRINTS)))](u, v, rng), np.float32)
    return np.asarray(first + much[:, :, None] * (colour(rng) - first), np.float32)


def strands(side: int, direction: tuple[float, float], length: float, rng: np.random.Generator) -> Plane:
    """(side, side) float32 of about -1 to 1: fine hair that runs along `direction`, `length` pixels each."""
    reach = int(np.clip(length, 3, 31)) // 2 * 2 + 1
    kernel = np.zeros((reach, reach), np.uint8)
    x, y = (float(value) * reach / 2 for value in direction)
    middle = reach // 2
    ends = ((round(middle - x), round(middle - y)), (round(middle + x), round(middle + y)))
    cv2.line(kernel, *ends, 255, 1, cv2.LINE_AA)
    grain = rng.integers(0, 256, (side, side), np.uint8)
    drawn = cv2.filter2D(grain, cv2.CV_32F, kernel.astype(np.float32) / max(float(kernel.sum()), 1.0))
    return np.asarray(np.clip((drawn - 127.5) / (90 / np.sqrt(reach)) / 2, -1, 1), np.float32)
