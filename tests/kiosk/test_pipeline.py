"""The pipeline thread: from a real slot to the listeners, with a clock of the test's own."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from dataclasses import replace

import pytest

from kiosk.faces import Faces
from kiosk.pipeline import Judge, Pipeline
from kiosk.rules import Rules
from kiosk.scene import Fault, Frame, Outcome, Reason, Verdict
from kiosk.settings import ZoneSettings
from kiosk.slot import Slot
from kiosk.why import Why

LONG_S = 10.0
START = 50.0
STEP_S = 1 / 15


class Clock:
    """The pipeline's clock: stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


class Kiosk:
    """A pipeline on its thread, one frame at a time: each is answered before the next is put."""

    def __init__(self, stage, *listeners, finder=None, classifier=None, why=None) -> None:
        self.stage, self.clock = stage, Clock()
        self.slot: Slot[Frame | Fault] = Slot()
        self.heard: queue.Queue[tuple[Outcome, Frame | None]] = queue.Queue()
        faces = Faces(finder or stage.finder, ZoneSettings())
        judge = Judge(faces, classifier or stage.classifier, Rules(), START)
        told = [*listeners, lambda outcome, frame: self.heard.put((outcome, frame))]
        self.pipeline = Pipeline(self.slot, judge, told, self.clock, why)
        self.pipeline.start()

    def show(self, *people, late_s: float = 0.0) -> Outcome:
        """The outcome of the next frame, which was taken `late_s` ago."""
        self.clock.now += STEP_S
        frame = self.stage.frame(self.clock.now - late_s, *people)
        self.slot.put(frame)
        return self.wait_for(lambda _, of: of is frame)

    def play(self, frames: int, *people) -> Outcome:
        for _ in range(frames):
            last = self.show(*people)
        return last

    def fault(self, reason: Reason) -> Outcome:
        self.clock.now += STEP_S
        self.slot.put(Fault(reason, self.clock.now, "told by a test"))
        return self.wait_for(lambda outcome, _: outcome.reason is reason)

    def wait_for(self, wanted) -> Outcome:
        while True:
            outcome, frame = self.heard.get(timeout=LONG_S)
            if wanted(outcome, frame):
                return outcome

    def close(self) -> None:
        self.pipeline.close()


@pytest.fixture
def opened():
    """Opens kiosks and closes them after the test."""
    with contextlib.ExitStack() as stack:
        yield lambda *args, **options: stack.enter_context(contextlib.closing(Kiosk(*args, **options)))


def answer(outcome: Outcome) -> tuple[Verdict, Reason]:
    return outcome.verdict, outcome.reason


def test_a_masked_visitor_becomes_green_on_the_thread(opened, stage, person) -> None:
    kiosk = opened(stage)
    assert answer(kiosk.show(person("anna"))) == (Verdict.LOOKING, Reason.NONE)
    assert answer(kiosk.play(15, person("anna"))) == (Verdict.MASK_OK, Reason.NONE)


def test_an_outcome_comes_with_the_frame_it_was_made_of(opened, stage, person) -> None:
    kiosk = opened(stage)
    frame = stage.frame(START, person("anna"))
    kiosk.slot.put(frame)
    outcome = kiosk.wait_for(lambda _, of: of is frame)
    assert (outcome.frame, outcome.captured_s) == (frame.sequence, frame.captured_s)


def test_every_listener_hears_every_outcome(opened, stage, person) -> None:
    heard: list[int | None] = []
    kiosk = opened(stage, lambda outcome, frame: heard.append(outcome.frame))
    kiosk.play(5, person("anna"))
    assert [number for number in heard if number is not None] == [1, 2, 3, 4, 5]


