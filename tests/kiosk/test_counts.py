"""What happened since the start: from the listener, and from what is noted on its way to the record."""

from __future__ import annotations

from kiosk.counts import Counted, Counts
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.visits import Visits


def test_nothing_has_happened_at_the_start() -> None:
    assert Counts().counted() == Counted()


def test_visits_faults_and_outcomes_are_counted_and_still_noted() -> None:
    counts, noted = Counts(), list[str]()
    visits = Visits(counts.noting(lambda kind, _fields: noted.append(kind)), "resnet50")
    for at_s in (1.0, 2.0, 3.0):
        outcome = Outcome(Verdict.MASK_OK, Reason.NONE, at_s, 1, 7, None, at_s, at_s)
        visits(outcome, None)
        counts(outcome, None)
    visits(Outcome(Verdict.FAULT, Reason.CAMERA_LOST, 4.0), None)
    counted = counts.counted()
    assert counted.outcomes == {"MASK_OK": 3}
    assert counted.visits == {"MASK_OK": 1}
    assert counted.faults == {"CAMERA_LOST": 1}
    assert noted == ["visit", "fault"]


def test_a_fault_that_ends_is_no_second_one() -> None:
    counts = Counts()
    note = counts.noting(lambda _kind, _fields: None)
    note("fault", {"event": "begin", "reason": "STALE"})
    note("fault", {"event": "end", "reason": "STALE", "duration_s": 3.0})
    assert counts.counted().faults == {"STALE": 1}


def test_what_staff_do_is_counted_and_still_recorded_and_only_an_override_is_one() -> None:
    counts, recorded = Counts(), list[str]()
    record = counts.recording(lambda event, _fields: recorded.append(event))
    for event in ("override", "pin_refused", "pin_refused", "override_failed", "ended"):
        record(event, {"by": "Anna"})
    assert (counts.counted().overrides, counts.counted().wrong_pins) == (1, 2)
    assert len(recorded) == 5


def test_what_was_told_does_not_change_any_more() -> None:
    counts = Counts()
    before = counts.counted()
    counts(Outcome(Verdict.NOBODY, Reason.NONE, 1.0), None)
    assert before.outcomes == {}
