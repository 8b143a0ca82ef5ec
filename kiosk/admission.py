"""What is asked of the doorman after verdicts and staff's word: a function of outcomes and time, monotonic seconds."""

from __future__ import annotations

import math
from enum import Enum
from typing import Protocol

from kiosk.scene import Outcome, Reason, Verdict
from kiosk.wire import MAX_AGE_MS

LEASE_S = 1.0
RENEW_S = 0.3
BEAT_S = 0.4
"""At ten outcomes a second no two words are further apart than half a second then."""
ADVISED_S = 10.0
ADVISE_AGAIN_S = 3.0


class Wire(Protocol):
    """Takes what is to be said to the doorman."""

    @property
    def waiting(self) -> bool:
        """Whether he owes an answer."""

    @property
    def said_s(self) -> float:
        """When the last word was said."""

    def say(self, now: float, do: str, **fields: float) -> None:
        """One packet of docs/door.md."""


class Granted(Enum):
    """For whose sake a grant runs."""

    NOBODY = "NOBODY"
    STAFF = "STAFF"
    ADVICE = "ADVICE"
    HOLD = "HOLD"


class Admission:
    """What was asked on one connection; a new one begins with a new Admission."""

    def __init__(self, wire: Wire, hold_s: float) -> None:
        self._wire, self._hold_s = wire, hold_s
        self._leased_s = -math.inf
        """When the lease was last renewed; -inf where none was asked since the last revoke."""
        self._admitted_s = -math.inf
        """When the verdict was last MASK_OK; -inf as soon as something speaks against a hold."""
        self._track: int | None = None
        self._granted = Granted.NOBODY
        self._granted_s = self._until_s = -math.inf

    def advise(self, now: float) -> None:
        """Open whatever the verdict; staff's longer word stays."""
        self._revoke(now)
        running = self._running(now)
        staff = running is Granted.STAFF and self._until_s - now > ADVISED_S
        fresh = running is Granted.ADVICE and now - self._granted_s < ADVISE_AGAIN_S
        if not staff and not fresh:
            self._grant(ADVISED_S, Granted.ADVICE, now)
        self._beat(now)

    def enforce(self, outcome: Outcome, now: float) -> None:
        """Open for a fresh MASK_OK only, and for whom staff let through."""
        if self._running(now) is Granted.ADVICE:
            self.end(now)
        ages_ms = _ages_ms(outcome, now)
        if ages_ms is None or outcome.track is None:
            self._deny(outcome, now)
        else:
            self._admit(outcome.track, ages_ms, now)
        self._beat(now)

    def grant(self, seconds: float, now: float) -> None:
        """Staff's word."""
        self._grant(seconds, Granted.STAFF, now)

    def end_advised(self, now: float) -> None:
        """Staff's word is over, and the door stays open without it."""
        self._grant(ADVISED_S, Granted.ADVICE, now)

    def end(self, now: float) -> None:
        """Whatever grant there is, it is over."""
        self._wire.say(now, "end")
        self._granted, self._until_s = Granted.NOBODY, -math.inf

    def _admit(self, track: int, ages_ms: tuple[float, float], now: float) -> None:
        due = now - self._leased_s >= RENEW_S or track != self._track
        if due and not self._wire.waiting:  # a doorman that is behind is not left a lease to find later
            ms, age_ms, classified_ms = LEASE_S * 1000, *ages_ms
            self._wire.say(now, "lease", ms=ms, age_ms=age_ms, classified_ms=classified_ms, track=track)
            self._leased_s = now
        if self._running(now) is Granted.HOLD:
            self.end(now)
        self._admitted_s, self._track = now, track

    def _deny(self, outcome: Outcome, now: float) -> None:
        held_s = self._admitted_s + self._hold_s - now if _is_gone(outcome, self._track) else 0.0
        running = self._running(now)
        if held_s <= 0:
            self._admitted_s = -math.inf
            if running is Granted.HOLD:
                self.end(now)
        elif running is Granted.NOBODY:
            self._grant(held_s, Granted.HOLD, now)
        self._revoke(now)

    def _revoke(self, now: float) -> None:
        if self._leased_s > -math.inf:
            self._wire.say(now, "revoke")
            self._leased_s = -math.inf

    def _beat(self, now: float) -> None:
        if now - self._wire.said_s >= BEAT_S:
            self._wire.say(now, "beat")

    def _grant(self, seconds: float, granted: Granted, now: float) -> None:
        self._wire.say(now, "grant", s=seconds)
        self._granted, self._granted_s, self._until_s = granted, now, now + seconds

    def _running(self, now: float) -> Granted:
        return self._granted if now < self._until_s else Granted.NOBODY


def _ages_ms(outcome: Outcome, now: float) -> tuple[float, float] | None:
    """How old the frame and the reading behind a MASK_OK are; None where it admits nobody.

    Times of a recording are on no clock of ours, and far too old or in the future.
    """
    if outcome.verdict is not Verdict.MASK_OK or outcome.captured_s is None or outcome.classified_s is None:
        return None
    ages_ms = (now - outcome.captured_s) * 1000, (now - outcome.classified_s) * 1000
    return ages_ms if all(0 <= age_ms <= MAX_AGE_MS for age_ms in ages_ms) else None


def _is_gone(outcome: Outcome, track: int | None) -> bool:
    """Whether nothing is held against the person last admitted, but that nobody or nothing new is seen."""
    if outcome.verdict is Verdict.LOOKING:
        return outcome.reason is Reason.NONE and outcome.track == track
    return outcome.verdict is Verdict.NOBODY
