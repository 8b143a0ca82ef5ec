"""The kiosk's own pipeline over recorded input at full speed: `python -m tools.replay SRC --out FILE.jsonl`.

Time is the media's: a frame is judged at the moment it was taken, so `age_ms` is 0 and `latency_ms` says what the
stages took.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from kiosk import native
from kiosk.errors import CameraError
from kiosk.networks import open_judge
from kiosk.pipeline import Judge
from kiosk.plan import demo_of
from kiosk.report import Report, open_report
from kiosk.scene import Frame, Outcome, Sight
from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.sources import frames
from tools.run import run_tool


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    source: str
    out: Path
    config: Path | None = None
    seconds: float | None = None


def replay(pictures: Iterator[Frame], judge: Judge) -> Iterator[tuple[Sight, Outcome]]:
    """Judge every frame in turn, at the moment it was taken. Raises KioskError."""
    for frame in pictures:
        began = time.perf_counter()
        sight = judge.look(frame)
        yield sight, judge.conclude(sight, frame.captured_s, (time.perf_counter() - began) * 1000)


def run(options: Options) -> int:
    """Replay into the report file; how many frames were judged. Raises KioskError."""
    settings = load(options.config)
    pictures = _until(_pictures(options.source, settings), options.seconds)
    columns = SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f} frames")
    count = 0
    with ExitStack() as opened:
        judge = open_judge(settings, 0.0, opened)
        lines = opened.enter_context(open_report(options.out))
        progress = opened.enter_context(Progress(*columns, console=Console(stderr=True)))
        task, report = progress.add_task("judged", total=None), Report(lines, 0.0)
        for _, outcome in replay(pictures, judge):
            report(outcome, None)
            progress.advance(task)
            count += 1
    if not count:
        raise CameraError(f"{options.source} holds no picture: give a video or a folder that does")
    return count


def _pictures(source: str, settings: Settings) -> Iterator[Frame]:
    return frames(source, settings.camera, demo_of(source, settings))


def _until(pictures: Iterator[Frame], seconds: float | None) -> Iterator[Frame]:
    for frame in pictures:
        if seconds is not None and frame.captured_s >= seconds:
            return
        yield frame


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.replay", description=__doc__)
    parser.add_argument("source", help="a video, a folder of pictures, or demo")
    parser.add_argument("--out", type=Path, required=True, help="JSON lines, as from the kiosk's --report")
    parser.add_argument("--config", type=Path, help="the site's settings (TOML)")
    parser.add_argument("--seconds", type=float, help="stop after so much of the media's time (the demo never ends)")
    return Options(**vars(parser.parse_args(arguments)))


def main() -> None:
    """Entry of `python -m tools.replay`."""
    native.prepare(os.environ)
    run(parse())


if __name__ == "__main__":
    run_tool(main)
