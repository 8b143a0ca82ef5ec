"""`python -m kiosk.doctor [--config FILE] [--quick]`: looks at all that a kiosk needs, and says what is wrong.

It moves no door, writes no record and shows nothing; the camera is opened for one picture, which is thrown away. 0:
nothing is broken; 1: something is. Part of the composition root.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk import native
from kiosk.command import program
from kiosk.doctor.cameras import examine_camera
from kiosk.doctor.examine import Part, by_checks, examined, tell
from kiosk.doctor.files import examine_machine, examine_settings, examine_state
from kiosk.doctor.place import examine_clock, examine_screen, examine_sound, examine_zone
from kiosk.doctor.reached import examine_broker, examine_page, examine_relay
from kiosk.errors import KioskError, SettingsError
from kiosk.finding import Finding, Sign
from kiosk.network_checks import engines_in_words
from kiosk.networks import open_finder, open_judge
from kiosk.plan import feed_of
from kiosk.privacy import no_core_dumps
from kiosk.selftest import Check, Parts
from kiosk.settings import Settings
from kiosk.settings_file import SITE_FILE, load
from kiosk.site_checks import site_checks
from kiosk.sources import resolve
from kiosk.state import state_folder


def parts_of(settings: Settings, config: Path | None, opened: ExitStack, *, quick: bool) -> list[Part]:
    """In the order in which an installer would go. `quick`: without the networks, which take some seconds each."""
    source, folder = resolve(settings.camera.source), state_folder()
    whole = Parts(
        lambda: feed_of(source, settings)(),  # noqa: PLW0108 - that the source has no meaning is for its check to say
        lambda: open_finder(settings.models)[0],
        partial(open_judge, settings, time.monotonic(), opened),
        partial(engines_in_words, settings),
    )
    camera, *networks = whole.checks()
    return [
        Part("Settings", lambda: examine_settings(config or SITE_FILE)),
        Part("State folder", lambda: examine_state(folder)),
        Part("Camera", lambda: examine_camera(settings.camera.source, source, camera[1])),
        *(() if quick else by_checks(networks)),
        Part("Relay", lambda: examine_relay(settings.door)),
        *by_checks(_named(site_checks(settings))),
        Part("Screen", examine_screen),
        Part("Sound", lambda: examine_sound(settings.sound)),
        Part("Clock", lambda: examine_clock(_now())),
        Part("Time zone", lambda: examine_zone(_now())),
        Part("Machine", lambda: examine_machine(folder)),
        Part("Health page", lambda: examine_page(settings.health)),
        Part("Telemetry", lambda: examine_broker(settings.mqtt)),
    ]


def _named(checks: tuple[Check, ...]) -> list[Check]:
    """The self-test's door is the doorman, seen from here."""
    return [("doorman" if name == "door" else name, check) for name, check in checks]


def _now() -> datetime:
    return datetime.now().astimezone()


def found_by(config: Path | None, opened: ExitStack, *, quick: bool) -> Iterator[Finding]:
    """One after the other, as they are found; settings that cannot be used come first."""
    try:
        settings = load(config)
    except SettingsError as error:
        yield Finding("Settings", Sign.BROKEN, str(error), "What follows is by the defaults.")
        parts = parts_of(Settings(), config, opened, quick=quick)[1:]
    else:
        parts = parts_of(settings, config, opened, quick=quick)
    yield from examined(parts)


def examine(config: Path | None, say: Callable[[str], None], *, quick: bool = False) -> int:
    """Look, and say; the exit code."""
    with ExitStack() as opened:
        return tell(found_by(config, opened, quick=quick), say)


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program("doctor"), description="Says what is wrong with this kiosk.")
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"the site's settings (else {SITE_FILE})")
    parser.add_argument("--quick", action="store_true", help="without the networks, which take some seconds")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Entry: an error of ours is a sentence and an exit code, not a traceback."""
    native.prepare(os.environ)
    no_core_dumps()
    options = parse(arguments)
    try:
        return examine(options.config, print, quick=options.quick)
    except KioskError as error:
        print(f"doctor: {error}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
