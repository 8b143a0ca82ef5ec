"""systemd and what it started: "ready" and "still turning" (sd_notify(3)) go one way, "end" (a signal) the other.

A unit with Type=notify and WatchdogSec= kills and restarts what was silent for that long. The standard library only.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import time
from collections.abc import Mapping

EVERY_S = 0.5
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Whoever started this process. Told through NOTIFY_SOCKET, where that names one. For the main thread."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        path = environ.get("NOTIFY_SOCKET", "")
        self._address = os.fsencode("\0" + path[1:] if path.startswith("@") else path)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._due_s, self._ended = 0.0, False
        for number in ENDS:
            signal.signal(number, self._end)

    def ended(self) -> bool:
        """Whether we are to end; to be asked in each turn of the loop that must not stand still. Never waits."""
        if self._address and (now := time.monotonic()) >= self._due_s:
            self._due_s = now + EVERY_S
            with contextlib.suppress(OSError):  # it does not listen at this moment, and is told again
                self._socket.sendto(b"READY=1\nWATCHDOG=1", self._address)
        return self._ended

    def close(self) -> None:
        """A second call is harmless."""
        self._socket.close()

    def _end(self, _number: int, _frame: object) -> None:
        self._ended = True
