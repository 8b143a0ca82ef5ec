"""The door while the kiosk is out of service: it is left to itself, and asked only while staff let somebody through."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.gate import Gate
from kiosk.phrase import Phrase
from kiosk.scene import Outcome, Reason, Verdict

NOT_KNOWN = Phrase("The settings do not say which door there is.")
BEAT_S = 0.1
WAIT_S = 1.0
"""Until the doorman has answered."""


class NoSettings:
    """Where no door is known: nobody may believe that one was opened."""

    def grant(self, _seconds: int, /) -> str:
        """It cannot be."""
        return NOT_KNOWN

    def end(self) -> str:
        """There is nothing to end."""
        return ""


class SafeDoor:
    """A connection to the doorman for as long as a grant lasts: without one the door is in its safe state.

    What is told is a fault, ten times a second: no lease comes of it, and the doorman hears that the kiosk lives.
    """

    def __init__(self, connect: Callable[[], Gate], clock: Callable[[], float]) -> None:
        self._connect, self._clock = connect, clock
        self._over: threading.Event | None = None
        self._thread: threading.Thread | None = None

    def grant(self, seconds: int, /) -> str:
        """Open for so long. Waits for the doorman."""
        self.end()
        gate, over = self._connect(), threading.Event()
        until_s = self._clock() + WAIT_S
        while not gate.state().connected and self._clock() < until_s:
            self._tell(gate)
            over.wait(BEAT_S / 4)
        if why_not := gate.grant(seconds):
            gate.close()
            return why_not
        self._over = over
        until_s = self._clock() + seconds
        self._thread = threading.Thread(target=self._live, args=(gate, over, until_s), name="safe door", daemon=True)
        self._thread.start()
        return ""

    def end(self) -> str:
        """No longer: to hang up is enough."""
        if self._over and self._thread:
            self._over.set()
            self._thread.join()
            self._over = self._thread = None
        return ""

    def _live(self, gate: Gate, over: threading.Event, until_s: float) -> None:
        while not over.wait(BEAT_S) and self._clock() < until_s:
            self._tell(gate)
        gate.close()

    def _tell(self, gate: Gate) -> None:
        gate(Outcome(Verdict.FAULT, Reason.NONE, self._clock()), None)
