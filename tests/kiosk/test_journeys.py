"""Journeys: storyboards with a clock of their own through the whole chain from frame to outcome.

The finder and the classifier are the stage's fakes; tracking, gate, subject and decision are the product's own.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from kiosk.classify import EngineClassifier
from kiosk.errors import EngineFailed
from kiosk.faces import Faces
from kiosk.pipeline import Judge
from kiosk.preprocess import InputSpec
from kiosk.rules import Rules
from kiosk.scene import Fault, Outcome, Reason, Verdict
from kiosk.settings import ZoneSettings

START = 50.0
AGE_S = 0.04
NOBODY = (Verdict.NOBODY, Reason.NONE)
LOOKING = (Verdict.LOOKING, Reason.NONE)
GREEN = (Verdict.MASK_OK, Reason.NONE)
NO_MASK = (Verdict.NO_MASK, Reason.NO_MASK)
WORN_WRONG = (Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN)
CROWD = (Verdict.CANT_TELL, Reason.ONE_AT_A_TIME)


class Journey:
    """Plays scenes at a rate; every frame is judged 40 ms after it was taken."""

    def __init__(self, stage, rate: float, classifier=None, *, everyone: bool = False) -> None:
        self.stage, self.rate, self.now = stage, rate, START
        faces = Faces(stage.finder, ZoneSettings(), everyone=everyone)
        self.judge = Judge(faces, classifier or stage.classifier, Rules(), START)
        self.told: list[Outcome] = []

    def play(self, seconds: float, *people) -> list[Outcome]:
        """The outcomes of so many seconds of the same scene."""
        return self.walk(seconds, lambda _: people)

    def walk(self, seconds: float, scene) -> list[Outcome]:
        """`scene(share)` is who stands there, at `share` from 0 to 1 of the time."""
        frames = round(seconds * self.rate)
        return [self._tell(self._frame(scene(n / frames))) for n in range(frames)]

    def silence(self, seconds: float) -> list[Outcome]:
        """No frame comes: the pipeline asks every 0.1 s."""
        outcomes = []
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            outcomes.append(self._tell(None))
        return outcomes

    def fault(self, reason: Reason) -> Outcome:
        self.now += 0.1
        return self._tell(Fault(reason, self.now, "told by the story"))

    def _frame(self, people):
        self.now += 1 / self.rate
        return self.judge.look(self.stage.frame(self.now - AGE_S, *people))

    def _tell(self, event) -> Outcome:
        self.told.append(self.judge.conclude(event, self.now))
        return self.told[-1]


def words(outcomes: list[Outcome]) -> list[tuple[Verdict, Reason]]:
    """What was told, each change once."""
    told = [(outcome.verdict, outcome.reason) for outcome in outcomes]
    return [now for before, now in zip([None, *told], told, strict=False) if now != before]


def first(outcomes: list[Outcome], verdict: Verdict) -> Outcome:
    return next(outcome for outcome in outcomes if outcome.verdict is verdict)


def greens(outcomes: list[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.verdict is Verdict.MASK_OK]


@pytest.fixture(params=[8, 15, 30])
def journey(request, stage):
    return Journey(stage, request.param)


def test_a_masked_visitor_walks_up_is_looked_at_and_is_let_in(journey, person) -> None:
    journey.play(0.5)
    coming = journey.walk(1.5, lambda share: [person("anna", height=36 + 64 * share)])
    staying = journey.play(2.0, person("anna"))
    assert words(journey.told) == [NOBODY, (Verdict.LOOKING, Reason.COME_CLOSER), LOOKING, GREEN]
    near = next(outcome for outcome in coming if outcome.reason is Reason.NONE)
    assert first(coming + staying, Verdict.MASK_OK).decided_s - near.decided_s < 1.0


def test_a_visitor_who_stood_too_far_for_long_is_looked_at_when_he_comes_closer(journey, person) -> None:
    journey.play(4.0, person("anna", height=45))
    journey.play(2.0, person("anna", height=75))
    assert words(journey.told) == [
        (Verdict.LOOKING, Reason.COME_CLOSER),
        (Verdict.CANT_TELL, Reason.COME_CLOSER),
        LOOKING,
        GREEN,
    ]


def test_a_bare_visitor_is_told_no_mask_within_a_second(journey, person, bare) -> None:
    told = journey.play(1.0, person("anna", reading=bare))
    assert words(told) == [LOOKING, NO_MASK]


def test_a_mask_under_the_nose_is_told_so_within_a_second(journey, person, wrong) -> None:
    assert words(journey.play(1.0, person("anna", reading=wrong))) == [LOOKING, WORN_WRONG]


def test_a_mask_put_on_opens_within_a_second_and_a_half(journey, person, bare) -> None:
    journey.play(2.0, person("anna", reading=bare))
    told = journey.play(1.5, person("anna"))
    assert words(journey.told) == [LOOKING, NO_MASK, LOOKING, GREEN]
    assert told[-1].verdict is Verdict.MASK_OK


def test_a_mask_taken_off_is_not_green_after_half_a_second(journey, person, bare) -> None:
    journey.play(2.0, person("anna"))
    since = journey.now
    told = journey.play(2.0, person("anna", reading=bare))
    assert all(outcome.decided_s - since <= 0.5 for outcome in greens(told))
    assert words(told)[-1] == NO_MASK


def test_a_mask_pulled_under_the_nose_is_not_green_after_half_a_second(journey, person, wrong) -> None:
    journey.play(2.0, person("anna"))
    since = journey.now
    told = journey.play(2.0, person("anna", reading=wrong))
    assert all(outcome.decided_s - since <= 0.5 for outcome in greens(told))
    assert words(told)[-1] == WORN_WRONG


def test_a_bare_bystander_behind_changes_nothing(journey, person, bare) -> None:
    anna = person("anna", x=280)
    journey.play(2.0, anna)
    told = journey.walk(3.0, lambda share: [anna, person("bert", x=200 + 250 * share, height=60, reading=bare)])
    assert words(told) == [GREEN]
    assert len({outcome.track for outcome in told}) == 1


def test_a_masked_bystander_behind_does_not_help_a_bare_visitor(journey, person, bare) -> None:
    anna = person("anna", x=280, reading=bare)
    journey.play(1.0, anna)
    told = journey.play(3.0, anna, person("bert", x=430, height=70))
    assert words(told) == [NO_MASK]


def test_a_bystander_near_but_outside_the_zone_changes_nothing(journey, person, bare) -> None:
    anna = person("anna", x=330)
    journey.play(2.0, anna)
    told = journey.play(2.0, anna, person("bert", x=80, height=120, reading=bare))
    assert words(told) == [GREEN]


def test_a_masked_bystander_in_view_while_the_subject_is_missed_is_not_judged_for_it(journey, person, bare) -> None:
    anna, behind = person("anna", x=280, reading=bare), person("bert", x=430, height=60)
    journey.play(2.0, anna, behind)
    told = journey.play(0.3, replace(anna, found=False), behind)
    assert words(told) == [NO_MASK]


def test_two_people_side_by_side_are_asked_to_come_one_at_a_time(journey, person) -> None:
    anna, bert = person("anna", x=230), person("bert", x=410, height=95)
    journey.play(2.0, anna)
    since = journey.now
    told = journey.play(2.0, anna, bert)
    assert words(told)[-1] == CROWD
    assert all(outcome.decided_s - since <= 0.5 for outcome in greens(told))
    assert words(journey.play(2.0, anna)) == [LOOKING, GREEN]


def test_two_people_side_by_side_are_told_so_steadily(journey, person) -> None:
    """The finder misses one frame in five, and the pipeline asks between frames."""
    anna, bert = person("anna", x=230), person("bert", x=410, height=95)
    journey.play(1.0, anna, bert)
    told = []
    for _ in range(6):
        told += journey.play(4 / journey.rate, anna, bert)
        told += journey.play(1 / journey.rate, replace(anna, found=False), replace(bert, found=False))
        told += journey.silence(0.1)
    assert words(told) == [CROWD]


def test_somebody_clearly_nearer_takes_over_and_starts_afresh(journey, person, bare) -> None:
    anna, near = person("anna", x=230), person("bert", x=420, height=140, reading=bare)
    green = journey.play(2.0, anna)[-1]
    since = journey.now
    told = journey.play(2.0, anna, near)
    assert all(outcome.decided_s - since <= 0.5 and outcome.track == green.track for outcome in greens(told))
    assert words(told)[-1] == NO_MASK
    assert told[-1].track != green.track


def test_another_person_in_the_same_place_starts_afresh(journey, person, bare) -> None:
    green = journey.play(2.0, person("anna"))[-1]
    assert green.verdict is Verdict.MASK_OK
    told = journey.play(1.5, person("bert", x=325, reading=bare))
    assert words(told) == [LOOKING, NO_MASK]
    assert green.track not in {outcome.track for outcome in told}


def test_another_masked_person_in_the_same_place_has_to_earn_the_green_too(journey, person) -> None:
    journey.play(2.0, person("anna"))
    told = journey.play(1.5, person("bert", x=325))
    assert words(told) == [LOOKING, GREEN]


def test_a_subject_missed_for_a_fifth_of_a_second_keeps_its_verdict(journey, person) -> None:
    anna = person("anna")
    track = journey.play(2.0, anna)[-1].track
    told = journey.play(0.25, replace(anna, found=False)) + journey.play(1.0, anna)
    assert words(told) == [GREEN]
    assert {outcome.track for outcome in told} == {track}


def test_whoever_leaves_leaves_nobody_within_a_second(journey, person) -> None:
    journey.play(2.0, person("anna"))
    since = journey.now
    told = journey.play(1.5)
    assert words(told) == [GREEN, LOOKING, NOBODY]
    assert all(outcome.decided_s - since <= 0.6 for outcome in greens(told))
    assert first(told, Verdict.NOBODY).decided_s - since < 1.0


def test_a_green_visitor_who_turns_away_is_asked_to_look_here(journey, person) -> None:
    journey.play(2.0, person("anna"))
    since = journey.now
    told = journey.play(4.0, person("anna", turned=True))
    assert words(told) == [GREEN, (Verdict.LOOKING, Reason.LOOK_HERE), (Verdict.CANT_TELL, Reason.LOOK_HERE)]
    assert all(outcome.decided_s - since <= 0.6 for outcome in greens(told))


def test_a_mask_taken_off_while_turned_away_never_shows_green_again(journey, person, bare) -> None:
    journey.play(2.0, person("anna"))
    journey.play(3.0, person("anna", turned=True))
    told = journey.play(2.0, person("anna", reading=bare))
    assert not greens(told)
    assert words(told)[-1] == NO_MASK


@pytest.mark.parametrize("reason", [Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK])
def test_a_camera_fault_is_told_at_once_and_after_it_everything_is_earned_anew(journey, person, reason: Reason) -> None:
    journey.play(2.0, person("anna"))
    assert words([journey.fault(reason) for _ in range(20)]) == [(Verdict.FAULT, reason)]
    assert words(journey.play(2.0, person("anna"))) == [LOOKING, GREEN]


def test_frames_that_stop_coming_are_stale_after_half_a_second(journey, person) -> None:
    journey.play(2.0, person("anna"))
    told = journey.silence(2.0)
    # The last reading may be a little older than the last frame: then green ends that much before the fault is told.
    assert [word for word in words(told) if word != LOOKING] == [GREEN, (Verdict.FAULT, Reason.STALE)]
    assert sum(outcome.verdict is Verdict.LOOKING for outcome in told) <= 1  # asked every 0.1 s
    assert all(outcome.decided_s - journey.told[-21].decided_s <= 0.5 for outcome in greens(told))
    assert words(journey.play(2.0, person("anna"))) == [LOOKING, GREEN]


def test_frames_that_come_late_are_stale_however_masked(stage, person) -> None:
    journey = Journey(stage, 15)
    journey.play(2.0, person("anna"))
    for _ in range(10):
        journey.now += 1 / 15
        late = journey.judge.look(stage.frame(journey.now - 0.6, person("anna")))
        told = journey.judge.conclude(late, journey.now)
        assert (told.verdict, told.reason) == (Verdict.FAULT, Reason.STALE)


def test_a_classifier_that_answers_no_numbers_is_never_a_verdict(stage, person) -> None:
    class Nan:
        def infer(self, batch):
            return {"logits": np.full((1, 3), math.nan, np.float32)}

        def close(self):
            pass

    judge = Journey(stage, 15, EngineClassifier(Nan(), InputSpec(32))).judge
    with pytest.raises(EngineFailed):
        judge.look(stage.frame(START, person("anna")))


def test_an_undecided_visitor_is_told_not_sure_and_never_green(journey, person, masked, bare) -> None:
    faint = replace(masked, with_mask=0.5, without_mask=0.3, mask_incorrect=0.2)
    told = journey.play(5.0, person("anna", reading=faint))
    assert words(told) == [LOOKING, (Verdict.CANT_TELL, Reason.NOT_SURE)]


def test_every_outcome_of_a_visit_names_its_frame_and_its_age(journey, person) -> None:
    told = journey.play(1.0, person("anna"))
    assert [outcome.frame for outcome in told] == list(range(1, len(told) + 1))
    assert {round(outcome.age_ms) for outcome in told} == {40}
    assert all(outcome.box == person("anna").box for outcome in told)


@pytest.fixture
def together(stage):
    """A site that judges everyone in the zone together."""
    return Journey(stage, 15, everyone=True)


def test_two_who_are_masked_are_let_in_together(together, person) -> None:
    told = together.play(2.0, person("anna", x=250), person("bob", x=390, height=95))
    assert words(told) == [LOOKING, GREEN]


@pytest.mark.parametrize("height", [95, 70])
def test_one_bare_face_in_the_zone_speaks_against_all(together, person, bare, height: float) -> None:
    told = together.play(2.0, person("anna", x=250), person("bob", x=390, height=height, reading=bare))
    assert words(told) == [LOOKING, NO_MASK]


def test_somebody_bare_who_joins_ends_green_within_half_a_second(together, person, bare) -> None:
    together.play(2.0, person("anna", x=250))
    since = together.now
    told = together.play(2.0, person("anna", x=250), person("bob", x=390, height=80, reading=bare))
    assert all(outcome.decided_s - since <= 0.5 for outcome in greens(told))
    assert words(told)[-1] == NO_MASK


def test_somebody_who_turns_away_in_the_zone_is_doubt_and_no_green(together, person) -> None:
    told = together.play(3.0, person("anna", x=250), person("bob", x=390, height=80, turned=True))
    assert words(told) == [(Verdict.LOOKING, Reason.LOOK_HERE), (Verdict.CANT_TELL, Reason.LOOK_HERE)]


def test_whoever_is_outside_the_zone_or_far_behind_is_not_everyone(together, person, bare) -> None:
    outside = person("bob", x=40, height=80, reading=bare)
    behind = person("eve", x=390, height=45, reading=bare)
    assert words(together.play(2.0, person("anna", x=280), outside, behind)) == [LOOKING, GREEN]
