"""Who may look from another machine: whoever of staff types name and PIN, and for half an hour then.

Wrong tries are counted in a file of their own, by the same rules as at the door: a stranger in the network can lock
staff out of this page, and never out of the override.
"""

from __future__ import annotations

import ipaddress
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from kiosk.lockout import Lockout
from kiosk.pins import LONGEST, Argon
from kiosk.staff import Answer, Staff, StaffFile
from kiosk.web.request import Request

SESSION_S = 1800.0
MOST_SESSIONS = 16
COOKIE = "mask_kiosk"


class Entry:
    """Any thread may call it. `clock`: monotonic seconds; `proxied`: nobody is trusted for being here."""

    def __init__(self, staff: Staff, clock: Callable[[], float], *, proxied: bool) -> None:
        self._staff, self._clock, self._proxied = staff, clock, proxied
        self._sessions: dict[str, float] = {}
        self._lock = threading.Lock()

    def here(self, request: Request) -> bool:
        """Whether somebody on this very machine asks."""
        return not self._proxied and not request.passed_on and is_loopback(request.caller)

    def may_look(self, request: Request) -> bool:
        """From here, or with a session that has not ended."""
        return self.here(request) or self._lasts(request.cookie(COOKIE))

    def log_in(self, name: str, pin: str) -> str:
        """A new session's token; empty: wrong, or not tried: see wait_s. It takes a fifth of a second."""
        if not 0 < len(pin) <= LONGEST:
            return ""
        if self._staff.check(name, SecretStr(pin), self._clock()) is not Answer.RIGHT:
            return ""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[token] = self._clock() + SESSION_S
            while len(self._sessions) > MOST_SESSIONS:
                self._sessions.pop(next(iter(self._sessions)))
        return token

    def wait_s(self, name: str) -> float:
        """Before the next try; it is the same for a name that nobody has."""
        known = name if name in self._staff.names() else ""
        return self._staff.pause(known, self._clock()).left_s

    def log_out(self, request: Request) -> None:
        """The session is over."""
        with self._lock:
            self._sessions.pop(request.cookie(COOKIE), None)

    def _lasts(self, token: str) -> bool:
        now = self._clock()
        with self._lock:
            self._sessions = {one: until_s for one, until_s in self._sessions.items() if until_s > now}
            return any(secrets.compare_digest(one.encode(), token.encode()) for one in self._sessions)


def open_entry(folder: Path, clock: Callable[[], float], *, proxied: bool) -> Entry:
    """With the staff whose file lies in the state folder."""
    lockout = Lockout(folder / "health-lockout.json", clock())
    return Entry(Staff(StaffFile(folder / "staff.json"), lockout, Argon()), clock, proxied=proxied)


def is_loopback(address: str) -> bool:
    """Of this machine."""
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback
