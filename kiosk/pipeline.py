"""The pipeline thread: newest frame in, outcome out to every listener."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk import decide
from kiosk.errors import KioskError
from kiosk.faces import Faces
from kiosk.ports import Classifier, Listener
from kiosk.rules import Rules
from kiosk.scene import Face, Fault, Frame, Outcome, Reading, Reason, Sight
from kiosk.slot import Slot

log = logging.getLogger(__name__)

WAIT_S = 0.1
JOIN_S = 5.0


class Judge:
    """Looks at one frame after the other and remembers what it made of them. One thread uses it at a time."""

    def __init__(self, faces: Faces, classifier: Classifier, rules: Rules, started_s: float) -> None:
        self._faces, self._classifier, self._rules = faces, classifier, rules
        self._state = decide.State(frame_s=started_s)

    def look(self, frame: Frame) -> Sight:
        """What one frame shows. Raises EngineFailed."""
        seen = self._faces.look(frame)
        subject = seen.subject and _doubted(seen.subject, seen.company)
        fit = subject is not None and subject.flaw is Reason.NONE and not seen.crowded
        reading = self._read(frame, (subject, *seen.company)) if subject and fit else None
        return Sight(frame.sequence, frame.captured_s, seen.faces, subject, reading, seen.crowded)

    def _read(self, frame: Frame, faces: Sequence[Face]) -> Reading | None:
        """Of the one who is masked least; None while the verdict needs no further reading yet."""
        if not decide.wants_reading(self._state, faces[0].track, frame.captured_s, self._rules):
            return None
        return min((self._classifier.read(frame.bgr, face.box) for face in faces), key=lambda one: one.with_mask)

    def conclude(self, event: decide.Event, now: float, latency_ms: float = 0.0) -> Outcome:
        """The outcome after a sight, a fault, or no frame at all."""
        self._state = decide.step(self._state, event, now, self._rules)
        return decide.outcome(self._state, event, now, self._rules, latency_ms)


def _doubted(subject: Face, company: Sequence[Face]) -> Face:
    """With the first flaw of anybody: whoever is not seen well enough speaks against all."""
    flaws = (face.flaw for face in (subject, *company) if face.flaw is not Reason.NONE)
    return replace(subject, flaw=next(flaws, Reason.NONE))


class Pipeline:
    """Owns the thread that takes frames from the slot, judges them and tells the listeners."""

    def __init__(
        self, slot: Slot[Frame | Fault], judge: Judge, listeners: Sequence[Listener], clock: Callable[[], float]
    ) -> None:
        self._slot, self._judge, self._listeners, self._clock = slot, judge, listeners, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pipeline", daemon=True)
        self._failing = False
        self._broken: list[Listener] = []

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop and join the thread. A second call is harmless."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def _run(self) -> None:
        version = 0
        while not self._stop.is_set():
            version, item = self._slot.take(version, WAIT_S)
            self._tell(*self._judged(item if item is not None else self._standing_fault()))

    def _standing_fault(self) -> Fault | None:
        """A fault lasts until a frame replaces it; an old frame is no news."""
        latest = self._slot.latest()[1]
        return latest if isinstance(latest, Fault) else None

    def _judged(self, item: Frame | Fault | None) -> tuple[Outcome, Frame | None]:
        if not isinstance(item, Frame):
            return self._judge.conclude(item, self._clock()), None
        began = self._clock()
        event: Sight | Fault
        try:
            event = self._judge.look(item)
            self._failing = False
        except Exception as error:  # noqa: BLE001 - whatever a stage raises, screen and door must hear of it
            event = self._failed(error)
        now = self._clock()
        return self._judge.conclude(event, now, (now - began) * 1000), item

    def _failed(self, error: Exception) -> Fault:
        if not self._failing:
            log.error("the pipeline cannot judge: %s", error, exc_info=not isinstance(error, KioskError))
        self._failing = True
        return Fault(Reason.ENGINE_FAILED, self._clock(), str(error))

    def _tell(self, outcome: Outcome, frame: Frame | None) -> None:
        for listener in self._listeners:
            self._tell_one(listener, outcome, frame)

    def _tell_one(self, listener: Listener, outcome: Outcome, frame: Frame | None) -> None:
        try:
            listener(outcome, frame)
        except Exception:  # a full disk under the report must not take the screen's verdict along
            if listener not in self._broken:
                self._broken.append(listener)
                log.exception("%s fails and misses outcomes", type(listener).__name__)
