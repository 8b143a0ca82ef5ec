"""Two networks look at one picture: nobody that either sees is lost, and nobody is green against the second's word."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.faces import Faces
from kiosk.paired import Beheld, Paired, agree
from kiosk.pipeline import Judge
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Landmarks, Outcome, Reading, Verdict
from kiosk.settings import ZoneSettings

BGR = np.zeros((360, 640, 3), np.uint8)
MARKS = Landmarks((1, 1), (2, 1), (1.5, 2), (1, 3), (2, 3))
MASKED, BARE, WRONG = Reading(0.9, 0.06, 0.04), Reading(0.06, 0.9, 0.04), Reading(0.1, 0.2, 0.7)


class Finds:
    def __init__(self, *found: Detection) -> None:
        self.found = found

    def find(self, _bgr):
        return list(self.found)


def detected(x: float, reading: Reading = MASKED, score: float = 0.8) -> Detection:
    return Detection(Box(x, 100, x + 80, 200), score, None, reading)


def marked(x: float, score: float = 0.7) -> Detection:
    return Detection(Box(x, 104, x + 76, 200), score, MARKS)


def test_a_face_that_both_see_is_one_with_the_landmarks_of_one_and_the_reading_of_the_other() -> None:
    (face,) = Paired(Finds(detected(100)), Finds(marked(102))).find(BGR)
    assert face == Detection(marked(102).box, 0.8, MARKS, MASKED)


def test_a_face_that_only_one_sees_is_kept_with_what_is_known_of_it() -> None:
    found = Paired(Finds(detected(100, score=0.5)), Finds(marked(400, score=0.9))).find(BGR)
    assert found == [marked(400, score=0.9), detected(100, score=0.5)]


def test_of_two_faces_side_by_side_each_gets_its_own_reading() -> None:
    found = Paired(Finds(detected(200, BARE), detected(100, MASKED)), Finds(marked(100), marked(200))).find(BGR)
    assert [(face.box.x0, face.reading) for face in found] == [(100, MASKED), (200, BARE)]


def test_one_reading_is_given_to_one_face_only() -> None:
    found = Paired(Finds(detected(100)), Finds(marked(100), marked(110))).find(BGR)
    assert [face.reading for face in sorted(found, key=lambda face: face.box.x0)] == [MASKED, None]


def test_the_opinion_of_a_detector_that_has_looked_already_is_the_faces_own() -> None:
    assert Beheld().opinion(BGR, detected(1, WRONG)) == WRONG
    assert Beheld().opinion(BGR, marked(1)) is None


@pytest.mark.parametrize("opinions", [[BARE], [WRONG], [None], [MASKED, None], [MASKED, BARE], [Reading(0.5, 0.5, 0)]])
def test_everybody_must_be_seen_with_a_mask(opinions: list[Reading | None]) -> None:
    assert not agree(opinions)
    assert agree([MASKED, MASKED])


class Says:
    """A second opinion that is told what to say, and counts how often it is asked."""

    def __init__(self, reading: Reading | None) -> None:
        self.reading, self.asked = reading, 0

    def opinion(self, _bgr, _face):
        self.asked += 1
        return self.reading


class Visit:
    """A judge with a second opinion, one frame each 0.1 s."""

    def __init__(self, stage, second, *, everyone=False) -> None:
        self.stage, self.now = stage, 100.0
        faces = Faces(stage.finder, ZoneSettings(), everyone=everyone)
        self.judge = Judge(faces, stage.classifier, Rules(), self.now, second)

    def show(self, seconds: float, *people) -> Outcome:
        for _ in range(round(seconds / 0.1)):
            self.now += 0.1
            outcome = self.judge.conclude(self.judge.look(self.stage.frame(self.now, *people)), self.now)
        return outcome


def test_where_both_see_a_mask_it_is_green(stage, person) -> None:
    assert Visit(stage, Says(MASKED)).show(1, person("a")).verdict is Verdict.MASK_OK


@pytest.mark.parametrize("second", [BARE, WRONG, None])
def test_against_the_second_opinion_nobody_is_ever_green_but_told_so(stage, person, second) -> None:
    visit = Visit(stage, Says(second))
    told = [visit.show(0.1, person("a")).verdict for _ in range(60)]
    assert set(told) == {Verdict.LOOKING, Verdict.CANT_TELL}
    assert told[-1] is Verdict.CANT_TELL


def test_a_green_that_comes_to_be_disputed_ends_within_two_seconds(stage, person) -> None:
    second = Says(MASKED)
    visit = Visit(stage, second)
    assert visit.show(1, person("a")).verdict is Verdict.MASK_OK
    second.reading = None
    assert visit.show(2, person("a")).verdict is not Verdict.MASK_OK


def test_whoever_was_red_and_is_disputed_now_is_not_sure_and_neither_red_nor_green(stage, person) -> None:
    visit, bare = Visit(stage, Says(None)), Reading(0.02, 0.95, 0.03)
    assert visit.show(1, person("a", reading=bare)).verdict is Verdict.NO_MASK
    assert visit.show(4, person("a")).verdict is Verdict.CANT_TELL


def test_whoever_is_not_about_to_be_green_costs_no_second_look(stage, person) -> None:
    second = Says(MASKED)
    Visit(stage, second).show(1, person("a", reading=Reading(0.02, 0.95, 0.03)))
    assert second.asked == 0


def test_green_rests_on_a_second_look_and_on_another_each_second(stage, person) -> None:
    second, asked = Says(MASKED), []
    visit = Visit(stage, second)
    for _ in range(40):
        verdict, before = visit.show(0.1, person("a")).verdict, sum(asked)
        asked.append(second.asked - before)
        assert verdict is not Verdict.MASK_OK or sum(asked[-11:]) >= 1
    assert sum(asked) <= 5


def test_whoever_joins_those_who_are_green_is_looked_at_at_once(stage, person) -> None:
    second = Says(MASKED)
    visit, others = Visit(stage, second, everyone=True), person("b", x=400.0)
    while second.asked == 0 or visit.show(0.1, person("a", x=250.0)).verdict is not Verdict.MASK_OK:
        visit.show(0.1, person("a", x=250.0))
    asked = second.asked
    visit.show(0.4, person("a", x=250.0), others)
    assert second.asked >= asked + 2


def test_another_person_is_looked_at_anew(stage, person) -> None:
    second = Says(MASKED)
    visit = Visit(stage, second)
    assert visit.show(1, person("a")).verdict is Verdict.MASK_OK
    second.reading = BARE
    visit.show(0.6, person("b", x=480.0))  # until the first's green has lapsed
    told = [visit.show(0.1, person("b", x=480.0)).verdict for _ in range(30)]
    assert Verdict.MASK_OK not in told


def test_of_everyone_in_the_zone_each_is_asked_for(stage, person) -> None:
    second = Says(MASKED)
    people = person("a", x=250.0), person("b", x=400.0)
    assert Visit(stage, second, everyone=True).show(1, *people).verdict is Verdict.MASK_OK
    assert second.asked % 2 == 0
