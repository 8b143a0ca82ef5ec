"""The journal's file: one table that grows at its end, an index by time, and triggers that hold it to that."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.chain import Record
from kiosk.errors import KioskError
from kiosk.phrase import Phrase

VERSION = 1
APPLICATION = 0x6D61736B
MAGIC = b"SQLite format 3\0"
SCHEMA = {
    "records": (
        "CREATE TABLE records (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, "
        "fields TEXT NOT NULL, seal BLOB)"
    ),
    "records_at": "CREATE INDEX records_at ON records (at)",
    "in_order": (
        "CREATE TRIGGER in_order BEFORE INSERT ON records "
        "WHEN EXISTS (SELECT 1 FROM records WHERE seq >= NEW.seq) "
        "BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END"
    ),
    "no_change": (
        "CREATE TRIGGER no_change BEFORE UPDATE ON records "
        "WHEN OLD.seal IS NOT NULL OR NEW.seal IS NULL OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at "
        "OR NEW.kind IS NOT OLD.kind OR NEW.fields IS NOT OLD.fields "
        "BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END"
    ),
    "no_removal": (
        "CREATE TRIGGER no_removal BEFORE DELETE ON records "
        "WHEN OLD.seq > coalesce((SELECT json_extract(fields, '$.through') FROM records "
        "WHERE seq = (SELECT max(seq) FROM records) AND kind = 'pruned'), -1) "
        "BEGIN SELECT RAISE(ABORT, 'nothing is removed that no record of it says so'); END"
    ),
}
COLUMNS = "seq, at, kind, fields, seal"
WAL_BYTES = 16 << 20


class JournalBroken(KioskError):
    """The file is no journal, not this one's, or not whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the file has it. `seal`: None where it is the newest, whose seal the notary has."""

    record: Record
    seal: bytes | None


def connect(path: Path) -> sqlite3.Connection:
    """For writing. Raises JournalBroken for a file that SQLite must not even open, OSError, sqlite3.Error.

    Beside a file that is empty or no database it would remove the log, which may hold all there is.
    """
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise JournalBroken(Phrase("it is empty, or no SQLite file"))
    return sqlite3.connect(path, timeout=1.0, isolation_level=None)


def write_ahead(connection: sqlite3.Connection) -> None:
    """What is committed is on the disk. Raises sqlite3.Error."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")


def connect_to_read(path: Path) -> sqlite3.Connection:
    """For reading beside a kiosk that writes; also a copy in a folder that cannot be written. Raises KioskError."""
    if not path.is_file():
        raise KioskError(Phrase("there is no journal %1: check how it is written", str(path)))
    alone = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True, isolation_level=None
    )
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, and nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def create(path: Path, first: Record) -> None:
    """A new file with its first record, on the disk, for its owner and group only. Raises OSError, sqlite3.Error."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        with transaction(connection):
            for statement in SCHEMA.values():
                connection.execute(statement)
            insert(connection, first)
    finally:
        connection.close()


def insert(connection: sqlite3.Connection, record: Record) -> None:
    """At the end."""
    values = record.seq, record.at_ms, record.kind, record.fields
    connection.execute("INSERT INTO records (seq, at, kind, fields) VALUES (?, ?, ?, ?)", values)


def check_schema(connection: sqlite3.Connection) -> None:
    """Raises JournalBroken for another file than a journal of this version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    if (application, version, found) != (APPLICATION, VERSION, SCHEMA):
        raise JournalBroken(Phrase("it is not the journal of this version, or its table was changed"))


def rows(connection: sqlite3.Connection, where: str = "", values: tuple[int, ...] = ()) -> Iterator[Row]:
    """In the order of `seq`, or as `where` says. Raises JournalBroken for values that no journal has."""
    order = "" if "ORDER BY" in where else " ORDER BY seq"
    # No value comes from outside: `where` is written in this package only.
    for values_of in connection.execute(f"SELECT {COLUMNS} FROM records {where}{order}", values):  # noqa: S608
        yield _row(*values_of)


def _row(seq: object, at_ms: object, kind: object, fields: object, seal: object) -> Row:
    """SQLite lets a text stand where a number should."""
    if type(seq) is int and type(at_ms) is int and isinstance(kind, str) and isinstance(fields, str):  # noqa: SIM102
        if seal is None or isinstance(seal, bytes):
            return Row(Record(seq, at_ms, kind, fields), seal)
    raise JournalBroken(Phrase("record %1 has values of another type", str(seq)))
