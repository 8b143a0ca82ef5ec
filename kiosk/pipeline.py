"""The pipeline thread: newest frame in, outcome out to every listener."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk import decide
from kiosk.errors import KioskError
from kiosk.evidence import Evidence, evidence
from kiosk.faces import Faces
from kiosk.listeners import Listeners
from kiosk.paired import agree
from kiosk.ports import Classifier, Listener, Proof, Second
from kiosk.rules import Rules
from kiosk.scene import Face, Fault, Frame, Outcome, Reading, Reason, Sight
from kiosk.slot import Slot
from kiosk.why import Study, Why

log = logging.getLogger(__name__)

WAIT_S = 0.1
JOIN_S = 5.0


class Judge:
    """Looks at one frame after the other and remembers what it made of them. One thread uses it at a time.

    Where there is a `second`, nobody is green against its word.
    """

    def __init__(
        self, faces: Faces, classifier: Classifier, rules: Rules, started_s: float, second: Second | None = None
    ) -> None:
        self._faces, self._classifier, self._rules, self._second = faces, classifier, rules, second
        self._state = decide.State(frame_s=started_s)
        self._vouched: frozenset[int] = frozenset()
        """Tracks of those whom the second opinion last saw with a mask."""

    @property
    def threshold(self) -> float:
        """On the calibrated probability of with_mask."""
        return self._rules.threshold

    def look(self, frame: Frame) -> Sight:
        """What one frame shows. Raises EngineFailed."""
        return self.study(frame, explained=False).sight

    def study(self, frame: Frame, *, explained: bool) -> Study:
        """What one frame shows; where it is read and `explained`, also why it reads so. Raises EngineFailed."""
        seen = self._faces.look(frame)
        subject = seen.subject and _doubted(seen.subject, seen.company)
        sight = Sight(frame.sequence, frame.captured_s, seen.faces, subject, None, seen.crowded)
        if subject is None or subject.flaw is not Reason.NONE or seen.crowded:
            return self._study(sight, seen.company)
        if not decide.wants_reading(self._state, subject.track, frame.captured_s, self._rules):
            return self._study(sight, seen.company)
        people = (subject, *seen.company)
        reasons = self._explain(frame, people) if explained else None
        reading = reasons.reading if reasons else self._read(frame, people)
        agreed = self._agreed(frame, people, reading)
        return self._study(replace(sight, reading=reading, agreed=agreed), seen.company, reasons)

    def _study(self, sight: Sight, company: tuple[Face, ...], reasons: Evidence | None = None) -> Study:
        """The second opinion's last word stands until its next."""
        last = self._state
        known = sight.subject is not None and sight.subject.track == last.track and last.disputed
        return Study(sight, company, reasons, disputed=known if sight.agreed is None else not sight.agreed)

    def _read(self, frame: Frame, faces: Sequence[Face]) -> Reading:
        """Of the one who is masked least."""
        return min((self._classifier.read(frame.bgr, face.box) for face in faces), key=lambda one: one.with_mask)

    def _agreed(self, frame: Frame, faces: Sequence[Face], reading: Reading) -> bool | None:
        """Whether the second opinion sees all of them, the subject first, with a mask; None: nothing rests on it.

        Whoever joins them is looked at at once.
        """
        second, tracks = self._second, frozenset(face.track for face in faces)
        rules = self._rules if tracks <= self._vouched else replace(self._rules, opinion_s=0.0)
        if second is None or not decide.wants_opinion(self._state, faces[0].track, reading, frame.captured_s, rules):
            return None
        agreed = agree([second.opinion(frame.bgr, face.detection) for face in faces])
        self._vouched = tracks if agreed else frozenset()
        return agreed

    def _explain(self, frame: Frame, faces: Sequence[Face]) -> Evidence:
        """The same."""
        answers = ((self._classifier.explain(frame.bgr, face.box), face) for face in faces)
        answer, face = min(answers, key=lambda pair: pair[0].reading.with_mask)
        return evidence(answer, face, frame.captured_s)

    def conclude(self, event: decide.Event, now: float, latency_ms: float = 0.0) -> Outcome:
        """The outcome after a sight, a fault, or no frame at all."""
        self._state = decide.step(self._state, event, now, self._rules)
        return decide.outcome(self._state, event, now, self._rules, latency_ms)


def _doubted(subject: Face, company: Sequence[Face]) -> Face:
    """With the first flaw of anybody: whoever is not seen well enough speaks against all."""
    flaws = (face.flaw for face in (subject, *company) if face.flaw is not Reason.NONE)
    return replace(subject, flaw=next(flaws, Reason.NONE))


class Pipeline:
    """Owns the thread that takes frames from the slot, judges them and tells the listeners.

    `why` gets the reasons too, while somebody wants them. Nobody is judged while `proof` has trouble.
    """

    def __init__(
        self,
        slot: Slot[Frame | Fault],
        judge: Judge,
        listeners: Sequence[Listener],
        clock: Callable[[], float],
        why: Why | None = None,
        proof: Proof | None = None,
    ) -> None:
        self._slot, self._judge, self._clock = slot, judge, clock
        self._listeners, self._why, self._proof = Listeners(listeners), why or Why(), proof
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pipeline", daemon=True)
        self._failing = False

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
            self._listeners.tell(*self._judged(item if item is not None else self._standing_fault()))
            if self._proof is not None:
                self._proof.turn(self._clock())

    def _standing_fault(self) -> Fault | None:
        """A fault lasts until a frame replaces it; an old frame is no news."""
        latest = self._slot.latest()[1]
        return latest if isinstance(latest, Fault) else None

    def _judged(self, item: Frame | Fault | None) -> tuple[Outcome, Frame | None]:
        if self._proof is not None and self._proof.trouble and not isinstance(item, Fault):
            doubt = Fault(Reason.ENGINE_FAILED, self._clock(), self._proof.trouble)
            return self._judge.conclude(doubt, doubt.at_s), item
        if not isinstance(item, Frame):
            return self._judge.conclude(item, self._clock()), None
        began = self._clock()
        found: Study | Fault
        try:
            found = self._judge.study(item, explained=self._why.wanted)
            self._failing = False
        except Exception as error:  # noqa: BLE001 - whatever a stage raises, screen and door must hear of it
            found = self._failed(error)
        now = self._clock()
        event = found if isinstance(found, Fault) else found.sight
        outcome = self._judge.conclude(event, now, (now - began) * 1000)
        if isinstance(found, Study):
            size = (item.bgr.shape[1], item.bgr.shape[0])
            self._listeners.tell_one(self._why.note, found, outcome, self._judge.threshold, size)
        return outcome, item

    def _failed(self, error: Exception) -> Fault:
        if not self._failing:
            log.error("the pipeline cannot judge: %s", error, exc_info=not isinstance(error, KioskError))
        self._failing = True
        return Fault(Reason.ENGINE_FAILED, self._clock(), str(error))
