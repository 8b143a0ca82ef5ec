"""The figures of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tools.page import new_figure
from tools.report.findings import Bin, Calibration, Point, Points, Recognition, Side, Tradeoff

SHORT = ("mask", "no mask", "wrong")
TITLES: Mapping[Side, str] = {"train": "Training", "val": "Validation", "test": "Test"}
BLUE, ORANGE, GREY = "#2166ac", "#b35806", "#8a93a0"
LEAST = 5e-4
"""The least share that the logarithmic axes show."""


def confusion_figure(sides: Mapping[Side, Recognition]) -> Figure:
    """The confusion matrices side by side, as in the paper's figures 4 and 6: counts, and the share of each row."""
    figure = new_figure(3.4 * max(len(sides), 1), 3.3)
    for place, (side, found) in enumerate(sides.items(), 1):
        axes = figure.add_subplot(1, len(sides), place)
        _matrix(axes, found.confusion)
        axes.set_title(f"{TITLES[side]}, n = {found.n:,}")
        axes.set_xlabel("predicted")
        if place == 1:
            axes.set_ylabel("true")
    return figure


def _matrix(axes: Axes, counts: Sequence[Sequence[int]]) -> None:
    shares = [[count / max(sum(row), 1) for count in row] for row in counts]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1.15)
    for down, row in enumerate(counts):
        for across, count in enumerate(row):
            share = shares[down][across]
            text = f"{count:,}\n{share:.1%}" if sum(row) else "-"
            axes.text(across, down, text, ha="center", va="center", color="white" if share > 0.6 else "#1c2430")
    ticks, names = range(len(counts)), SHORT[: len(counts)]
    axes.set_xticks(ticks, names)
    axes.set_yticks(ticks, names, rotation=90, va="center")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def tradeoff_figure(found: Tradeoff, point: Point) -> Figure:
    """ROC, and DET over logarithmic axes; the operating point is marked in both."""
    figure = new_figure(9.6, 4.0)
    admit, refusal = found.false_admit.rate, found.false_refusal.rate
    left, right = figure.subplots(1, 2)
    left.plot(*zip(*found.roc, strict=True), color=BLUE)
    left.plot([0, 1], [0, 1], color=GREY, linestyle=":", linewidth=1)
    left.plot([admit], [1 - refusal], "o", color=ORANGE, markersize=8)
    left.set(title=f"ROC, area {found.auc:.4f}", xlabel="false admit", ylabel="masked people admitted", aspect="equal")
    right.loglog(*zip(*_shown(found.det), strict=True), color=BLUE)
    right.loglog([max(admit, LEAST)], [max(refusal, LEAST)], "o", color=ORANGE, markersize=8)
    right.annotate(
        f"threshold {point.threshold:.3f}",
        (max(admit, LEAST), max(refusal, LEAST)),
        textcoords="offset points",
        xytext=(9, 7),
        color=ORANGE,
    )
    right.set(title="DET", xlabel="false admit", ylabel="false refusal", xlim=(LEAST * 0.9, 1), ylim=(LEAST * 0.9, 1))
    ticks = [0.001, 0.01, 0.1, 1.0]
    right.set_xticks(ticks, [f"{tick:.1%}" for tick in ticks])
    right.set_yticks(ticks, [f"{tick:.1%}" for tick in ticks])
    right.grid(which="major", color="#d8dee6", linewidth=0.7)
    return figure


def _shown(points: Points) -> Points:
    """On logarithmic axes nothing is 0: it lies on the border."""
    return tuple((max(x, LEAST), max(y, LEAST)) for x, y in points)


def reliability_figure(found: Calibration) -> Figure:
    """Accuracy over confidence before and after the temperature; a marker's area grows with its bin."""
    figure = new_figure(9.6, 4.0)
    parts = (("before", found.ece_before, found.before, GREY), ("after", found.ece_after, found.after, BLUE))
    for place, (when, error, bins, colour) in enumerate(parts, 1):
        axes = figure.add_subplot(1, 2, place)
        _reliability(axes, bins, colour)
        axes.set_title(f"{when} the temperature: ECE {error:.2%}")
        axes.set_xlabel("how sure it was")
        axes.set_ylabel("how often it was right")
    return figure


def _reliability(axes: Axes, bins: Sequence[Bin], colour: str) -> None:
    filled = [part for part in bins if part.n]
    n = max(sum(part.n for part in filled), 1)
    sure, right = ([getattr(part, name) for part in filled] for name in ("confidence", "accuracy"))
    axes.plot([0, 1], [0, 1], color=GREY, linestyle=":", linewidth=1)
    axes.plot(sure, right, color=colour, linewidth=1)
    axes.scatter(sure, right, 12 + 260 * np.sqrt([part.n / n for part in filled]), color=colour, alpha=0.75)
    axes.set(xlim=(0, 1.03), ylim=(0, 1.03), aspect="equal")
