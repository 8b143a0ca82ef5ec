"""Does the door close whatever dies? `python -m tools.torture [--kills N] [--stops N] [--cuts N] [--full N] ...`.

Somebody is masked and the door is open. At a random moment the kiosk is killed or frozen, its socket is cut, its disk
is full, or the doorman is killed and started anew; the time runs until the board is told to release its relay. Then
all that the journal had acknowledged must be there, and its chain must verify. No camera, no screen.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from kiosk.errors import KioskError
from tools.run import run_tool
from tools.torture.disk import small_disk
from tools.torture.harms import HARMS, Hurt, suffer
from tools.torture.record import Kept
from tools.torture.site import Site
from tools.whole import whole

LIMIT_S = 2.0
HELP = {
    "kills": "the kiosk is killed so often",
    "stops": "it is frozen (SIGSTOP)",
    "cuts": "the socket between it and the doorman is cut",
    "full": "the disk of the record and of the notary is full for some seconds (needs root, or `unshare -Urm`)",
    "doormen": "the doorman is killed and started again",
}
Summary = dict[str, dict[str, float | str]]


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `times`: how often each harm comes."""

    times: dict[str, int]
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """One harm, again and again, and what the record kept."""

    hurts: list[Hurt]
    kept: Kept


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description="Does the door close when all fails?")
    for name, words in HELP.items():
        parser.add_argument(f"--{name}", type=int, default=100, metavar="N", help=words)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the summary here, as JSON")
    given = vars(parser.parse_args(arguments))
    out = given.pop("out")
    if min(given.values()) < 0:
        parser.error("N is 0 or more")
    return Options(given, out)


def run(options: Options, progress: Progress) -> dict[str, Trial]:
    """Each harm that came. Raises KioskError where the door or the journal did not do as it must at all."""
    if options.times["full"]:  # before hours are spent on the others
        with tempfile.TemporaryDirectory(prefix="torture-") as folder, small_disk(Path(folder) / "disk"):
            pass
    trials = {}
    for name, times in options.times.items():
        if times:
            task = progress.add_task(name, total=times)
            trials[name] = measure(name, times, partial(progress.advance, task))
    return trials


def measure(name: str, times: int, done: Callable[[], None]) -> Trial:
    """One harm so many times, at a site of its own."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="torture-")))
        disk = opened.enter_context(small_disk(folder / "disk")) if name == "full" else None
        site = opened.enter_context(closing(Site(folder, cable=name == "cuts", disk=disk)))
        hurts = []
        for _ in range(times):
            try:
                hurts.append(suffer(site, HARMS[name]))
            except TimeoutError as error:
                raise KioskError(f"{name}: {error}. The last that was logged:\n{site.last_words()}") from error
            done()
        return Trial(hurts, site.kept())


def summarise(trial: Trial) -> dict[str, float | str]:
    """How many, the median, the 99th percentile (the next greater one), the greatest, and how many were too many.

    Then the longest until a record was acknowledged again, how often the journal noticed, and how the record fared.
    """
    ordered = sorted(hurt.relay_s for hurt in trial.hurts)
    return {
        "n": len(ordered),
        "median_s": round(statistics.median(ordered), 3),
        "p99_s": round(ordered[math.ceil(0.99 * len(ordered)) - 1], 3),
        "max_s": round(ordered[-1], 3),
        "over_2_s": sum(one > LIMIT_S for one in ordered),
        "again_s": round(max(hurt.again_s for hurt in trial.hurts), 3),
        "noticed": sum(hurt.refused > 0 for hurt in trial.hurts),
        "acknowledged": trial.kept.acknowledged,
        "unacknowledged": trial.kept.unacknowledged,
        "lost": trial.kept.lost,
        "chain": trial.kept.chain,
    }


def broken(trials: dict[str, Trial]) -> list[str]:
    """A sentence for each promise that was not kept."""
    late = [
        name
        for name, trial in trials.items()
        if HARMS[name].promised and any(hurt.relay_s > LIMIT_S for hurt in trial.hurts)
    ]
    ill = [name for name, trial in trials.items() if not trial.kept.well]
    said = [(late, f"the door was not safe within {LIMIT_S:g} s"), (ill, "the record has lost something or is broken")]
    return [f"{words}: {', '.join(names)}" for names, words in said if names]


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.torture`. Raises KioskError where a promise was broken."""
    options = parse(arguments)
    with Progress(console=Console(stderr=True)) as progress:
        trials = run(options, progress)
    summary: Summary = {name: summarise(trial) for name, trial in trials.items()}
    for name, figures in summary.items():
        print(f"{name:8}", *(f"{figure} {value}" for figure, value in figures.items()))
    if options.out:
        with whole(options.out) as partly:
            partly.write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    if sentences := broken(trials):
        raise KioskError("; ".join(sentences))


if __name__ == "__main__":
    run_tool(main)
