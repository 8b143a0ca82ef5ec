"""The crowd's thread: from a real slot to the listeners, with a clock of the test's own."""

from __future__ import annotations

import contextlib
import logging
import queue

import pytest

from kiosk.crowd import LATE_S, Crowd
from kiosk.crowd_pipeline import CrowdPipeline
from kiosk.onlooker import Onlooker
from kiosk.rules import Rules
from kiosk.scene import Fault, Reason, Verdict
from kiosk.slot import Slot

LONG_S = 10.0


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


class Proof:
    """The kiosk's self-proof, as it is told to be."""

    def __init__(self) -> None:
        self.trouble, self.turns = "", 0

    def turn(self, now: float) -> None:
        self.turns += 1


class Doorway:
    def __init__(self, stage, *listeners, proof=None) -> None:
        self.stage, self.clock = stage, Clock()
        self.slot, self.heard = Slot(), queue.Queue()
        onlooker = Onlooker(stage.finder, stage.classifier, Rules(), self.clock)
        self.pipeline = CrowdPipeline(self.slot, onlooker, [*listeners, self.heard.put], self.clock, proof)
        self.pipeline.start()

    def show(self, *people, late_s: float = 0.0) -> Crowd:
        self.clock.now += 0.1
        frame = self.stage.frame(self.clock.now - late_s, *people)
        self.slot.put(frame)
        return self.wait_for(lambda crowd: crowd.frame is frame)

    def play(self, frames: int, *people) -> Crowd:
        for _ in range(frames):
            crowd = self.show(*people)
        return crowd

    def fault(self, reason: Reason) -> Crowd:
        self.slot.put(Fault(reason, self.clock.now, "told by a test"))
        return self.wait_for(lambda crowd: crowd.fault is reason)

    def wait_for(self, wanted) -> Crowd:
        while True:
            crowd = self.heard.get(timeout=LONG_S)
            if wanted(crowd):
                return crowd

    def close(self) -> None:
        self.pipeline.close()


@pytest.fixture
def opened():
    with contextlib.ExitStack() as stack:
        yield lambda *args, **more: stack.enter_context(contextlib.closing(Doorway(*args, **more)))


def verdicts(crowd):
    return [person.verdict for person in crowd.people]


def test_everyone_is_told_with_the_frame_they_were_judged_on(stage, person, masked, bare, opened):
    two = person("ann", x=150, reading=masked), person("bob", x=480, reading=bare)
    crowd = opened(stage).play(12, *two)
    assert verdicts(crowd) == [Verdict.MASK_OK, Verdict.NO_MASK]
    assert crowd.fault is Reason.NONE


@pytest.mark.parametrize("reason", [Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK])
def test_a_camera_fault_marks_nobody_and_lasts_until_the_next_frame(stage, person, opened, reason):
    doorway = opened(stage)
    doorway.play(12, person("ann"))
    assert doorway.fault(reason).tally is None
    again = doorway.wait_for(lambda crowd: crowd.fault is reason)
    assert again.people == ()
    assert doorway.show(person("ann")).fault is Reason.NONE


def test_after_a_fault_green_is_earned_anew(stage, person, opened):
    doorway = opened(stage)
    assert verdicts(doorway.play(12, person("ann"))) == [Verdict.MASK_OK]
    doorway.fault(Reason.CAMERA_LOST)
    assert verdicts(doorway.show(person("ann"))) == [Verdict.LOOKING]


def test_an_engine_that_fails_is_a_fault_with_the_live_picture_and_is_logged_once(stage, person, opened, caplog):
    doorway = opened(stage)
    with caplog.at_level(logging.ERROR):
        crowd = doorway.play(6, person("nan", reading=None))
    assert (crowd.fault, crowd.people) == (Reason.ENGINE_FAILED, ())
    assert crowd.frame is not None
    assert [record.message for record in caplog.records if record.name == "kiosk.crowd_pipeline"] == [
        "the crowd cannot be judged: the fake engine broke: mend the story"
    ]


def test_while_the_engine_fails_no_frame_passes_for_an_empty_entrance(stage, person, opened):
    doorway, broken = opened(stage), person("nan", reading=None)
    doorway.play(3, broken)
    assert [doorway.show(broken).tally for _ in range(4)] == [None] * 4


def test_the_thread_lives_through_what_no_stage_may_raise(stage, person, opened, caplog):
    stage.painted[1] = ()
    doorway = opened(stage)
    doorway.pipeline._onlooker._finder = None
    assert doorway.show(person("ann")).fault is Reason.ENGINE_FAILED
    doorway.pipeline._onlooker._finder = stage.finder
    assert doorway.show(person("ann")).fault is Reason.NONE
    assert "NoneType" in caplog.text


def test_a_picture_judged_too_late_is_none_of_now(stage, person, opened):
    doorway = opened(stage)
    doorway.play(12, person("ann"))
    crowd = doorway.show(person("ann"), late_s=LATE_S + 0.01)
    assert (crowd.fault, crowd.people) == (Reason.STALE, ())


def test_lateness_is_not_said_each_time(stage, person, opened, caplog):
    doorway = opened(stage)
    for _ in range(5):
        doorway.show(person("ann"), late_s=LATE_S + 0.01)
        doorway.show(person("ann"))
    assert caplog.text.count("too late to be shown") == 1


def test_without_new_frames_the_last_one_grows_stale(stage, person, opened):
    doorway = opened(stage)
    doorway.play(12, person("ann"))
    doorway.clock.now += LATE_S + 0.1
    crowd = doorway.wait_for(lambda crowd: crowd.fault is not Reason.NONE)
    assert (crowd.fault, crowd.frame) == (Reason.STALE, None)


def test_nobody_is_judged_while_the_self_proof_is_wrong(stage, person, opened):
    proof = Proof()
    doorway = opened(stage, proof=proof)
    doorway.play(12, person("ann"))
    proof.trouble = "a mask is none"
    assert doorway.show(person("ann")).fault is Reason.ENGINE_FAILED
    proof.trouble = ""
    assert doorway.show(person("ann")).fault is Reason.NONE
    assert proof.turns >= 13


def test_a_listener_that_fails_takes_nobody_along_and_is_logged_once(stage, person, opened, caplog):
    def breaks(_crowd: Crowd) -> None:
        raise RuntimeError("broken")

    doorway = opened(stage, breaks)
    doorway.play(4, person("ann"))
    assert caplog.text.count("fails and misses news") == 1


def test_closing_twice_is_harmless(stage, opened):
    doorway = opened(stage)
    doorway.close()
    doorway.close()
