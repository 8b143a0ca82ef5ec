"""`python -m kiosk.migrate [--config FILE] [--check]`: makes an older settings file one of this version.

Comments and order stay, and what the file was is kept beside it. A package runs it at each upgrade.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.backups import replace
from kiosk.command import program
from kiosk.errors import KioskError
from kiosk.migrations import VERSION, migrated
from kiosk.settings_file import SITE_FILE, content, parse
from kiosk.settings_reading import plain


def run(path: Path, *, check: bool) -> tuple[str, ...]:
    """What was done, in lines; `check`: what would be, and nothing is written. Raises SettingsError."""
    if path == SITE_FILE and not path.exists():
        return (f"there is no {path}: the kiosk runs by its defaults",)
    data = content(path)
    parse(data, path)
    new = migrated(plain(data))
    if new.since == VERSION:
        return (f"{path} can be used, and is of version {VERSION}",)
    after = new.text.encode("utf-8")
    parse(after, path)
    if not check:
        replace(path, after, data)
    begins = "would become" if check else "is now"
    return (f"{path} {begins} of version {VERSION}, it was of {new.since}", *(f"  {each}" for each in new.told))


def main(arguments: list[str] | None = None) -> int:
    """0; a KioskError's code with its sentence, and then nothing is written."""
    parser = argparse.ArgumentParser(
        prog=program("migrate"), description="Makes an older settings file one of this version."
    )
    parser.add_argument("--config", type=Path, default=SITE_FILE, metavar="FILE", help=f"by default {SITE_FILE}")
    parser.add_argument("--check", action="store_true", help="say what is wrong, or would change, and write nothing")
    given = parser.parse_args(arguments)
    try:
        print("\n".join(run(given.config, check=given.check)))
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
