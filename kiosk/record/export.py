"""A journal for others to read: CSV with a column for every field, or a JSON array."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from typing import Any, TextIO

from kiosk.errors import KioskError
from kiosk.record.allowed import KINDS
from kiosk.record.table import JournalBroken, rows

FIELDS = sorted({name for kind in KINDS.values() for name in (*kind.must, *kind.may)} - {"seal"})
COLUMNS = ("seq", "at", "kind", *FIELDS)
FORMULA = ("=", "+", "-", "@")


def export(connection: sqlite3.Connection, span_ms: tuple[int, int], form: str, out: TextIO) -> None:
    """All records of that time, in the order in which they were sealed. Raises KioskError for what cannot be read."""
    try:
        if form == "csv":
            _as_csv(_records(connection, span_ms), out)
        else:
            _as_json(_records(connection, span_ms), out)
    except (sqlite3.Error, JournalBroken, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise KioskError(f"the journal cannot be read ({error}): let `verify` look for what is wrong") from None


def _records(connection: sqlite3.Connection, span_ms: tuple[int, int]) -> Iterator[dict[str, Any]]:
    for row in rows(connection, "WHERE at >= ? AND at < ?", span_ms):
        record = row.record
        yield {"seq": record.seq, "at": record.at, "kind": record.kind, "fields": json.loads(record.fields)}


def _as_csv(records: Iterator[dict[str, Any]], out: TextIO) -> None:
    """A seal within fields is left out: it proves nothing outside its journal."""
    lines = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
    lines.writeheader()
    for record in records:
        lines.writerow({**{name: _cell(value) for name, value in record.pop("fields").items()}, **record})


def _cell(value: object) -> object:
    """A spreadsheet takes what begins so for a formula, and runs it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _as_json(records: Iterator[dict[str, Any]], out: TextIO) -> None:
    between = "[\n"
    for record in records:
        out.write(between + json.dumps(record))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")
