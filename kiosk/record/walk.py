"""A walk along the chain, record by record, up to the first that is not as it was sealed."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import Enum

from kiosk.chain import Head, Link, Record, Witness
from kiosk.phrase import Phrase
from kiosk.record.packets import MOST_LINKS
from kiosk.record.table import Row


class Wrong(Enum):
    """What became of a record."""

    CHANGED = Phrase("changed")
    MISSING = Phrase("missing")
    REORDERED = Phrase("reordered")
    CUT_SHORT = Phrase("cut short at the end")
    ANOTHER = Phrase("another journal")


class Broken(Exception):
    """The chain breaks at record `seq`."""

    def __init__(self, seq: int, wrong: Wrong, why: str = "") -> None:
        what = Phrase("record %1: %2", seq, wrong.value)
        super().__init__(Phrase("%1 (%2)", what, why) if why else what)
        self.seq, self.wrong = seq, wrong


class Walk:
    """Goes from record to record; the seals are checked many at a time."""

    def __init__(self, witness: Witness, expected: int, before: bytes) -> None:
        self._witness, self._before = witness, before
        self._links: list[Link] = []
        self.expected, self.proven = expected, 0
        self.unsealed: Link | None = None
        """The newest record, while only the notary can know its seal."""

    def step(self, row: Row) -> None:
        """The next row. Raises Broken, also for one of those before; NotaryError."""
        seq = row.record.seq
        if self.unsealed:
            self.prove()
            raise Broken(self.unsealed.seq, Wrong.CHANGED, Phrase("its seal is gone"))
        if seq != self.expected:
            self.prove()
            raise Broken(self.expected, Wrong.MISSING)
        link = Link(seq, digest_of(row.record), self._before, row.seal or b"")
        if row.seal is None:
            self.unsealed = link
        else:
            self._links.append(link)
        self.expected, self._before = seq + 1, link.seal
        if len(self._links) == MOST_LINKS:
            self.prove()

    def prove(self) -> None:
        """All rows up to here. Raises Broken, NotaryError."""
        links, self._links = self._links, []
        for link, right in zip(links, self._witness.check(links), strict=True):
            if not right:
                raise Broken(link.seq, Wrong.CHANGED)
            self.proven += 1

    def settle(self, head: Head) -> None:
        """All rows are there: as far as the notary went, so far must they go. Raises Broken, NotaryError."""
        self.prove()
        if self.expected <= head.seq:
            raise Broken(self.expected, Wrong.CUT_SHORT, Phrase("the notary sealed up to %1", head.seq))
        if self.unsealed and self.unsealed.seq == head.seq:
            self._links, self.unsealed = [replace(self.unsealed, seal=head.seal)], None
            self.prove()


def digest_of(record: Record) -> bytes:
    """Raises Broken for values that nobody could have sealed."""
    try:
        return record.digest()
    except (ValueError, OverflowError):
        raise Broken(record.seq, Wrong.CHANGED) from None


def origin(record: Record, name: str) -> tuple[int, bytes, dict[str, str]]:
    """What it says stood before: a record's number and seal; and all its fields. Raises Broken."""
    try:
        fields = json.loads(record.fields)
        return int(fields[name]), bytes.fromhex(fields["seal"]), fields
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Broken(record.seq, Wrong.CHANGED) from None
