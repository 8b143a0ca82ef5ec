"""A new journal file, in place of none or of one that is broken and set aside; nothing is ever written over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from kiosk.chain import EPOCH, Notary, Record
from kiosk.record.allowed import checked
from kiosk.record.table import JournalBroken, check_schema, create
from kiosk.record.vault import sync_folder

ENDINGS = ("-wal", "-journal", "-shm", "")
"""The logs first: beside a new file of the old name SQLite would take them for that one's."""


def begin(path: Path, notary: Notary, at_ms: int) -> str:
    """A new file, and what the one that was there is called now. Raises OSError, sqlite3.Error, NotaryError.

    The new one is whole before the old one moves, and says in its first record where that went.
    """
    head, new = notary.head(), _new(path)
    for ending in ("", "-journal"):
        new.with_name(new.name + ending).unlink(missing_ok=True)
    aside = _unused(path, at_ms)
    fields = {"after": head.seq, "seal": head.seal.hex()} | ({"aside": aside} if path.exists() else {})
    create(new, Record(head.seq + 1, at_ms, "begun", checked("begun", fields)))
    for ending in ENDINGS:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(path.with_name(aside + ending))
    new.rename(path)
    sync_folder(path.parent)
    return aside


def go_on(path: Path) -> None:
    """Finish a beginning that was cut off when all but the new file had moved. Raises OSError."""
    new = _new(path)
    if not new.exists() or any(path.with_name(path.name + ending).exists() for ending in ENDINGS):
        return
    try:
        with closing(sqlite3.connect(new)) as connection:
            check_schema(connection)
    except (sqlite3.Error, JournalBroken):  # cut off so early that nothing had been there to move
        return
    new.rename(path)
    sync_folder(path.parent)


def _new(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _unused(path: Path, at_ms: int) -> str:
    """A name for a broken file that no other has."""
    while True:
        name = f"{path.name}.corrupt-{EPOCH + timedelta(milliseconds=at_ms):%Y%m%dT%H%M%S}.{at_ms % 1000:03d}Z"
        if not any(path.with_name(name + ending).exists() for ending in ENDINGS):
            return name
        at_ms += 1
