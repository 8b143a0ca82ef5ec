"""`python -m kiosk.journal verify / export / stats FILE`: proves a journal, copies it out, counts it."""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.command import program
from kiosk.errors import KioskError
from kiosk.record.export import export
from kiosk.record.figures import as_text, figures, span_ms
from kiosk.record.packets import SocketNotary
from kiosk.record.proof import prove
from kiosk.record.table import connect_to_read
from kiosk.record.vault import KeyWitness

SOCKET = Path("/run/mask-kiosk/notary.sock")
"""Where the package's notary listens."""
LOCAL_KEY = Path("notary") / "key"
"""Beside a journal that has no notary but the kiosk itself."""
WEEK = timedelta(days=6)
ALWAYS = (-(2**63), 2**63 - 1)


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `first`, `last`: days, both included."""

    command: str
    file: Path
    socket: Path | None = None
    key: Path | None = None
    format: str = "csv"
    first: date | None = None
    last: date | None = None
    json: bool = False


def parse(arguments: list[str] | None = None) -> Options:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program("journal"), description="Proves, copies or counts a journal.")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="find the first record that is not as it was sealed")
    verify.add_argument("--socket", type=Path, metavar="NOTARY", help=f"where the notary listens (else {SOCKET})")
    verify.add_argument("--key", type=Path, metavar="FILE", help="the notary's key, with its head beside it")
    out = commands.add_parser("export", help="write all records to stdout")
    out.add_argument("--format", choices=("csv", "json"), default="csv")
    stats = commands.add_parser("stats", help="numbers per hour and day, of the last seven days where none are named")
    stats.add_argument("--json", action="store_true", help="as JSON, with the hours of every day")
    for command in (out, stats):
        command.add_argument("--from", type=date.fromisoformat, dest="first", metavar="DATE", help="YYYY-MM-DD")
        command.add_argument("--to", type=date.fromisoformat, dest="last", metavar="DATE", help="this day included")
    for command in (verify, out, stats):
        command.add_argument("file", type=Path, metavar="FILE", help="journal.sqlite3")
    return Options(**vars(parser.parse_args(arguments)))


def run(options: Options) -> int:
    """The exit code. Raises KioskError."""
    with closing(connect_to_read(options.file)) as connection:
        if options.command == "verify":
            return _verify(connection, options)
        if options.command == "export":
            span = ALWAYS
            if options.first or options.last:
                span = span_ms(options.first or date(1970, 1, 2), options.last or date(9998, 1, 1))
            export(connection, span, options.format, sys.stdout)
            return 0
        last = options.last or date.today()  # noqa: DTZ011 - the site's own day
        numbers = figures(connection, options.first or last - WEEK, last)
        print(json.dumps(numbers, indent=1) if options.json else as_text(numbers))
        return 0


def _verify(connection: sqlite3.Connection, options: Options) -> int:
    with closing(_witness(options)) as witness:
        proof = prove(connection, witness, options.file.parent)
    if proof.broken:
        print(proof.broken)
        return 1
    print(f"in order: {proof.records} records", *proof.remarks, sep="\n")
    if isinstance(witness, KeyWitness) and options.key is None:
        print("by the key that lies beside it: whoever can write there could have sealed it so")
    return 0


def _witness(options: Options) -> KeyWitness | SocketNotary:
    if options.key:
        return KeyWitness(options.key)
    local = options.file.parent / LOCAL_KEY
    if options.socket is None and not SOCKET.exists() and local.exists():
        return KeyWitness(local)
    return SocketNotary(options.socket or SOCKET)


def main(arguments: list[str] | None = None) -> int:
    """Entry: an error of ours is a sentence and an exit code, not a traceback."""
    options = parse(arguments)
    try:
        return run(options)
    except KioskError as error:
        print(f"journal: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
