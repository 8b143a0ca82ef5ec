"""The small print below all, with the site's logo before it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.label import Label
from ui.logo import Logo
from ui.palette import Role, Tone
from ui.shapes import plate
from ui.sides import as_read, from_the_right

_MOST_SHARE = 0.3
"""Of the note's width."""
_PLATE_UNITS = 0.6


class Note(Label):
    """As a label on the window's ground, below what it belongs to. A logo not seen there gets a plate of the ink's."""

    _align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def __init__(self, parent: QWidget, logo: Logo | None = None) -> None:
        super().__init__(parent, Role.WINDOW)
        self._logo = logo

    def logo_area(self) -> QRectF:
        """Where the logo stands, before the longest line; empty: there is none."""
        size, extents = self._logo_size(), [block.extent() for block in self.blocks()]
        top = (self.height() - size.height()) / 2
        if from_the_right():
            right = max((extent.right() for extent in extents), default=0.0)
            return QRectF(right + self._gap(), top, size.width(), size.height())
        left = min((extent.left() for extent in extents), default=float(self.width()))
        return QRectF(left - self._gap() - size.width(), top, size.width(), size.height())

    def _logo_size(self) -> QSizeF:
        if self._logo is None:
            return QSizeF(0, 0)
        return self._logo.within(QSizeF(self.width() * _MOST_SHARE, self.height() - 2 * self._margin()))

    def _margin(self) -> float:
        return self._style.unit * _PLATE_UNITS

    def _gap(self) -> float:
        return self._style.space_px * 0.7 + self._margin() if self._logo else 0.0

    def _text_area(self) -> QRectF:
        """Beside the logo and its plate."""
        reserved = self._margin() + self._logo_size().width() + self._gap() if self._logo else 0.0
        return as_read(super()._text_area().adjusted(reserved, 0, 0, 0), self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a label, then the logo."""
        super().paintEvent(event)
        if self._logo is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, margin, tone = self.logo_area(), self._margin(), self._style.tone(self._role)
        if self._logo.fades_into(tone.ground):
            plate(painter, area.adjusted(-margin, -margin, margin, margin), Tone(tone.ink, tone.ground), margin, 0)
        self._logo.draw(painter, area)
        painter.end()
