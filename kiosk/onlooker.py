"""Judges everyone in sight, each by the same rules as a single visitor (kiosk/decide.py) and by evidence of their own.

The evidence is that of about the last second: it grows by the time that its readings stand for, whatever the frame
rate, and fades. So faint signs never add up to a green, and less than a second of a bared face takes one away.

Whom the finder itself reads to be without a mask nobody else need read. The classifier reads the others, those first
that it read longest ago, until READ_UNTIL_S after the picture was taken: the more there are, the seldomer each is
read. Whoever is read too seldom to be sure of is not green.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk import decide, quality
from kiosk.crowd import Person
from kiosk.paired import agree
from kiosk.ports import Classifier, Finder, Second
from kiosk.rules import Rules
from kiosk.scene import Box, Face, Frame, Reading, Reason, Sight
from kiosk.tracker import MIN_LIKENESS, Tracked, Tracker, appearance, likeness

READ_UNTIL_S = 0.2
SEEN_TWICE = 2
"""Frames in which a face is found before it counts: what is found once is often none."""
FADE_S = 1.5
"""In so long the evidence fades to a third: only readings that are sure keep it full."""
MISSED_S = 0.3
"""For so long whoever the finder misses keeps their place, where it still looks like them: it misses everyone now and
then."""
MEMORY_S = 0.6
REACH = 1.4
"""As `kiosk.tracker.REACH`, for people who walk by: at 1.4 m/s a face moves by 1.2 of its heights in 0.2 s."""
UNREAD_S = 0.7
"""A green lives no longer without a reading, and evidence with a longer gap starts afresh."""
COVERED_IOU = 0.3
"""Where somebody is found who covers so much of a missed one's place, the missed one has left it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody, as last seen."""

    face: Tracked
    state: decide.State
    far: bool

    def person(self, track: int) -> Person:
        return Person(
            track, self.face.detection.box, self.state.verdict, far=self.far and self.state.verdict not in decide.JUDGED
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read from a face. `agreed`: whether the second opinion sees a mask, too; None: it was not asked."""

    reading: Reading
    agreed: bool | None = None


class Onlooker:
    """Looks at one frame after the other and remembers who is who. One thread uses it at a time.

    `clock` is that of the frames' `captured_s`: by it the reading ends. Where there is a `second`, nobody whom the
    classifier reads is green against its word.
    """

    def __init__(
        self,
        finder: Finder,
        classifier: Classifier,
        rules: Rules,
        clock: Callable[[], float],
        second: Second | None = None,
        limits: quality.Limits | None = None,
    ) -> None:
        self._finder, self._classifier, self._second, self._clock = finder, classifier, second, clock
        self._rules = replace(rules, stale_s=UNREAD_S)
        self._limits = limits or quality.Limits()
        self._tracker = Tracker(MEMORY_S, REACH)
        self._known: dict[int, _Known] = {}

    def look(self, frame: Frame) -> tuple[Person, ...]:
        """Everyone in one frame, whoever came first before the others. Raises EngineFailed."""
        now = frame.captured_s
        seen = self._tracker.update(frame.bgr, self._finder.find(frame.bgr), now)
        faces = [self._face(one, frame) for one in seen if one.hits >= SEEN_TWICE]
        readings = self._readings(frame, faces)
        tracked = {one.track: one for one in seen}
        for face in faces:
            self._note(frame, face, tracked[face.track], readings.get(face.track))
        found = {face.track for face in faces}
        for track in self._known.keys() - found:
            self._miss(frame, track)
        missed = self._missed(frame, found, [one.detection.box for one in seen])
        return tuple(self._known[track].person(track) for track in sorted(found | missed))

    def forget(self) -> None:
        """All that was judged: what follows a fault is earned anew."""
        self._known = {}

    def _face(self, one: Tracked, frame: Frame) -> Face:
        return Face(one.track, one.detection, quality.flaw(frame.bgr, one.detection, self._limits))

    def _readings(self, frame: Frame, faces: Iterable[Face]) -> dict[int, _Read]:
        """By track. One face is always read, however late it is."""
        fit = [face for face in faces if face.flaw is Reason.NONE]
        own = ((face.track, face.detection.reading) for face in fit)
        # The detector takes whatever lies before a mouth for a mask (docs/measurements.md): it gives no green alone.
        found = {track: _Read(one) for track, one in own if one is not None and one.with_mask < self._rules.threshold}
        waiting = [face for face in fit if face.track not in found and self._wants(face, frame)]
        for face in sorted(waiting, key=self._read_s):
            found[face.track] = self._read(frame, face)
            if self._clock() - frame.captured_s > READ_UNTIL_S:
                break
        return found

    def _read(self, frame: Frame, face: Face) -> _Read:
        reading = self._classifier.read(frame.bgr, face.box)
        state, now = self._state(face.track), frame.captured_s
        if self._second is None or not decide.wants_opinion(state, face.track, reading, now, self._rules):
            return _Read(reading)
        return _Read(reading, agree([self._second.opinion(frame.bgr, face.detection)]))

    def _wants(self, face: Face, frame: Frame) -> bool:
        return decide.wants_reading(self._state(face.track), face.track, frame.captured_s, self._rules)

    def _read_s(self, face: Face) -> float:
        read_s = self._state(face.track).read_s
        return -math.inf if read_s is None else read_s

    def _state(self, track: int) -> decide.State:
        known = self._known.get(track)
        return known.state if known else decide.State()

    def _note(self, frame: Frame, face: Face, tracked: Tracked, read: _Read | None) -> None:
        before, now = self._state(face.track), frame.captured_s
        sight = Sight(frame.sequence, now, subject=face)
        if read is not None:
            before, sight = _faded(before, now), replace(sight, reading=read.reading, agreed=read.agreed)
        state = self._step(before, sight)
        self._known[face.track] = _Known(tracked, state, face.flaw is Reason.COME_CLOSER)

    def _miss(self, frame: Frame, track: int) -> None:
        """A verdict holds for a moment only; later somebody else would have the place."""
        known = self._known.pop(track)
        if frame.captured_s - known.face.seen_s <= MEMORY_S:
            state = self._step(known.state, Sight(frame.sequence, frame.captured_s))
            self._known[track] = replace(known, state=state)

    def _step(self, state: decide.State, sight: Sight) -> decide.State:
        return decide.step(state, sight, sight.captured_s, self._rules)

    def _missed(self, frame: Frame, found: set[int], places: Sequence[Box]) -> set[int]:
        """Who was seen a moment ago, and still seems to be there."""
        return {track for track in self._known.keys() - found if _seems_there(self._known[track].face, frame, places)}


def _seems_there(face: Tracked, frame: Frame, places: Sequence[Box]) -> bool:
    """Nobody else stands in that place, and it looks as it did."""
    box = face.detection.box
    if frame.captured_s - face.seen_s > MISSED_S or any(box.iou(place) > COVERED_IOU for place in places):
        return False
    return likeness(face.look, appearance(frame.bgr, box)) > MIN_LIKENESS


def _faded(state: decide.State, now: float) -> decide.State:
    if state.read_s is None:
        return state
    return replace(state, evidence=state.evidence * math.exp((state.read_s - now) / FADE_S))
