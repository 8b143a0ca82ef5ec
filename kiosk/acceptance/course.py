"""The course of an acceptance: who is asked for what, and when. A pure state machine; time comes with each step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.acceptance.kinds import CHOICES, Kind, Planned, Strike
from kiosk.acceptance.walk import Attempt, Observation, Walk
from kiosk.scene import Verdict

CLEAR_S = 1.0
"""For so long nobody must be in the zone before somebody is asked to come, and before a walk is over."""
STAY_S = 3.0
"""For so long a verdict is watched after it came: one that turns green late must be seen."""
PATIENCE_S = 10.0
"""Without a verdict, or for a mask without green, nobody waits longer."""
PASSING_S = 0.5
"""Whoever was there for less, without a verdict, walked by (as in kiosk.visits)."""


class Phase(Enum):
    """What is asked for now."""

    AWAY = "nobody must be in front of the kiosk"
    READY = "somebody is to walk up"
    WALKING = "somebody is there, and the verdict is waited for"
    STAY = "the verdict is there, and is watched"
    PAUSED = "nothing, until staff go on"
    DONE = "all walks are made, and may still be struck out"
    ENDED = "staff closed it, and it is never changed again"


class Pause:
    """Staff need a moment."""


class GoOn:
    """And are back."""


class End:
    """Staff close it, whatever is missing."""


class Stopped:
    """The kiosk was stopped, and is there again."""


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """A walk does not count, and is to be made again. `number`: 0 is the one that goes on."""

    number: int
    why: Strike


Event = Observation | Pause | GoOn | End | Stopped | StrikeOut


@dataclass(frozen=True, slots=True)
class Course:
    """Where it stands. `since_s`: when the phase began, or, while AWAY, when somebody was last seen."""

    planned: Planned
    by: str
    begun: str
    phase: Phase = Phase.PAUSED
    since_s: float = 0.0
    walks: tuple[Walk, ...] = ()
    attempt: Attempt | None = None

    def made(self, kind: Kind) -> int:
        """How many walks of this kind count."""
        return sum(walk.kind is kind and walk.counts for walk in self.walks)

    @property
    def next(self) -> Kind | None:
        """What is to be done next; None: nothing is missing. One kind after the other: masks are put on once."""
        return next((kind for kind in Kind if self.made(kind) < self.planned.get(kind, 0)), None)

    @property
    def total(self) -> int:
        """How many walks are planned."""
        return sum(self.planned.values())

    @property
    def done(self) -> int:
        """How many of them are made and count; more than planned of one kind are not more."""
        return sum(min(self.made(kind), count) for kind, count in self.planned.items())

    @property
    def false_green(self) -> bool:
        """The walk that goes on, or the last one until the next begins, turned green and must not."""
        if self.attempt is not None:
            return self.attempt.false_green
        return bool(self.walks) and self.walks[-1].false_green


def step(course: Course, event: Event, now: float) -> Course:
    """The course after an event; the very same where it changes nothing."""
    if course.phase is Phase.ENDED:
        return course
    if isinstance(event, Observation):
        return _seen(course, event, now)
    if isinstance(event, StrikeOut):
        return _struck(course, event, now)
    return _ordered(course, event, now)


def _ordered(course: Course, event: Pause | GoOn | End | Stopped, now: float) -> Course:
    if isinstance(event, GoOn):
        return _away(course, now) if course.phase is Phase.PAUSED else course
    if isinstance(event, End):
        return replace(_cut_short(course, now, Strike.PAUSED), phase=Phase.ENDED, since_s=now)
    if course.phase in (Phase.PAUSED, Phase.DONE):
        return course
    why = Strike.STOPPED if isinstance(event, Stopped) else Strike.PAUSED
    return replace(_cut_short(course, now, why), phase=Phase.PAUSED, since_s=now)


def _seen(course: Course, seen: Observation, now: float) -> Course:
    if course.phase is Phase.PAUSED:
        return course
    if course.attempt is not None:
        return _walked(replace(course, attempt=course.attempt.after(seen)), now)
    if course.phase is Phase.AWAY:
        return _cleared(course, seen, now)
    kind = course.next
    if kind is None or not _arrives(seen):
        return course
    return replace(course, phase=Phase.WALKING, since_s=now, attempt=Attempt.begun(kind, seen))


def _cleared(course: Course, seen: Observation, now: float) -> Course:
    if seen.there or seen.verdict is not Verdict.NOBODY:
        return replace(course, since_s=now)
    return replace(course, phase=Phase.READY, since_s=now) if now - course.since_s >= CLEAR_S else course


def _arrives(seen: Observation) -> bool:
    return seen.there and seen.verdict is not Verdict.FAULT


def _walked(course: Course, now: float) -> Course:
    """Somebody is there, or was a moment ago."""
    attempt = course.attempt
    if attempt is None:
        return course
    if now - attempt.seen_s >= CLEAR_S:
        return _left(course, attempt, now)
    if course.phase is Phase.WALKING and attempt.settled:
        return replace(course, phase=Phase.STAY, since_s=now)
    waited_s = now - course.since_s
    if waited_s >= {Phase.WALKING: PATIENCE_S, Phase.STAY: STAY_S}.get(course.phase, waited_s + 1):
        return replace(course, phase=Phase.AWAY, since_s=now)
    return course


def _left(course: Course, attempt: Attempt, now: float) -> Course:
    passed = attempt.seen_s - attempt.arrived_s < PASSING_S
    if passed and attempt.answered_s is None and attempt.green_s is None:
        return replace(course, phase=Phase.READY, since_s=now, attempt=None)
    walk = attempt.closed(len(course.walks) + 1, attempt.seen_s)
    after = replace(course, walks=(*course.walks, walk), attempt=None, since_s=now)
    return replace(after, phase=Phase.READY if after.next else Phase.DONE)


def _cut_short(course: Course, now: float, why: Strike) -> Course:
    """What was seen of a walk stays in the report, and does not count."""
    if course.attempt is None:
        return course
    walk = course.attempt.closed(len(course.walks) + 1, max(now, course.attempt.seen_s), why)
    return replace(course, walks=(*course.walks, walk), attempt=None)


def _struck(course: Course, event: StrikeOut, now: float) -> Course:
    if event.why not in CHOICES:
        return course
    if not event.number:
        return _away(_cut_short(course, now, event.why), now) if course.attempt else course
    walks = tuple(
        replace(walk, struck=event.why) if walk.number == event.number and walk.counts else walk
        for walk in course.walks
    )
    if walks == course.walks:
        return course
    phase = Phase.PAUSED if course.phase is Phase.DONE else course.phase
    return replace(course, walks=walks, phase=phase)


def _away(course: Course, now: float) -> Course:
    return replace(course, phase=Phase.AWAY if course.next else Phase.DONE, since_s=now)
