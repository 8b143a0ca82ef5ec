"""The PIN pad: ten digits in the order that the desk gives, erase and enter.

Digits run from left to right in every language, and so does the pad, as on any till.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs
from ui.keys import Key
from ui.palette import KeyRole
from ui.staff_words import ENTER, ERASE
from ui.text import Block
from ui.theme import Style

_GAP_UNITS = 1.4
_WIDEST = 1.9
"""A key's width to its height: a hand should not have to travel."""


class PinPad(QWidget):
    """Passes each digit on as the finger lands and keeps none; nobody's name but the key's own holds it."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = Style()
        self.digits = tuple(Key(self, f"digit_{place}") for place in range(10))
        self.erase = Key(self, "erase", glyph=glyphs.erase, source=ERASE)
        self.enter = Key(self, "enter", KeyRole.FIRST, glyphs.enter, ENTER)
        for key in self.digits:
            key.pressed.connect(lambda key=key: self.typed.emit(key.text()))
        self.erase.pressed.connect(self.erased)
        self.enter.clicked.connect(lambda _checked=False: self.entered.emit())

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """The ten digits, row by row."""
        for key, digit in zip(self.digits, keys, strict=True):
            if key.text() != digit:
                key.say(digit)

    def allow(self, *, digits: bool, erase: bool, enter: bool) -> None:
        """Which keys can be pressed: while there is something to wait for, none."""
        for key in self.digits:
            key.setEnabled(digits)
        self.erase.setEnabled(erase)
        self.enter.setEnabled(enter)

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The digits as they stand."""
        return tuple(block for key in self.digits for block in key.blocks())

    def _arrange(self) -> None:
        gap = round(self._style.unit * _GAP_UNITS)
        height = (self.height() - 3 * gap) // 4
        width = min((self.width() - 2 * gap) // 3, round(height * _WIDEST))
        left = (self.width() - 3 * width - 2 * gap) // 2
        size_px = min(width, height) * 0.42
        for at, key in enumerate((*self.digits[:9], self.erase, self.digits[9], self.enter)):
            row, column = divmod(at, 3)
            key.setGeometry(QRect(left + column * (width + gap), row * (height + gap), width, height))
            key.set_style(self._style, size_px)
        self.erase.set_style(self._style, size_px * 1.25)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()
