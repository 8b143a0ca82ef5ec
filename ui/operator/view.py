"""The operator's pages, behind large tabs. The kiosk goes on meanwhile, and its verdict stays above them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.conductor import Acceptance
from kiosk.operator import Operator
from ui import glyphs
from ui.acceptance.page import AcceptancePage
from ui.keys import Key
from ui.operator.events import EventsPage
from ui.operator.health import HealthPage
from ui.operator.journal import JournalPage
from ui.operator.page import Page
from ui.operator.screen import ScreenPage
from ui.operator.selftest import SelfTestPage
from ui.operator.setup import SetUpPage
from ui.operator.tab import Tab, widths
from ui.operator.today import TodayPage
from ui.operator.words import CLOSE, OPERATOR
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say
from ui.why_words import WHY_THIS

_TAB_UNITS = 10
_GAP_UNITS = 1
_NARROW_UNITS = 17
"""Rather than narrower tabs there is another line of them."""


class OperatorView(QWidget):
    """`closed`: somebody wants it closed. `touched`: somebody is still there.

    `reasoned`: somebody wants it closed, and to see why the kiosk judges as it does.
    """

    closed = Signal()
    reasoned = Signal()
    touched = Signal()

    def __init__(
        self, parent: QWidget, operator: Operator, acceptance: Acceptance | None = None, *, reasons: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.health = HealthPage(self, operator)
        self.screen_page = ScreenPage(self, operator)
        others = (maker(self, operator) for maker in (EventsPage, SelfTestPage, JournalPage))
        above: tuple[Page, ...] = (TodayPage(self, operator), self.health, *others)
        self.pages: tuple[Page, ...] = (*above, self.screen_page, SetUpPage(self, operator))
        if acceptance:
            page = AcceptancePage(self, acceptance)
            page.going_on.connect(self.closed)
            self.pages = (*self.pages, page)
        self.tabs = tuple(Tab(self, f"tab_{at}", page.name) for at, page in enumerate(self.pages))
        self.cancel = Key(self, "close_operator", glyph=glyphs.close, source=CLOSE)
        self.why = Key(self, "why_verdict", glyph=glyphs.question, source=WHY_THIS)
        self.why.setVisible(reasons)
        self.why.clicked.connect(self.reasoned)
        self.keys = (self.cancel, self.why) if reasons else (self.cancel,)
        self.cancel.clicked.connect(self.closed)
        self.health.found.connect(self.tabs[1].mark)
        self._open = False
        for at, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _checked=False, at=at: self._turn_to(at))
        for key in self.findChildren(Key):
            key.pressed.connect(self.touched)
        self._turn_to(0)
        self.retranslate()

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

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(OPERATOR))

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger on this screen."""
        self._style, self._finger_px = style, finger_px
        for page in self.pages:
            page.set_style(style, finger_px)
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
        """Tabs in one line, or in two where they would be too narrow; at the end of the lines the other keys."""
        unit = self._style.unit
        gap, margin = round(unit * _GAP_UNITS), round(unit * 2)
        tall = max(self._finger_px, round(unit * _TAB_UNITS))
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        lines = 1 if inner.width() >= len(self.tabs) * unit * _NARROW_UNITS else 2
        columns, ends = -(-len(self.tabs) // lines), -(-len(self.keys) // lines)
        room = QRect(inner.left(), inner.top(), inner.width() - ends * (tall + gap), tall)
        for tab in self.tabs:
            tab.set_style(self._style, self._style.button_px)
        for line in range(lines):
            self._line_up(self.tabs[line * columns : (line + 1) * columns], room.translated(0, line * (tall + gap)))
        size_px = min(tab.fitting_px(self._style.button_px) for tab in self.tabs)
        for tab in self.tabs:
            tab.set_style(self._style, size_px)
        for at, key in enumerate(self.keys):
            right, top = inner.right() + 1 - at // lines * (tall + gap), inner.top() + at % lines * (tall + gap)
            key.setGeometry(as_read(QRect(right - tall, top, tall, tall), self.width()))
            key.set_style(self._style, tall * 0.5)
        for page in self.pages:
            page.setGeometry(inner.adjusted(0, lines * (tall + gap) - gap + margin, 0, 0))

    def _line_up(self, tabs: Sequence[Tab], room: QRect) -> None:
        """Side by side, each as wide as its word is long."""
        gap = round(self._style.unit * _GAP_UNITS)
        left, free = float(room.left()), room.width() - (len(tabs) - 1) * gap
        for tab, width in zip(tabs, widths(tabs, free, self._style.button_px, room.height()), strict=True):
            place = QRect(round(left), room.top(), round(left + width) - round(left), room.height())
            tab.setGeometry(as_read(place, self.width()))
            left += width + gap

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Beside all keys: somebody is still there."""
        self.touched.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the parts paint themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.tone(Role.SHEET).ground))
        painter.end()
