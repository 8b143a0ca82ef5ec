"""systemd and what it started: "ready" and "still turning" (sd_notify(3)) go one way, "end" (a signal) the other.

A unit with Type=notify and WatchdogSec= kills and restarts what was silent for that long. The standard library only.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Mapping

from kiosk.notify import Systemd

EVERY_S = 0.5
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Whoever started this process. Told through NOTIFY_SOCKET, where that names one. For the main thread."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._systemd = Systemd(environ)
        self._due_s, self._ended = 0.0, False
        for number in ENDS:
            signal.signal(number, self._end)

    @property
    def starts_again(self) -> bool:
        """Whether somebody listens who starts anew what has ended."""
        return self._systemd.listens

    def ended(self) -> bool:
        """Whether we are to end; to be asked in each turn of the loop that must not stand still. Never waits."""
        if self._systemd.listens and (now := time.monotonic()) >= self._due_s:
            self._due_s = now + EVERY_S
            self._systemd.tell("READY=1", "WATCHDOG=1")
        return self._ended

    def close(self) -> None:
        """A second call is harmless."""
        self._systemd.close()

    def _end(self, _number: int, _frame: object) -> None:
        self._ended = True
