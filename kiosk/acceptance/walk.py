"""One walk, as the kiosk's own outcomes have it: figures only, never a picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.acceptance.kinds import Kind, Strike
from kiosk.decide import JUDGED
from kiosk.scene import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Observation:
    """One outcome, with what goes with it. `at_s` is monotonic, `utc` ISO 8601.

    `there`: somebody is in the zone. `age_ms`: None where no picture stands behind it. Levels are grey, 0-255.
    `door_open`: None where no door is driven, or the doorman does not answer. `enforced`: the door obeys the verdict.
    """

    at_s: float
    utc: str
    verdict: Verdict
    reason: Reason = Reason.NONE
    there: bool = True
    age_ms: float | None = None
    latency_ms: float = 0.0
    picture_level: float | None = None
    face_level: float | None = None
    door_open: bool | None = None
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class Walk:
    """One that is over. Seconds count from arrival in the zone, but for the door's: from green.

    `green`: at any time; `verdict` is MASK_OK then, else the last that was one. `to_verdict_s`: to the first verdict,
    None: there was none. `fault`: the kiosk's last one meanwhile. `door_opened`: None where that is not known, as of a
    door that was open all the while.
    """

    number: int
    kind: Kind
    at: str
    verdict: Verdict
    reason: Reason
    green: bool
    duration_s: float
    to_verdict_s: float | None = None
    to_green_s: float | None = None
    age_ms: float | None = None
    latency_ms: float | None = None
    picture_level: float | None = None
    face_level: float | None = None
    door_opened: bool | None = None
    door_after_s: float | None = None
    enforced: bool = True
    outcomes_per_s: float = 0.0
    fault: Reason | None = None
    struck: Strike | None = None

    @property
    def counts(self) -> bool:
        """It was not struck out."""
        return self.struck is None

    @property
    def false_green(self) -> bool:
        """It let somebody in who must stay outside."""
        return self.green and self.kind is not Kind.MASKED

    @property
    def let_through(self) -> bool:
        """The door opened with no green verdict before it, while it was to obey the verdict."""
        return bool(self.door_opened) and self.door_after_s is None and self.enforced


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of what was seen so far."""

    total: float = 0.0
    count: int = 0

    def with_one(self, level: float | None) -> Level:
        """And one more."""
        return self if level is None else Level(self.total + level, self.count + 1)

    @property
    def mean(self) -> float | None:
        """None: nothing was seen."""
        return round(self.total / self.count, 1) if self.count else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A walk so far."""

    kind: Kind
    at: str
    arrived_s: float
    seen_s: float
    verdict: Verdict = Verdict.LOOKING
    reason: Reason = Reason.NONE
    answered_s: float | None = None
    told: Observation | None = None
    """The outcome that brought the first verdict."""
    green_s: float | None = None
    fault: Reason | None = None
    picture: Level = Level()
    face: Level = Level()
    outcomes: int = 0
    door_was_open: bool = False
    door_known: bool = False
    opened_s: float | None = None
    enforced: bool = True

    @classmethod
    def begun(cls, kind: Kind, seen: Observation) -> Attempt:
        """Somebody has arrived."""
        first = cls(kind, seen.utc, seen.at_s, seen.at_s, enforced=seen.enforced, door_was_open=bool(seen.door_open))
        return first.after(seen)

    @property
    def false_green(self) -> bool:
        """It has let somebody in who must stay outside."""
        return self.green_s is not None and self.kind is not Kind.MASKED

    @property
    def settled(self) -> bool:
        """Nothing more is waited for: whoever wears a mask may need another moment to turn green."""
        return self.green_s is not None if self.kind is Kind.MASKED else self.answered_s is not None

    def after(self, seen: Observation) -> Attempt:
        """With one outcome more."""
        answers = seen.verdict in JUDGED or (self.kind is Kind.TWO and seen.reason is Reason.ONE_AT_A_TIME)
        first = answers and self.answered_s is None
        green = seen.verdict is Verdict.MASK_OK
        fault = seen.verdict is Verdict.FAULT
        quiet = seen.verdict in (Verdict.LOOKING, Verdict.NOBODY) or (fault and self.answered_s is not None)
        told = self.green_s is None and not quiet
        opens = bool(seen.door_open) and not self.door_was_open and self.opened_s is None
        return replace(
            self,
            seen_s=seen.at_s if seen.there else self.seen_s,
            verdict=seen.verdict if told else self.verdict,
            reason=seen.reason if told else self.reason,
            answered_s=seen.at_s if first else self.answered_s,
            told=seen if first else self.told,
            fault=seen.reason if fault else self.fault,
            green_s=seen.at_s if green and self.green_s is None else self.green_s,
            picture=self.picture.with_one(seen.picture_level if seen.there else None),
            face=self.face.with_one(seen.face_level),
            outcomes=self.outcomes + (seen.there and seen.age_ms is not None),
            door_known=self.door_known or seen.door_open is not None,
            door_was_open=self.door_was_open and seen.door_open is not False,
            opened_s=seen.at_s if opens else self.opened_s,
            enforced=self.enforced and seen.enforced,
        )

    def closed(self, number: int, now: float, struck: Strike | None = None) -> Walk:
        """The walk is over."""
        lasted_s = max(now - self.arrived_s, 0.001)
        by_green = self.opened_s is not None and self.green_s is not None and self.opened_s >= self.green_s
        return Walk(
            number=number,
            kind=self.kind,
            at=self.at,
            verdict=self.verdict,
            reason=self.reason,
            green=self.green_s is not None,
            duration_s=round(self.seen_s - self.arrived_s, 3),
            to_verdict_s=_since(self.arrived_s, self.answered_s),
            to_green_s=_since(self.arrived_s, self.green_s),
            age_ms=None if self.told is None or self.told.age_ms is None else round(self.told.age_ms, 1),
            latency_ms=None if self.told is None else round(self.told.latency_ms, 1),
            picture_level=self.picture.mean,
            face_level=self.face.mean,
            door_opened=self.opened_s is not None if self.door_known and not self.door_was_open else None,
            door_after_s=_since(self.green_s, self.opened_s) if by_green and self.green_s is not None else None,
            enforced=self.enforced,
            outcomes_per_s=round(self.outcomes / lasted_s, 1),
            fault=self.fault,
            struck=struck,
        )


def _since(began_s: float, at_s: float | None) -> float | None:
    return None if at_s is None else round(at_s - began_s, 3)
