"""Measures the screen of the running kiosk: `python -m tools.screen_bench [--minutes N] [--size WxH] [--json FILE]`.

The demo runs in a process of its own on a screen that nobody sees (Xvfb). Counted are the live pictures that its window
really paints, how far apart they come, what its GUI thread takes of one core, its memory, and what Qt complains about.
With `--switches` it is how long the window takes to another language, look or way of lying, painted anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import Progress

from kiosk.errors import KioskError
from kiosk.sources import DEMO
from tools.run import run_tool
from tools.speed import machine
from tools.speed.screen_table import as_switches, as_table
from tools.speed.usage import Usage, usage
from tools.speed.xserver import xvfb
from tools.whole import whole
from ui.gallery import switches
from ui.gallery.shots import LANDSCAPE, Size, size_named

WARM_S = 10.0
"""From the first picture on: caches fill, and the networks have just been read."""
SAMPLE_S = 1.0
TURNS = 12
"""Of each switch in each scene."""
_LEAST = 10
_TOLD = 300

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    minutes: float = 60.0
    size: Size = LANDSCAPE
    json: Path | None = None
    config: Path | None = None
    switches: bool = False


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m tools.screen_bench", description=__doc__)
    parser.add_argument("--minutes", type=float, default=usual.minutes, help="how long, beside the start")
    parser.add_argument("--size", default="{}x{}".format(*usual.size), metavar="WxH", help="the screen's")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--config", type=Path, metavar="FILE", help="the kiosk's settings")
    parser.add_argument("--switches", action="store_true", help="time language, look and rotation instead")
    given = parser.parse_args(arguments)
    if not given.minutes > 0:
        parser.error("--minutes is above 0")
    try:
        size = size_named(given.size)
    except ValueError as error:
        parser.error(f"--size: {error}")
    return Options(given.minutes, size, given.json, given.config, given.switches)


def run(options: Options, step: Callable[[float], None]) -> Figures:
    """All figures of a running kiosk; `step` hears of every SAMPLE_S that went by. Raises KioskError."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="screen-") as folder, xvfb(*options.size) as display:
        painted_s, warnings, used = _watched(options, Path(folder), display, step)
    figures = summary(painted_s, used)
    size = "{}x{}".format(*options.size)
    return {"minutes": options.minutes, "size": size, **figures, "qt_warnings": warnings} | {
        "load": [round(before, 1), round(os.getloadavg()[0], 1)],
        "on": machine.describe(),
    }


def _watched(
    options: Options, folder: Path, display: str, step: Callable[[float], None]
) -> tuple[list[float], list[str], list[Usage]]:
    """When pictures were painted, what Qt complained about, and what was used meanwhile."""
    notes, used, command = folder / "notes.json", list[Usage](), _command(options, folder)
    hidden = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in hidden} | {"DISPLAY": display}
    with (folder / "said").open("w+", encoding="utf-8") as said:
        with subprocess.Popen(command, env=environ, stdout=said, stderr=said) as process:
            try:
                while not _ended(process):
                    if (now := usage(process.pid)) is not None:
                        used.append(now)
                    step(SAMPLE_S)
            finally:
                process.terminate()
        said.seek(0)
        if process.returncode != 0:
            raise KioskError(f"the kiosk ended with {process.returncode}: {said.read()[-_TOLD:]}")
    found = json.loads(notes.read_text(encoding="utf-8"))
    return found["painted_s"], found["warnings"], used


def _command(options: Options, folder: Path) -> list[str]:
    seconds = 60 * options.minutes + WARM_S
    command = [sys.executable, "-m", "tools.speed.screen", str(folder / "notes.json")]
    command += ["--source", DEMO, "--seconds", f"{seconds:.1f}"]
    return command + (["--config", str(options.config)] if options.config else [])


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Wait for the next sample's time, or its end."""
    try:
        process.wait(SAMPLE_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def summary(painted_s: Sequence[float], used: Sequence[Usage]) -> Figures:
    """Of all that was noted once it was warm. Raises KioskError where that is next to nothing."""
    begins_s = painted_s[0] + WARM_S if painted_s else 0.0
    times = np.asarray([at_s for at_s in painted_s if at_s >= begins_s])
    warm = [one for one in used if begins_s <= one.at_s <= painted_s[-1]] if painted_s else []
    if len(times) < _LEAST or len(warm) < 2:
        raise KioskError("next to no picture was painted: run it for longer")
    apart_ms = 1000 * np.diff(times)
    first, last = warm[0], warm[-1]
    took_s, rss = last.at_s - first.at_s, np.asarray([one.rss_mb for one in warm])
    hours = (np.asarray([one.at_s for one in warm]) - first.at_s) / 3600
    return {
        "pictures": len(times),
        "pictures_per_s": round(len(apart_ms) / float(times[-1] - times[0]), 2),
        "apart_ms": {f"p{share}": round(float(np.percentile(apart_ms, share)), 1) for share in (50, 95, 99)}
        | {"most": round(float(apart_ms.max()), 1), "over_50": int((apart_ms > 50).sum())},
        "gui_share": round((last.first_thread_s - first.first_thread_s) / took_s, 3),
        "process_share": round((last.all_s - first.all_s) / took_s, 3),
        "rss_mb": {
            "first": round(float(rss[0]), 1),
            "last": round(float(rss[-1]), 1),
            "most": round(float(rss.max()), 1),
            "per_hour": round(float(np.polyfit(hours, rss, 1)[0]), 1),
        },
    }


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.screen_bench`."""
    options = parse(arguments)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        figures = _switched(options, progress) if options.switches else _ran(options, progress)
    Console().print(as_switches(figures) if options.switches else as_table(figures))
    if options.json:
        with whole(options.json) as partial:
            partial.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _ran(options: Options, progress: Progress) -> Figures:
    task = progress.add_task("running kiosk", total=60 * options.minutes + WARM_S)
    return run(options, lambda seconds: progress.advance(task, seconds))


def _switched(options: Options, progress: Progress) -> Figures:
    task = progress.add_task("switches", total=len(switches.SCENES))
    found = switches.measure(options.size, TURNS, lambda: progress.advance(task))
    size = "{}x{}".format(*options.size)
    return {"size": size, "switches_ms": found, "load": round(os.getloadavg()[0], 1), "on": machine.describe()}


if __name__ == "__main__":
    run_tool(main)
