"""What is taken note of in a walk: times, light, and what the door did."""

from __future__ import annotations

import pytest

from kiosk.acceptance.course import STAY_S
from kiosk.acceptance.kinds import Kind
from kiosk.acceptance.observed import level, level_in, observed
from kiosk.gate import DoorState
from kiosk.scene import Box, Frame, Outcome, Reason, Verdict


def only(story):
    (walk,) = story.course.walks
    return walk


def test_the_door_is_timed_from_green(story) -> None:
    told = story({Kind.MASKED: 1}).ready().sees(Verdict.LOOKING, 0.5).sees(Verdict.MASK_OK, 0.3)
    told.sees(Verdict.MASK_OK, STAY_S, door_open=True).empty(door_open=True)
    assert only(told).door_opened
    assert only(told).door_after_s == pytest.approx(0.3)


def test_a_door_that_stays_shut_did_not_open(story) -> None:
    walk = only(story({Kind.MASKED: 1}).ready().sees(Verdict.MASK_OK, STAY_S + 1).empty())
    assert (walk.door_opened, walk.door_after_s) == (False, None)


def test_where_no_doorman_answers_nothing_is_known_of_the_door(story) -> None:
    told = story({Kind.MASKED: 1}).ready().sees(Verdict.MASK_OK, STAY_S + 1, door_open=None).empty(door_open=None)
    assert only(told).door_opened is None


def test_a_door_that_was_open_all_the_while_tells_nothing(story) -> None:
    told = story({Kind.MASKED: 1}).ready().sees(Verdict.MASK_OK, STAY_S + 1, door_open=True).empty(door_open=True)
    assert only(told).door_opened is None


def test_a_door_that_opens_without_green_let_somebody_through(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, 1, Reason.NO_MASK)
    told.sees(Verdict.NO_MASK, STAY_S, Reason.NO_MASK, door_open=True).empty()
    assert only(told).let_through
    assert not only(told).false_green


def test_where_the_door_does_not_obey_it_lets_nobody_through_wrongly(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, 1, Reason.NO_MASK, enforced=False)
    told.sees(Verdict.NO_MASK, STAY_S, Reason.NO_MASK, door_open=True, enforced=False).empty()
    assert not only(told).let_through


def test_light_is_the_mean_while_somebody_is_there(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, 2, Reason.NO_MASK, face_level=60.0, picture_level=90.0)
    told.sees(Verdict.NO_MASK, 2, Reason.NO_MASK, face_level=80.0, picture_level=110.0)
    told.empty(face_level=None, picture_level=250.0)
    assert (only(told).face_level, only(told).picture_level) == (70.0, 100.0)


def test_age_and_work_are_those_of_the_first_verdict(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.LOOKING, 1, age_ms=500.0)
    told.sees(Verdict.NO_MASK, 0.1, Reason.NO_MASK, age_ms=61.0, latency_ms=33.0)
    told.sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK).empty()
    assert (only(told).age_ms, only(told).latency_ms) == (61.0, 33.0)


def test_pictures_are_counted_by_the_second(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, STAY_S + 2, Reason.NO_MASK).empty()
    assert only(told).outcomes_per_s == pytest.approx(10, abs=0.5)


def test_of_a_picture_two_numbers_are_seen(stage, person) -> None:
    frame = stage.frame(1.0, person("Ada"))
    box = person("Ada").box
    outcome = Outcome(Verdict.NO_MASK, Reason.NO_MASK, 1.05, 1, 7, box, 1.0, 1.0, 21.0)
    seen = observed(outcome, frame, DoorState(connected=True, open=True), enforced=True, at=(5.0, "now"))
    assert seen.there
    assert seen.age_ms == pytest.approx(50)
    assert seen.door_open is True
    assert seen.picture_level == pytest.approx(level(frame.bgr))
    assert seen.face_level == pytest.approx(level_in(frame.bgr, box))
    assert not any(isinstance(value, Frame) or hasattr(value, "shape") for value in vars_of(seen).values())


def test_without_a_picture_there_is_no_light(stage) -> None:
    seen = observed(Outcome(Verdict.FAULT, Reason.STALE, 1.0), None, DoorState(), enforced=True, at=(5.0, "now"))
    assert (seen.there, seen.age_ms, seen.picture_level, seen.face_level, seen.door_open) == (False, *4 * (None,))


def test_brightness_is_grey_as_eyes_weigh_it(stage) -> None:
    bgr = stage.frame(1.0).bgr.copy()
    bgr[:] = (0, 255, 0)
    assert level(bgr) == pytest.approx(0.587 * 255, abs=0.5)
    assert level_in(bgr, Box(-50, -50, -10, -10)) is None


def vars_of(seen):
    return {name: getattr(seen, name) for name in seen.__slots__}
