"""The kiosk's record of what happened: append-only, sealed, on the disk. `python -m kiosk.journal verify` proves it.

A thread of its own writes; whatever its disk or its notary does, nobody else waits for long, and the kiosk goes on.
docs/journal.md has the whole design.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as TimedOut
from pathlib import Path

from kiosk.chain import Fields, Notary
from kiosk.errors import KioskError
from kiosk.record.allowed import NotAllowed, checked
from kiosk.record.commands import main
from kiosk.record.ledger import Ledger
from kiosk.record.line import PLACES, Entry, Line
from kiosk.record.store import Store
from kiosk.record.table import JournalBroken

log = logging.getLogger(__name__)

PATIENCE_S = 3.0
JOIN_S = 5.0
PAUSES_S = (0.5, 30.0)
"""After the first failure, and the longest after many in a row."""


class JournalError(KioskError):
    """A record is not known to be on the disk and sealed."""


class Journal:
    """Any thread may call it. `notary` opens one, here and after a failure anew; `clock`: seconds since 1970."""

    def __init__(
        self, path: Path, notary: Callable[[], Notary], clock: Callable[[], float], places: int = PLACES
    ) -> None:
        self._ledger, self._line, self._clock = Ledger(path, notary), Line(places), clock
        self._ending = threading.Event()
        self._pause_s = 0.0
        self._trouble = ""
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)

    def start(self) -> None:
        """Open the file, or begin one, and write."""
        self._thread.start()

    def close(self) -> None:
        """Write what waits, for some seconds at the most. A second call is harmless."""
        self._ending.set()
        self._line.close()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    @property
    def trouble(self) -> str:
        """A sentence while nothing is written, else empty."""
        return self._trouble

    def record(self, kind: str, fields: Fields) -> int:
        """Its number, when it is on the disk and sealed. Raises NotAllowed for fields that may not be written.

        Raises JournalError where that is not so yet; it waits, and is written as soon as that can be done.
        """
        entry = Entry(self._now_ms(), kind, checked(kind, fields))
        if not self._line.join(entry, waited_for=True):
            raise JournalError(f"the journal takes no more ({self._trouble or 'it cannot keep up'}): look at its disk")
        if self._trouble:
            raise JournalError(f"the journal is not written ({self._trouble})")
        try:
            return entry.written.result(PATIENCE_S)
        except TimedOut:
            raise JournalError("the journal's disk or its notary does not answer: look at both") from None

    def note(self, kind: str, fields: Fields) -> None:
        """Have it written when its turn comes. Never waits, never raises; what is not written is counted."""
        try:
            entry = Entry(self._now_ms(), kind, checked(kind, fields))
        except NotAllowed as error:
            log.error("a record is not written: %s", error)  # noqa: TRY400 - it says all
            self._line.lose()
        else:
            self._line.join(entry, waited_for=False)

    def prune(self, keep_days: int) -> None:
        """Have all records removed that are older than so many days. Raises ValueError below one day."""
        if keep_days < 1:
            raise ValueError(f"records are kept for a day at least, not {keep_days}")
        self._line.forget(keep_days)

    def flush(self, timeout_s: float) -> bool:
        """Whether all that waited was written, and removed, in this time."""
        return self._line.wait_until_empty(timeout_s)

    def _now_ms(self) -> int:
        return round(self._clock() * 1000)

    def _run(self) -> None:
        while not self._ended():
            self._try()
        self._ledger.close()
        if lost := len(self._line) + self._line.lost:
            log.error("%d records are lost: the journal could not be written", lost)

    def _try(self) -> None:
        try:
            self._turn(self._ledger.store(self._now_ms()))
        except JournalBroken as error:
            self._broke(error)
        except Exception as error:  # noqa: BLE001 - a thread that ended would write no more, and disks can be mended
            # Full, locked and read-only are an OperationalError; what is malformed, or no database, is only this.
            self._broke(error) if type(error) is sqlite3.DatabaseError else self._failed(error)

    def _ended(self) -> bool:
        return self._ending.is_set() and (not self._line or bool(self._trouble))

    def _turn(self, store: Store) -> None:
        """One thing that is to be done; or wait for one."""
        if entry := self._line.first():
            self._write(entry)
        elif self._line.lost:
            self._line.tell_lost(self._lost)
        elif self._line.old_days:
            if not store.prune(self._line.old_days, self._now_ms()):
                self._line.forget(0)
        else:
            self._well()
            self._line.wait_for_work()
            return
        self._well()

    def _write(self, entry: Entry) -> None:
        if self._ledger.write(entry):
            if not entry.written.done():
                entry.written.set_result(entry.seq)
            self._line.leave()

    def _lost(self, count: int) -> Entry:
        return Entry(self._now_ms(), "lost", checked("lost", {"lost": count}))

    def _well(self) -> None:
        if self._trouble:
            log.info("the journal is written again")
        self._trouble, self._pause_s = "", 0.0

    def _broke(self, error: Exception) -> None:
        """Set the file aside, as it is, and begin another one."""
        try:
            aside = self._ledger.begin_another(self._now_ms())
        except (OSError, sqlite3.Error, KioskError) as other:
            self._failed(other)
        else:
            log.error("the journal was broken (%s): it is kept as %s, and another one is begun", error, aside)
            self._rest()

    def _failed(self, error: Exception) -> None:
        """Nobody waits any longer; all of it stays in line and is tried again."""
        self._ledger.close()
        if not self._trouble:
            ours = isinstance(error, (OSError, sqlite3.Error, KioskError))
            log.error("nothing is written into the journal from here on (%s)", error, exc_info=not ours)
        self._trouble = str(error) or type(error).__name__
        self._line.give_up(JournalError(f"the journal is not written ({self._trouble})"))
        self._rest()

    def _rest(self) -> None:
        least_s, most_s = PAUSES_S
        self._pause_s = min(max(2 * self._pause_s, least_s), most_s)
        self._ending.wait(self._pause_s)


if __name__ == "__main__":
    sys.exit(main())