def test_without_frames_the_listeners_still_hear_and_soon_of_a_stale_picture(opened, stage, person) -> None:
    kiosk = opened(stage)
    kiosk.play(15, person("anna"))
    kiosk.clock.now += 0.4
    assert answer(kiosk.wait_for(lambda outcome, frame: frame is None and outcome.decided_s == kiosk.clock.now)) == (
        Verdict.MASK_OK,
        Reason.NONE,
    )
    kiosk.clock.now += 0.2
    late = kiosk.wait_for(lambda outcome, frame: outcome.decided_s == kiosk.clock.now)
    assert answer(late) == (Verdict.FAULT, Reason.STALE)


def test_a_stale_frame_is_a_fault_however_masked(opened, stage, person) -> None:
    kiosk = opened(stage)
    kiosk.play(15, person("anna"))
    assert answer(kiosk.show(person("anna"), late_s=0.6)) == (Verdict.FAULT, Reason.STALE)
    assert answer(kiosk.show(person("anna"))) == (Verdict.LOOKING, Reason.NONE)


@pytest.mark.parametrize("reason", [Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK])
def test_a_camera_fault_stands_until_a_frame_replaces_it(opened, stage, person, reason: Reason) -> None:
    kiosk = opened(stage)
    kiosk.play(15, person("anna"))
    assert answer(kiosk.fault(reason)) == (Verdict.FAULT, reason)
    kiosk.clock.now += 5
    again = kiosk.wait_for(lambda outcome, frame: outcome.decided_s == kiosk.clock.now)
    assert answer(again) == (Verdict.FAULT, reason)
    assert answer(kiosk.show(person("anna"))) == (Verdict.LOOKING, Reason.NONE)
    assert answer(kiosk.play(15, person("anna"))) == (Verdict.MASK_OK, Reason.NONE)


def test_an_engine_that_raises_is_a_fault_and_the_kiosk_recovers(opened, stage, person, caplog) -> None:
    kiosk = opened(stage)
    kiosk.play(15, person("anna"))
    with caplog.at_level(logging.ERROR):
        told = [answer(kiosk.show(person("anna", reading=None))) for _ in range(3)]
    assert told[-1] == (Verdict.FAULT, Reason.ENGINE_FAILED)  # at the latest when the next reading is due
    assert "the fake engine broke" in caplog.text
    assert answer(kiosk.show(person("anna"))) == (Verdict.LOOKING, Reason.NONE)
    assert answer(kiosk.play(15, person("anna"))) == (Verdict.MASK_OK, Reason.NONE)


def test_an_engine_that_keeps_failing_is_logged_once_and_told_as_such_throughout(opened, stage, person, caplog) -> None:
    kiosk = opened(stage)
    told = set()
    with caplog.at_level(logging.ERROR):
        for _ in range(20):
            told.add(answer(kiosk.show(person("anna", reading=None))))
    assert told == {(Verdict.FAULT, Reason.ENGINE_FAILED)}
    assert len(caplog.records) == 1


def test_between_two_failing_frames_the_engine_is_still_what_failed(opened, stage, person) -> None:
    """At less than ten frames a second the pipeline asks between frames: the reason must not flicker."""
    kiosk = opened(stage)
    for _ in range(12):
        kiosk.show(person("anna", reading=None))
    between = kiosk.wait_for(lambda _, frame: frame is None)
    assert answer(between) == (Verdict.FAULT, Reason.ENGINE_FAILED)


def test_a_stage_that_raises_anything_at_all_is_a_fault_and_not_the_end(opened, stage, person, caplog) -> None:
    class Odd:
        def read(self, bgr, box):
            raise ZeroDivisionError("something nobody thought of")

    kiosk = opened(stage, classifier=Odd())
    with caplog.at_level(logging.ERROR):
        assert answer(kiosk.show(person("anna"))) == (Verdict.FAULT, Reason.ENGINE_FAILED)
        assert answer(kiosk.show()) == (Verdict.NOBODY, Reason.NONE)
    assert "ZeroDivisionError" in caplog.text, "an error that is not ours is logged with its trace"


