"""`python -m kiosk.support --out FILE.zip [--config FILE] [--quick]`: a bundle for whoever helps from afar.

It holds text only: MANIFEST.txt says what. It is written for its owner alone; read it before it is sent.
"""

from __future__ import annotations

import argparse
import os
import sys
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

from kiosk import native
from kiosk.command import command, program
from kiosk.doctor.__main__ import found_by
from kiosk.doctor.examine import tell
from kiosk.errors import KioskError
from kiosk.finding import Finding
from kiosk.lockout import write_private
from kiosk.privacy import no_core_dumps
from kiosk.settings_file import SITE_FILE
from kiosk.state import state_folder
from kiosk.support.blank import Blank, without_values
from kiosk.support.gather import (
    engines_text,
    given_log,
    log_text,
    people_of,
    read_settings,
    record_text,
    secrets_of,
    settings_text,
    versions_text,
)

ABOUT = {
    "settings.txt": "every setting in force; passwords, paths of addresses and comments are not in it",
    "doctor.txt": f"what `{command('doctor')}` found",
    "versions.txt": "of the kiosk, its libraries and the system",
    "record.json": "numbers per day of the last two weeks; no name, no single visit",
    "engines.txt": "which engines were built here",
    "log.txt": "the newest lines of the kiosk's log; names of staff are numbers in it",
}
PROMISE = (
    "No picture is in here: the kiosk keeps none. Passwords, PINs, their hashes, keys and names of staff were taken "
    "out of every text, each for (blanked) or (staff 1). Read it before you send it: no program knows every secret."
)


def gathered(config: Path | None, folder: Path, log: Path | None, *, quick: bool) -> dict[str, str]:
    """Each part by its name, nothing blanked yet. `log`: a file of its lines; None: journalctl is asked."""
    settings, problem = read_settings(config)
    return {
        "settings.txt": settings_text(settings, problem),
        "doctor.txt": _doctor(config, quick=quick),
        "versions.txt": versions_text(),
        "record.json": record_text(folder, datetime.now().astimezone().date()),
        "engines.txt": engines_text(folder),
        "log.txt": given_log(log) if log else log_text(),
    }


def _doctor(config: Path | None, *, quick: bool) -> str:
    said: list[str] = []
    with ExitStack() as opened:
        tell(map(_without_values, found_by(config, opened, quick=quick)), said.append)
    return "\n".join(said) + "\n"


def _without_values(finding: Finding) -> Finding:
    return replace(finding, said=without_values(finding.said)) if finding.part == "Settings" else finding


def blanked(parts: Mapping[str, str], config: Path | None, folder: Path) -> dict[str, str]:
    """Without secrets and names; where the names cannot be known, without the log."""
    settings, _ = read_settings(config)
    try:
        people, why = people_of(folder), ""
    except KioskError as error:
        people, why = set(), f"Left out: staff's names cannot be taken out of it, as they cannot be read ({error}).\n"
    blank = Blank(secrets_of(config or SITE_FILE, settings), people)
    return {name: blank(why if why and name == "log.txt" else text) for name, text in parts.items()}


def manifest(parts: Mapping[str, str], at: datetime) -> str:
    """What is in it."""
    lines = [f"mask-kiosk, a support bundle of {at:%Y-%m-%d %H:%M} UTC", "", PROMISE, ""]
    lines += [f"{name}  {len(text.encode())} bytes: {ABOUT[name]}" for name, text in parts.items()]
    return "\n".join(lines) + "\n"


def bundle(parts: Mapping[str, str], at: datetime) -> bytes:
    """As a zip file."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in {"MANIFEST.txt": manifest(parts, at), **parts}.items():
            out.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), text)
    return packed.getvalue()


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program("support"), description="Packs what helps to help.")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"the site's settings (else {SITE_FILE})")
    parser.add_argument("--log", type=Path, metavar="FILE", help="the log, where only root may read it; -: stdin")
    parser.add_argument("--quick", action="store_true", help="without the networks, which take some seconds")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Entry: an error of ours is a sentence and an exit code, not a traceback."""
    native.prepare(os.environ)
    no_core_dumps()
    options, folder = parse(arguments), state_folder()
    try:
        found = gathered(options.config, folder, options.log, quick=options.quick)
        parts = blanked(found, options.config, folder)
        write_private(options.out, bundle(parts, datetime.now(timezone.utc)))
    except KioskError as error:
        print(f"support: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        where = error.filename or options.out
        print(f"support: {where} cannot be used ({error.strerror}): name another file", file=sys.stderr)
        return 1
    print(f"{options.out} has {', '.join(parts)}. Read it before you send it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
