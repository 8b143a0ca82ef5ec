"""What visitors see of a kiosk that is out of service: that it is, and what to do instead. Calm, and never green."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import icons, text
from ui.safe.words import OUT_OF_SERVICE
from ui.shapes import plate
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import say

_ICON_UNITS, _GAP_UNITS = 30, 5
_HEADLINE_UNITS, _SENTENCE_UNITS = 13.5, 5.2
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter


class Closed(QWidget):
    """The icon beside the words, or above them where it is taller than wide."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = Style()
        self._icon, self._blocks = QRectF(), tuple[text.Block, ...]()
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(OUT_OF_SERVICE.headline))
        self.setAccessibleDescription(say(OUT_OF_SERVICE.sentence))
        self._arrange()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def turn(self, _now: float) -> None:
        """Nothing moves here."""

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: headline, sentence."""
        return self._blocks

    def _arrange(self) -> None:
        unit, beside = self._style.unit, self.width() > 1.4 * self.height()
        gap, area = unit * _GAP_UNITS, QRectF(self.rect()).adjusted(3 * unit, 3 * unit, -3 * unit, -3 * unit)
        side = min(unit * _ICON_UNITS, area.height() * (0.8 if beside else 0.4), area.width() * 0.4)
        align = _LEFT if beside else _MIDDLE
        room = area.adjusted(side + gap, 0, 0, 0) if beside else area.adjusted(0, side + gap, 0, 0)
        blocks = self._words(room, align)
        tall = blocks[1].extent().bottom() - blocks[0].extent().top()
        whole = blocks[0].extent().united(blocks[1].extent())
        if beside:
            left = area.left() + (area.width() - side - gap - whole.width()) / 2
            down = area.center().y() - tall / 2 - blocks[0].extent().top()
            self._icon = QRectF(left, area.center().y() - side / 2, side, side)
            room = QRectF(left + side + gap, area.top(), area.right() - left - side - gap, area.height())
            blocks = self._words(as_read(room, self.width()), align)
        else:
            top = area.top() + (area.height() - side - gap - tall) / 2
            down = top + side + gap - blocks[0].extent().top()
            self._icon = QRectF(area.center().x() - side / 2, top, side, side)
        self._icon = as_read(self._icon, self.width())
        self._blocks = tuple(block.moved(down) for block in blocks)
        self.update()

    def _words(self, room: QRectF, align: Qt.AlignmentFlag) -> tuple[text.Block, text.Block]:
        """The sentence below the headline, both at the room's top."""
        unit, top = self._style.unit, Qt.AlignmentFlag.AlignTop
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.6)
        larger = (1 + self._style.text) / 2
        size_px = unit * _HEADLINE_UNITS * larger
        headline = text.fit(say(OUT_OF_SERVICE.headline), upper, size_px, align | top, bold=True)
        below = headline.extent().bottom() + unit
        lower = QRectF(room.left(), below, room.width(), max(room.bottom() - below, 1.0))
        size_px = unit * _SENTENCE_UNITS * larger
        return headline, text.fit(say(OUT_OF_SERVICE.sentence), lower, size_px, align | top)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the sign, the words."""
        tone = self._style.verdict(Verdict.FAULT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, 0, self._style.border_px)
        icons.draw(painter, icons.icon(Verdict.FAULT), self._icon, tone)
        text.draw(painter, self._blocks, tone.ink)
        painter.end()
