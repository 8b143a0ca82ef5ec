"""A number or a time between two keys: one less, one more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs, text
from ui.keys import Key
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.wizard.words import LESS, MORE

_KEY_UNITS, _TALL_UNITS, _SAID_UNITS = 12, 12, 4.4
_STRAIGHT = 0.75
"""So much smaller its words may be to stand in one line."""


class Stepper(QWidget):
    """`moved` gives -1 or 1."""

    moved = Signal(int)

    def __init__(self, parent: QWidget, name: str, less: str = LESS, more: str = MORE) -> None:
        super().__init__(parent)
        self._said = ""
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.less = Key(self, f"{name}_less", glyph=glyphs.minus, source=less)
        self.more = Key(self, f"{name}_more", glyph=glyphs.plus, source=more)
        self.less.clicked.connect(lambda _checked=False: self.moved.emit(-1))
        self.more.clicked.connect(lambda _checked=False: self.moved.emit(1))

    def say(self, words: str) -> None:
        """What stands between the keys."""
        self._said = words
        self.setAccessibleName(words)
        for key in (self.less, self.more):
            key.setAccessibleDescription(words)
        self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def tall_px(self) -> int:
        """How much height it wants."""
        return max(self._finger_px, round(self._style.unit * _TALL_UNITS))

    def blocks(self) -> tuple[Block, ...]:
        """The words as they stand."""
        side = self.less.width() + 2 * self._style.unit
        inner = QRectF(side, 0, self.width() - 2 * side, self.height())
        said = text.fit(self._said, inner, self._style.unit * _SAID_UNITS, Qt.AlignmentFlag.AlignCenter, bold=True)
        return (said.straightened(inner, _STRAIGHT),)

    def _arrange(self) -> None:
        wide = max(self._finger_px, round(self._style.unit * _KEY_UNITS))
        for key, left in ((self.less, 0), (self.more, self.width() - wide)):
            key.setGeometry(as_read(QRect(left, 0, wide, self.height()), self.width()))
            key.set_style(self._style, self._style.unit * 5)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words; the keys paint themselves."""
        painter = QPainter(self)
        text.draw(painter, self.blocks(), self._style.tone(Role.SHEET).ink)
        painter.end()
