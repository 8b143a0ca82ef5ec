"""The kiosk's side of the door: it asks the doorman for leases and grants, and the doorman decides (docs/door.md)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from kiosk.admission import Admission
from kiosk.link import Link
from kiosk.phrase import Phrase, counted
from kiosk.scene import Frame, Outcome
from kiosk.wire import LIFE_S, MAX_GRANT_S

WAIT_S = 0.3
"""For so long staff's button waits for the doorman's word."""
STEP_S = 0.005
NOBODY = Phrase("The doorman is not reached: is it running?")
"""Where is in the log: without it what is journalled is a phrase that a screen can say."""


class Mode(Enum):
    """The site's policy, as it is now."""

    OFF = "OFF"
    ADVISE = "ADVISE"
    ENFORCE = "ENFORCE"


@dataclass(frozen=True, slots=True)
class DoorState:
    """The door, for the screen. `fault` is a sentence; where not `connected`, the rest is not known."""

    connected: bool = False
    open: bool = False
    energised: bool | None = None
    fault: str = ""
    alarm: bool = False
    exit: bool = False
    switch: bool = False
    grant_s: int = 0


class Gate:
    """A listener that keeps the doorman informed. It speaks only when an outcome comes, or staff act.

    So a pipeline that died says nothing, and the door falls to its safe state. `mode` is asked on every outcome.
    `hold_s`: for so long after the last MASK_OK the door stays open for somebody who left the picture.
    """

    def __init__(self, path: str, mode: Callable[[], Mode], clock: Callable[[], float], hold_s: float = 0.0) -> None:
        self._mode, self._clock, self._hold_s = mode, clock, hold_s
        self._turn = threading.Condition()
        self._link = Link(path)
        self._admission = Admission(self._link, hold_s)
        self._closed = False

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """Say what follows from an outcome."""
        with self._turn:
            now, policy = self._clock(), self._policy()
            if policy is Mode.OFF:
                self._link.hang_up()
            if self._link.answer is None:  # what was asked before is forgotten
                self._admission = Admission(self._link, self._hold_s)
            if policy is Mode.OFF or not self._link.keep(now):
                return
            if policy is Mode.ADVISE:
                self._admission.advise(now)
            else:
                self._admission.enforce(outcome, now)

    def grant(self, seconds: float) -> str:
        """Staff let somebody through, whatever the verdicts. Empty, or a sentence why not. Waits 0.3 s at the most."""
        if not 0 < seconds <= MAX_GRANT_S:
            return counted("An override lasts %n minute(s) at the most.", None, MAX_GRANT_S // 60)
        return self._order(lambda now: self._admission.grant(seconds, now))

    def end(self) -> str:
        """Staff end the override; as grant()."""
        return self._order(self._end)

    def reset(self) -> str:
        """The fire alarm is over; as grant()."""
        return self._order(lambda now: self._link.say(now, "reset"))

    def state(self) -> DoorState:
        """How the door stands; any thread may ask."""
        with self._turn:
            answer, silent_s = self._link.answer, self._clock() - self._link.heard_s
            if answer is not None and silent_s <= LIFE_S:
                return DoorState(
                    connected=True,
                    open=answer.open,
                    energised=answer.energised,
                    fault=answer.fault,
                    alarm=answer.alarm,
                    exit=answer.exit,
                    switch=answer.switch,
                    grant_s=answer.grant_s,
                )
            return DoorState(fault="" if self._policy() is Mode.OFF else NOBODY)

    def close(self) -> None:
        """Leave the door to itself. A second call is harmless."""
        with self._turn:
            self._closed = True
            self._link.hang_up()

    def _order(self, say: Callable[[float], None]) -> str:
        with self._turn:
            if self._policy() is Mode.OFF:
                return Phrase("The kiosk does not drive the door now.")
            if self._link.answer is None:
                return NOBODY
            say(self._clock())
            number = self._link.said
            for _ in range(round(WAIT_S / STEP_S)):
                self._link.hear(self._clock())
                if (refusal := self._link.refusal(number)) is not None:
                    return refusal and Phrase("The doorman refuses: %1.", Phrase(refusal))
                self._turn.wait(STEP_S)
            self._link.hang_up()  # so that what was asked cannot come true later
            return NOBODY

    def _end(self, now: float) -> None:
        if self._policy() is Mode.ADVISE:
            self._admission.end_advised(now)
        else:
            self._admission.end(now)

    def _policy(self) -> Mode:
        return Mode.OFF if self._closed else self._mode()
