"""The journal's file with its notary: opened when first needed and, after a failure, anew."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from kiosk.chain import Notary
from kiosk.record.begin import begin, go_on
from kiosk.record.line import Entry
from kiosk.record.store import Store

log = logging.getLogger(__name__)


class Ledger:
    """One thread uses it. `notary` opens one."""

    def __init__(self, path: Path, notary: Callable[[], Notary]) -> None:
        self._path, self._open_notary = path, notary
        self._notary: Notary | None = None
        self._store: Store | None = None

    def store(self, at_ms: int) -> Store:
        """The file, ready to go on. Raises JournalBroken, NotaryError, OSError, sqlite3.Error."""
        if self._store is not None and not self._store.in_place():
            log.error("the journal's file was removed or replaced while it was written")
            self.close()
        if self._store is None:
            notary = self._asked()
            go_on(self._path)
            if not self._path.exists():
                begin(self._path, notary, at_ms)
            self._store = Store(self._path, notary)
            self._store.examine()
        return self._store

    def write(self, entry: Entry) -> bool:
        """On the disk and sealed; False: the file is no longer there. Raises as `store` does.

        A try before this one may have come as far as the disk.
        """
        store = self.store(entry.at_ms)
        last = store.newest
        if (entry.seq, entry.at_ms, entry.kind, entry.fields) != (last.seq, last.at_ms, last.kind, last.fields):
            entry.seq = last.seq + 1
            store.append(entry.at_ms, entry.kind, entry.fields)
        return store.in_place()

    def begin_another(self, at_ms: int) -> str:
        """The name under which the broken file is kept, as it is. Raises as `store` does."""
        aside = begin(self._path, self._asked(), at_ms)
        self.close()
        return aside

    def close(self) -> None:
        """A second call is harmless."""
        for part in (self._store, self._notary):
            if part is not None:
                part.close()
        self._store = self._notary = None

    def _asked(self) -> Notary:
        if self._notary is None:
            self._notary = self._open_notary()
        return self._notary
