"""The bench's figures as one picture."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from tools.page import new_figure
from tools.report.charts import BLUE, GREY, ORANGE
from tools.speed.table import Figures

DARK = "#0b3558"
PARTS = ("find", "track+gate", "crop", "classify", "decide")
"""Together a whole frame."""


def chart(figures: Figures) -> Figure:
    """The stages' medians beside the machine's limit; time by the number of faces and of cameras."""
    figure = new_figure(10.0, 5.8)
    grid = figure.add_gridspec(2, 2, width_ratios=(1.3, 1))
    of, on = figures["of"], figures["on"]
    figure.suptitle(f"mask-kiosk with {of['classifier']} by {of['backend']}, {on['cores']} cores of {on['cpu']}")
    _stages(figure.add_subplot(grid[:, 0]), figures)
    figure.legend(handles=_keys(figures), loc="outside lower center", ncols=4, frameon=False)
    faces = {count: times["p50_ms"] for count, times in figures["faces"].items()}
    _by_number(figure.add_subplot(grid[0, 1]), faces, "Faces in one picture", "a whole frame, ms")
    cameras = {count: times["mean_ms"] for count, times in figures["streams"].items()}
    _by_number(figure.add_subplot(grid[1, 1]), cameras, "Cameras, taken in turn", "one camera's frame, ms")
    return figure


def _stages(axes: Axes, figures: Figures) -> None:
    stages = {name: times["p50_ms"] for name, times in figures["stages"].items()}
    beside = [name for name in stages if name not in PARTS]
    order = ("whole frame", "visit, mean", *PARTS, *beside)
    times_ms = {"whole frame": figures["whole_frame"]["p50_ms"], "visit, mean": figures["visit"]["mean_ms"]} | stages
    shown = {name: times_ms[name] for name in order if times_ms.get(name) is not None}
    bars = axes.barh(list(shown), list(shown.values()), color=[_colour(name) for name in shown])
    axes.bar_label(bars, [_number(value) for value in shown.values()], padding=4)
    if "classify" in shown:
        _limit(axes, list(shown).index("classify"), figures)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set(title="One face, stage by stage", xlabel="milliseconds; medians, but for the visit")


def _colour(name: str) -> str:
    if name in ("whole frame", "visit, mean"):
        return DARK
    return BLUE if name in PARTS else GREY


def _limit(axes: Axes, row: int, figures: Figures) -> None:
    """What the classifier's arithmetic would take at the matrix product's speed."""
    at_ms = figures["classifier_gflop"] / figures["gemm_gflops"] * 1000
    axes.plot([at_ms, at_ms], [row - 0.4, row + 0.4], color=ORANGE, linewidth=3)
    axes.annotate(_number(at_ms), (at_ms, row), (5, 0), textcoords="offset points", va="center", color=ORANGE)


def _keys(figures: Figures) -> list[Patch | Line2D]:
    """What the colours mean."""
    kinds = {DARK: "all of a frame", BLUE: "its stages", GREY: "beside it"}
    limit = f"classify at this machine's float32 limit, {figures['gemm_gflops']:.0f} GFLOP/s (int8 may beat it)"
    mark = Line2D([], [], color=ORANGE, linewidth=0, marker="|", markersize=12, markeredgewidth=3, label=limit)
    keys = [Patch(color=colour, label=kind) for colour, kind in kinds.items()]
    return [*keys, mark] if "classify" in figures["stages"] else [*keys]


def _by_number(axes: Axes, times_ms: dict[str, float], title: str, what: str) -> None:
    axes.set(title=title, xlabel="how many", ylabel=what)
    if not times_ms:
        axes.text(0.5, 0.5, "not measured", ha="center", color=GREY, transform=axes.transAxes)
        return
    numbers, times = list(map(int, times_ms)), list(times_ms.values())
    axes.plot(numbers, times, "o-", color=BLUE)
    for number, time_ms in zip(numbers, times, strict=True):
        axes.annotate(_number(time_ms), (number, time_ms), (0, 8), textcoords="offset points", ha="center")
    axes.set_xticks(numbers)
    axes.margins(x=0.08)
    axes.set_ylim(0, 1.3 * max(times))


def _number(value: float) -> str:
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"
