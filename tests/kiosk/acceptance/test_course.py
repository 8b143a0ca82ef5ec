"""The course of an acceptance: every state against every event, and the stories that walks are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.acceptance.course import (
    CLEAR_S,
    PATIENCE_S,
    STAY_S,
    Course,
    End,
    GoOn,
    Pause,
    Phase,
    Stopped,
    StrikeOut,
    step,
)
from kiosk.acceptance.kinds import CHOICES, Kind, Strike
from kiosk.acceptance.walk import Attempt, Observation
from kiosk.scene import Reason, Verdict

UTC = "2026-11-26T09:00:00Z"
NOW = 200.0
OTHER = StrikeOut(0, Strike.OTHER)
GREEN = Observation(NOW, UTC, Verdict.MASK_OK)
RED = Observation(NOW, UTC, Verdict.NO_MASK, Reason.NO_MASK)
NOBODY = Observation(NOW, UTC, Verdict.NOBODY, there=False)
FAULT = Observation(NOW, UTC, Verdict.FAULT, Reason.CAMERA_LOST, there=False)
A, R, W, S, P, D, E = (getattr(Phase, name) for name in ["AWAY", "READY", "WALKING", "STAY", "PAUSED", "DONE", "ENDED"])
TABLE = {
    # Since when each phase lasts, and who is there, stands in `standing`.
    A: {GREEN: A, RED: A, NOBODY: R, FAULT: A, Pause: P, GoOn: A, End: E, Stopped: P, OTHER: A},
    R: {GREEN: W, RED: W, NOBODY: R, FAULT: R, Pause: P, GoOn: R, End: E, Stopped: P, OTHER: R},
    W: {GREEN: S, RED: S, NOBODY: W, FAULT: W, Pause: P, GoOn: W, End: E, Stopped: P, OTHER: A},
    S: {GREEN: S, RED: S, NOBODY: S, FAULT: S, Pause: P, GoOn: S, End: E, Stopped: P, OTHER: A},
    P: {GREEN: P, RED: P, NOBODY: P, FAULT: P, Pause: P, GoOn: A, End: E, Stopped: P, OTHER: P},
    D: {GREEN: D, RED: D, NOBODY: D, FAULT: D, Pause: D, GoOn: D, End: E, Stopped: D, OTHER: D},
    E: {GREEN: E, RED: E, NOBODY: E, FAULT: E, Pause: E, GoOn: E, End: E, Stopped: E, OTHER: E},
}


def standing(phase: Phase) -> Course:
    """Somebody without a mask has just come where somebody is there; while AWAY nobody was for long enough."""
    there = phase in (W, S)
    attempt = Attempt(Kind.BARE, UTC, NOW - 0.5, NOW - 0.1) if there else None
    planned = {} if phase in (D, E) else {Kind.BARE: 2}
    return Course(planned, "Anna", UTC, phase, NOW - (0.5 if there else CLEAR_S + 0.1), (), attempt)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", list(TABLE[A]), ids=str)
def test_every_state_answers_every_event(phase: Phase, event: object) -> None:
    told = event() if isinstance(event, type) else event
    assert step(standing(phase), told, NOW).phase is TABLE[phase][event]


@pytest.mark.parametrize("phase", [W, S])
@pytest.mark.parametrize("event", [Pause(), Stopped(), End(), OTHER], ids=lambda event: type(event).__name__)
def test_a_walk_that_is_cut_short_stays_in_the_report_and_does_not_count(phase: Phase, event: object) -> None:
    before = standing(phase)
    assert before.attempt is not None
    after = step(replace(before, attempt=replace(before.attempt, green_s=NOW - 0.2)), event, NOW)
    assert after.attempt is None
    (walk,) = after.walks
    assert not walk.counts
    assert walk.false_green
    assert after.done == 0


def test_what_is_ended_is_never_changed_again(story) -> None:
    told = story().ready().does(End())
    before = told.course
    told.sees(Verdict.NO_MASK, 5, Reason.NO_MASK).does(StrikeOut(1, Strike.OTHER)).does(GoOn())
    assert told.course is before


def test_two_walks_make_a_course(story) -> None:
    told = story().ready().sees(Verdict.LOOKING, 0.5).sees(Verdict.NO_MASK, 1.0, Reason.NO_MASK)
    assert told.phase is Phase.STAY
    told.sees(Verdict.NO_MASK, STAY_S, Reason.NO_MASK)
    assert told.phase is Phase.AWAY
    told.empty()
    assert told.phase is Phase.READY
    assert told.course.next is Kind.MASKED
    told.sees(Verdict.LOOKING, 0.4).sees(Verdict.MASK_OK, STAY_S + 1).empty()
    assert told.phase is Phase.DONE
    bare, masked = told.course.walks
    assert (bare.verdict, bare.green) == (Verdict.NO_MASK, False)
    assert bare.to_verdict_s == pytest.approx(0.5)
    assert (masked.verdict, masked.green) == (Verdict.MASK_OK, True)
    assert masked.to_green_s == pytest.approx(0.4)


def test_nobody_is_asked_to_come_before_the_place_is_free(story) -> None:
    told = story().does(GoOn()).sees(Verdict.NO_MASK, 30, Reason.NO_MASK)
    assert told.phase is Phase.AWAY
    assert told.course.attempt is None
    assert told.empty().phase is Phase.READY


def test_a_green_that_comes_late_in_a_bare_walk_is_a_false_green(story) -> None:
    told = story().ready().sees(Verdict.NO_MASK, 2, Reason.NO_MASK).sees(Verdict.MASK_OK, 0.1)
    assert told.course.false_green
    told.sees(Verdict.NO_MASK, STAY_S, Reason.NO_MASK).empty()
    (walk,) = told.course.walks
    assert walk.false_green
    assert walk.verdict is Verdict.MASK_OK
    assert told.course.false_green, "told until the next walk begins"
    told.sees(Verdict.LOOKING, 0.2)
    assert not told.course.false_green


def test_a_green_while_somebody_steps_away_is_one_too(story) -> None:
    told = story().ready().sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK)
    assert told.phase is Phase.AWAY
    told.sees(Verdict.MASK_OK, 0.3).empty()
    assert told.course.walks[0].false_green


def test_a_mask_that_is_first_refused_may_still_be_let_in(story) -> None:
    told = story({Kind.MASKED: 1}).ready().sees(Verdict.NO_MASK, 2, Reason.NO_MASK)
    assert told.phase is Phase.WALKING
    told.sees(Verdict.MASK_OK, STAY_S + 1).empty()
    (walk,) = told.course.walks
    assert walk.green
    assert walk.to_verdict_s == pytest.approx(0, abs=0.01)
    assert walk.to_green_s == pytest.approx(2.0)


def test_nobody_waits_for_ever_for_a_verdict(story) -> None:
    told = story().ready().sees(Verdict.CANT_TELL, PATIENCE_S + 0.5, Reason.TOO_DARK)
    assert told.phase is Phase.AWAY
    (walk,) = told.empty().course.walks
    assert (walk.verdict, walk.reason, walk.to_verdict_s) == (Verdict.CANT_TELL, Reason.TOO_DARK, None)


def test_for_two_people_one_at_a_time_is_the_answer(story) -> None:
    told = story({Kind.TWO: 1}).ready().sees(Verdict.CANT_TELL, 1, Reason.ONE_AT_A_TIME)
    assert told.phase is Phase.STAY
    told.sees(Verdict.CANT_TELL, STAY_S, Reason.ONE_AT_A_TIME).empty()
    assert told.course.walks[0].to_verdict_s is not None


def test_whoever_walks_by_makes_no_walk(story) -> None:
    told = story().ready().sees(Verdict.LOOKING, 0.3).empty()
    assert (told.phase, told.course.walks) == (Phase.READY, ())


def test_whoever_leaves_without_a_verdict_made_one(story) -> None:
    (walk,) = story().ready().sees(Verdict.LOOKING, 1.5).empty().course.walks
    assert (walk.verdict, walk.to_verdict_s) == (Verdict.LOOKING, None)


def test_a_face_that_the_finder_misses_for_a_moment_has_not_left(story) -> None:
    told = story().ready().sees(Verdict.NO_MASK, 1, Reason.NO_MASK).empty(CLEAR_S - 0.3)
    told.sees(Verdict.NO_MASK, 1, Reason.NO_MASK)
    assert told.course.walks == ()


def test_a_walk_that_is_struck_out_is_made_again(story) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK).empty()
    assert told.phase is Phase.DONE
    told.does(StrikeOut(1, Strike.SOMEBODY_ELSE))
    assert (told.phase, told.course.next, told.course.done) == (Phase.PAUSED, Kind.BARE, 0)
    told.ready().sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK).empty()
    assert [walk.struck for walk in told.course.walks] == [Strike.SOMEBODY_ELSE, None]
    assert told.phase is Phase.DONE


@pytest.mark.parametrize("why", [why for why in Strike if why not in CHOICES])
def test_what_happens_by_itself_is_no_reason_to_give(story, why: Strike) -> None:
    told = story({Kind.BARE: 1}).ready().sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK).empty()
    assert told.does(StrikeOut(1, why)).course.walks[0].counts


def test_a_reason_once_given_is_not_given_anew(story) -> None:
    told = story({Kind.BARE: 2}).ready().sees(Verdict.NO_MASK, STAY_S + 1, Reason.NO_MASK).empty()
    told.does(StrikeOut(1, Strike.OTHER)).does(StrikeOut(1, Strike.DISTURBED)).does(StrikeOut(9, Strike.OTHER))
    assert [walk.struck for walk in told.course.walks] == [Strike.OTHER]


def test_a_fault_is_no_arrival(story) -> None:
    told = story().ready().sees(Verdict.FAULT, 5, Reason.CAMERA_LOST, there=False)
    assert told.phase is Phase.READY


def test_a_fault_does_not_free_the_place(story) -> None:
    told = story().does(GoOn()).sees(Verdict.FAULT, 5, Reason.CAMERA_LOST, there=False)
    assert told.phase is Phase.AWAY


def test_kinds_come_one_after_the_other(story) -> None:
    course = story({Kind.MASKED: 1, Kind.BARE: 1, Kind.TWO: 1}).course
    assert course.next is Kind.BARE
    assert course.total == 3


def test_a_fault_after_the_verdict_is_told_beside_it(story) -> None:
    told = story().ready().sees(Verdict.NO_MASK, 2, Reason.NO_MASK)
    (walk,) = told.sees(Verdict.FAULT, 2, Reason.STALE, there=False).empty().course.walks
    assert (walk.verdict, walk.fault) == (Verdict.NO_MASK, Reason.STALE)


def test_a_fault_in_the_place_of_a_verdict_is_the_verdict(story) -> None:
    told = story().ready().sees(Verdict.LOOKING, 1)
    (walk,) = told.sees(Verdict.FAULT, 2, Reason.CAMERA_LOST, there=False).empty().course.walks
    assert (walk.verdict, walk.fault) == (Verdict.FAULT, Reason.CAMERA_LOST)
