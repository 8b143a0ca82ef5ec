"""Proof of a journal: the first record that is not as it was sealed, and what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.chain import Head, Link, Witness
from kiosk.phrase import Phrase
from kiosk.record.table import JournalBroken, check_schema, rows
from kiosk.record.walk import Broken, Walk, Wrong, digest_of, origin

REACH = 2000
"""So far from its place a moved record is recognised as one; from further away it counts as changed."""
SAMPLES = 32


@dataclass(frozen=True, slots=True)
class Proof:
    """`records`: how many were proven. `broken`: the first that is not in order. `remarks`: sentences."""

    records: int
    broken: Broken | None
    remarks: tuple[str, ...] = ()


def prove(connection: sqlite3.Connection, witness: Witness, folder: Path) -> Proof:
    """The whole file, whether a kiosk writes it or not; `folder`: where others may be set aside. Raises NotaryError."""
    head = witness.head()  # before the file is looked at: it must go as far
    connection.execute("BEGIN")
    try:
        return _proven(connection, witness, head, folder)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _proven(connection: sqlite3.Connection, witness: Witness, head: Head, folder: Path) -> Proof:
    walk = Walk(witness, 1, b"")
    try:
        start = _start(connection)
        walk = Walk(witness, start.first, start.before)
        for row in rows(connection):
            walk.step(row)
        walk.settle(head)
        remarks = start.remarks(folder) + _newest(walk, witness)
        _check_pages(connection, walk)
    except Broken as broken:
        return Proof(walk.proven, _diagnosed(connection, broken, witness))
    except (sqlite3.Error, JournalBroken) as error:
        return Proof(walk.proven, Broken(walk.expected, Wrong.CHANGED, str(error)))
    return Proof(walk.proven, None, tuple(remarks))


@dataclass(frozen=True, slots=True)
class Start:
    """Where the file begins: record `first`, after the seal `before`. `aside`: the file that has those before it."""

    first: int
    before: bytes
    aside: str | None = None

    def remarks(self, folder: Path) -> list[str]:
        """On what is no longer in this file. Raises Broken where nothing says so."""
        if self.first == 1:
            return []
        if self.aside is None:
            return [Phrase("records up to %1 were past their time and are removed, as a record says", self.first - 1)]
        if self.aside and (folder / self.aside).is_file():
            return [Phrase("records up to %1 are in %2, which was set aside as broken", self.first - 1, self.aside)]
        why = Phrase("this journal was begun without them")
        if self.aside:
            why = Phrase("they were in %1, which is not here", self.aside)
        raise Broken(1, Wrong.MISSING, Phrase("up to %1: %2", self.first - 1, why))


def _start(connection: sqlite3.Connection) -> Start:
    """From the first record, which begins a file, or the newest that says what was removed. Raises Broken."""
    try:
        check_schema(connection)
    except JournalBroken as error:
        raise Broken(1, Wrong.ANOTHER, str(error)) from None
    first = next(rows(connection, "ORDER BY seq LIMIT 1"), None)
    if first is None:
        raise Broken(1, Wrong.CUT_SHORT, Phrase("there is no record at all"))
    if first.record.kind == "begun":
        after, before, fields = origin(first.record, "after")
        return Start(after + 1, before, fields.get("aside", ""))
    pruned = next(rows(connection, "WHERE kind = 'pruned' ORDER BY seq DESC LIMIT 1"), None)
    if pruned is None:
        raise Broken(1, Wrong.MISSING, Phrase("up to %1", first.record.seq - 1))
    through, before, _ = origin(pruned.record, "through")
    if first.record.seq <= through:
        raise Broken(first.record.seq, Wrong.REORDERED, Phrase("all up to %1 were removed", through))
    return Start(through + 1, before)


def _newest(walk: Walk, witness: Witness) -> list[str]:
    """A kiosk that runs may have had it sealed meanwhile. Raises Broken, NotaryError."""
    if walk.unsealed is None:
        return []
    newest, head = walk.unsealed.seq, witness.head()
    if head.seq == newest:
        walk.settle(head)
    if head.seq >= newest:
        return []
    return [
        Phrase(
            "record %1 is not sealed yet: it is just being written, was so when the power went, or was added", newest
        )
    ]


def _check_pages(connection: sqlite3.Connection, walk: Walk) -> None:
    """The index, too: figures are found by it. Raises Broken."""
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise Broken(walk.expected - 1, Wrong.CHANGED, f"SQLite: {said}")


def _diagnosed(connection: sqlite3.Connection, broken: Broken, witness: Witness) -> Broken:
    """A record that does not prove may be another one's, or all of them another journal's."""
    if broken.wrong is not Wrong.CHANGED:
        return broken
    try:
        if _foreign(connection, witness):
            return Broken(broken.seq, Wrong.ANOTHER)
        return _moved(connection, broken, witness)
    except (sqlite3.Error, JournalBroken, Broken):
        return broken


def _foreign(connection: sqlite3.Connection, witness: Witness) -> bool:
    """Whether no record of many was sealed by this notary."""
    first, last = connection.execute("SELECT min(seq), max(seq) FROM records").fetchone()
    places = range(first + 1, last, max((last - first) // SAMPLES, 1))
    links = [link for place in places for link in _claims(connection, place)]
    return len(links) > 1 and not any(witness.check(links))


def _claims(connection: sqlite3.Connection, seq: int) -> Iterator[Link]:
    pair = list(rows(connection, "WHERE seq IN (?, ?)", (seq - 1, seq)))
    if len(pair) == 2 and pair[0].seal and pair[1].seal:
        yield Link(seq, digest_of(pair[1].record), pair[0].seal, pair[1].seal)


def _moved(connection: sqlite3.Connection, broken: Broken, witness: Witness) -> Broken:
    """What stands at `seq` may prove at another place, with its own seal or with the one there."""
    here = next(rows(connection, "WHERE seq = ?", (broken.seq,)), None)
    if here is None:
        return broken
    near = (max(broken.seq - REACH, 0), broken.seq + REACH)
    seals = {row.record.seq: row.seal for row in rows(connection, "WHERE seq BETWEEN ? AND ?", near)}
    links = []
    for seq, seal in seals.items():
        digest = replace(here.record, seq=seq).digest()
        befores, owns = {seals.get(seq - 1), seal}, {here.seal, seal}
        links += [Link(seq, digest, before, own) for before in befores for own in owns if before and own]
    for link, right in zip(links, witness.check(links), strict=True):
        if right and link.seq != broken.seq:
            return Broken(broken.seq, Wrong.REORDERED, Phrase("what stands there was record %1", link.seq))
    return broken
