"""What may stand on the crowd's screen, second by second: no clock but the one that is given."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kiosk.crowd import LATE_S, Crowd, Person, Tally
from kiosk.scene import Box, Frame, Reason, Verdict
from ui.crowd.watch import Shown, Watch
from ui.watch import DWELL_S, SILENCE_S

NOW = 100.0
PIXELS = np.zeros((72, 128, 3), np.uint8)


def crowd(at_s: float, *verdicts: Verdict) -> Crowd:
    people = tuple(Person(track, Box(10, 10, 40, 50), verdict) for track, verdict in enumerate(verdicts, 1))
    return Crowd(at_s + 0.1, Frame(1, at_s, PIXELS), people)


def noted(*crowds: Crowd) -> Watch:
    watch = Watch()
    for one in crowds:
        watch.note(one)
    return watch


def test_before_the_first_crowd_nobody_can_know():
    assert Watch().shown(NOW) == Shown(None, None, Reason.STALE)


def test_while_something_is_built_its_share_is_shown():
    assert Watch().shown(NOW, 0.4).prepared == 0.4


def test_a_crowd_of_now_is_shown_with_its_counts():
    seen = crowd(NOW - 0.1, Verdict.MASK_OK)
    assert noted(seen).shown(NOW) == Shown(seen, Tally(masked=1), Reason.NONE)


def test_marks_are_gone_when_their_picture_is_older_than_half_a_second():
    watch = noted(crowd(NOW, Verdict.MASK_OK))
    assert watch.shown(NOW + LATE_S).crowd is not None
    assert watch.shown(NOW + LATE_S + 0.01).crowd is None


def test_counts_are_gone_after_a_second_of_silence():
    watch = noted(crowd(NOW, Verdict.MASK_OK))
    assert watch.shown(NOW + SILENCE_S).tally == Tally(masked=1)
    assert watch.shown(NOW + SILENCE_S + 0.01) == Shown(None, None, Reason.STALE)


def test_a_picture_of_no_time_at_all_is_none_of_now():
    assert noted(crowd(math.nan, Verdict.MASK_OK)).shown(NOW) == Shown()


@pytest.mark.parametrize("reason", [Reason.CAMERA_LOST, Reason.ENGINE_FAILED, Reason.STALE])
def test_a_fault_never_waits(reason):
    watch = noted(crowd(NOW, Verdict.MASK_OK))
    watch.shown(NOW)
    watch.note(Crowd(NOW + 0.01, fault=reason))
    assert watch.shown(NOW + 0.01) == Shown(None, None, reason)


def test_a_fault_stands_however_long_it_lasts():
    assert noted(Crowd(NOW, fault=Reason.CAMERA_LOST)).shown(NOW + 60).fault is Reason.CAMERA_LOST


def test_counts_change_no_faster_than_they_can_be_read_but_marks_do():
    watch = noted(crowd(NOW, Verdict.MASK_OK))
    watch.shown(NOW)
    fresh = crowd(NOW + 0.1, Verdict.NO_MASK)
    watch.note(fresh)
    assert watch.shown(NOW + 0.1) == Shown(fresh, Tally(masked=1), Reason.NONE)
    assert watch.shown(NOW + DWELL_S).tally == Tally(bare=1)


def test_nothing_flashes_between_fault_and_counts():
    watch = noted(crowd(NOW, Verdict.MASK_OK))
    watch.shown(NOW)
    watch.note(Crowd(NOW + 0.5, fault=Reason.STALE))
    watch.shown(NOW + 0.5)
    watch.note(crowd(NOW + 0.55, Verdict.MASK_OK))
    assert watch.shown(NOW + 0.6) == Shown(None, None, Reason.STALE)
    watch.note(crowd(NOW + 0.85, Verdict.MASK_OK))
    assert watch.shown(NOW + 0.5 + DWELL_S).tally == Tally(masked=1)
