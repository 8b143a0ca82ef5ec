"""`python -m kiosk.acceptance verify FILE` and `report`: proves a report, or makes its pages anew."""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.acceptance import report as reports
from kiosk.acceptance.conductor import Printer
from kiosk.acceptance.page import MARK, page
from kiosk.acceptance.report import NoReport, Report
from kiosk.acceptance.store import FOLDER, JSON, PAGE, PAPER, SHA256, Store
from kiosk.chain import canonical
from kiosk.command import command, program
from kiosk.errors import KioskError
from kiosk.lockout import write_private
from kiosk.record.table import connect_to_read
from kiosk.state import state_folder


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `file`: a report's JSON, page or folder; None: the newest of this kiosk."""

    command: str
    file: Path | None = None
    journal: Path | None = None


def parse(arguments: list[str] | None = None) -> Options:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program("acceptance"), description="Proves or renders a report.")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="is a report as it was made, and does the journal have it?")
    verify.add_argument("file", type=Path, metavar="FILE", help="report.json or report.html, or their folder")
    verify.add_argument("--journal", type=Path, metavar="FILE", help="journal.sqlite3 (else this kiosk's)")
    again = commands.add_parser("report", help="make the page and the PDF anew from report.json")
    again.add_argument("file", type=Path, nargs="?", metavar="FILE", help="report.json or its folder (else the newest)")
    return Options(**vars(parser.parse_args(arguments)))


def run(options: Options, printer: Printer) -> int:
    """The exit code. Raises KioskError, also for a report that is not as it was made."""
    state = state_folder()
    if options.command == "verify" and options.file:
        for line in verified(options.file, options.journal or state / "journal.sqlite3"):
            print(line)
        return 0
    file = _json_of(options.file) if options.file else _newest(Store(state / FOLDER))
    made = reports.read(_text(file))
    write_private(file.with_name(PAGE), page(made).encode())
    write_private(file.with_name(PAPER), printer(made))
    print(f"made anew: {file.with_name(PAGE)}, {file.with_name(PAPER)}")
    return 0


def verified(file: Path, journal: Path) -> Iterator[str]:
    """What was found in order, one sentence after the other. Raises KioskError at the first thing that is not."""
    html = file.suffix == ".html"
    text = _in_page(_text(file)) if html else _text(_json_of(file))
    made = reports.read(text)
    if made.text() != text:
        raise NoReport("it is not the canonical JSON that the kiosk writes: it was changed after it was made")
    sha256 = made.sha256()
    _beside(file if html else _json_of(file), sha256)
    if html and page(made) != _text(file):
        raise NoReport("the page says something else than the report in it, or another version made it")
    yield f"the report of {made.ended} is whole: {made.ruled.ruling.value}, SHA-256 {sha256}"
    yield _in_journal(journal, made)
    yield f"whether that journal is as it was sealed: {command(f'journal verify {journal}')}"


def _beside(file: Path, sha256: str) -> None:
    """Whether the file beside it says the same; without one the journal alone says it."""
    try:
        told = file.with_name(SHA256).read_text(encoding="utf-8").split()
    except OSError:
        return
    if told[:1] != [sha256]:
        raise NoReport(f"its SHA-256 is {sha256}, {SHA256} beside it says another: one of both was changed")


def _in_journal(journal: Path, made: Report) -> str:
    sha256 = made.sha256()
    with closing(connect_to_read(journal)) as connection:
        try:
            rows = connection.execute("SELECT seq, fields FROM records WHERE kind = 'acceptance'").fetchall()
            found = [seq for seq, fields in rows if json.loads(fields).get("sha256") == sha256]
        except (sqlite3.Error, ValueError, AttributeError) as error:
            raise KioskError(f"the journal {journal} cannot be read ({error})") from None
    if not found:
        raise NoReport(f"the journal {journal} does not have it: it is another kiosk's, or was made elsewhere")
    return f"the journal has it as record {found[0]}"


def _in_page(text: str) -> str:
    found = re.findall(rf'<script type="application/json" id="{MARK}">(.*?)</script>', text, re.DOTALL)
    try:
        (told,) = found
        return canonical(json.loads(told))
    except (ValueError, RecursionError):
        raise NoReport("this page holds no report: verify report.json") from None


def _json_of(file: Path) -> Path:
    return file / JSON if file.is_dir() else file


def _newest(store: Store) -> Path:
    if not (known := store.reports()):
        raise KioskError(f"there is no report in {store.folder}: make one at the kiosk's screen")
    return known[-1] / JSON


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise KioskError(f"{file} cannot be read ({error})") from None