def test_a_listener_that_raises_does_not_silence_the_kiosk(opened, stage, person, caplog) -> None:
    """A report on a full disk must not freeze the screen or the door."""

    def full_disk(outcome: Outcome, frame: Frame | None) -> None:
        if outcome.frame == 2:
            raise OSError("no space left on device")

    kiosk = opened(stage, full_disk)
    with caplog.at_level(logging.ERROR):
        assert answer(kiosk.play(20, person("anna"))) == (Verdict.MASK_OK, Reason.NONE)
    assert "no space left" in caplog.text


class UnreasonableWhy(Why):
    """Is wanted, and cannot make sense of anything."""

    def note(self, study, outcome, threshold, size) -> None:
        raise ZeroDivisionError("no reason")


def test_reasons_that_cannot_be_told_change_no_verdict_and_are_logged_once(opened, stage, person, caplog) -> None:
    why = UnreasonableWhy()
    why.show()
    kiosk = opened(stage, why=why)
    with caplog.at_level(logging.ERROR):
        assert answer(kiosk.play(20, person("anna"))) == (Verdict.MASK_OK, Reason.NONE)
        assert answer(kiosk.play(20)) == (Verdict.NOBODY, Reason.NONE)
    assert caplog.text.count("UnreasonableWhy.note fails") == 1
    assert "no reason" in caplog.text


def test_a_slow_stage_judges_the_newest_frame_and_skips_the_ones_between(stage, person) -> None:
    entered, go_on = threading.Event(), threading.Event()

    class Slow:
        def find(self, bgr):
            entered.set()
            assert go_on.wait(LONG_S)
            return stage.finder.find(bgr)

    kiosk = Kiosk(stage, finder=Slow())
    with contextlib.closing(kiosk):
        frames = [stage.frame(START, person("anna")) for _ in range(5)]
        kiosk.slot.put(frames[0])
        assert entered.wait(LONG_S)
        for frame in frames[1:]:
            kiosk.slot.put(frame)
        go_on.set()
        judged = [kiosk.wait_for(lambda _, frame: frame is not None).frame for _ in range(2)]
    assert judged == [frames[0].sequence, frames[4].sequence]


def test_an_outcome_tells_how_long_the_stages_took(opened, stage, person) -> None:
    class Lagging:
        """A finder that takes 30 ms of the test's clock."""

        clock: Clock

        def find(self, bgr):
            self.clock.now += 0.03
            return stage.finder.find(bgr)

    finder = Lagging()
    kiosk = opened(stage, finder=finder)
    finder.clock = kiosk.clock
    outcome = kiosk.show(person("anna"), late_s=0.02)
    assert outcome.latency_ms == pytest.approx(30, abs=1e-6)
    assert outcome.age_ms == pytest.approx(50, abs=1e-6)


def test_closing_ends_the_thread_and_closing_again_is_harmless(stage) -> None:
    kiosk = Kiosk(stage)
    assert any(thread.name == "pipeline" for thread in threading.enumerate())
    kiosk.close()
    kiosk.close()
    assert not any(thread.name == "pipeline" for thread in threading.enumerate())


def test_a_pipeline_that_was_never_started_can_be_closed(stage) -> None:
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, Rules(), START)
    slot: Slot[Frame | Fault] = Slot()
    Pipeline(slot, judge, [], Clock()).close()


@pytest.mark.parametrize("flawed", [{"turned": True}, {"height": 40}])
def test_the_classifier_is_not_asked_about_a_face_the_gate_refuses(stage, person, flawed: dict[str, object]) -> None:
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, Rules(), START)
    anna = replace(person("anna", reading=None), **flawed)  # reading it would raise
    assert judge.look(stage.frame(START, anna)).reading is None


def test_the_classifier_is_not_asked_about_a_crowd(stage, person) -> None:
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, Rules(), START)
    anna, bert = person("anna", x=230), person("bert", x=410)
    for n in range(5):
        sight = judge.look(stage.frame(START + n * STEP_S, anna, bert))
    assert sight.crowded
    assert sight.reading is None
    assert sight.subject is not None
