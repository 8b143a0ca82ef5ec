"""Today: a few large numbers, and the visits by the hour."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.operator import Operator, Today
from ui.operator.chart import Chart
from ui.operator.errand import Answer
from ui.operator.page import HEADING_UNITS, Heading, Page
from ui.operator.tiles import Tiles
from ui.operator.words import LOOKING, TODAY
from ui.text import Block
from ui.tongue import say, tell

_TILE_UNITS = 13


class TodayPage(Page):
    """Never shows old numbers as if they were the newest: where none can be read, it says so instead."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, TODAY, lambda _told: operator.today())
        self.tiles, self.chart, self.heading = Tiles(self), Chart(self), Heading(self)
        self._answer: Answer | None = None
        self._put(None)

    def begin(self) -> None:
        """It comes to the screen."""
        self._put(None)
        super().begin()

    def take(self, answer: Answer) -> None:
        """Show the numbers, or why there are none."""
        if isinstance(answer.value, Today):
            self.tiles.show_day(answer.value.day)
            self.chart.show_hours(answer.value.hours)
            self.arrange()
        self._put(answer)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        if self._answer is None:
            self.heading.say(say(LOOKING))
        else:
            self.heading.say(tell(self._answer.why), Sign.BROKEN)

    def _put(self, answer: Answer | None) -> None:
        """None: there is no answer yet."""
        self._answer = answer
        known = answer is not None and isinstance(answer.value, Today)
        self.tiles.setVisible(known)
        self.chart.setVisible(known)
        self.heading.setVisible(not known)
        self.retranslate()

    def arrange(self) -> None:
        """The numbers above the chart; the sentence in the place of both."""
        for part in (self.tiles, self.chart, self.heading):
            part.set_style(self._style)
        tall = round(self._style.unit * _TILE_UNITS) * self.tiles.lines(self.width())
        gap = round(self._style.space_px)
        self.tiles.setGeometry(QRect(0, 0, self.width(), tall))
        self.chart.setGeometry(QRect(0, tall + gap, self.width(), max(self.height() - tall - gap, 1)))
        self.heading.setGeometry(QRect(0, 0, self.width(), min(round(self._style.unit * HEADING_UNITS), self.height())))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        parts = (self.tiles, self.chart, self.heading)
        return tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()
