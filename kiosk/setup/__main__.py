"""`python -m kiosk.setup --answers FILE`: sets a kiosk up without a screen, as for many sites (docs/setup.md)."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from kiosk import native
from kiosk.command import program
from kiosk.errors import KioskError
from kiosk.pins import Argon
from kiosk.settings_file import SITE_FILE
from kiosk.setup.answers_file import read
from kiosk.setup.walk import Options, Walk
from kiosk.setup_machine import machine_at
from kiosk.state import state_folder

FAILED = 1


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program("setup"), description="Sets a kiosk up from an answers file.")
    parser.add_argument("--answers", type=Path, required=True, metavar="FILE", help="the answers (TOML, docs/setup.md)")
    parser.add_argument("--config", type=Path, default=SITE_FILE, metavar="FILE", help="the settings file to write")
    parser.add_argument("--check", action="store_true", help="check all, write nothing")
    parser.add_argument("--elsewhere", action="store_true", help="look for no camera and no door: this is not the site")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """0: set up, or all in order; 1: steps failed; a KioskError's code where the answers cannot be used."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    native.prepare(os.environ)
    options = parse(arguments)
    try:
        machine = machine_at(state_folder(), options.config)
        wanted = Options(write=not options.check, here=not options.elsewhere)
        failed = Walk(machine, read(options.answers), Argon(), wanted, _say).run()
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    if failed:
        _say(f"{failed} of the steps failed, and nothing was written to {options.config}")
    return FAILED if failed else 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
