"""Walks the wizard by real touches, to a running kiosk: `python -m tools.wizard_walk [--out DIR] [--kill]`.

On a screen that nobody sees (Xvfb), with xdotool for a finger, a watched relay board for a door and the demo for a
camera. With --kill the wizard is killed at each step and must come back at the same one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from kiosk.errors import KioskError
from kiosk.settings_file import load
from tools.run import run_tool
from tools.speed.xserver import xvfb
from tools.walk.hand import Hand
from tools.walk.place import Place
from tools.walk.way import PLACE, WAY, Stop

SIZE = (1280, 720)


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `out`: where the pictures go; None: there are none."""

    out: Path | None = None
    kill: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """One step."""

    name: str
    seconds: float
    touches: int


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.wizard_walk", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, metavar="DIR", help="put a picture of each step here")
    parser.add_argument("--kill", action="store_true", help="kill it at each step (SIGKILL), and see it come back")
    return Options(**vars(parser.parse_args(arguments)))


def run(options: Options, done: Callable[[Passed], None]) -> list[Passed]:
    """Every step, and the kiosk's start; `done` hears of each. Raises KioskError where there is no way on."""
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="walk-")))
        place = opened.enter_context(closing(Place(folder, opened.enter_context(xvfb(*SIZE)))))
        hand, passed = Hand(place, options.out), list[Passed]()
        place.start()
        goes = {stop.name: partial(step, hand, stop, kill=options.kill) for stop in WAY}
        for name, go in {**goes, "kiosk": partial(_kiosk, hand)}.items():
            began_s, touches = time.monotonic(), hand.touches
            go()
            passed.append(Passed(name, time.monotonic() - began_s, hand.touches - touches))
            done(passed[-1])
    return passed


def step(hand: Hand, stop: Stop, *, kill: bool) -> None:
    """One of them, from its page's coming to its key. Raises KioskError."""
    hand.asked(stop.title)
    hand.picture(stop.name)
    if kill:
        hand.place.kill()
        hand.place.start()
        back = hand.until(lambda seen: bool(seen.title), "page").title
        if back != stop.title:
            raise KioskError(f"killed at {stop.title!r}, the wizard came back at {back!r}")
    stop.go(hand)
    hand.tap("wizard_next")


def _kiosk(hand: Hand) -> None:
    """It judges, with the settings as answered, and ends when told."""
    folder = hand.place.folder
    hand.until(lambda _seen: folder.report.exists() and folder.report.stat().st_size > 0, "verdict")
    hand.picture("kiosk")
    settings = load(folder.config)
    if (settings.screen.place, settings.door.driver, settings.door.fail) != (PLACE, "lcus", "secure"):
        raise KioskError(f"the settings are not as answered:\n{folder.config.read_text()}")
    if code := hand.place.end():
        raise KioskError(f"the kiosk ended with {code}:\n{hand.place.last_words()}")


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.wizard_walk`. Raises KioskError where a step does not come back."""
    options = parse(arguments)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("steps", total=len(WAY) + 1)

        def tell(one: Passed) -> None:
            progress.advance(task)
            progress.console.print(f"{one.name:9} {one.seconds:5.1f} s {one.touches:3} touches")

        passed = run(options, tell)
    seconds, touches = sum(one.seconds for one in passed), sum(one.touches for one in passed)
    killed = f", killed and back at {len(WAY)} steps" if options.kill else ""
    print(f"{len(WAY)} steps and the kiosk: {seconds:.0f} s, {touches} touches{killed}")


if __name__ == "__main__":
    run_tool(main)
