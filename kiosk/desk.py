"""The staff's desk: what the screens show and what a touch on them does. Needs no camera, no network and no verdict."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from kiosk.lockout import Pause
from kiosk.settings import StaffSettings
from kiosk.sitting import Grant, Sitting, Step, by_key
from kiosk.staff import Answer, Staff

__all__ = ["Desk", "Door", "Step", "View"]

log = logging.getLogger(__name__)

ONE_PERSON_S = 20
"""How long the door stays open for one person: to reach the handle, and for a wheelchair to pass."""


class Door(Protocol):
    """What staff may ask of the door. Each answers with a sentence where it cannot be done, else empty."""

    def grant(self, seconds: int, /) -> str:
        """Open for so long."""

    def end(self) -> str:
        """No longer."""


@dataclass(frozen=True, slots=True)
class View:
    """All that the screen shows; no secret is in it.

    `entered`: how many digits were typed. `keys`: the pad's digits in their order. `minutes`: 0 is one person.
    `trouble`: "", "wrong", "locked" (this person, for `wait_s`), "slow" (everybody), "door" (it could not be told).
    `granted_s`: what is left of a running override, 0: none.
    """

    step: Step
    people: tuple[str, ...]
    who: str
    entered: int
    keys: tuple[str, ...]
    trouble: str
    wait_s: int
    reasons: tuple[str, ...]
    reason: str
    minutes: tuple[int, ...]
    granted_s: int
    granted_by: str


class Desk:
    """Takes every touch. Any thread may call it, and none waits for another's PIN to be checked or door to answer."""

    def __init__(
        self,
        staff: Staff,
        door: Door,
        record: Callable[[str, Mapping[str, object]], None],
        clock: Callable[[], float],
        settings: StaffSettings,
    ) -> None:
        self._staff, self._door, self._record, self._clock, self._settings = staff, door, record, clock, settings
        self._lock = threading.Lock()
        self._sitting, self._grant = Sitting(), Grant()
        self._key_turned = True

    def view(self) -> View:
        """What to show now."""
        self.tick()
        with self._lock:
            sitting, grant, now_s = self._sitting, self._grant, self._clock()
        pause = self._staff.pause(sitting.who, now_s) if sitting.typing else Pause()
        locked = "locked" if pause.own_s >= pause.all_s else "slow"
        return View(
            step=sitting.step,
            people=sitting.people,
            who=sitting.who,
            entered=len(sitting.entered),
            keys=sitting.keys,
            trouble=locked if pause.left_s > 0 else sitting.trouble,
            wait_s=math.ceil(pause.left_s),
            reasons=self._settings.reasons,
            reason=sitting.reason,
            minutes=self._settings.minutes,
            granted_s=grant.left_s(now_s),
            granted_by=grant.by if grant.left_s(now_s) else "",
        )

    def open(self) -> None:
        """The override button was touched."""
        people = self._staff.names()
        self._touch(lambda sitting: sitting.begin(people, shuffle=self._settings.shuffle))

    def choose(self, name: str) -> None:
        """Who it is."""
        self._touch(lambda sitting: sitting.choose(name))

    def digit(self, key: str) -> None:
        """One more of the PIN's."""
        self._touch(lambda sitting: sitting.digit(key))

    def erase(self) -> None:
        """The last digit was none of it."""
        self._touch(Sitting.erase)

    def enter(self) -> None:
        """Check the PIN, which takes a fifth of a second or so."""
        self.tick()
        with self._lock:
            asked, pin = self._sitting.enter()
            self._sitting = asked
        if pin is None:
            return
        answer = self._staff.check(asked.who, pin, self._clock())
        trouble = "wrong" if answer is Answer.WRONG else ""
        self._answer(asked, asked.answered(Step.REASON if answer is Answer.RIGHT else Step.PIN, trouble))
        if answer is Answer.WRONG:
            pause = self._staff.pause(asked.who, self._clock())
            self._record("pin_refused", {"by": asked.who, "seconds": math.ceil(pause.left_s)})

    def because(self, reason: str) -> None:
        """Why."""
        self._touch(lambda sitting: sitting.because(reason, self._settings))

    def for_minutes(self, minutes: int) -> None:
        """For how long; 0: one person. The door is told."""
        self.tick()
        with self._lock:
            before, asked = self._sitting, self._sitting.for_minutes(minutes, self._settings)
            self._sitting = asked
        if asked is before:
            return
        seconds = 60 * minutes or ONE_PERSON_S
        why_not = self._door.grant(seconds)
        if not why_not:
            self._grant = Grant(asked.who, self._clock() + seconds)
        self._answer(asked, asked.answered(Step.HOW_LONG, "door") if why_not else asked.answered(Step.DONE))
        fields = {"by": asked.who, "reason": asked.reason, "seconds": seconds}
        self._tell("override_failed" if why_not else "override", fields, why_not)

    def operate(self) -> None:
        """The operator's pages were chosen, or touched."""
        self._touch(Sitting.operate)

    def stay(self) -> None:
        """Somebody is still there, as who goes from key to key on a keyboard."""
        self._touch(Sitting.stay)

    def revoke(self) -> None:
        """End a running override. Whoever closes a door needs no PIN."""
        grant = self._grant
        if not grant.left_s(self._clock()):
            return
        why_not = self._door.end()
        with self._lock:
            if why_not:
                self._sitting = replace(self._sitting, trouble="door")
            elif self._grant is grant:
                self._grant = Grant()
                self._sitting = Sitting() if self._sitting.step is Step.DONE else self._sitting
        self._tell("revoke_failed" if why_not else "revoked", {"by": grant.by}, why_not)

    def cancel(self) -> None:
        """Close, and forget what was typed. A running override goes on."""
        with self._lock:
            self._sitting = Sitting()

    def tick(self) -> None:
        """Close by itself, where nobody has touched anything for long enough."""
        with self._lock:
            self._sitting = self._sitting.at(self._clock(), self._settings)

    def key_switch(self, turned: bool) -> None:  # noqa: FBT001 - what the input reads
        """The keyed switch reads so. Its turning opens, whatever a visitor does; being left turned opens nothing."""
        with self._lock:
            opens, self._key_turned = turned and not self._key_turned, turned
        if opens:
            self._touch(lambda _: by_key())
            self._record("key_switch", {})

    def _touch(self, change: Callable[[Sitting], Sitting]) -> None:
        self.tick()
        with self._lock:
            changed = change(self._sitting)
            if changed is not self._sitting:
                self._sitting = replace(changed, touched_s=self._clock())

    def _answer(self, asked: Sitting, answered: Sitting) -> None:
        """Unless the desk was closed, or opened anew, meanwhile."""
        with self._lock:
            if self._sitting is asked:
                self._sitting = replace(answered, touched_s=self._clock())

    def _tell(self, what: str, fields: Mapping[str, object], why_not: str) -> None:
        if why_not:
            log.error("the door could not be told: %s", why_not)
        self._record(what, {**fields, "why": why_not} if why_not else fields)
