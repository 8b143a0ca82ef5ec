"""What the kiosk lays open of its reasons while staff want to see them: of the newest frame, and of the last seconds.

Values only: no frame is kept, nothing is written anywhere, and all of it is forgotten when nobody looks any more.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import Enum

from kiosk.evidence import Evidence
from kiosk.quality import Limits
from kiosk.scene import Box, Face, Outcome, Reason, Sight, Verdict

KEPT_S = 10.0
"""How far back the curve goes."""
LIVES_S = 0.5
"""For so long after its frame evidence may be shown: while a verdict is settled, not every frame is classified."""


class Part(Enum):
    """What a face in the picture is to the verdict."""

    JUDGED = "it is what the verdict is about"
    NOT_YET = "it will be judged, and has not been read yet"
    FLAWED = "it would be judged, but for its flaw"
    DISPUTED = "it is read as masked, and the second network does not agree"
    TOGETHER = "it is judged together with another"
    SECOND = "somebody else is judged"
    TOO_FAR = "it is too small to be judged"
    OUTSIDE = "it is outside the zone"


@dataclass(frozen=True, slots=True)
class Standing:
    """A face in the picture, and why it counts or does not; `flaw` is what speaks against judging it."""

    track: int
    box: Box
    part: Part
    flaw: Reason = Reason.NONE


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading: when its frame was taken, of whom, the probability of with_mask, and the verdict after it."""

    captured_s: float
    track: int
    with_mask: float
    threshold: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """What one frame showed, and why: `company` is judged together with the subject; evidence where it was read.

    `disputed`: the second opinion's last word on the subject is that it sees no mask.
    """

    sight: Sight
    company: tuple[Face, ...] = ()
    evidence: Evidence | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """The reasons behind the newest outcome. `width` and `height` are the frame's; `at_s` is when it was captured."""

    at_s: float
    width: int
    height: int
    outcome: Outcome
    threshold: float
    standings: tuple[Standing, ...]
    evidence: Evidence | None
    moments: tuple[Moment, ...]


def account(before: Account | None, study: Study, outcome: Outcome, threshold: float, size: tuple[int, int]) -> Account:
    """What is to be told after `before`; `size` is the frame's width and height in pixels."""
    sight = study.sight
    return Account(
        sight.captured_s,
        *size,
        outcome,
        threshold,
        standings(study, outcome),
        _evidence(before, study),
        _moments(before, study, outcome, threshold),
    )


def standings(study: Study, outcome: Outcome, limits: Limits | None = None) -> tuple[Standing, ...]:
    """Every face of the frame, in its order."""
    least_px = (limits or Limits()).min_height_px
    return tuple(_standing(face, study, outcome, least_px) for face in study.sight.faces)


def _standing(face: Face, study: Study, outcome: Outcome, least_px: float) -> Standing:
    subject = study.sight.subject
    part, flaw = Part.SECOND, face.flaw
    if not face.in_zone:
        part = Part.OUTSIDE
    elif subject is not None and face.track == subject.track:
        flaw = Reason.ONE_AT_A_TIME if study.sight.crowded else flaw
        read = outcome.track == face.track and outcome.classified_s is not None
        part = Part.DISPUTED if study.disputed else Part.JUDGED if read else Part.NOT_YET
    elif face.box.height < least_px:
        part = Part.TOO_FAR
    elif face.track in {other.track for other in study.company}:
        part = Part.TOGETHER
    flawed = part in (Part.JUDGED, Part.NOT_YET, Part.TOGETHER) and flaw is not Reason.NONE
    return Standing(face.track, face.box, Part.FLAWED if flawed else part, flaw)


def _evidence(before: Account | None, study: Study) -> Evidence | None:
    """That of this frame, or of one shortly before where the same person is still there."""
    if study.evidence is not None or before is None or before.evidence is None:
        return study.evidence
    last, sight = before.evidence, study.sight
    here = last.track in {face.track for face in sight.faces}
    return last if here and sight.captured_s - last.captured_s <= LIVES_S else None


def _moments(before: Account | None, study: Study, outcome: Outcome, threshold: float) -> tuple[Moment, ...]:
    sight = study.sight
    known = before.moments if before else ()
    if sight.reading is not None and sight.subject is not None:
        masked = sight.reading.with_mask
        known = (*known, Moment(sight.captured_s, sight.subject.track, masked, threshold, outcome.verdict))
    return tuple(moment for moment in known if sight.captured_s - moment.captured_s <= KEPT_S)


class Why:
    """Where the pipeline leaves its account while it is wanted. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = False
        self._account: Account | None = None

    @property
    def wanted(self) -> bool:
        """Whether somebody looks."""
        return self._wanted

    def show(self) -> None:
        """Somebody looks: from the next frame on."""
        self._wanted = True

    def hide(self) -> None:
        """Nobody looks any more: forget everything at once."""
        with self._lock:
            self._wanted = False
            self._account = None

    def note(self, study: Study, outcome: Outcome, threshold: float, size: tuple[int, int]) -> None:
        """Take the newest; for the pipeline's thread."""
        with self._lock:
            if self._wanted:
                self._account = account(self._account, study, outcome, threshold, size)

    def latest(self) -> Account | None:
        """The newest account; None before the first, and when nobody wants any."""
        with self._lock:
            return self._account
