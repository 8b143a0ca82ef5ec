"""Above each page: how far one is, what is asked, and a sentence on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import text
from ui.palette import Role
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import fill
from ui.wizard.words import STEP_OF

_TITLE_UNITS, _HINT_UNITS, _STEP_UNITS = 5.6, 3.0, 2.6
_BAR_UNITS = 0.9
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_STEP_SHARE = 0.22
_TALL_UNITS, _WIDE_UNITS, _LINE_UNITS = 14.6, 150, 4
"""How tall it is; so wide it has its sentence in one line, which is so tall."""


class Head(QWidget):
    """Says where one is; it knows no step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._hint, self._place, self._of = "", "", 1, 1
        self._style = Style()

    def ask(self, title: str, hint: str, place: int, of: int) -> None:
        """Replace all of it."""
        if (title, hint, place, of) != (self._title, self._hint, self._place, self._of):
            self._title, self._hint, self._place, self._of = title, hint, place, of
            self.setAccessibleName(title)
            self.setAccessibleDescription(f"{fill(STEP_OF, place, of)}. {hint}")
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def tall_px(self, width: int) -> int:
        """How much height it wants."""
        lines = 0 if width >= _WIDE_UNITS * self._style.unit else _LINE_UNITS
        return round(self._style.unit * (_TALL_UNITS + lines))

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        unit, width, width_px = self._style.unit, float(self.width()), self.width()
        top, step = unit * 2.2, width * _STEP_SHARE
        title = as_read(QRectF(0, top, width - step, unit * 7.6), width_px)
        place = as_read(QRectF(width - step, top, step, unit * 7.6), width_px)
        hint = as_read(QRectF(0, top + unit * 7.8, width, self.height() - top - unit * 7.8), width_px)
        middle, upper = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        large = self._style.text
        blocks = [
            text.fit(self._title, title, unit * _TITLE_UNITS, _LEFT | middle, bold=True),
            text.fit(fill(STEP_OF, self._place, self._of), place, unit * _STEP_UNITS, _RIGHT | middle),
        ]
        if self._hint:
            blocks.append(text.fit(self._hint, hint, unit * _HINT_UNITS * large, _LEFT | upper))
        return tuple(blocks)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A bar as wide as what is done, then the words."""
        painter = QPainter(self)
        tone, quiet = self._style.tone(Role.SHEET), self._style.tone(Role.HINT)
        tall = self._style.unit * _BAR_UNITS
        whole = QRectF(0, 0, self.width(), tall)
        faint = QColor(tone.line or tone.ink)
        faint.setAlphaF(0.35)
        painter.fillRect(whole, faint)
        done = QRectF(0, 0, self.width() * self._place / self._of, tall)
        painter.fillRect(as_read(done, self.width()), QColor(tone.ink))
        title, place, *hint = self.blocks()
        text.draw(painter, (title,), tone.ink)
        text.draw(painter, (place, *hint), quiet.ink)
        painter.end()
