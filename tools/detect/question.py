"""Does the detector look at heads or at masks? The paper's question, asked of boxes and by hiding parts of faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.ports import Finder
from tools.detect import question_words as words
from tools.detect.decode import Found
from tools.detect.pictures import Pictures
from tools.detect.question_faces import Face, large_faces
from tools.detect.question_finder import Agreement, Seats, agreements, seats
from tools.detect.question_halves import Part, Way
from tools.detect.question_hiding import Hidden, Look, chosen, hide
from tools.metrics import MASKED


@dataclass(frozen=True, slots=True)
class Question:
    """What was found out; `shown`: the faces whose parts were hidden."""

    agreements: tuple[Agreement, ...]
    seats: tuple[Seats, ...]
    hidden: tuple[Hidden, ...]
    shown: tuple[Face, ...]

    @property
    def answer(self) -> tuple[str, ...]:
        """In sentences, the shortest answer first."""
        if not self.shown:
            return (words.nothing(),)
        greyed = [self._greyed(label) for label in range(len(words.CALLED))]
        asked = [(mask, rest) for mask, rest in greyed if mask.found.n]
        masked = self.seats[MASKED]
        return (
            words.in_short(masked, *greyed[MASKED]),
            words.who_finds(self.agreements),
            *([words.seated(masked)] if masked.detector.taller.n else []),
            *(words.needs(mask, rest) for mask, rest in asked),
            *(words.turns(mask, rest) for mask, rest in asked),
        )

    def _greyed(self, label: int) -> tuple[Hidden, Hidden]:
        here = {one.part: one for one in self.hidden if one.label == label and one.way is Way.GREY}
        return here[Part.MASK], here[Part.REST]

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        return {
            "stands_in": "the kiosk's face finder, CenterFace, for a pretrained head detector",
            "answer": self.answer,
            "found_by": [one.as_dict() for one in self.agreements],
            "boxes_beside_the_finders": [one.as_dict() for one in self.seats],
            "parts_hidden": [one.as_dict() for one in self.hidden],
        }


def ask(kept: Pictures, founds: Sequence[Found], threshold: float, finder: Finder, look: Look) -> Question:
    """Of the detector that found `founds`, and whose boxes count from this score on. Raises EngineFailed."""
    faces = large_faces(kept, founds, threshold, finder)
    shown = chosen(faces)
    return Question(agreements(faces), seats(faces), hide(shown, kept, threshold, look), tuple(shown))
