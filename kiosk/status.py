"""How the kiosk is, as one value for all who ask from outside: the page, monitors, metrics, telemetry.

Nothing in it tells who a visitor was, and no name of staff: figures, and the findings' sentences without addresses.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.counts import Counted
from kiosk.errors import KioskError
from kiosk.finding import Finding, Sign
from kiosk.gate import Mode
from kiosk.health import FAULTS, SILENT_S, Figures, findings
from kiosk.operator import Count
from kiosk.record.allowed import tidied

TODAY_S = 30.0
"""For so long the day's numbers are not counted anew: they are read from the whole day's records."""


@dataclass(frozen=True, slots=True)
class Status:
    """At one moment. `today`: None where the record cannot be read."""

    at: datetime
    figures: Figures
    findings: Sequence[Finding]
    counted: Counted = field(default_factory=Counted)
    today: Count | None = None

    @property
    def sign(self) -> Sign:
        """The worst of all."""
        return max((finding.sign for finding in self.findings), key=lambda sign: sign.value, default=Sign.GOOD)

    @property
    def camera(self) -> bool:
        """Whether it gives pictures that are looked at."""
        vitals = self.figures.vitals
        return vitals.picture is not None and vitals.fault not in FAULTS and (vitals.silent_s or 0.0) <= SILENT_S

    @property
    def frame_age_ms(self) -> float | None:
        """The median age at which a picture is judged; None while none is."""
        age_ms = self.figures.vitals.age_ms
        return round(age_ms.median, 1) if age_ms else None


def make_status(at: datetime, figures: Figures, counted: Counted, today: Count | None) -> Status:
    """With what is found by the figures."""
    return Status(at, figures, findings(figures), counted, today)


class Statuses:
    """Makes them; any thread may call it. `clock`: monotonic seconds. `today` may raise KioskError."""

    def __init__(
        self,
        figures: Callable[[], Figures],
        counted: Callable[[], Counted],
        today: Callable[[], Count],
        now: Callable[[], datetime],
        clock: Callable[[], float],
    ) -> None:
        self._figures, self._counted, self._today, self._now, self._clock = figures, counted, today, now, clock
        self._lock = threading.Lock()
        self._known: tuple[float, Count | None] | None = None

    def __call__(self) -> Status:
        """How it is now; the day's numbers may be some seconds old."""
        return make_status(self._now(), self._figures(), self._counted(), self._counted_today())

    def _counted_today(self) -> Count | None:
        with self._lock:  # others wait for the one that counts
            if self._known is None or self._clock() - self._known[0] >= TODAY_S:
                self._known = self._clock(), self._count()
            return self._known[1]

    def _count(self) -> Count | None:
        try:
            return self._today()
        except KioskError:  # the record's own finding says why
            return None


def words(finding: Finding) -> dict[str, str]:
    """One finding for JSON, without an address, which may carry a password."""
    part, said, advice = map(tidied, (finding.part, finding.said, finding.advice))
    return {"part": part, "sign": finding.sign.name.lower(), "said": said, "advice": advice}


def as_json(status: Status) -> dict[str, Any]:
    """For monitors (docs/health.md has each key)."""
    figures = status.figures
    return {
        "state": status.sign.name.lower(),
        "at": status.at.isoformat(timespec="seconds"),
        "version": figures.version,
        "uptime_s": round(figures.uptime_s),
        "findings": [words(finding) for finding in status.findings],
        "camera": camera(status),
        "door": door(figures),
        "today": today(status.today),
        "since_start": since_start(status.counted),
        "networks": [{"network": str(one.network), "backend": one.backend} for one in figures.engines],
    }


def camera(status: Status) -> dict[str, object]:
    """Whether there are pictures, and how old they are when they are judged."""
    vitals = status.figures.vitals
    return {
        "up": status.camera,
        "frame_age_ms": status.frame_age_ms,
        "pictures_per_s": round(vitals.pictures_per_s, 1),
        "looks_per_s": round(vitals.outcomes_per_s, 1),
    }


def door(figures: Figures) -> dict[str, object]:
    """How it stands; where it is not connected, the rest is not known."""
    state = figures.door
    if state is None:
        return {"driven": False}
    kept = {"open": state.open, "alarm": state.alarm} if state.connected else {"open": None, "alarm": None}
    left = figures.mode is Mode.OFF
    return {"driven": True, "policy": figures.mode.value, "connected": state.connected or left, **kept}


def today(count: Count | None) -> dict[str, object] | None:
    """The day's numbers."""
    if count is None:
        return None
    return {
        "visits": count.visits,
        "verdicts": dict(count.verdicts),
        "green": count.green,
        "median_to_verdict_s": count.median_s,
        "overrides": count.overrides,
        "faults": count.faults,
        "lost": count.lost,
    }


def since_start(counted: Counted) -> Mapping[str, object]:
    """What only ever grows."""
    return {"visits": dict(counted.visits), "overrides": counted.overrides, "faults": dict(counted.faults)}
