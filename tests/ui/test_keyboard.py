"""A keyboard, or a switch that sends its keys: staff can do everything with it, visitors nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.colour import contrast
from ui.keyboard import Keyboard
from ui.keys import Key
from ui.palette import KeyRole
from ui.palettes import PALETTES
from ui.shield import Shield
from ui.theme import Look, Style

K = Qt.Key


@dataclass
class Board:
    """Four keys in two rows, beside them a PIN pad's 1, 2, erase and enter; what was pressed."""

    window: QWidget
    pressed: list[str] = field(default_factory=list)
    there: bool = True

    def __post_init__(self) -> None:
        self.window.resize(400, 200)
        places = {"a": (0, 0), "b": (100, 0), "c": (0, 100), "d": (100, 100)}
        pad = {"digit_0": (200, 0), "digit_1": (300, 0), "erase": (200, 100), "enter": (300, 100)}
        self.keys = []
        for name, (x, y) in (*places.items(), *pad.items()):
            key = Key(self.window, name)
            key.say({"digit_0": "1", "digit_1": "2"}.get(name, name))
            key.setGeometry(QRect(x, y, 90, 90))
            key.clicked.connect(lambda _checked=False, name=name: self.pressed.append(name))
            self.keys.append(key)
        self.keyboard = Keyboard(lambda: self.keys if self.there else [])

    def type(self, *keys: int | str) -> None:
        for key in keys:
            self.keyboard.press(0 if isinstance(key, str) else key, key if isinstance(key, str) else "")

    def here(self) -> str:
        return next((key.objectName() for key in self.keys if key.hasFocus()), "")


@pytest.fixture
def board(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Board(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return made


def test_tab_goes_as_it_is_read_and_round(board):
    seen = []
    for _ in range(9):
        board.type(K.Key_Tab)
        seen.append(board.here())
    assert seen == ["a", "b", "digit_0", "digit_1", "c", "d", "erase", "enter", "a"]
    board.type(K.Key_Backtab)
    assert board.here() == "enter"


def test_nobody_begins_at_the_key_that_closes(board):
    board.keys[0].setObjectName("cancel")
    board.type(K.Key_Down)
    assert board.here() == "b"


def test_in_arabic_it_goes_from_the_right(board, turn_to):
    turn_to("ar")
    board.type(K.Key_Tab, K.Key_Tab)
    assert board.here() == "digit_0"


def test_arrows_go_where_they_point_and_no_further(board):
    board.type(K.Key_Down)
    assert board.here() == "a"
    for way, wanted in (("Right", "b"), ("Down", "d"), ("Left", "c"), ("Left", "c"), ("Up", "a"), ("Up", "a")):
        board.type(getattr(K, f"Key_{way}"))
        assert board.here() == wanted


@pytest.mark.parametrize("press", [K.Key_Return, K.Key_Enter, K.Key_Space, K.Key_Select])
def test_enter_or_a_switch_presses_what_is_marked(board, press):
    board.type(K.Key_Tab, K.Key_Tab, press)
    assert board.pressed == ["b"]


def test_digits_are_the_pads_and_enter_ends_them(board):
    board.type("1", "2", "7", "x", K.Key_Backspace, K.Key_Return)
    assert board.pressed == ["digit_0", "digit_1", "erase", "enter"]


def test_what_is_off_or_hidden_is_passed_over(board):
    board.keys[1].setEnabled(False)
    board.keys[4].hide()
    board.type(K.Key_Tab, K.Key_Tab)
    assert board.here() == "digit_1"
    board.type("1")
    assert board.pressed == []


def test_where_nobody_of_staff_is_nothing_happens(board):
    board.there = False
    board.type(K.Key_Tab, K.Key_Return, "1", K.Key_Escape, K.Key_Down)
    assert (board.here(), board.pressed) == ("", [])


def test_the_mark_is_seen_and_goes(board):
    before = board.keys[0].grab().toImage()
    board.type(K.Key_Tab)
    assert board.keys[0].grab().toImage() != before
    board.keyboard.rest()
    assert board.here() == ""
    assert board.keys[0].grab().toImage() == before


@pytest.mark.parametrize("role", [KeyRole.PLAIN, KeyRole.FIRST, KeyRole.QUIET])
@pytest.mark.parametrize("theme", PALETTES)
def test_the_ring_stands_out_from_the_key_around_it(theme, role):
    tones = PALETTES[theme].keys[role]
    assert contrast(tones.up.ink, tones.up.ground) >= 3
    assert contrast(tones.down.ink, tones.down.ground) >= 3


def test_the_ring_is_a_closed_line_of_the_inks_colour(board):
    key = board.keys[0]
    style = Style.of(1280, 720, Look())
    key.set_style(style, 20)
    board.type(K.Key_Tab)
    image, ink = key.grab().toImage(), style.key(KeyRole.PLAIN).up.ink
    middle = [image.pixelColor(x, 45).name() for x in range(90)]
    assert middle.count(ink) >= 2 * 3
    assert ink in middle[:15]
    assert ink in middle[-15:]


@pytest.fixture
def shield(qapp):
    made = Shield()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_the_shield_tells_each_key_once_and_lets_none_through(board, shield, qtbot):
    told = []
    shield.typed.connect(lambda key, text: told.append((key, text)))
    board.type(K.Key_Tab)
    QTest.keyClick(board.window, K.Key_Space)
    QTest.keyClick(board.window, K.Key_2)
    QTest.keyClick(board.window, K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert [key for key, _ in told if key != K.Key_Shift] == [K.Key_Space, K.Key_2, K.Key_Backtab]
    assert told[1][1] == "2"
    assert board.pressed == []


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_no_shortcut_is_told(board, shield, modifier):
    told = []
    shield.typed.connect(lambda key, text: told.append(key))
    QTest.keyClick(board.window, K.Key_Return, getattr(Qt.KeyboardModifier, f"{modifier}Modifier"))
    assert told == []


def test_a_key_that_is_held_down_counts_once(board, shield):
    told = []
    shield.typed.connect(lambda key, text: told.append(key))
    for again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_2, Qt.KeyboardModifier.NoModifier, "2", again)
        QApplication.sendEvent(board.window, event)
    assert told == [K.Key_2]


def test_a_touch_is_told(board, shield):
    touches = []
    shield.touched.connect(lambda: touches.append(1))
    QTest.mouseClick(board.window, Qt.MouseButton.LeftButton)
    assert touches
