"""The curves of runs: the rate sweep, losses and rate over the epochs, the loss of every step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from tools.curves.history import History, Series, smoothed
from tools.curves.ink import INK, QUIET, End, Look, axes_of, look, name_ends, name_point
from tools.page import new_figure

LOSS = "loss (cross-entropy, nats)"
RATE = "learning rate (log scale)"
STEP = "step (one batch each)"
EPOCH = "epochs"
WILD = 3.0
"""A loss above so many times what 95 % stay below is told of and not drawn: it would press all others flat."""
FAR = 5.0
"""Highest rates so many times apart need a log axis: the lower run would lie on the floor."""
Named = tuple[History, Look]


def looks(histories: Sequence[History]) -> list[Named]:
    """Each run with its look, the same in every figure of a page."""
    return [(history, look(place)) for place, history in enumerate(histories)]


def sweep_figure(runs: Sequence[Named]) -> Figure | None:
    """Loss over learning rate, the chosen rate marked; None where no run swept its rate."""
    swept = [(history, drawn, history.sweep) for history, drawn in runs if history.sweep]
    if not swept:
        return None
    figure = new_figure(8.0, 4.2)
    axes = axes_of(figure.subplots(), RATE, f"smoothed {LOSS}")
    axes.set_xscale("log")
    for history, drawn, sweep in swept:
        chosen = f"chosen: {sweep.chosen:.2g}"
        axes.plot(sweep.rates, sweep.losses, linewidth=1.8, label=f"{history.label}, {chosen}", **drawn.line)
        height = float(np.interp(np.log(sweep.chosen), np.log(sweep.rates), sweep.losses))
        axes.plot([sweep.chosen], [height], drawn.marker, color=drawn.colour, markersize=9)
        axes.axvline(sweep.chosen, color=drawn.colour, linewidth=0.8, linestyle=":")
        if len(swept) == 1:
            name_point(axes, (sweep.chosen, height), chosen, drawn.colour, (10, 8))
    if len(swept) > 1:
        axes.legend(frameon=False, loc="lower left")
    return figure


def epochs_figure(runs: Sequence[Named]) -> Figure | None:
    """Losses of training and validation over the epochs, with the learning rate below; None where no epoch ended."""
    ended = [(history, drawn) for history, drawn in runs if len(history.ends.epoch)]
    if not ended:
        return None
    alone = len(ended) == 1
    figure = new_figure(8.0 if alone else 10.0, 5.6)
    panels = figure.subplots(2, 1 if alone else 2, sharex=True, sharey="row", squeeze=False, height_ratios=(3, 1.2))
    if alone:
        _both_losses(panels[0][0], *ended[0])
    else:
        _losses_apart(panels[0][0], panels[0][1], ended)
    for axes in panels[1]:
        _rates(axes, ended)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    for axes in panels[:, 1:].flat:
        axes.set_ylabel("")
    return figure


def _both_losses(axes: Axes, history: History, drawn: Look) -> None:
    axes_of(axes, "", LOSS)
    ends, other = history.ends, look(1)
    axes.plot(ends.epoch, ends.train_loss, linewidth=1.8, **drawn.points(len(ends.epoch)))
    axes.plot(ends.epoch, ends.val_loss, linewidth=1.8, **other.points(len(ends.epoch)))
    both = np.concatenate([ends.train_loss, ends.val_loss])
    _limit(axes, both)
    _tell_above(axes, both, "epoch")
    _mark_best(axes, history)
    _name_lines(
        axes, [(ends.epoch, ends.train_loss, "training", drawn), (ends.epoch, ends.val_loss, "validation", other)]
    )


def _mark_best(axes: Axes, history: History) -> None:
    ends = history.ends
    if not np.isfinite(ends.val_loss).any():
        return
    best = int(np.nanargmin(ends.val_loss))
    at = float(ends.epoch[best])
    axes.plot([at], [ends.val_loss[best]], "o", markersize=11, fillstyle="none", color=INK)
    axes.axvline(at, color=QUIET, linewidth=0.8, linestyle=":")
    name_point(axes, (at, axes.get_ylim()[1]), f"lowest on validation: epoch {at:.0f}", QUIET, (0, 7), "center")


def _losses_apart(left: Axes, right: Axes, ended: Sequence[Named]) -> None:
    axes_of(left, "", LOSS, "training loss")
    axes_of(right, "", "", "validation loss")
    every = [(history.ends.train_loss, history.ends.val_loss) for history, _ in ended]
    # Both panels share one scale, so its limit must stand before the names are written.
    _limit(left, np.concatenate([losses for pair in every for losses in pair]))
    for side, axes in enumerate((left, right)):
        lines = [
            (history.ends.epoch, pair[side], history.label, drawn)
            for (history, drawn), pair in zip(ended, every, strict=True)
        ]
        for epoch, losses, _, drawn in lines:
            axes.plot(epoch, losses, linewidth=1.8, **drawn.points(len(epoch)))
        _tell_above(axes, np.concatenate([losses for _, losses, _, _ in lines]), "epoch")
        _name_lines(axes, lines)


def _rates(axes: Axes, ended: Sequence[Named]) -> None:
    axes_of(axes, f"{EPOCH} trained", "learning rate")
    for history, drawn in ended:
        axes.plot(history.steps.epoch, history.steps.rate, linewidth=1.5, **drawn.line)
    highest = [float(history.steps.rate.max(initial=0.0)) for history, _ in ended]
    if max(highest) > FAR * min(highest) > 0:
        axes.set_yscale("log")
        axes.set_ylim(bottom=min(highest) / 100)
    else:
        axes.set_ylim(bottom=0)


def accuracy_figure(runs: Sequence[Named]) -> Figure | None:
    """The share of validation pictures that is right, over the epochs; None where no epoch ended."""
    ended = [(history, drawn) for history, drawn in runs if len(history.ends.epoch)]
    if not ended:
        return None
    figure = new_figure(8.0, 3.8)
    axes = axes_of(figure.subplots(), f"{EPOCH} trained", "right on validation (%)")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    lines = []
    for history, drawn in ended:
        values = 100 * history.ends.val_accuracy
        axes.plot(history.ends.epoch, values, linewidth=1.8, **drawn.points(len(values)))
        lines.append((history.ends.epoch, values, history.label, drawn))
    _name_lines(axes, lines)
    return figure


def steps_figure(runs: Sequence[Named], loss: str = LOSS) -> Figure | None:
    """The training loss of every step, faint, under its smoothed line; None where no step was logged."""
    trained = [(history, drawn) for history, drawn in runs if np.isfinite(history.steps.loss).any()]
    if not trained:
        return None
    figure = new_figure(8.0, 4.4)
    axes = axes_of(figure.subplots(), STEP, f"training {loss}")
    lines = []
    for history, drawn in trained:
        steps, line = history.steps, smoothed(history.steps.loss)
        axes.plot(steps.number, steps.loss, ".", color=drawn.colour, alpha=0.28, markersize=3, markeredgewidth=0)
        axes.plot(steps.number, line, linewidth=2.0, **drawn.line)
        lines.append((steps.number, line, history.label, drawn))
    raw = np.concatenate([history.steps.loss for history, _ in trained])
    _limit(axes, raw)
    _tell_above(axes, raw, "step")
    _name_lines(axes, lines)
    return figure


def _limit(axes: Axes, losses: Series) -> None:
    there = losses[np.isfinite(losses)]
    if len(there):
        axes.set_ylim(0, 1.05 * float(there[there <= WILD * np.percentile(there, 95)].max()) or 1.0)


def _tell_above(axes: Axes, losses: Series, what: str) -> None:
    above = int((losses[np.isfinite(losses)] > axes.get_ylim()[1]).sum())
    if above:
        said = f"1 {what} lies above" if above == 1 else f"{above} {what}s lie above"
        axes.text(0.99, 0.98, said, transform=axes.transAxes, ha="right", va="top", fontsize=9, color=QUIET)


def _name_lines(axes: Axes, lines: Sequence[tuple[Series, Series, str, Look]]) -> None:
    ends = []
    for x, y, name, drawn in lines:
        there = np.flatnonzero(np.isfinite(y))
        if len(there):
            ends.append(End(float(x[there[-1]]), float(y[there[-1]]), name, drawn.colour))
    name_ends(axes, ends)
