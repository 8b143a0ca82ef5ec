"""The journal's file, open for writing: a record is on the disk first, and then sealed; the next waits for that.

So the file is never behind the notary, and never more than one record ahead, whenever the power goes. That one is
sealed at the next start. docs/journal.md has the whole argument.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.chain import Head, Notary, Record
from kiosk.phrase import Phrase
from kiosk.record.allowed import checked
from kiosk.record.table import JournalBroken, Row, check_schema, connect, insert, rows, transaction, write_ahead
from kiosk.record.walk import Broken, Walk, Wrong, digest_of, origin

TAIL = 250
"""So many of the newest records are proven at every start; all of them by `verify`."""
SMALL_BYTES = 32 << 20
"""A file up to this size is looked through whole at the start, which takes a fraction of a second."""
DAY_MS = 86_400_000
STEP = 5000
"""The most that are removed at once: writing waits meanwhile."""


class Store:
    """A file whose records are all sealed. One thread uses it; after an error it is closed and opened anew."""

    def __init__(self, path: Path, notary: Notary) -> None:
        self._path, self._notary = path, notary
        self._connection = connect(path)
        self._inode = path.stat().st_ino
        self.newest, self._sealed = Record(0, 0, "", ""), Head()

    def examine(self) -> None:
        """Find where to go on. Raises JournalBroken, sqlite3.Error, NotaryError.

        Nobody writes meanwhile, so the file is at most one record ahead of the notary. A broken one is closed when it
        has been moved: SQLite then leaves it, and the log beside it, as they are.
        """
        check_schema(self._connection)
        write_ahead(self._connection)
        self.newest, self._sealed = self._examined()

    def in_place(self) -> bool:
        """False: the file was removed or replaced, and what is written now goes nowhere."""
        try:
            return self._path.stat().st_ino == self._inode
        except FileNotFoundError:
            return False

    def append(self, at_ms: int, kind: str, fields: str) -> Record:
        """On the disk and sealed when it returns. Raises sqlite3.Error, NotaryError."""
        record = Record(self.newest.seq + 1, at_ms, kind, fields)
        with transaction(self._connection):
            self._insert(record)
        self._seal(record)
        return record

    def prune(self, keep_days: int, now_ms: int) -> bool:
        """Remove some of the oldest; whether any were there. Raises sqlite3.Error, NotaryError.

        A record says which, with the last one's seal, so that the chain can be followed from there.
        """
        old = self._oldest(now_ms - keep_days * DAY_MS, now_ms)
        if not old:
            return False
        through, seal = old[-1].record.seq, old[-1].seal or self._sealed.seal
        fields = {"through": through, "seal": seal.hex(), "removed": len(old), "keep_days": keep_days}
        record = Record(self.newest.seq + 1, now_ms, "pruned", checked("pruned", fields))
        with transaction(self._connection):
            self._insert(record)
            self._connection.execute("DELETE FROM records WHERE seq <= ?", (through,))
        self._seal(record)
        return True

    def close(self) -> None:
        """A second call is harmless."""
        self._connection.close()

    def _insert(self, record: Record) -> None:
        """With the seal of the one before, which the notary had alone until now."""
        seal = self._sealed.seal, self._sealed.seq
        self._connection.execute("UPDATE records SET seal = ? WHERE seq = ? AND seal IS NULL", seal)
        insert(self._connection, record)

    def _seal(self, record: Record) -> None:
        digest = record.digest()
        self._sealed = Head(record.seq, digest, self._notary.seal(record.seq, digest))
        self.newest = record

    def _oldest(self, before_ms: int, now_ms: int) -> list[Row]:
        """From the first on, up to one that is old and before any that is not.

        A time yet to come is a clock's that was wrong: it neither ends the search nor is it old by itself.
        """
        past, old = list[Row](), 0
        for row in rows(self._connection, "ORDER BY seq LIMIT ?", (STEP,)):
            if before_ms <= row.record.at_ms <= now_ms:
                break
            past.append(row)
            old = len(past) if row.record.at_ms < before_ms else old
        return past[:old]

    def _examined(self) -> tuple[Record, Head]:
        """The newest record, sealed."""
        with transaction(self._connection):
            if self._path.stat().st_size <= SMALL_BYTES:
                (said,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
                if said != "ok":
                    raise JournalBroken(Phrase("SQLite finds it damaged: %1", said))
            head = self._notary.head()
            newest = list(rows(self._connection, "ORDER BY seq DESC LIMIT ?", (TAIL,)))[::-1]
            try:
                return _joined(newest, head, self._notary)
            except Broken as broken:
                raise JournalBroken(str(broken)) from None


def _joined(tail: list[Row], head: Head, notary: Notary) -> tuple[Record, Head]:
    """The newest record and its seal, where the tail leads up to the head. Raises Broken, NotaryError."""
    if not tail:
        raise Broken(1, Wrong.CUT_SHORT, Phrase("there is no record at all"))
    first, newest = tail[0], tail[-1].record
    if first.seal is not None:
        walk, tail = Walk(notary, first.record.seq + 1, first.seal), tail[1:]
    else:  # it is alone, and says what was before it
        after, before, _ = origin(first.record, "through" if first.record.kind == "pruned" else "after")
        walk = Walk(notary, after + 1, before)
    for row in tail:
        walk.step(row)
    walk.settle(head)
    ahead = walk.unsealed
    if newest.seq > head.seq + 1 or (ahead and ahead.before != head.seal):
        raise Broken(newest.seq, Wrong.ANOTHER, Phrase("the notary sealed up to %1", head.seq))
    digest = digest_of(newest)
    return newest, Head(newest.seq, digest, notary.seal(newest.seq, digest))
