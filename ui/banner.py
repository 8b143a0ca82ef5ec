"""A pass that staff gave: how long it lasts, whose it is, and the key that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import View
from ui import text, theme
from ui.keys import Key
from ui.staff_words import REVOKE, TIME_LEFT, clock, trouble_of
from ui.theme import Scale
from ui.words import fill, say

_KEY_SHARE = 0.36
_UPPER_SHARE = 0.56
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Banner(QWidget):
    """A calm line below the verdict while a pass is running."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scale = Scale(7.2)
        self._by, self._left, self._trouble = "", "", ""
        self.revoke = Key(self, "revoke")
        self.revoke.say(say(REVOKE))

    def show_view(self, view: View) -> None:
        """Take the desk's newest word."""
        before = self._by, self._left, self._trouble
        self._by, self._left = view.granted_by, fill(TIME_LEFT, clock(view.granted_s))
        self._trouble = trouble_of(view.trouble, view.wait_s)
        if before != (self._by, self._left, self._trouble):
            self.setAccessibleName(self._trouble or self._by)
            self.setAccessibleDescription(self._left)
            self.update()

    def set_scale(self, scale: Scale) -> None:
        """Take the window's sizes."""
        self._scale = scale
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return (*self._told(), *self.revoke.blocks())

    def _told(self) -> tuple[text.Block, ...]:
        """What is left and by whom, or the trouble."""
        area, size_px = self._text_area(), self._scale.button_px
        if self._trouble:
            return (text.fit(self._trouble, area, size_px * 0.8, _ALIGN),)
        upper, lower = QRectF(area), QRectF(area)
        upper.setHeight(area.height() * _UPPER_SHARE)
        lower.setTop(upper.bottom())
        return (
            text.fit(self._left, upper, size_px * 1.15, _ALIGN, bold=True),
            text.fit(self._by, lower, size_px * 0.75, _ALIGN),
        )

    def _text_area(self) -> QRectF:
        space = self._scale.space_px
        return QRectF(space, space / 2, self.revoke.x() - 1.5 * space, self.height() - space)

    def _arrange(self) -> None:
        space, width = round(self._scale.space_px), round(self.width() * _KEY_SHARE)
        self.revoke.setGeometry(QRect(self.width() - space - width, space // 2, width, self.height() - space))
        self.revoke.set_size(self._scale, self._scale.button_px)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the words; the key paints itself."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.SHEET.ground))
        text.draw(painter, self._told(), (theme.TROUBLE if self._trouble else theme.SHEET).ink)
        painter.end()
