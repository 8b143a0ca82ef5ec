"""What every curve shares: a look for each run that is told apart in grey, names at the lines' ends, files beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from tools.whole import whole

INK, QUIET, GRID = "#1c2430", "#5b6675", "#d8dee6"
COLOURS = ("#0b3c6f", "#d1730a", "#2e8b57", "#8e2a6b", "#5b6675", "#b09000")
STYLES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1, 1.2)), (0, (6, 2, 1, 2)), (0, (8, 3)), (0, (3, 1, 1, 1, 1, 1)))
MARKERS = "osD^vP"
DPI = 160
COLUMN = 0.8
"""Of an axes' width: lines that reach beyond it have their names in one column."""
LABEL_HEIGHT = 0.062
"""Of an axes' height: names at the lines' ends keep this far apart."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one run is drawn: colour for the screen, dashes and markers for grey paper."""

    colour: str
    dashes: Any
    marker: str

    @property
    def line(self) -> dict[str, Any]:
        """For Axes.plot, without markers."""
        return {"color": self.colour, "linestyle": self.dashes}

    def points(self, count: int) -> dict[str, Any]:
        """For Axes.plot of `count` points, with about a dozen markers."""
        return self.line | {"marker": self.marker, "markersize": 5, "markevery": -(-count // 12)}


def look(place: int) -> Look:
    """For the run at this place; from the seventh on colours come back with other dashes."""
    turn = place // len(COLOURS)
    return Look(COLOURS[place % 6], STYLES[(place + turn) % 6], MARKERS[(place + turn) % 6])


def axes_of(axes: Axes, x: str, y: str, title: str = "") -> Axes:
    """With words at both axes, and quiet lines to read values by."""
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.grid(color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    if title:
        axes.set_title(title, loc="left", fontsize=11, fontweight="bold", color=INK)
    return axes


@dataclass(frozen=True, slots=True)
class End:
    """Where a line ends, in the axes' values, and what it is."""

    x: float
    y: float
    name: str
    colour: str


def name_ends(axes: Axes, ends: Sequence[End]) -> None:
    """Write each name to the right of its line's end; call it when the axes' limits stand."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    column = left + COLUMN * (right - left)
    edge = max((end.x for end in ends), default=right)
    # Names of lines that end at the right stand in one column; a shorter line has its name where it ends.
    for some, at in (([end for end in ends if end.x >= column], edge), ([end for end in ends if end.x < column], None)):
        heights = spread([max((end.y - low) / (high - low), LABEL_HEIGHT) for end in some], LABEL_HEIGHT)
        for end, height in zip(some, heights, strict=True):
            name_point(axes, (end.x if at is None else at, low + height * (high - low)), end.name, end.colour, (6, 0))


def name_point(
    axes: Axes, at: tuple[float, float], name: str, colour: str, offset: tuple[float, float], side: str = "left"
) -> None:
    """A name `offset` points from `at`, readable over lines."""
    halo = [withStroke(linewidth=3, foreground="white")]
    points: dict[str, Any] = {"textcoords": "offset points", "ha": side, "va": "center", "fontsize": 9}
    axes.annotate(name, at, offset, color=colour, path_effects=halo, annotation_clip=False, **points)


def spread(heights: Sequence[float], apart: float) -> list[float]:
    """The heights, 0 to 1, moved as little as it takes to keep them `apart`; their order stays."""
    if not heights:
        return []
    order = np.argsort(heights, kind="stable")
    slots = np.arange(len(order)) * apart
    # Once the slots are taken off, "apart" means "never falling": the nearest such row is found by pooling.
    pooled = _never_falling([heights[place] - slot for place, slot in zip(order, slots, strict=True)])
    moved = np.empty(len(order))
    moved[order] = np.asarray(pooled) + slots
    return [float(height) for height in moved]


def _never_falling(values: Sequence[float]) -> list[float]:
    """The nearest row, by squares, that never falls (pool adjacent violators; Barlow et al. 1972)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]


def save(figure: Figure, folder: Path, name: str) -> None:
    """FOLDER/NAME.png and .svg. Raises KioskError where that is refused."""
    for kind in ("png", "svg"):
        with whole(folder / f"{name}.{kind}") as partial:
            figure.savefig(partial, format=kind, dpi=DPI, metadata={"Date": None} if kind == "svg" else None)
