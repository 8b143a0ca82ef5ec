"""The override as a story: the real desk behind it, touched by a finger or a mouse."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.desk import ONE_PERSON_S, Step
from kiosk.scene import Reason, Verdict
from ui.keys import Key

NAME, PIN = "Anna Berg", "271828"
STEPS = [Step.WHO, Step.PIN, Step.REASON, Step.HOW_LONG, Step.DONE]


@pytest.mark.parametrize("touching", ["hand", "mouse"])
def test_staff_let_somebody_through_and_take_it_back(window, office, request, touching):
    hand = request.getfixturevalue(touching)
    hand.go_to(Step.DONE)
    assert office.door.granted == [300]
    assert window.panel.accessibleName() == "Staff pass"
    assert "5:00 left" in hand.texts()
    assert NAME in hand.texts()
    hand.tap("Revoke")
    hand.until(Step.CLOSED, granted_s=0)
    assert office.door.ended == 1
    assert window.panel.accessibleName() == "Mask missing"
    assert hand.can_tap() == {"Staff only"}


def test_one_person_is_let_through_and_the_pass_ends_by_itself(window, office, stage, hand):
    hand.go_to(Step.HOW_LONG)
    hand.tap("This person only")
    hand.until(Step.DONE)
    assert office.door.granted == [ONE_PERSON_S]
    hand.tick(ONE_PERSON_S - 7, stage.clock)
    hand.until(Step.DONE, granted_s=7)
    assert "0:07 left" in hand.texts()
    hand.tick(8, stage.clock)
    hand.until(Step.DONE, granted_s=0)
    assert window.panel.accessibleName() == "Mask missing"


def test_while_a_pass_runs_another_can_be_given(window, office, hand):
    hand.go_to(Step.DONE)
    hand.go_to(Step.DONE)
    assert office.door.granted == [300, 300]


@pytest.mark.parametrize("step", STEPS)
def test_the_verdict_and_the_picture_stay_in_sight(stage, window, hand, step):
    hand.go_to(step)
    for verdict, reason, said in (
        (Verdict.MASK_OK, Reason.NONE, "Mask OK"),
        (Verdict.FAULT, Reason.CAMERA_LOST, "No camera"),
        (Verdict.NO_MASK, Reason.NO_MASK, "Mask missing"),
    ):
        window.show_verdict(stage.shown(verdict, reason))
        assert window.front.strip.isVisible()
        assert said in hand.texts()
        assert said in window.front.strip.accessibleName()
        assert not window.override.sheet.geometry().intersects(window.feed.geometry())


def test_the_camera_may_go_at_any_moment(stage, window, office, hand, qtbot):
    hand.go_to(Step.PIN)
    stage.clock.now += 2
    window.feed.pull(stage.clock.now)
    stage.bridge.tick()
    window.show_verdict(stage.shown(Verdict.FAULT, Reason.CAMERA_LOST))
    assert not window.feed.live
    hand.enter(PIN)
    hand.until(Step.REASON)
    hand.tap("Known visitor")
    hand.until(Step.HOW_LONG)
    hand.tap("15\u00a0min")
    hand.until(Step.DONE)
    assert office.door.granted == [900]
    assert window.panel.accessibleName() == "Staff pass"
    assert "No camera" in hand.texts()


@pytest.mark.parametrize("step", STEPS)
def test_turning_the_screen_loses_nothing(window, hand, step):
    hand.go_to(step)
    before = hand.texts()
    for width, height in ((720, 1280), (800, 480), (1280, 720)):
        window.resize(width, height)
        assert sorted(hand.texts()) == sorted(before)
        assert all(block.fits() for block in window.blocks())
        assert all(inside(key, window) for key in hand.seen())


def inside(widget: QWidget, window: QWidget) -> bool:
    return window.rect().contains(QRect(widget.mapTo(window, QPoint()), widget.size()))


@pytest.mark.parametrize("step", STEPS[:-1])
def test_cancel_closes_it_at_once(window, office, hand, step):
    hand.go_to(step)
    hand.tap("Cancel")
    hand.until(Step.CLOSED)
    assert window.panel.isVisible()
    assert window.staff.isVisible()
    assert not window.override.sheet.isVisible()
    assert office.door.granted == []


def test_turning_the_key_switch_opens_it_without_a_touch(office, stage, hand):
    office.desk.key_switch(turned=False)
    office.desk.key_switch(turned=True)
    hand.tick(0.1, stage.clock)
    hand.until(Step.REASON)
    assert "Why?" in hand.texts()


def test_without_a_desk_there_is_no_entrance(stage, qtbot):
    window = stage.window()
    qtbot.addWidget(window)
    assert window.override is None
    assert window.findChildren(Key) == []
