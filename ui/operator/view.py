"""The operator's pages, behind large tabs. The kiosk goes on meanwhile, and its verdict stays above them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.health import Sign
from kiosk.operator import Operator
from ui import glyphs, icons, theme
from ui.keys import Key
from ui.operator import signs
from ui.operator.events import EventsPage
from ui.operator.health import HealthPage
from ui.operator.journal import JournalPage
from ui.operator.page import Page
from ui.operator.selftest import SelfTestPage
from ui.operator.today import TodayPage
from ui.operator.words import CLOSE, OPERATOR
from ui.text import Block
from ui.theme import Scale
from ui.words import say

_TAB_UNITS = 10
_GAP_UNITS = 1


class Tab(Key):
    """Underlined where its page is the one that is shown; signed where something on it wants to be seen."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self.setCheckable(True)
        self._sign = Sign.GOOD

    def mark(self, sign: Sign) -> None:
        """Sign it, unless all is well."""
        self._sign = sign
        self.setAccessibleDescription("" if sign is Sign.GOOD else sign.name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a key, then the line and the sign."""
        super().paintEvent(event)
        unit = self._scale.unit
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            line = QRectF(self.rect()).adjusted(2 * unit, self.height() - 1.4 * unit, -2 * unit, -0.6 * unit)
            painter.fillRect(line, QColor(theme.SHEET.ink))
        if self._sign is not Sign.GOOD:
            area = QRectF(self.width() - 4 * unit, 0.6 * unit, 3.4 * unit, 3.4 * unit)
            tone = replace(signs.TONES[self._sign], ground=theme.KEY.up.ground)
            icons.draw(painter, signs.sign(self._sign), area, tone)
        painter.end()


class OperatorView(QWidget):
    """`closed`: somebody wants it closed. `touched`: somebody is still there."""

    closed = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say(OPERATOR))
        self._scale, self._finger_px = Scale(7.2), theme.LEAST_TARGET_PX
        self.health = HealthPage(self, operator)
        others = (maker(self, operator) for maker in (EventsPage, SelfTestPage, JournalPage))
        self.pages: tuple[Page, ...] = (TodayPage(self, operator), self.health, *others)
        self.tabs = tuple(Tab(self, f"tab_{at}") for at in range(len(self.pages)))
        self.cancel = Key(self, "close_operator", glyph=glyphs.close())
        self.cancel.say("", say(CLOSE))
        self.cancel.clicked.connect(self.closed)
        self.health.found.connect(self.tabs[1].mark)
        self._open = False
        for at, tab in enumerate(self.tabs):
            tab.say(self.pages[at].accessibleName())
            tab.clicked.connect(lambda _checked=False, at=at: self._turn_to(at))
        for key in self.findChildren(Key):
            key.pressed.connect(self.touched)
        self._turn_to(0)

    def begin(self) -> None:
        """It comes to the screen, with the first page; the second's tab tells whether that should be the next."""
        self._open = True
        self._turn_to(0)
        self.health.look()

    def end(self) -> None:
        """It leaves the screen, and nothing goes on behind it."""
        self._open = False
        for page in self.pages:
            page.end()

    def release(self) -> None:
        """Wait for what still goes on, for some seconds at the most. A second call is harmless."""
        self.end()
        for page in self.pages:
            page.release()

    def set_scale(self, scale: Scale, finger_px: int) -> None:
        """Take the window's sizes, and that of a finger on this screen."""
        self._scale, self._finger_px = scale, finger_px
        for page in self.pages:
            page.set_scale(scale, finger_px)
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        tabs = tuple(block for tab in self.tabs for block in tab.blocks())
        return (*tabs, *(block for page in self.pages if page.isVisibleTo(self) for block in page.blocks()))

    def _turn_to(self, at: int) -> None:
        for place, (page, tab) in enumerate(zip(self.pages, self.tabs, strict=True)):
            tab.setChecked(place == at)
            if page.isVisibleTo(self) and place != at:
                page.end()
            page.setVisible(place == at)
        if self._open:
            self.pages[at].begin()

    def _arrange(self) -> None:
        unit = self._scale.unit
        gap, margin = round(unit * _GAP_UNITS), round(unit * 2)
        tall = max(self._finger_px, round(unit * _TAB_UNITS))
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        width = (inner.width() - tall - len(self.tabs) * gap) // len(self.tabs)
        for at, tab in enumerate(self.tabs):
            tab.setGeometry(QRect(inner.left() + at * (width + gap), inner.top(), width, tall))
        size_px = min(tab.fitting_px(self._scale.button_px) for tab in self.tabs)
        for tab in self.tabs:
            tab.set_size(self._scale, size_px)
        self.cancel.setGeometry(QRect(inner.right() + 1 - tall, inner.top(), tall, tall))
        self.cancel.set_size(self._scale, tall * 0.5)
        for page in self.pages:
            page.setGeometry(inner.adjusted(0, tall + margin, 0, 0))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Beside all keys: somebody is still there."""
        self.touched.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the parts paint themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.SHEET.ground))
        painter.end()
