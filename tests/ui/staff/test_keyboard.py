"""Staff at a kiosk with a keyboard: everything goes without a finger but the entrance; visitors get nothing of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.desk import Step
from ui.shield import Shield

K = Qt.Key
PIN = "271828"


@pytest.fixture
def keyboard(window, qapp, qtbot):
    """Joined to the window as ui.app does it."""
    shield = Shield()
    qapp.installEventFilter(shield)
    shield.typed.connect(window.typed)
    shield.touched.connect(window.touched)
    window.activateWindow()
    qtbot.waitActive(window)

    def press(*keys: int | str) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(window, key)
            else:
                QTest.keyClick(window, key)

    yield press
    qapp.removeEventFilter(shield)


def test_from_the_names_to_the_pass_without_a_finger(window, office, hand, keyboard):
    hand.tap("Staff only")
    hand.until(Step.WHO)
    keyboard(K.Key_Down, K.Key_Return)
    hand.until(Step.PIN, who="Anna Berg")
    keyboard(PIN)
    hand.until(Step.PIN, entered=len(PIN))
    keyboard(K.Key_Return)
    hand.until(Step.REASON)
    keyboard(K.Key_Tab, K.Key_Tab, K.Key_Space)
    hand.until(Step.HOW_LONG)
    assert window.override.clerk.view.reason == "Delivery"
    keyboard(K.Key_Down, K.Key_Down, K.Key_Enter)
    hand.until(Step.DONE)
    assert len(office.door.granted) == 1


def test_a_step_begins_with_nothing_marked_so_that_a_second_press_chooses_nothing(window, hand, keyboard):
    hand.go_to(Step.REASON)
    keyboard(K.Key_Down, K.Key_Return)
    hand.until(Step.HOW_LONG)
    assert window.focusWidget() is None
    keyboard(K.Key_Return)
    window.override.clerk.tick()
    hand.until(Step.HOW_LONG)


def test_escape_closes_the_sheet(hand, keyboard):
    hand.go_to(Step.PIN)
    keyboard("27", K.Key_Escape)
    hand.until(Step.CLOSED)


def test_a_digit_typed_where_there_is_no_pad_is_nothing(window, office, hand, keyboard):
    hand.go_to(Step.WHO)
    before = office.desk.view()
    keyboard("123")
    hand.until(Step.WHO)
    assert office.desk.view() == before


def test_backspace_takes_a_digit_back(hand, keyboard):
    hand.go_to(Step.PIN)
    keyboard("271")
    hand.until(Step.PIN, entered=3)
    keyboard(K.Key_Backspace)
    hand.until(Step.PIN, entered=2)


@pytest.mark.parametrize("step", [Step.CLOSED, Step.DONE])
def test_on_the_visitors_screen_no_key_does_anything(window, office, hand, keyboard, step):
    if step is Step.DONE:
        hand.go_to(step)
    view, seen = office.desk.view(), hand.texts()
    keyboard("271828", K.Key_Tab, K.Key_Space, K.Key_Down, K.Key_Return, K.Key_Escape, K.Key_Backspace)
    window.override.clerk.tick()
    hand.until(step)
    assert window.focusWidget() is None
    assert office.desk.view() == view
    assert hand.texts() == seen
    assert window.staff.isEnabled()


def test_whoever_touches_afterwards_is_not_disturbed_by_the_mark(window, hand, keyboard):
    hand.go_to(Step.REASON)
    keyboard(K.Key_Down)
    hand.tap("Known visitor")
    hand.until(Step.HOW_LONG)
    assert window.override.clerk.view.reason == "Known visitor"


def test_whoever_goes_from_key_to_key_is_still_there_though_nothing_is_chosen(stage, hand, keyboard):
    hand.go_to(Step.REASON)
    for _ in range(3):
        stage.clock.now += 29
        keyboard(K.Key_Down)
        hand.until(Step.REASON)
    hand.tick(29, stage.clock)
    hand.until(Step.REASON)
    hand.tick(1, stage.clock)
    hand.until(Step.CLOSED)
