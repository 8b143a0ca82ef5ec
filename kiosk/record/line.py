"""The line in which records wait for the journal's thread: bounded; what finds no place is counted."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

PLACES = 4096
"""So many wait at the most, some 3 MB."""
RESERVED = 64
"""Of these, for records that somebody waits for: visits do not crowd out an override."""


@dataclass(slots=True)
class Entry:
    """A record that waits. `seq`: where a try put it that may have come as far as the disk; 0: none yet."""

    at_ms: int
    kind: str
    fields: str
    written: Future[int] = field(default_factory=Future)
    seq: int = 0


class Line:
    """Any thread may call it; one takes from it. `old_days`: records older than so many days are to go; 0: none are."""

    def __init__(self, places: int = PLACES) -> None:
        self._places = places
        self._changed = threading.Condition()
        self._entries: deque[Entry] = deque()
        self._lost = 0
        self._closed = False
        self._old_days = 0

    def join(self, entry: Entry, *, waited_for: bool) -> bool:
        """Whether it found a place. What nobody waits for is counted where it did not."""
        with self._changed:
            places = self._places if waited_for else self._places - RESERVED
            found = len(self._entries) < places and not self._closed
            if found:
                self._entries.append(entry)
            elif not waited_for:
                self._lost += 1
            self._changed.notify_all()
            return found

    def lose(self) -> None:
        """One more will not be written."""
        with self._changed:
            self._lost += 1
            self._changed.notify_all()

    def forget(self, old_days: int) -> None:
        """What is older is to go; 0: it has gone."""
        with self._changed:
            self._old_days = old_days
            self._changed.notify_all()

    def close(self) -> None:
        """Nobody joins any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def first(self) -> Entry | None:
        """Whose turn it is; it keeps its place."""
        with self._changed:
            return self._entries[0] if self._entries else None

    def leave(self) -> None:
        """The first is done."""
        with self._changed:
            self._entries.popleft()
            self._changed.notify_all()

    def tell_lost(self, entry: Callable[[int], Entry]) -> None:
        """How many were lost becomes an entry, whatever the places."""
        with self._changed:
            self._entries.append(entry(self._lost))
            self._lost = 0

    @property
    def old_days(self) -> int:
        """See above."""
        return self._old_days

    @property
    def lost(self) -> int:
        """How many were lost and not told yet."""
        return self._lost

    def __len__(self) -> int:
        return len(self._entries)

    def give_up(self, error: Exception) -> None:
        """Nobody need wait; all keep their places."""
        with self._changed:
            for entry in self._entries:
                if not entry.written.done():
                    entry.written.set_exception(error)

    def wait_for_work(self) -> None:
        """Until there is some, or nobody joins any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._entries or self._lost or self._old_days or self._closed)

    def wait_until_empty(self, timeout_s: float) -> bool:
        """Whether all that waited was done in this time."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._entries or self._lost or self._old_days), timeout_s)
