"""What may stand on the screen now: the newest outcome, unless it is too old, doubtful, or would flash.

Pure: no Qt, no clock; time is an argument.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.scene import Box, Outcome, Reason, Verdict

SILENCE_S = 1.0
"""Without an outcome for so long the screen says FAULT, STALE."""

GREEN_LIVES_S = 0.75
"""From capture to screen, a green older than this is none; leaves room to be gone within 1 s."""

GREEN_MAX_AGE_MS = 500.0
"""A MASK_OK decided on an older frame is doubtful (design.md)."""

DWELL_S = 0.4
"""Between two changes of colour, so that nothing flashes above 3 Hz. Leaving green never waits."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An outcome and when the screen's side received it, on the kiosk's clock."""

    outcome: Outcome
    received_s: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What the widgets show. `box` lies in the frame captured at `captured_s` and is None without a face."""

    verdict: Verdict
    reason: Reason
    progress: float = 0.0
    box: Box | None = None
    captured_s: float | None = None
    track: int | None = None
    prepared: float | None = None
    """How far what must be built before the first outcome is, 0 to 1."""


STALE = Shown(Verdict.FAULT, Reason.STALE)


class Watch:
    """Remembers the newest arrival and what is shown; says what to show next."""

    def __init__(self) -> None:
        self._arrival: Arrival | None = None
        self._shown = STALE
        self._changed_s = -math.inf

    def note(self, arrival: Arrival) -> None:
        """Take the newest outcome; the one before is forgotten."""
        self._arrival = arrival

    def shown(self, now: float, prepared: float | None = None) -> Shown:
        """What to show at `now`. A change of verdict waits out DWELL_S, except away from green."""
        wanted = _trusted(self._arrival, now) if self._arrival else replace(STALE, prepared=prepared)
        if wanted.verdict is not self._shown.verdict:
            green = self._shown.verdict is Verdict.MASK_OK
            if not green and now - self._changed_s < DWELL_S:
                return self._shown
            self._changed_s = now
        self._shown = wanted
        return wanted


def _trusted(arrival: Arrival, now: float) -> Shown:
    outcome = arrival.outcome
    silent_s = now - arrival.received_s
    if outcome.verdict is Verdict.FAULT:  # silence makes a fault no better, and its own reason says more than STALE
        return _plainly(outcome, outcome.verdict)
    if not silent_s <= SILENCE_S:
        return STALE
    if outcome.verdict is Verdict.MASK_OK:
        return _green(outcome, silent_s)
    return _plainly(outcome, outcome.verdict)


def _green(outcome: Outcome, silent_s: float) -> Shown:
    """MASK_OK, if it rests on a fresh frame and nothing speaks against it. Comparisons are false for NaN."""
    if outcome.captured_s is None or not outcome.age_ms <= GREEN_MAX_AGE_MS:
        return STALE
    if not outcome.age_ms / 1000 + silent_s <= GREEN_LIVES_S:
        return STALE
    contradicted = outcome.reason is not Reason.NONE
    return _plainly(outcome, Verdict.CANT_TELL if contradicted else Verdict.MASK_OK)


def _plainly(outcome: Outcome, verdict: Verdict) -> Shown:
    return Shown(verdict, outcome.reason, outcome.progress, outcome.box, outcome.captured_s, outcome.track)
