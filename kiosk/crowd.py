"""The crowd view's values: everyone in sight with a verdict of their own, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.scene import Box, Frame, Reason, Verdict

LATE_S = 0.5
"""From capture on; a picture older than this is none of now, and nobody is marked on it."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of those in sight. `far`: too small in the picture to be judged, so that `verdict` is none."""

    track: int
    box: Box
    verdict: Verdict
    far: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of each. `unsure`: not judged yet, or cannot be. `far`: too far away, none of the others."""

    masked: int = 0
    bare: int = 0
    wrong: int = 0
    unsure: int = 0
    far: int = 0

    @property
    def judged(self) -> tuple[int, int, int, int]:
        """With a mask, without, with one worn wrongly, unsure."""
        return self.masked, self.bare, self.wrong, self.unsure


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everyone in one frame; or why nobody can be judged, and then nobody is in it. Raises ValueError for both.

    `decided_s` is on the clock of the frame's `captured_s`. `frame`: None where there is none.
    """

    decided_s: float
    frame: Frame | None = None
    people: tuple[Person, ...] = ()
    fault: Reason = Reason.NONE

    def __post_init__(self) -> None:
        if self.people and (self.frame is None or self.fault is not Reason.NONE):
            raise ValueError("people are judged on a frame, and never beside a fault")
        if self.frame is None and self.fault is Reason.NONE:
            raise ValueError("a crowd without a frame says why there is none")

    @property
    def tally(self) -> Tally | None:
        """None: nobody can know."""
        return None if self.fault is not Reason.NONE else tally(self.people)


def tally(people: Iterable[Person]) -> Tally:
    """What is neither a mask nor a lack of one is unsure."""
    each = Counter(None if person.far else person.verdict for person in people)
    masked, bare, wrong = each[Verdict.MASK_OK], each[Verdict.NO_MASK], each[Verdict.MASK_WRONG]
    far = each[None]
    return Tally(masked, bare, wrong, sum(each.values()) - masked - bare - wrong - far, far)
