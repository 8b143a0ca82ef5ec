"""Who may open the door, and what the relay must do then: a function of words and time. `now` is monotonic seconds."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from kiosk.phrase import Phrase
from kiosk.relays import Sensed
from kiosk.wire import LIFE_S, Packet, Refused

Who = TypeVar("Who", bound=Hashable)
"""A connection."""


class Fail(Enum):
    """What the lock is without power: locked, or free."""

    SECURE = "secure"
    SAFE = "safe"


@dataclass(slots=True)
class _Caller:
    """A connection: its last word, and until when it keeps the door open. All of it ends with the connection."""

    heard_s: float
    n: float = -math.inf
    lease_until_s: float = -math.inf
    grant_until_s: float = -math.inf


class Door(Generic[Who]):
    """Who keeps one door open."""

    def __init__(self, fail: Fail) -> None:
        self._fail = fail
        self._callers: dict[Who, _Caller] = {}
        self._sensed: Sensed | None = None
        self._alarm = False

    def join(self, who: Who, now: float) -> None:
        """A connection was made."""
        self._callers[who] = _Caller(now)

    def leave(self, who: Who) -> None:
        """A connection ended."""
        self._callers.pop(who, None)

    def silent(self, now: float) -> list[Who]:
        """The connections that have said nothing for too long, and count no more."""
        return [who for who, caller in self._callers.items() if now - caller.heard_s >= LIFE_S]

    def sense(self, sensed: Sensed | None) -> None:
        """The inputs as they are, None while they cannot be read. An alarm stays until it is reset."""
        self._sensed = sensed
        self._alarm = self._alarm or (sensed is not None and sensed.alarm)

    def take(self, who: Who, packet: Packet, now: float) -> None:
        """Obey a packet. Raises Refused; then nothing has changed but that a refused reset was a sign of life."""
        caller = self._callers[who]
        if packet.n <= caller.n:
            raise Refused("`n` must grow: this packet is old, or a repeated one")
        caller.n, caller.heard_s = packet.n, now
        if packet.do in {"lease", "revoke"}:
            caller.lease_until_s = now + packet.for_s
        elif packet.do in {"grant", "end"}:
            caller.grant_until_s = now + packet.for_s
        elif packet.do == "reset":
            if self._sensed is None or self._sensed.alarm:
                raise Refused(Phrase("the fire alarm is not over, or its input cannot be read"))
            self._alarm = False

    def is_open(self, now: float) -> bool:
        """Whether somebody may pass."""
        living = self._living(now)
        return self._alarm or any(now < max(caller.lease_until_s, caller.grant_until_s) for caller in living)

    def energise(self, now: float) -> bool:
        """What the relay must do: de-energised, the door is in the site's safe state."""
        is_open = self.is_open(now)
        return is_open if self._fail is Fail.SECURE else bool(self._living(now)) and not is_open

    def state(self, now: float) -> dict[str, object]:
        """How it stands, in the words of docs/door.md. The lease and the grant are the longest of all."""
        living = self._living(now)
        return {
            "open": self.is_open(now),
            "alarm": self._alarm,
            "exit": self._sensed is not None and self._sensed.exit,
            "switch": self._sensed is not None and self._sensed.switch,
            "lease_ms": math.ceil(1000 * max([0.0, *(caller.lease_until_s - now for caller in living)])),
            "grant_s": math.ceil(max([0.0, *(caller.grant_until_s - now for caller in living)])),
        }

    def _living(self, now: float) -> list[_Caller]:
        return [caller for caller in self._callers.values() if caller.n > -math.inf and now - caller.heard_s < LIFE_S]
