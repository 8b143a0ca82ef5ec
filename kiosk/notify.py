"""What systemd is told over the datagram socket that NOTIFY_SOCKET names (sd_notify(3)). The standard library only."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Mapping


class Systemd:
    """Whoever started this process, where NOTIFY_SOCKET names one; without it nothing is told to nobody.

    `watchdog_s`: after so much silence the unit is started anew; None: nobody watches. That WATCHDOG_PID names another
    process is no reason to be silent: the unit's main process is the session around the kiosk (NotifyAccess=all).
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        path = environ.get("NOTIFY_SOCKET", "")
        self._address = os.fsencode("\0" + path[1:] if path.startswith("@") else path)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self.watchdog_s = _seconds(environ.get("WATCHDOG_USEC", "")) if path else None

    @property
    def listens(self) -> bool:
        """There is one to be told."""
        return bool(self._address)

    def tell(self, *words: str) -> None:
        """One datagram of these. Never waits; who does not listen at this moment is told again."""
        if self._address:
            with contextlib.suppress(OSError):
                self._socket.sendto("\n".join(words).encode(), self._address)

    def close(self) -> None:
        """A second call is harmless."""
        self._socket.close()


def _seconds(microseconds: str) -> float | None:
    """None where that is no time to be held to."""
    return int(microseconds) / 1e6 if microseconds.isdecimal() and int(microseconds) else None
