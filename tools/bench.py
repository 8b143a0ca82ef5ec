"""Measures the kiosk on this machine: `python -m tools.bench [--json FILE] [--picture FILE] [--compare OTHER] ...`.

`whole_frame` (frames that are searched whole and whose face is classified: the dearest) and `visit` (all frames, as a
visitor comes, stays and goes, as the kiosk itself judges them) count finding, classifying and deciding; capture,
decoding and painting stand beside them. Then the camera's and the pipeline's threads run for a while:
`glass_to_outcome`, `cpu_share`. Then more of everything: `faces`, `streams`, and the runtimes without our code, `bare`.
Last the machine's own limit is taken.
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
from kiosk.errors import KioskError
from kiosk.networks import input_of
from kiosk.scene import Frame
from kiosk.sources import DEMO
from tools.run import run_tool
from tools.speed import machine
from tools.speed.live import run_live
from tools.speed.more import measure_more
from tools.speed.stages import STAGES, Stopwatch, measure, summary
from tools.speed.subject import Subject, open_subject
from tools.speed.table import Figures, as_tables, compared, read_figures
from tools.whole import whole

PAINTS = 60
ENDINGS = (".svg", ".png")


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `frames`: how many are judged one by one; `seconds`: how long the threads run."""

    json: Path | None = None
    picture: Path | None = None
    compare: Path | None = None
    model: str = ""
    frames: int = round(demo.ACT_S * demo.RATE)
    source: str = DEMO
    seconds: float = demo.ACT_S


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Measures the kiosk on this machine.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw them here, as .svg or .png")
    parser.add_argument("--compare", type=Path, metavar="OTHER", help="an earlier run's JSON: prints this / other")
    parser.add_argument("--model", default="", metavar="NAME", help="a classifier beside the shipped one: resnet34")
    parser.add_argument("--frames", type=int, default=usual.frames, help="how many are judged one by one")
    parser.add_argument("--source", default=DEMO, help="demo, or a video or picture file or folder")
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="how long the kiosk runs in between")
    given = parser.parse_args(arguments)
    if given.frames < 1 or not given.seconds > 0:
        parser.error("--frames is 1 or more, and --seconds above 0")
    if given.picture and given.picture.suffix.lower() not in ENDINGS:
        parser.error(f"--picture ends in {' or '.join(ENDINGS)}")
    return Options(**vars(given))


def run(options: Options, progress: Progress, models: Path = MODELS) -> Figures:
    """All figures. Raises KioskError where a network or the source cannot be used."""
    with ExitStack() as stack:
        subject = open_subject(options.source, models, stack, options.model)
        first, coming = subject.warmed_up()
        dearest, usual = subject.dearest(), subject.usual()
        task = progress.add_task("stages", total=options.frames)
        if not measure(coming, dearest, usual, options.frames, lambda: progress.advance(task)):
            raise KioskError(f"{options.source} holds one picture only: give another --source")
        left_out = _paint(first, dearest.watch) | _never_ran(dearest.watch)
        task = progress.add_task("running kiosk", total=options.seconds)
        ran = run_live(subject.feed, subject.live_judge(), options.seconds, lambda s: progress.advance(task, s))
        figures = summary(dearest.watch, usual.watch) | ran.summary()
        figures["peak_rss_mb"] = round(machine.peak_rss_mb(), 1)  # before what takes memory that no kiosk does
        more, missing = measure_more(subject, options.frames, progress)
        progress.add_task("limit of the machine", total=None)
        figures |= more | _limits(subject, figures) | {"left_out": left_out | missing}
        return figures | {"of": subject.describe(first), "on": machine.describe()}


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
    from tools.speed.flops import gflop  # onnx takes memory that no kiosk does

    work = sum(gflop(path, input_of(subject.card).size) for path in subject.onnx())
    limit = machine.gemm_gflops(subject.settings.models.threads)
    classify_ms = figures["stages"].get("classify", {}).get("p50_ms")
    return {
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
    for table in (*as_tables(figures), *([compared(figures, other)] if other else [])):
        console.print(table)
    for name, reason in figures["left_out"].items():
        console.print(f"{name} was not measured: {reason}", markup=False, highlight=False)
    _write(figures, options)


def _write(figures: Figures, options: Options) -> None:
    """The files that were asked for. Raises KioskError."""
    if options.json:
        with whole(options.json) as partial:
            partial.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.picture:
        from tools.speed.chart import chart  # matplotlib takes a second

        with whole(options.picture) as partial:
            chart(figures).savefig(partial, format=options.picture.suffix[1:].lower())


if __name__ == "__main__":
    run_tool(main)
