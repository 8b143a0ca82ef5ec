"""The crowd's values: who is counted as what."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.crowd import Crowd, Person, Tally, tally
from kiosk.scene import Box, Frame, Reason, Verdict

BOX = Box(10, 10, 90, 110)
FRAME = Frame(1, 5.0, np.zeros((120, 160, 3), np.uint8))


def people(*verdicts: Verdict) -> tuple[Person, ...]:
    return tuple(Person(track, BOX, verdict) for track, verdict in enumerate(verdicts, 1))


def test_everyone_is_counted_as_what_they_are():
    told = people(Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_OK, Verdict.MASK_WRONG)
    assert tally(told) == Tally(masked=2, bare=1, wrong=1)


@pytest.mark.parametrize(
    "verdict", sorted(set(Verdict) - {Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG}, key=str)
)
def test_whatever_is_no_verdict_on_a_mask_is_unsure(verdict):
    assert tally(people(verdict)) == Tally(unsure=1)


def test_whoever_is_too_far_away_is_none_of_those_judged():
    found = tally([Person(1, BOX, Verdict.CANT_TELL, far=True), *people(Verdict.MASK_OK)])
    assert found == Tally(masked=1, far=1)
    assert found.judged == (1, 0, 0, 0)


def test_an_empty_entrance_has_a_count_of_nobody():
    assert Crowd(5.1, FRAME).tally == Tally()


def test_beside_a_fault_nobody_can_know_how_many_there_are():
    assert Crowd(5.1, fault=Reason.CAMERA_LOST).tally is None
    assert Crowd(5.1, FRAME, fault=Reason.ENGINE_FAILED).tally is None


def test_nobody_is_marked_beside_a_fault():
    with pytest.raises(ValueError, match="never beside a fault"):
        Crowd(5.1, FRAME, people(Verdict.MASK_OK), Reason.ENGINE_FAILED)


def test_nobody_is_marked_without_a_picture():
    with pytest.raises(ValueError, match="judged on a frame"):
        Crowd(5.1, None, people(Verdict.MASK_OK))
    with pytest.raises(ValueError, match="says why"):
        Crowd(5.1)
