"""The figures of a detector's report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from kiosk.scene import LABELS
from tools import page
from tools.curves.figures import looks, steps_figure
from tools.curves.history import History
from tools.detect.measure import Measured
from tools.detect.precision import RECALLS, Precision

DASHES = ("-", "--", ":")
"""Of the labels, for who sees no colours."""
LOSS = "loss (quality focal and GIoU)"


def precision_figure(by_label: Sequence[Precision]) -> Figure:
    """Precision over recall at an overlap of one half, a line for each label that has faces."""
    figure = page.new_figure(7.2, 4.2)
    axes = figure.add_subplot()
    for label, one in enumerate(by_label):
        if one.curve50:
            name = f"{LABELS[label]}: AP50 {100 * one.ap50:.1f}, n = {one.faces}"
            axes.plot(
                100 * RECALLS,
                100 * np.asarray(one.curve50),
                color=page.CLASS_COLOURS[label],
                linestyle=DASHES[label],
                label=name,
            )
    axes.set(xlabel="recall, %", ylabel="precision, %", xlim=(0, 101), ylim=(0, 101))
    axes.legend(frameon=False, loc="lower left")
    return figure


def training_figure(history: History) -> Figure | None:
    """The training error of every step (figure 15 of the paper); None where no step was logged."""
    return steps_figure(looks([history]), LOSS)


def recall_figure(every: Measured) -> Figure:
    """Recall and rightly labelled over the faces' height, with Wilson's intervals."""
    figure = page.new_figure(7.2, 3.6)
    axes = figure.add_subplot()
    bands = [band for band in every.bands if not band.open or band.from_px == 96]
    places = np.arange(len(bands))
    for shift, marker, name, rates in (
        (-0.08, "o", "found", [band.recall for band in bands]),
        (0.08, "s", "of these rightly labelled", [band.labelled for band in bands]),
    ):
        values = np.asarray([rate.value for rate in rates])
        ends = np.asarray([rate.interval for rate in rates]).T
        bars = np.maximum(np.stack([values - ends[0], ends[1] - values]), 0)
        axes.errorbar(places + shift, 100 * values, 100 * bars, fmt=marker, capsize=3, label=name)
    axes.set_xticks(places, [f"{band.name}\nn = {band.recall.n}" for band in bands])
    axes.set(ylabel="%", xlabel="shorter side of the face", ylim=(min(axes.get_ylim()[0], 80), 101))
    axes.legend(frameon=False, loc="lower right")
    return figure
