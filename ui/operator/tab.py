"""A key that opens a page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from ui import icons
from ui.keys import Key
from ui.operator import signs
from ui.palette import Role
from ui.sides import as_read
from ui.tongue import say

_PADDING_UNITS = 0.7
"""As thick as the thickest border: a theme must not move the word."""


class Tab(Key):
    """Underlined where its page is the one that is shown; signed where something on it wants to be seen."""

    _sign = Sign.GOOD
    _wraps = False

    def __init__(self, parent: QWidget, name: str, source: str) -> None:
        super().__init__(parent, name, source=source)
        self.setCheckable(True)

    def mark(self, sign: Sign) -> None:
        """Sign it, unless all is well."""
        self._sign = sign
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self.setAccessibleDescription("" if self._sign is Sign.GOOD else say(signs.words(self._sign)))

    def _word_area(self) -> QRectF:
        """Eight of them stand side by side: nearly the whole width is the word's."""
        space = self._style.unit * _PADDING_UNITS
        return QRectF(self.rect()).adjusted(space, space, -space, -space)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a key, then the line and the sign."""
        super().paintEvent(event)
        unit = self._style.unit
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            line = QRectF(self.rect()).adjusted(2 * unit, self.height() - 1.4 * unit, -2 * unit, -0.6 * unit)
            line.translate(0, -self._style.border_px)
            painter.fillRect(line, QColor(self._style.tone(Role.TAB).line))
        if self._sign is not Sign.GOOD:
            area = as_read(QRectF(self.width() - 4 * unit, 0.6 * unit, 3.4 * unit, 3.4 * unit), self.width())
            tone = replace(self._style.tone(signs.ROLES[self._sign]), ground=self._style.tone(Role.TAB).ground)
            icons.draw(painter, signs.sign(self._sign), area, tone)
        painter.end()
