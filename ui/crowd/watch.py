"""What may stand on the crowd's screen now: the newest crowd, unless it is too old. Pure: no Qt, no clock."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.crowd import LATE_S, Crowd, Tally
from kiosk.scene import Reason
from ui.watch import DWELL_S, SILENCE_S


@dataclass(frozen=True, slots=True)
class Shown:
    """`crowd`: whose picture is shown, with its marks; None: the newest picture there is, without any.

    `tally`: None: nobody can know, and `fault` says why. `prepared`: how far what must be built first is, 0 to 1.
    """

    crowd: Crowd | None = None
    tally: Tally | None = None
    fault: Reason = Reason.STALE
    prepared: float | None = None


class Watch:
    """Remembers the newest crowd and what is shown; says what to show next."""

    def __init__(self) -> None:
        self._crowd: Crowd | None = None
        self._shown = Shown()
        self._changed_s = -math.inf

    def note(self, crowd: Crowd) -> None:
        """Take the newest; the one before is forgotten."""
        self._crowd = crowd

    def shown(self, now: float, prepared: float | None = None) -> Shown:
        """What to show at `now`. Marks and faults never wait; another count, and counts after a fault, for DWELL_S."""
        wanted = _trusted(self._crowd, now) if self._crowd else Shown(prepared=prepared)
        if wanted.tally != self._shown.tally:
            if wanted.tally is not None and now - self._changed_s < DWELL_S:
                known = self._shown.tally is not None
                wanted = Shown(wanted.crowd, self._shown.tally, wanted.fault) if known else self._shown
            else:
                self._changed_s = now
        self._shown = wanted
        return wanted


def _trusted(crowd: Crowd, now: float) -> Shown:
    """Comparisons are false for NaN."""
    if crowd.frame is None or crowd.fault is not Reason.NONE:
        return Shown(fault=crowd.fault)
    age_s = now - crowd.frame.captured_s
    if not age_s <= SILENCE_S:
        return Shown()
    return Shown(crowd if age_s <= LATE_S else None, crowd.tally, Reason.NONE)
