"""Visits: one record a person, with the verdict that counted; and when a fault began and ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.decide import State, outcome, step
from kiosk.record.allowed import checked
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Face, Landmarks, Outcome, Reading, Reason, Sight, Verdict
from kiosk.visits import Visits

BOX = Box(10, 10, 90, 110)
MARKS = Landmarks((30, 40), (70, 40), (50, 60), (35, 80), (65, 80))


class Notes:
    """Takes what would be written, as the journal does."""

    def __init__(self) -> None:
        self.visits = Visits(self.note, "resnet50")
        self.taken: list[tuple[str, dict[str, object]]] = []

    def note(self, kind: str, fields: object) -> None:
        assert isinstance(fields, dict)
        assert checked(kind, fields)
        self.taken.append((kind, fields))

    def hear(self, *outcomes: Outcome) -> list[tuple[str, dict[str, object]]]:
        for one in outcomes:
            self.visits(one, None)
        return self.taken


def told(
    at_s: float, verdict: Verdict, reason: Reason = Reason.NONE, track: int | None = 1, latency_ms: float = 30.0
) -> Outcome:
    seen = BOX if track is not None else None
    return Outcome(verdict, reason, at_s, 7, track, seen, captured_s=at_s - 0.05, latency_ms=latency_ms)


def looking(at_s: float, track: int = 1) -> Outcome:
    return told(at_s, Verdict.LOOKING, track=track)


def green(at_s: float, track: int = 1) -> Outcome:
    return told(at_s, Verdict.MASK_OK, track=track)


def nobody(at_s: float) -> Outcome:
    return told(at_s, Verdict.NOBODY, track=None)


def lost(at_s: float, reason: Reason = Reason.CAMERA_LOST) -> Outcome:
    return Outcome(Verdict.FAULT, reason, at_s)


def test_a_person_who_comes_is_judged_and_goes_is_one_record() -> None:
    taken = Notes().hear(
        nobody(9.9), looking(10.0), replace(looking(10.1), latency_ms=45.25), green(10.7), green(13.0), nobody(13.7)
    )
    assert taken == [
        ("visit", {
            "verdict": "MASK_OK", "reason": "NONE", "duration_s": 3.0, "latency_ms": 45.2, "green": True,
            "model": "resnet50", "to_verdict_s": 0.75,
        }),
    ]  # fmt: skip


def test_nothing_is_said_while_somebody_is_there() -> None:
    assert Notes().hear(looking(10.0), green(11.0), green(12.0)) == []


def test_the_last_verdict_counts_and_green_is_remembered() -> None:
    bare = told(12.0, Verdict.NO_MASK, Reason.NO_MASK)
    ((_, fields),) = Notes().hear(looking(10.0), green(11.0), bare, looking(12.5), nobody(13.5))
    assert (fields["verdict"], fields["reason"], fields["green"]) == ("NO_MASK", "NO_MASK", True)
    assert fields["to_verdict_s"] == 1.05


def test_somebody_who_was_never_judged_is_a_visit_without_a_verdict() -> None:
    far = told(11.0, Verdict.LOOKING, Reason.COME_CLOSER)
    ((_, fields),) = Notes().hear(looking(10.0), far, nobody(12.0))
    assert (fields["verdict"], fields["reason"], fields["green"]) == ("LOOKING", "COME_CLOSER", False)
    assert "to_verdict_s" not in fields


def test_cannot_tell_is_a_verdict_to_the_visitor_and_no_judgement() -> None:
    dark = told(12.5, Verdict.CANT_TELL, Reason.TOO_DARK)
    ((_, fields),) = Notes().hear(looking(10.0), dark, nobody(14.0))
    assert (fields["verdict"], fields["reason"]) == ("CANT_TELL", "TOO_DARK")
    assert "to_verdict_s" not in fields


def test_who_walks_by_is_no_visit_unless_there_was_a_verdict() -> None:
    notes = Notes()
    assert notes.hear(looking(10.0), looking(10.4), nobody(11.0)) == []
    assert len(notes.hear(looking(20.0), green(20.3), nobody(21.0))) == 1


def test_the_next_person_is_another_visit() -> None:
    taken = Notes().hear(
        looking(10.0), green(11.0), looking(12.0, track=2), told(13.0, Verdict.NO_MASK, Reason.NO_MASK, 2), nobody(14.0)
    )
    assert [(kind, fields["verdict"], fields["green"]) for kind, fields in taken] == [
        ("visit", "MASK_OK", True),
        ("visit", "NO_MASK", False),
    ]


def test_nothing_tells_one_visitor_from_another() -> None:
    first, second = (Notes().hear(looking(10.0, n), green(11.0, n), nobody(12.0)) for n in (3, 977))
    assert first == second


def test_a_person_stays_while_the_finder_misses_a_face_and_leaves_when_last_seen() -> None:
    missed = replace(green(12.4), box=None)
    ((_, fields),) = Notes().hear(looking(10.0), green(11.0), green(12.0), missed, nobody(12.7))
    assert fields["duration_s"] == 2.0


def test_an_override_is_a_verdict_and_not_green_by_a_mask() -> None:
    ((_, fields),) = Notes().hear(looking(10.0), told(12.0, Verdict.OVERRIDE), nobody(14.0))
    assert (fields["verdict"], fields["green"]) == ("OVERRIDE", False)


def test_a_fault_ends_the_visit_and_is_told_when_it_begins_and_when_it_is_over() -> None:
    notes = Notes()
    assert [kind for kind, _ in notes.hear(looking(10.0), green(11.0), lost(12.0))] == ["visit", "fault"]
    notes.hear(lost(12.1), lost(16.5), nobody(16.6), nobody(21.4))
    assert notes.taken[1:] == [("fault", {"event": "begin", "reason": "CAMERA_LOST"})]
    notes.hear(nobody(21.5))
    assert notes.taken[2:] == [("fault", {"event": "end", "reason": "CAMERA_LOST", "duration_s": 4.5})]


def test_a_fault_that_comes_and_goes_is_one() -> None:
    notes = Notes()
    for second in range(10, 20):
        notes.hear(lost(second, Reason.STALE), nobody(second + 0.5))
    notes.hear(nobody(30.0))
    assert [(fields["event"], fields.get("duration_s")) for _, fields in notes.taken] == [("begin", None), ("end", 9.0)]


def test_a_fault_that_becomes_another_is_two() -> None:
    taken = Notes().hear(lost(10.0, Reason.STALE), lost(10.5, Reason.STALE), lost(11.0), lost(13.0), nobody(20.0))
    assert [(fields["event"], fields["reason"], fields.get("duration_s")) for _, fields in taken] == [
        ("begin", "STALE", None),
        ("end", "STALE", 0.5),
        ("begin", "CAMERA_LOST", None),
        ("end", "CAMERA_LOST", 2.0),
    ]


def test_a_visit_goes_on_beside_a_fault_that_is_not_yet_over() -> None:
    taken = Notes().hear(lost(10.0), looking(10.5), green(11.5), nobody(13.0))
    assert [kind for kind, _ in taken] == ["fault", "visit"]


def test_the_kiosk_s_end_is_the_end_of_visit_and_fault() -> None:
    notes = Notes()
    notes.hear(looking(10.0), green(11.0))
    notes.visits.close()
    notes.visits.close()
    assert [kind for kind, _ in notes.taken] == ["visit"]
    notes.hear(lost(20.0), lost(25.0))
    notes.visits.close()
    assert notes.taken[-1] == ("fault", {"event": "end", "reason": "CAMERA_LOST", "duration_s": 5.0})


def test_a_clock_that_goes_back_makes_no_negative_time() -> None:
    ((_, fields),) = Notes().hear(looking(10.0), green(9.0), nobody(9.5))
    assert (fields["duration_s"], fields["to_verdict_s"]) == (0.0, 0.0)


def test_somebody_who_stays_for_days_is_still_written() -> None:
    ((_, fields),) = Notes().hear(looking(0.1), green(1.0), green(400_000.0), nobody(400_001.0))
    assert fields["duration_s"] == pytest.approx(399_999.9)


@pytest.mark.parametrize(("mask", "verdict"), [(0.98, "MASK_OK"), (0.01, "NO_MASK")])
def test_what_decide_tells_of_a_person_is_one_visit(mask: float, verdict: str) -> None:
    notes, rules, state = Notes(), Rules(), State(frame_s=0.0)
    face = Face(4, Detection(BOX, 0.9, MARKS), Reason.NONE)
    for frame in range(120):
        at_s = frame / 15
        here = 15 <= frame < 75
        reading = Reading(mask, 0.99 - mask, 0.01)
        event = Sight(frame, at_s, (face,), face, reading) if here else Sight(frame, at_s)
        state = step(state, event, at_s + 0.03, rules)
        notes.visits(outcome(state, event, at_s + 0.03, rules, 31.0), None)
    ((kind, fields),) = notes.taken
    assert (kind, fields["verdict"]) == ("visit", verdict)
    assert fields["duration_s"] == pytest.approx(59 / 15, abs=0.01)
    assert 0 < float(str(fields["to_verdict_s"])) < 1.0
