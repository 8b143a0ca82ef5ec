"""Measures the kiosk on this machine: `python -m tools.bench [--json FILE] [--compare OTHER] [--frames N] ...`.

`whole_frame` (frames that are searched whole and whose face is classified: the dearest) and `visit` (all frames, as a
visitor comes, stays and goes) count finding, classifying and deciding; capture, decoding and painting stand beside
them. Then the camera's and the pipeline's threads run for a while: `glass_to_outcome`, `cpu_share`. Last the machine's
own limit is taken.
"""

from __future__ import annotations

import argparse
import json
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from engines.card import MODELS
from kiosk import demo, native
from kiosk.__main__ import input_of
from kiosk.errors import KioskError
from kiosk.scene import Frame
from kiosk.sources import DEMO
from tools.run import run_tool
from tools.speed import machine
from tools.speed.live import run_live
from tools.speed.stages import STAGES, Stopwatch, measure, summary
from tools.speed.subject import Subject, open_subject
from tools.speed.table import Figures, as_table, compared, read_figures

PAINTS = 60


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `frames`: how many are judged one by one; `seconds`: how long the threads run."""

    json: Path | None = None
    compare: Path | None = None
    frames: int = round(demo.ACT_S * demo.RATE)
    source: str = DEMO
    seconds: float = demo.ACT_S


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Measures the kiosk on this machine.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--compare", type=Path, metavar="OTHER", help="an earlier run's JSON: prints this / other")
    parser.add_argument("--frames", type=int, default=Options().frames, help="how many are judged one by one")
    parser.add_argument("--source", default=DEMO, help="demo, or a video or picture file or folder")
    parser.add_argument("--seconds", type=float, default=Options().seconds, help="how long the kiosk runs in between")
    given = parser.parse_args(arguments)
    if given.frames < 1 or not given.seconds > 0:
        parser.error("--frames is 1 or more, and --seconds above 0")
    return Options(**vars(given))


def run(options: Options, progress: Progress, models: Path = MODELS) -> Figures:
    """All figures. Raises KioskError where a network or the source cannot be used."""
    with ExitStack() as stack:
        subject = open_subject(options.source, models, stack)
        watch = Stopwatch()
        first, coming = subject.warmed_up()
        task = progress.add_task("stages", total=options.frames)
        measure(coming, subject.judge(watch), watch, options.frames, lambda: progress.advance(task))
        left_out = _paint(first, watch) | _never_ran(watch)
        task = progress.add_task("running kiosk", total=options.seconds)
        ran = run_live(subject.feed, subject.live_judge(), options.seconds, lambda s: progress.advance(task, s))
        progress.add_task("limit of the machine", total=None)
        figures = summary(watch) | {"left_out": left_out} | ran.summary()
        return figures | _limits(subject, figures) | {"of": subject.describe(first), "on": machine.describe()}


def _paint(frame: Frame, watch: Stopwatch) -> dict[str, str]:
    """The live picture's cost; what was left out, and why."""
    try:
        from ui.easel import Easel
    except ImportError as error:  # no Qt, or a library of the system that Qt needs
        return {"paint": str(error)}
    easel = Easel(frame.bgr.shape[1], frame.bgr.shape[0])
    easel.paint(frame)
    for number in range(PAINTS):
        # New memory each time, as from a camera; still warmer in the caches than between a running kiosk's frames.
        fresh = Frame(number, frame.captured_s, frame.bgr.copy())
        with watch.timing("paint"):
            easel.paint(fresh)
    return {}


def _never_ran(watch: Stopwatch) -> dict[str, str]:
    missing = [name for name in STAGES if not watch.times_ms[name] and name != "paint"]
    return dict.fromkeys(missing, "no face in these frames was fit to be judged")


def _limits(subject: Subject, figures: Figures) -> Figures:
    peak_rss_mb = machine.peak_rss_mb()
    from tools.speed.flops import gflop  # after the peak was read: onnx takes memory that no kiosk does

    work = sum(gflop(path, input_of(subject.card).size) for path in subject.onnx())
    limit = machine.gemm_gflops(subject.settings.models.threads)
    classify_ms = figures["stages"].get("classify", {}).get("p50_ms")
    return {
        "peak_rss_mb": round(peak_rss_mb, 1),
        "gemm_gflops": round(limit, 1),
        "classifier_gflop": work,
        "classifier_share_of_limit": float(f"{work / (classify_ms / 1000) / limit:.3g}") if classify_ms else None,
    }


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.bench`."""
    native.prepare(os.environ)
    options = parse(arguments)
    other = read_figures(options.compare) if options.compare else None
    with Progress(console=Console(stderr=True), transient=True) as progress:
        figures = run(options, progress)
    console = Console()
    console.print(as_table(figures))
    for name, reason in figures["left_out"].items():
        console.print(f"{name} was not measured: {reason}", markup=False, highlight=False)
    if other:
        console.print(compared(figures, other))
    if options.json:
        _write(figures, options.json)


def _write(figures: Figures, path: Path) -> None:
    try:
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise KioskError(f"{path} cannot be written ({error.strerror}): give another --json") from error


if __name__ == "__main__":
    run_tool(main)
