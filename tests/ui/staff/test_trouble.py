"""The override where it goes wrong: nobody there, wrong PINs, a dead door, a keyboard, somebody who looks on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step

PIN = "271828"
STEPS = [Step.WHO, Step.PIN, Step.REASON, Step.HOW_LONG, Step.DONE]


@pytest.mark.parametrize("step", STEPS[:-1])
def test_nobody_touches_it_and_it_closes_by_itself(stage, window, hand, step):
    hand.go_to(step)
    hand.tick(31, stage.clock)
    hand.until(Step.CLOSED)
    assert not window.override.sheet.isVisible()


def test_what_was_typed_is_forgotten_when_it_closes(stage, window, hand):
    hand.go_to(Step.PIN)
    hand.tap("2")
    hand.until(Step.PIN, entered=1)
    hand.tick(31, stage.clock)
    hand.until(Step.CLOSED)
    hand.go_to(Step.PIN)
    hand.until(Step.PIN, entered=0)
    assert "Please enter your PIN." in hand.texts()


def test_a_digit_can_be_taken_back_and_too_few_cannot_be_entered(window, hand):
    hand.go_to(Step.PIN)
    for digit in PIN:
        assert "Enter" not in hand.can_tap()
        hand.tap(digit)
    hand.until(Step.PIN, entered=6)
    assert "Enter" in hand.can_tap()
    hand.tap("Erase the last digit")
    hand.until(Step.PIN, entered=5)
    assert "Enter" not in hand.can_tap()


def test_a_wrong_pin_is_said_and_may_be_tried_again(window, hand):
    hand.go_to(Step.PIN)
    hand.enter("314159")
    hand.until(Step.PIN, trouble="wrong")
    assert "Wrong PIN. Please try again." in hand.texts()
    hand.enter(PIN)
    hand.until(Step.REASON)


def test_after_five_wrong_ones_the_pad_waits_and_says_how_long(stage, window, hand):
    hand.go_to(Step.PIN)
    for _ in range(5):
        hand.enter("314159")
        hand.until(Step.PIN, entered=0)
    hand.until(Step.PIN, trouble="locked")
    assert "Too many wrong tries. Locked for 0:30." in hand.texts()
    assert hand.can_tap() == {"Cancel"}
    hand.tick(12, stage.clock)
    hand.until(Step.PIN, wait_s=18)
    assert "Too many wrong tries. Locked for 0:18." in hand.texts()
    hand.tap("Cancel")
    hand.until(Step.CLOSED)
    hand.tick(19, stage.clock)
    hand.go_to(Step.REASON)


def test_after_ten_wrong_ones_by_anybody_all_wait(stage, hand):
    for name, tries in (("Anna Berg", 4), ("Mehmet Yıldız", 4), ("Li", 2)):
        hand.tap("Staff only")
        hand.until(Step.WHO)
        hand.tap(name)
        hand.until(Step.PIN)
        for _ in range(tries):
            hand.enter("314159")
            hand.until(Step.PIN, entered=0)
        if name != "Li":
            hand.tap("Cancel")
            hand.until(Step.CLOSED)
    hand.until(Step.PIN, trouble="slow")
    assert "PINs are paused here. Please wait 0:30." in hand.texts()
    assert hand.can_tap() == {"Cancel"}


def test_a_door_that_does_not_answer_is_said_and_nothing_is_claimed(window, office, hand):
    hand.go_to(Step.HOW_LONG)
    office.door.why_not = "no doorman"
    hand.tap("5\u00a0min")
    hand.until(Step.HOW_LONG, trouble="door")
    assert "The door does not answer. Please see to it by hand." in hand.texts()
    assert not window.override.banner.isVisible()
    office.door.why_not = ""
    hand.tap("5\u00a0min")
    hand.until(Step.DONE)
    office.door.why_not = "no doorman"
    hand.tap("Revoke")
    hand.until(Step.DONE, trouble="door")
    assert "The door does not answer. Please see to it by hand." in hand.texts()
    assert window.panel.accessibleName() == "Staff pass"


def test_a_list_of_staff_that_is_empty_is_said(window, hand, tmp_path):
    (tmp_path / "staff.json").write_text("[]")
    hand.tap("Staff only")
    hand.until(Step.WHO)
    assert "The list of staff is empty or unreadable. Please see to the door by hand." in hand.texts()
    assert hand.can_tap() == {"Cancel"}


@pytest.mark.parametrize("step", STEPS)
def test_no_keyboard_does_anything(window, office, hand, step):
    hand.go_to(step)
    view = office.desk.view()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_2):
        QTest.keyClick(window, key)
    assert window.focusWidget() is None
    assert office.desk.view() == view


def test_nothing_tells_which_digits_were_entered(window, hand, caplog):
    """Two PINs of one length leave the same texts, names and pixels behind."""
    hand.go_to(Step.PIN)
    digits, left_behind = window.override.sheet.pad.digits, set()
    unlit = [bytes_of(key) for key in digits]
    for pin in ("2718", "9035"):
        for digit in pin:
            hand.tap(digit)
        hand.until(Step.PIN, entered=4)
        hand.qtbot.waitUntil(lambda: [bytes_of(key) for key in digits] == unlit, timeout=5000)
        parts = (window, *window.findChildren(QWidget))
        names = tuple((p.objectName(), p.accessibleName(), p.accessibleDescription(), p.toolTip()) for p in parts)
        assert not any(pin in word for words in names for word in words)
        left_behind.add((names, bytes_of(window)))
        for _ in pin:
            hand.tap("Erase the last digit")
        hand.until(Step.PIN, entered=0)
    assert len(left_behind) == 1
    assert caplog.text == ""


def bytes_of(widget: QWidget) -> bytes:
    image = widget.grab().toImage()  # named: its bytes go with it
    return bytes(image.constBits())
