"""Does the door close whatever dies? `python -m tools.torture [--kills N] [--stops N] [--cuts N] [--doormen N]`.

Somebody is masked and the door is open. At a random moment the kiosk is killed or frozen, its socket is cut, or the
doorman is killed and started anew; the time runs until the board is told to release its relay. No camera, no screen.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from kiosk.errors import KioskError
from tools.run import run_tool
from tools.torture.site import Site
from tools.whole import whole

LIMIT_S = 2.0
OPEN_S = 1.5
"""Harm comes at a random moment of so many seconds after the door has opened."""
Summary = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Harm:
    """What comes to whom, and how it is mended before the next one. `promised`: the door is safe within LIMIT_S."""

    strike: Callable[[Site], None]
    mend: Callable[[Site], None]
    promised: bool = True


HARMS = {
    "kills": Harm(Site.kill_kiosk, Site.revive_kiosk),
    "stops": Harm(Site.freeze_kiosk, Site.thaw_kiosk),
    "cuts": Harm(Site.cut, Site.leave),
    # A board that cannot time itself stays energised until the next doorman lives.
    "doormen": Harm(Site.restart_doorman, Site.leave, promised=False),
}


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `times`: how often each harm comes."""

    times: dict[str, int]
    out: Path | None = None


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description="Does the door close when all fails?")
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="the kiosk is killed so often")
    parser.add_argument("--stops", type=int, default=100, metavar="N", help="it is frozen (SIGSTOP)")
    parser.add_argument(
        "--cuts", type=int, default=100, metavar="N", help="the socket between it and the doorman is cut"
    )
    parser.add_argument("--doormen", type=int, default=100, metavar="N", help="the doorman is killed and started again")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the summary here, as JSON")
    given = vars(parser.parse_args(arguments))
    out = given.pop("out")
    if min(given.values()) < 0:
        parser.error("N is 0 or more")
    return Options(given, out)


def run(options: Options, progress: Progress) -> Summary:
    """The summary of each harm that came. Raises KioskError where the door did not open, or never closed again."""
    summary: Summary = {}
    for name, times in options.times.items():
        if times:
            task = progress.add_task(name, total=times)
            summary[name] = summarise(measure(name, times, partial(progress.advance, task)))
    return summary


def measure(name: str, times: int, done: Callable[[], None]) -> list[float]:
    """Seconds from each harm to the relay's release."""
    with (
        tempfile.TemporaryDirectory(prefix="torture-") as folder,
        closing(Site(Path(folder), cable=name == "cuts")) as site,
    ):
        seconds = []
        for _ in range(times):
            try:
                seconds.append(suffer(site, HARMS[name]))
            except TimeoutError as error:
                raise KioskError(f"{name}: {error}. The last that was logged:\n{site.last_words()}") from error
            done()
        return seconds


def suffer(site: Site, harm: Harm) -> float:
    """One harm, once the door is open; seconds until the relay was released."""
    site.board.wait(energised=True)
    threading.Event().wait(random.uniform(0, OPEN_S))  # noqa: S311 - no secret
    site.board.wait(energised=True)
    began_s = time.monotonic()
    harm.strike(site)
    released_s = site.board.wait(energised=False)
    harm.mend(site)
    return max(released_s - began_s, 0.0)


def summarise(seconds: list[float]) -> dict[str, float]:
    """How many, the median, the 99th percentile (the next greater one), the greatest, and how many were too many."""
    ordered = sorted(seconds)
    return {
        "n": len(ordered),
        "median_s": round(statistics.median(ordered), 3),
        "p99_s": round(ordered[math.ceil(0.99 * len(ordered)) - 1], 3),
        "max_s": round(ordered[-1], 3),
        "over_2_s": sum(one > LIMIT_S for one in ordered),
    }


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.torture`. Raises KioskError where a promise was broken."""
    options = parse(arguments)
    with Progress(console=Console(stderr=True)) as progress:
        summary = run(options, progress)
    for name, figures in summary.items():
        print(f"{name:8}", *(f"{figure} {value}" for figure, value in figures.items()))
    if options.out:
        with whole(options.out) as partial:
            partial.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    broken = [name for name, figures in summary.items() if HARMS[name].promised and figures["over_2_s"]]
    if broken:
        raise KioskError(f"the door was not safe within {LIMIT_S:g} s: {', '.join(broken)}")


if __name__ == "__main__":
    run_tool(main)
