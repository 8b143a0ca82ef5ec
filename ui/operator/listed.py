"""A page that is a list: a heading, perhaps a key, and rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.health import Sign
from ui import theme
from ui.keys import Key
from ui.operator.errand import Answer, Work
from ui.operator.lines import Lines, Row
from ui.operator.page import Heading, Page
from ui.operator.words import LOOKING
from ui.text import Block
from ui.words import say

_HEADING_UNITS = 9
_KEY_UNITS = 34


class ListPage(Page):
    """`key`: what may be begun here, None: nothing. A key that is hidden leaves its place to the heading."""

    def __init__(self, parent: QWidget, name: str, work: Work, key: str = "") -> None:
        super().__init__(parent, name, work)
        self.heading = Heading(self)
        self.lines = Lines(self, name)
        self.key = Key(self, "begin", theme.FIRST_KEY) if key else None
        if self.key:
            self.key.say(key)

    def begin(self) -> None:
        """It comes to the screen."""
        self.put(say(LOOKING))
        self.lines.begin()
        super().begin()

    def take(self, answer: Answer) -> None:
        """Where there is no answer: why."""
        self.put(answer.why, Sign.BROKEN)

    def put(self, heading: str, sign: Sign | None = None, rows: Sequence[Row] = ()) -> None:
        """Replace all of it."""
        self.heading.say(heading, sign)
        self.lines.show_rows(rows)

    def arrange(self) -> None:
        """Heading and key in one line, the list below."""
        unit, gap = self._scale.unit, round(self._scale.space_px / 2)
        tall = max(round(unit * _HEADING_UNITS), self._finger_px if self.key else 0)
        right = 0
        if self.key and self.key.isVisibleTo(self):
            right = round(unit * _KEY_UNITS)
            self.key.setGeometry(QRect(self.width() - right, 0, right, tall))
            self.key.set_size(self._scale, self._scale.button_px)
        self.heading.setGeometry(QRect(0, 0, self.width() - right - gap, tall))
        self.lines.setGeometry(QRect(0, tall + gap, self.width(), max(self.height() - tall - gap, 1)))
        self.heading.set_scale(self._scale)
        self.lines.set_scale(self._scale, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        key = self.key if self.key and self.key.isVisibleTo(self) else None
        return (*self.heading.blocks(), *self.lines.blocks(), *(key.blocks() if key else ()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()
