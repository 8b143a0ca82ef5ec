"""The bench's figures as a table, alone or beside an earlier run's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.table import Table

from kiosk.errors import KioskError

Figures = dict[str, Any]


def read_figures(path: Path) -> Figures:
    """An earlier run's JSON. Raises KioskError."""
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KioskError(f"{path} cannot be read as figures ({error}): make it by `tools.bench --json FILE`") from error
    if not isinstance(figures, dict) or "stages" not in figures:
        raise KioskError(f"{path} holds no bench figures: make it by `python -m tools.bench --json FILE`")
    return figures


def as_tables(figures: Figures) -> list[Table]:
    """One face by stage and the rest of one kiosk; then more of everything."""
    table = Table("", "p50 ms", "p90 ms", "p99 ms", title="mask-kiosk: one face")
    for name, times in (*figures["stages"].items(), ("whole frame", figures["whole_frame"])):
        table.add_row(name, *(_number(times.get(key)) for key in ("p50_ms", "p90_ms", "p99_ms")))
    table.add_section()
    for name, value in _single(figures).items():
        table.add_row(name, _number(value))
    return [table, _numbered(figures), _alone(figures)]


def _numbered(figures: Figures) -> Table:
    """A column for each number of faces or cameras."""
    counts = [str(count) for count in range(1, 9)]
    table = Table("", *counts, title="more faces, more cameras")
    rows = (
        ("faces: frame, p50 ms", "faces", "p50_ms"),
        ("cameras: outcome, ms", "streams", "mean_ms"),
        ("cameras: a second", "streams", "outcomes_per_s"),
    )
    for name, part, key in rows:
        found = figures[part]
        table.add_row(name, *(_number(found[count][key]) if count in found else "" for count in counts))
    return table


def _alone(figures: Figures) -> Table:
    """The classifier by whoever runs it, and what more of everything costs."""
    table = Table(show_header=False, title="the classifier alone, and ratios")
    for name, times in figures["bare"].items():
        runs = "in the kiosk" if name == "ours" else f"by {name} called bare"
        table.add_row(f"classifier {runs}, p50 ms", _number(times["p50_ms"]))
    table.add_row("in the kiosk / the best called bare", _ratio(figures["engine_over_best_bare"]))
    for name, times in figures["detector"].items():
        table.add_row(f"detector, {name}, p50 ms", _number(times["p50_ms"]))
    table.add_row("8 faces / 1 face", _ratio(figures["eight_faces_over_one"]))
    table.add_row("an outcome of 2 cameras / of 1", _ratio(figures["second_stream_share"]))
    return table


def compared(figures: Figures, other: Figures) -> Table:
    """This run's medians over the other's, where both have one."""
    table = Table("", "this", "other", "this / other", title="compared")
    ours, theirs = medians(figures), medians(other)
    for name, value in ours.items():
        before = theirs.get(name)
        if value is not None and before:
            table.add_row(name, _number(value), _number(before), f"{value / before:.2f}")
    return table


def medians(figures: Figures) -> dict[str, float | None]:
    """The median of each stage and of the whole, and the machine's speed, which tells machines apart."""
    stages = {name: times.get("p50_ms") for name, times in figures["stages"].items()}
    return {
        **stages,
        "whole frame": figures.get("whole_frame", {}).get("p50_ms"),
        "visit, mean": figures.get("visit", {}).get("mean_ms"),
        "glass to outcome": figures.get("glass_to_outcome", {}).get("p50_ms"),
        "whole frame, 8 faces": figures.get("faces", {}).get("8", {}).get("p50_ms"),
        "an outcome, 2 cameras": figures.get("streams", {}).get("2", {}).get("mean_ms"),
        "peak memory, MB": figures.get("peak_rss_mb"),
        "matrix product, GFLOP/s": figures.get("gemm_gflops"),
    }


def _single(figures: Figures) -> dict[str, float | None]:
    glass = figures["glass_to_outcome"]
    return {
        "visit, mean ms a frame": figures["visit"]["mean_ms"],
        "outcomes a second, at full speed": figures["visit"]["outcomes_per_s"],
        "outcomes a second, live": glass["outcomes_per_s"],
        "glass to outcome, p50 ms": glass["p50_ms"],
        "glass to outcome, p95 ms": glass["p95_ms"],
        "share of all cores, live": figures["cpu_share"],
        "peak memory, MB": figures["peak_rss_mb"],
        "matrix product, GFLOP/s": figures["gemm_gflops"],
        "classifier, share of that": figures["classifier_share_of_limit"],
    }


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
