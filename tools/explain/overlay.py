"""Heatmaps over the grey picture: each value where in the picture it comes from, by an even colour map.

Colours end at a stated value, `top`. What is never negative runs from 0 to `top` by matplotlib's `inferno`; what
speaks for and against, from -`top` to `top` by `berlin` (Crameri 2018). Both rise evenly to the eye and are told apart
without seeing red from green.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import matplotlib as mpl
import numpy as np
import numpy.typing as npt

from kiosk import evidence
from kiosk.preprocess import resize
from kiosk.scene import Pixels
from tools.explain.attribution import Heat
from tools.explain.layers import INPUT, Layer

SHOWN = 224
"""The side of a picture on a page, in pixels."""
HIDES = 0.85
"""How much of the grey picture the highest heat hides; no heat hides nothing."""
GREYS = (24.0, 184.0)
"""Black and white of the picture, so that neither is taken for the colours' ends."""
FINE_TOP = 99.0
"""Of maps that are as fine as the picture, the colours end at this percentile: else one pixel would darken the rest."""
FINE_BLUR = 0.012
"""By how much of their side such maps are blurred for the eye."""
EVEN = 1e-4
"""A map whose values differ by less than this share says nothing of places."""
BAR_HEIGHT = 30
UNSIGNED, SIGNED = "inferno", "berlin"


@dataclass(frozen=True, slots=True)
class Heatmap:
    """One map over its picture, (SHOWN, SHOWN, 3) uint8 BGR; the colours end at `top`, and at -`top` where `signed`."""

    name: str
    title: str
    picture: Pixels
    top: float
    signed: bool = False
    even: bool = False
    """The value `top` everywhere: nothing is painted, for no place stands out."""

    @property
    def ends(self) -> tuple[str, str]:
        """What the two ends of the colours stand for."""
        return f"{-self.top:.2g}" if self.signed else "0", f"{self.top:.2g}"

    @property
    def scale(self) -> str:
        """The same, in words."""
        return f"{self.top:.2g} everywhere" if self.even else f"{self.ends[0]} to {self.ends[1]}"


def draw(name: str, title: str, crop: Pixels, heat: Heat, seen: tuple[Layer, int]) -> Heatmap:
    """`heat` (h, w) float32, 0 or more, over a square crop; `seen` is its layer and the side of the network's input."""
    layer, side = seen
    placed = spread(_blurred(heat) if layer is INPUT else heat, layer, side)
    even = bool(heat.max() - heat.min() <= EVEN * heat.max())
    top = max(float(np.percentile(placed, FINE_TOP) if layer is INPUT else heat.max()), 0.0)
    shares = np.zeros_like(placed) if even or not top else placed / top
    return Heatmap(name, title, overlay(crop, shares), top, even=even)


def draw_signed(name: str, title: str, crop: Pixels, heat: Heat) -> Heatmap:
    """`heat` (side, side) float32 of the input's pixels, which speak for the answer or against it."""
    placed = spread(_blurred(heat), INPUT, len(heat))
    top = float(np.percentile(np.abs(placed), FINE_TOP))
    shares = placed / top if top else np.zeros_like(placed)
    return Heatmap(name, title, overlay(crop, shares, signed=True), top, signed=True)


def draw_pull(name: str, title: str, crop: Pixels, pull: Heat, seen: tuple[Layer, int]) -> Heatmap:
    """`pull` (h, w) float32 in log-odds for an answer, as the kiosk shows it to staff: on its fixed scale."""
    layer, side = seen
    shares = 2 * evidence.shares(spread(pull, layer, side)) - 1
    return Heatmap(name, title, overlay(crop, shares, signed=True), evidence.MOST, signed=True)


def spread(heat: Heat, layer: Layer, side: int) -> Heat:
    """(h, w) of a layer to (SHOWN, SHOWN), each value centred on its own pixel of the input, linear in between."""
    return evidence.spread(heat, layer.stride, side, SHOWN, layer.centre)


def overlay(crop: Pixels, shares: Heat, *, signed: bool = False) -> Pixels:
    """Colours over the grey of a square BGR crop, as large as `shares`, (s, s) float32 in 0..1, or -1..1 if signed."""
    shares = np.clip(shares, -1 if signed else 0, 1)
    grey = cv2.cvtColor(resize(crop, len(shares)), cv2.COLOR_BGR2GRAY).astype(np.float32)[..., None]
    quiet = GREYS[0] + grey * (GREYS[1] - GREYS[0]) / 255
    cover = HIDES * np.abs(shares)[..., None]
    return np.asarray(np.round(quiet * (1 - cover) + paint(shares, signed=signed) * cover), np.uint8)


def paint(shares: Heat, *, signed: bool = False) -> npt.NDArray[np.float32]:
    """The colours alone: (..., 3) float32 BGR in 0..255."""
    places = (shares + 1) / 2 if signed else shares
    return _table(SIGNED if signed else UNSIGNED)[np.round(places * 255).astype(np.intp)]


def with_bar(heatmap: Heatmap) -> Pixels:
    """The map over its colour bar with the values of the bar's ends, for a file of its own."""
    low, high = heatmap.ends
    shares = np.linspace(-1 if heatmap.signed else 0, 1, SHOWN, dtype=np.float32)[None].repeat(BAR_HEIGHT, 0)
    bar = overlay(np.full((SHOWN, SHOWN, 3), 255, np.uint8), np.resize(shares, (SHOWN, SHOWN)), signed=heatmap.signed)
    bar = bar[:BAR_HEIGHT].copy()
    width = cv2.getTextSize(high, cv2.FONT_HERSHEY_SIMPLEX, 0.45, 1)[0][0]
    for text, x in ((low, 5), (high, SHOWN - width - 5)):
        for thick, ink in ((3, (255, 255, 255)), (1, (0, 0, 0))):
            cv2.putText(bar, text, (x, 20), cv2.FONT_HERSHEY_SIMPLEX, 0.45, ink, thick, cv2.LINE_AA)
    return np.concatenate([heatmap.picture, bar])


@cache
def _table(name: str) -> npt.NDArray[np.float32]:
    rgb = mpl.colormaps[name](np.linspace(0, 1, 256))[:, :3]
    return np.asarray(rgb[:, ::-1] * 255, np.float32)


def _blurred(heat: Heat) -> Heat:
    return np.asarray(cv2.GaussianBlur(heat, (0, 0), max(FINE_BLUR * len(heat), 0.3)), np.float32)
