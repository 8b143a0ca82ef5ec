"""`python -m kiosk.restore [--config FILE] [--list] [NUMBER]`: puts former settings back into the site's file.

Without a number: the last that the kiosk could use. What the file was is kept, so a restore can be undone by another.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.backups import Backup, backups, present, replace
from kiosk.command import program
from kiosk.errors import KioskError, SettingsError
from kiosk.last_good import last_good, restore
from kiosk.settings_file import SITE_FILE, examine
from kiosk.state import state_folder


def run(path: Path, number: int | None, folder: Path) -> str:
    """What was done. Raises SettingsError, and nothing is written."""
    if number is None:
        good = last_good(folder, path)
        if good is None:
            raise SettingsError(f"nothing is known that {path} was before and could be used: mend it by hand")
        restore(path, good)
        return f"{path} is again as on {good.at.astimezone():%Y-%m-%d %H:%M}"
    kept = next((each for each in backups(path) if each.number == number), None)
    if kept is None:
        raise SettingsError(f"there is no backup {number} of {path}: --list names all")
    replace(path, present(kept.path) or b"", present(path))
    return f"{path} is again as {kept.path.name} has it"


def told(path: Path) -> str:
    """Every backup in a line, and whether it can be used."""
    return "\n".join(map(_line, backups(path))) or f"there is no backup of {path}"


def _line(kept: Backup) -> str:
    try:
        problems = len(examine(present(kept.path) or b"").problems)
    except SettingsError as error:
        return f"{kept.number:4}  {kept.at.astimezone():%Y-%m-%d %H:%M}  {error}"
    usable = "can be used" if not problems else f"{problems} problem{'s' if problems > 1 else ''}"
    return f"{kept.number:4}  {kept.at.astimezone():%Y-%m-%d %H:%M}  {usable}"


def main(arguments: list[str] | None = None) -> int:
    """0; a KioskError's code with its sentence."""
    parser = argparse.ArgumentParser(prog=program("restore"), description="Puts former settings back.")
    parser.add_argument("--config", type=Path, default=SITE_FILE, metavar="FILE", help=f"by default {SITE_FILE}")
    parser.add_argument("--list", action="store_true", help="name all backups, the newest first")
    parser.add_argument("number", type=int, nargs="?", metavar="NUMBER", help="by default the last that could be used")
    given = parser.parse_args(arguments)
    try:
        print(told(given.config) if given.list else run(given.config, given.number, state_folder()))
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
