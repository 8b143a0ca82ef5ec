"""A page that is a list: a heading, perhaps a key, and rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from ui.keys import Key
from ui.operator.errand import Answer, Work
from ui.operator.lines import Lines, Row
from ui.operator.page import HEADING_UNITS, Heading, Page
from ui.operator.words import LOOKING
from ui.palette import KeyRole
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say, tell

_KEY_UNITS = 34


@dataclass(frozen=True, slots=True)
class Listing:
    """All that stands there, said."""

    heading: str
    sign: Sign | None = None
    rows: Sequence[Row] = ()


class ListPage(Page):
    """`key`: what may be begun here, None: nothing. A key that is hidden leaves its place to the heading."""

    def __init__(self, parent: QWidget, name: str, work: Work, key: str = "") -> None:
        super().__init__(parent, name, work)
        self.heading = Heading(self)
        self.lines = Lines(self)
        self.key = Key(self, "begin", KeyRole.FIRST, source=key) if key else None
        self.put(looking)

    def begin(self) -> None:
        """It comes to the screen."""
        self.put(looking)
        self.lines.begin()
        super().begin()

    def take(self, answer: Answer) -> None:
        """Where there is no answer: why."""
        self.put(lambda: Listing(tell(answer.why), Sign.BROKEN))

    def put(self, told: Callable[[], Listing]) -> None:
        """Replace all of it; it is told again in another language."""
        self._told = told
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        listing = self._told()
        self.heading.say(listing.heading, listing.sign)
        self.lines.setAccessibleName(say(self.name))
        self.lines.show_rows(listing.rows)

    def arrange(self) -> None:
        """Heading and key in one line, the list below."""
        unit, gap = self._style.unit, round(self._style.space_px / 2)
        tall = max(round(unit * HEADING_UNITS), self._finger_px if self.key else 0)
        taken = 0
        if self.key and self.key.isVisibleTo(self):
            taken = round(unit * _KEY_UNITS)
            self.key.setGeometry(as_read(QRect(self.width() - taken, 0, taken, tall), self.width()))
            self.key.set_style(self._style, self._style.button_px)
        self.heading.setGeometry(as_read(QRect(0, 0, self.width() - taken - gap, tall), self.width()))
        self.lines.setGeometry(QRect(0, tall + gap, self.width(), max(self.height() - tall - gap, 1)))
        self.heading.set_style(self._style)
        self.lines.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        key = self.key if self.key and self.key.isVisibleTo(self) else None
        return (*self.heading.blocks(), *self.lines.blocks(), *(key.blocks() if key else ()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()


def looking() -> Listing:
    """Nothing is known yet."""
    return Listing(say(LOOKING))
