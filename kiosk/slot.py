"""A place for one value: the newest wins, nobody queues."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """Holds the newest value and its version. Any thread may call any method."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._value: T | None = None
        self._version = 0

    def put(self, value: T) -> None:
        """Replace the value and wake whoever waits."""
        with self._changed:
            self._value = value
            self._version += 1
            self._changed.notify_all()

    def latest(self) -> tuple[int, T | None]:
        """The version (0: never put) and the value, at once."""
        with self._changed:
            return self._version, self._value

    def take(self, after: int, timeout_s: float) -> tuple[int, T | None]:
        """Wait for a version newer than `after`; after `timeout_s` answer with the old version and None."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._version > after, timeout_s):
                return after, None
            return self._version, self._value
