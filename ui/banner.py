"""A pass that staff gave: how long it lasts, whose it is, and the key that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import View
from ui import text
from ui.keys import Key
from ui.palette import Role
from ui.sides import as_read
from ui.staff_words import REVOKE, TIME_LEFT, clock, trouble_of
from ui.theme import Style
from ui.tongue import fill, tell

_KEY_SHARE = 0.36
_UPPER_SHARE = 0.56
_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Banner(QWidget):
    """A calm line below the verdict while a pass is running."""

    def __init__(self, parent: QWidget, view: View) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = Style()
        self._view = view
        self._by, self._left, self._trouble = "", "", ""
        self.revoke = Key(self, "revoke", source=REVOKE)
        self.retranslate()

    def show_view(self, view: View) -> None:
        """Take the desk's newest word."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        view, before = self._view, (self._by, self._left, self._trouble)
        self._by, self._left = tell(view.granted_by), fill(TIME_LEFT, clock(view.granted_s))
        self._trouble = trouble_of(view.trouble, view.wait_s)
        if before != (self._by, self._left, self._trouble):
            self.setAccessibleName(self._trouble or self._by)
            self.setAccessibleDescription(self._left)
            self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return (*self._told(), *self.revoke.blocks())

    def _told(self) -> tuple[text.Block, ...]:
        """What is left and by whom, or the trouble."""
        area, size_px = self._text_area(), self._style.button_px
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
        space = self._style.space_px
        area = QRectF(space, space / 2, self.width() - self.revoke.width() - 2.5 * space, self.height() - space)
        return as_read(area, self.width())

    def _arrange(self) -> None:
        space, width = round(self._style.space_px), round(self.width() * _KEY_SHARE)
        place = QRect(self.width() - space - width, space // 2, width, self.height() - space)
        self.revoke.setGeometry(as_read(place, self.width()))
        self.revoke.set_style(self._style, self._style.button_px)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the words; the key paints itself."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.tone(Role.SHEET).ground))
        text.draw(painter, self._told(), self._style.tone(Role.TROUBLE if self._trouble else Role.SHEET).ink)
        painter.end()
