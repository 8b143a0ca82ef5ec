import math
from dataclasses import replace
from itertools import product

import pytest

from kiosk.scene import Outcome, Reason, Verdict
from ui.watch import DWELL_S, SILENCE_S, STALE, Arrival, Shown, Watch


def outcome(verdict, reason=Reason.NONE, at_s=10.0, captured_s=9.95):
    return Outcome(verdict, reason, decided_s=at_s, captured_s=captured_s)


def watch_with(verdict, reason=Reason.NONE, captured_s=9.95):
    watch = Watch()
    watch.note(Arrival(outcome(verdict, reason, captured_s=captured_s), 10.0))
    return watch


def test_before_the_first_outcome_nothing_is_claimed():
    assert Watch().shown(0.0) == STALE


@pytest.mark.parametrize(("verdict", "reason"), list(product(Verdict, Reason)))
def test_only_a_mask_ok_without_any_reservation_is_green(verdict, reason):
    shown = watch_with(verdict, reason).shown(10.0)
    assert (shown.verdict is Verdict.MASK_OK) == (verdict is Verdict.MASK_OK and reason is Reason.NONE)


def test_mask_ok_with_a_reason_against_it_is_shown_as_that_reason():
    shown = watch_with(Verdict.MASK_OK, Reason.HOLD_STILL).shown(10.0)
    assert (shown.verdict, shown.reason) == (Verdict.CANT_TELL, Reason.HOLD_STILL)


@pytest.mark.parametrize("captured_s", [None, 9.4, math.nan])
def test_green_needs_a_fresh_frame_behind_it(captured_s):
    assert watch_with(Verdict.MASK_OK, captured_s=captured_s).shown(10.0) == STALE


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.FAULT])
def test_after_silence_no_verdict_is_left(verdict):
    watch = watch_with(verdict)
    assert watch.shown(10.0).verdict is verdict
    assert watch.shown(10.0 + SILENCE_S + 0.01) == STALE


def test_green_is_gone_before_a_second_has_passed_since_its_frame():
    watch = watch_with(Verdict.MASK_OK)
    assert watch.shown(10.5).verdict is Verdict.MASK_OK
    assert watch.shown(9.95 + 0.9) == STALE


@pytest.mark.parametrize("now", [math.nan, math.inf])
def test_a_mad_clock_is_not_green(now):
    watch = watch_with(Verdict.MASK_OK)
    watch.shown(10.0)
    assert watch.shown(now) == STALE


def test_a_fault_keeps_its_own_reason_in_silence():
    watch = watch_with(Verdict.FAULT, Reason.CAMERA_LOST)
    assert watch.shown(60.0).reason is Reason.CAMERA_LOST


def test_away_from_green_takes_no_time_at_all():
    watch = watch_with(Verdict.MASK_OK)
    watch.shown(10.0)
    watch.note(Arrival(outcome(Verdict.NO_MASK, at_s=10.01, captured_s=10.0), 10.01))
    assert watch.shown(10.01).verdict is Verdict.NO_MASK


def test_a_new_reason_of_the_same_verdict_is_shown_at_once():
    watch = watch_with(Verdict.CANT_TELL, Reason.COME_CLOSER)
    watch.shown(10.0)
    watch.note(Arrival(outcome(Verdict.CANT_TELL, Reason.LOOK_HERE), 10.03))
    assert watch.shown(10.03).reason is Reason.LOOK_HERE


@pytest.mark.parametrize(
    "pair",
    [
        (Verdict.MASK_OK, Verdict.NO_MASK),
        (Verdict.NO_MASK, Verdict.CANT_TELL),
        (Verdict.MASK_OK, Verdict.LOOKING),
        (Verdict.FAULT, Verdict.NOBODY),
        (Verdict.FAULT, Verdict.MASK_OK),
    ],
)
def test_the_wildest_outcomes_flash_at_most_three_times_in_any_second(pair):
    watch, changes, last = Watch(), [], STALE
    for step in range(300):
        now = 10 + step / 30
        watch.note(Arrival(outcome(pair[step % 2], at_s=now, captured_s=now - 0.02), now))
        shown = watch.shown(now)
        if shown.verdict is not last.verdict:
            changes.append(now)
        last = shown
    flashes_s = changes[::2]
    assert all(later - first >= 1.0 for first, later in zip(flashes_s, flashes_s[3:], strict=False))


def test_after_the_dwell_the_newest_verdict_comes():
    watch = watch_with(Verdict.LOOKING)
    assert watch.shown(10.0).verdict is Verdict.LOOKING
    watch.note(Arrival(outcome(Verdict.MASK_OK, at_s=10.1, captured_s=10.05), 10.1))
    assert watch.shown(10.1).verdict is Verdict.LOOKING
    assert watch.shown(10.0 + DWELL_S) == Shown(Verdict.MASK_OK, Reason.NONE, captured_s=10.05)


def test_while_an_engine_is_built_the_screen_says_how_far_it_is_and_nothing_else():
    watch = Watch()
    assert watch.shown(0.0, 0.25) == replace(STALE, prepared=0.25)
    watch.note(Arrival(outcome(Verdict.NO_MASK), 10.0))
    assert watch.shown(10.0, 0.25).prepared is None
    assert watch.shown(30.0, 0.25) == STALE
