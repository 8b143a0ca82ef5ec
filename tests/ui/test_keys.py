"""Keys under fingers: one, two, quick ones, and ones that slide off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from ui import glyphs
from ui.keys import LIT_MS, Key
from ui.shield import Shield

LEFT, RIGHT, BETWEEN = QPoint(50, 50), QPoint(250, 50), QPoint(150, 50)


@pytest.fixture(scope="module")
def finger(qapp):
    return QTest.createTouchDevice()


class Board(QWidget):
    """Two keys, and what became of them."""

    def __init__(self, finger):
        super().__init__()
        self.finger, self.heard = finger, []
        self.resize(300, 100)
        self.left, self.right = Key(self, "left"), Key(self, "right")
        for key, x in ((self.left, 0), (self.right, 200)):
            key.say(key.objectName())
            key.setGeometry(x, 0, 100, 100)
            key.pressed.connect(lambda key=key: self.heard.append(f"{key.text()} pressed"))
            key.clicked.connect(lambda _checked=False, key=key: self.heard.append(f"{key.text()} clicked"))

    def touch(self, **points: QPoint):
        """press_0=..., move_0=..., release_1=...: one event, other fingers stay where they are."""
        event = QTest.touchEvent(self, self.finger)
        for what, point in points.items():
            action, number = what.split("_")
            if action == "stay":
                event.stationary(int(number))
            else:
                getattr(event, action)(int(number), point, self)
        event.commit()


@pytest.fixture
def board(qtbot, qapp, finger):
    shield = Shield()
    qapp.installEventFilter(shield)
    made = Board(finger)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qapp.removeEventFilter(shield)


def test_a_finger_is_felt_as_it_lands(board):
    before = board.left.grab().toImage()
    board.touch(press_0=LEFT)
    assert board.heard == ["left pressed"]
    assert board.left.grab().toImage() != before
    board.touch(release_0=LEFT)
    assert board.heard == ["left pressed", "left clicked"]


def test_a_tap_shorter_than_a_frame_is_seen(board, qtbot):
    before = board.left.grab().toImage()
    board.touch(press_0=LEFT)
    board.touch(release_0=LEFT)
    assert board.left.grab().toImage() != before
    qtbot.waitUntil(lambda: board.left.grab().toImage() == before, timeout=20 * LIT_MS)


def test_two_fingers_that_overlap_press_both(board):
    board.touch(press_0=LEFT)
    board.touch(stay_0=LEFT, press_1=RIGHT)
    board.touch(release_0=LEFT, stay_1=RIGHT)
    board.touch(release_1=RIGHT)
    assert board.heard == ["left pressed", "right pressed", "left clicked", "right clicked"]


def test_a_second_finger_elsewhere_takes_the_first_ones_press_back(board):
    board.touch(press_0=LEFT)
    board.touch(stay_0=LEFT, press_1=BETWEEN)
    board.touch(release_0=LEFT, stay_1=BETWEEN)
    board.touch(release_1=BETWEEN)
    assert board.heard == ["left pressed"]
    assert not board.left.isDown()


def test_a_button_that_knows_no_fingers_is_not_left_down(board):
    plain = QPushButton(board)
    plain.setGeometry(110, 0, 80, 100)
    plain.show()
    board.touch(press_0=BETWEEN)
    assert plain.isDown()
    board.touch(stay_0=BETWEEN, press_1=RIGHT)
    board.touch(release_0=BETWEEN, release_1=RIGHT)
    assert not plain.isDown()
    assert board.heard == []


def test_a_finger_that_slides_off_chooses_nothing(board):
    board.touch(press_0=LEFT)
    board.touch(move_0=BETWEEN)
    assert not board.left.isDown()
    board.touch(release_0=BETWEEN)
    assert board.heard == ["left pressed"]


def test_the_mouse_works_too(board):
    QTest.mouseClick(board.left, Qt.MouseButton.LeftButton)
    assert board.heard == ["left pressed", "left clicked"]


def test_a_key_that_is_off_feels_nothing_and_looks_so(board):
    before = board.left.grab().toImage()
    board.left.setEnabled(False)
    board.touch(press_0=LEFT)
    board.touch(release_0=LEFT)
    QTest.mouseClick(board.left, Qt.MouseButton.LeftButton)
    assert board.heard == []
    assert board.left.grab().toImage() != before


def test_a_key_switched_off_under_the_finger_is_not_clicked(board):
    board.touch(press_0=LEFT)
    board.left.setEnabled(False)
    board.touch(release_0=LEFT)
    assert board.heard == ["left pressed"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select])
def test_no_keyboard_presses_one_even_without_the_shield(qtbot, finger, key):
    board = Board(finger)
    qtbot.addWidget(board)
    board.show()
    QTest.keyClick(board, key)
    QTest.keyClick(board, Qt.Key.Key_Tab)
    QTest.keyClick(board, key)
    assert board.heard == []
    assert board.focusWidget() is None


def test_a_sign_has_a_name_and_is_a_button(board):
    sign = Key(board, "sign", glyph=glyphs.close, source="Cancel")
    accessible = QAccessible.queryAccessibleInterface(sign)
    assert accessible.role() == QAccessible.Role.Button
    assert accessible.text(QAccessible.Text.Name) == "Cancel"
    assert sign.blocks() == ()
