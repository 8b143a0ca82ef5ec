"""What a setting does to the result, drawn: error with its intervals, and time, over the values that were tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, NullLocator

from tools.curves.history import read_history
from tools.curves.ink import QUIET, axes_of, look, save
from tools.curves.record import Measured, Record
from tools.curves.stories import draw, sections
from tools.page import new_figure, svg, write_page

X_LABEL = {
    "batch": "batch size (pictures a step, log scale)",
    "share": "share of the training pictures (%, log scale)",
    "seed": "seed",
}
SIDES = {"test": "test", "val": "validation"}


def error_figure(record: Record) -> Figure:
    """The part that is judged wrongly, with Wilson's 95 % intervals; over seeds with their mean and deviation too."""
    figure = new_figure(8.0, 4.2)
    axes = _over(figure, record, f"wrong on the {SIDES[record.side]} pictures (%)")
    drawn = look(0)
    low = [error - 100 * (1 - one.right.high95) for error, one in zip(record.errors, record.results, strict=True)]
    high = [100 * (1 - one.right.low95) - error for error, one in zip(record.errors, record.results, strict=True)]
    line = "none" if record.over == "seed" else "-"
    bars: dict[str, Any] = {"capsize": 4, "markersize": 7, "linewidth": 1.6, "elinewidth": 1.2}
    axes.errorbar(
        places(record), record.errors, (low, high), fmt=drawn.marker, color=drawn.colour, linestyle=line, **bars
    )
    for place, error in zip(places(record), record.errors, strict=True):
        axes.annotate(
            f"{error:.2f}", (place, error), (8, 6), textcoords="offset points", fontsize=9, color=drawn.colour
        )
    if record.over == "seed" and len(record.results) > 1:
        _mean(axes, record)
    axes.set_ylim(bottom=0)
    return figure


def _mean(axes: Axes, record: Record) -> None:
    mean, deviation = record.spread
    axes.axhline(mean, color=QUIET, linestyle="--", linewidth=1)
    axes.axhspan(max(mean - deviation, 0), mean + deviation, color=QUIET, alpha=0.12, linewidth=0)
    said = f"mean {mean:.2f}, standard deviation {deviation:.2f}"
    axes.set_title(said, loc="right", fontsize=9, color=QUIET)


def time_figure(record: Record) -> Figure | None:
    """Seconds of training an epoch; None where no run has ended one."""
    timed = [
        (place, one.seconds_per_epoch)
        for place, one in zip(places(record), record.results, strict=True)
        if one.seconds_per_epoch is not None
    ]
    if not timed:
        return None
    figure = new_figure(8.0, 3.4)
    axes = _over(figure, record, "time of an epoch (s)")
    joined = look(1).points(1) | ({"linestyle": "none"} if record.over == "seed" else {})
    axes.plot([place for place, _ in timed], [seconds for _, seconds in timed], **joined)
    axes.set_ylim(0, 1.1 * max(seconds for _, seconds in timed))
    return figure


def places(record: Record) -> list[float]:
    """Where each result stands on the horizontal axis: at its value, shares in percent; seeds one beside the other."""
    if record.over == "seed":
        return [float(place) for place in range(len(record.results))]
    return [one.value * (100.0 if record.over == "share" else 1.0) for one in record.results]


def _over(figure: Figure, record: Record, y: str) -> Axes:
    axes = axes_of(figure.subplots(), X_LABEL[record.over], y)
    shown = places(record)
    if record.over != "seed":
        axes.set_xscale("log", base=2)
    else:
        axes.set_xlim(-0.5, len(shown) - 0.5)
    names = [f"{place:g}" for place in shown] if record.over != "seed" else [str(one.value) for one in record.results]
    axes.xaxis.set_major_locator(FixedLocator(shown))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(shown, names)
    return axes


def held_equal(record: Record) -> str:
    """What the runs have in common and what else differs, in words: without it nobody can read the figures."""
    every = f"Held equal: {record.epochs} epochs"
    steps = ", ".join(f"{one.steps:,} at {label(record, one)}" for one in record.results)
    if record.over == "seed":
        return (
            f"{every} and every setting. What differs is chance alone: the network's first weights, the order of the "
            "pictures, and what augmentation makes of them."
        )
    if record.over == "batch":
        return (
            f"{every}, the pictures, the seed and the recipe's learning rate (found anew for each run where the recipe "
            f"has a sweep for it). A larger batch makes fewer steps in the same epochs, so steps differ too: {steps}."
        )
    return f"{every}, the batch and the seed. Fewer pictures make fewer steps in the same epochs: {steps}."


def label(record: Record, one: Measured) -> str:
    """As people say it: batch 8, 25 %, seed 3."""
    return f"{100 * one.value:g} %" if record.over == "share" else f"{record.over} {one.value}"


def draw_effect(record: Record, folder: Path) -> Path:
    """FOLDER/index.html with its figures beside it, and the runs' curves below. Raises KioskError where refused."""
    error, time = error_figure(record), time_figure(record)
    runs = [(folder / one.run, label(record, one)) for one in record.results]
    histories = [read_history(run, name) for run, name in runs if (run / "recipe.json").is_file()]
    curves = draw(histories)
    for name, figure in ({"error": error} | ({"time": time} if time else {}) | curves).items():
        save(figure, folder, name)
    best = min(record.results, key=lambda one: 1 - one.right.rate)
    return write_page(
        folder / "index.html",
        "sweep.html.j2",
        record=record,
        best=best,
        labels=[label(record, one) for one in record.results],
        best_label=label(record, best),
        held_equal=held_equal(record),
        side=SIDES[record.side],
        error=svg(error),
        time=svg(time) if time else None,
        sections=sections(curves),
    )
