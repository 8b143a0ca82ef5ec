"""What every page of heatmaps needs: the colour bars."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes

from kiosk.scene import Pixels
from tools.explain import overlay
from tools.page import new_figure, svg


def colour_bars(*, signed: bool) -> Markup:
    """The colours as they look over a white picture, with what their ends mean; the second bar is of signed maps."""
    figure = new_figure(8.0 if signed else 3.8, 0.85)
    _draw(figure.add_subplot(1, 1 + signed, 1), ["0", "highest"], signed=False)
    if signed:
        _draw(figure.add_subplot(1, 2, 2), ["against", "0", "for the answer"], signed=True)
    return svg(figure)


def _draw(axes: Axes, words: list[str], *, signed: bool) -> None:
    axes.imshow(_bar(signed=signed), aspect="auto", extent=(0, 1, 0, 1), interpolation="nearest")
    axes.set_yticks([])
    axes.set_xticks(np.linspace(0, 1, len(words)), words)
    axes.spines[:].set_visible(False)
    first, *_, last = axes.get_xticklabels()
    first.set_horizontalalignment("left")
    last.set_horizontalalignment("right")


def _bar(*, signed: bool) -> Pixels:
    """(8, 256, 3) uint8 RGB."""
    shares = np.linspace(-1 if signed else 0, 1, 256, dtype=np.float32)[None].repeat(256, 0)
    white = np.full((256, 256, 3), 255, np.uint8)
    return np.ascontiguousarray(overlay.overlay(white, shares, signed=signed)[:8, :, ::-1])
