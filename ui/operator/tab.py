"""A key that opens a page."""

from __future__ import annotations

from collections.abc import Sequence
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
from ui.text import fit
from ui.tongue import say

_PADDING_UNITS = 0.7
"""As thick as the thickest border: a theme must not move the word."""
_EASE_UNITS = 1.0
"""What stays free beside the longest word."""
_SMALLER, _SMALLEST = 0.97, 0.3
"""Letters are tried that much smaller, and no smaller than that share."""
_ANYWHERE = QRectF(0, 0, 1e5, 1e5)


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

    def wanted_px(self, size_px: float) -> float:
        """How wide it would be, had its word letters of that size."""
        word = fit(self.text(), _ANYWHERE, size_px, self._align, bold=True, wrap=False, typefaces=self._typefaces)
        return word.extent().width() + 2 * self._style.unit * (_PADDING_UNITS + _EASE_UNITS)

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


def widths(tabs: Sequence[Tab], room: float, size_px: float, least: float) -> list[float]:
    """How wide each is, `least` or more: with letters of `size_px`, or as large as there is room for in all of them.

    What is over each gets alike, so that short words do not stand in wide keys and long ones in narrow keys.
    """
    share = 1.0
    while share > _SMALLEST and sum(_wanted(tabs, size_px * share, least)) > room:
        share *= _SMALLER
    wanted = _wanted(tabs, size_px * share, least)
    spare = (room - sum(wanted)) / len(tabs)
    return [width + spare for width in wanted]


def _wanted(tabs: Sequence[Tab], size_px: float, least: float) -> list[float]:
    return [max(tab.wanted_px(size_px), least) for tab in tabs]
