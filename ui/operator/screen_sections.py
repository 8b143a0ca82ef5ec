"""The screen's settings in their sections: looks, languages, sound, and the texts that are typed elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import ScreenSettings
from ui.operator import screen_choices, signs
from ui.operator.lines import Lines, Row
from ui.operator.screen_draft import Draft
from ui.operator.screen_row import ChoiceRow
from ui.operator.screen_words import (
    COLOUR,
    GREETING,
    LANGUAGES,
    LOGO,
    LOOKS,
    NOT_SET,
    NOTICE,
    PLACE,
    SCREEN,
    SOUND,
    TEXTS,
    TYPED,
)
from ui.operator.tab import Tab
from ui.operator.words import FILE
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import as_it_is, fill, say

CHOICES = {
    LOOKS: screen_choices.looks,
    COLOUR: screen_choices.colours,
    LANGUAGES: screen_choices.languages,
    SOUND: screen_choices.sound,
}
_TAB_UNITS, _GAP_UNITS, _APART_UNITS = 8, 1, 1.6
_LEAST_ROWS, _LEAST_ROW_UNITS = 3, 8


class Sections(QWidget):
    """`chosen` carries the name of a setting and the value that somebody wants."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self._draft, self._place, self._at = Draft(), "", 0
        self.tabs = tuple(Tab(self, f"section_{at}", name) for at, name in enumerate((*CHOICES, TEXTS)))
        self.rows = tuple(
            tuple(ChoiceRow(self, choice.name) for choice in choices(self._draft)) for choices in CHOICES.values()
        )
        self.texts = Lines(self)
        for at, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _checked=False, at=at: self.turn_to(at))
        for row in sum(self.rows, ()):
            row.chosen.connect(self.chosen)
        self.turn_to(0)

    def show_draft(self, draft: Draft, place: str, *, locked: bool) -> None:
        """Put it up. `place`: the file's; `locked`: nothing can be chosen."""
        self._draft, self._place = draft, place
        for rows, choices in zip(self.rows, CHOICES.values(), strict=True):
            for row, choice in zip(rows, choices(draft), strict=True):
                row.offer(choice, locked=locked)
        self.retranslate()

    def turn_to(self, at: int) -> None:
        """Open a section."""
        self._at = at
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == at)
        for place, rows in enumerate(self.rows):
            for row in rows:
                row.setVisible(place == at)
        self.texts.setVisible(at == len(self.rows))
        self.texts.begin()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(SCREEN))
        self.texts.setAccessibleName(say(TEXTS))
        self.texts.show_rows(text_rows(self._draft.screen, self._place))

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        parts: list[Tab | ChoiceRow | Lines] = [*self.tabs, *sum(self.rows, ()), self.texts]
        return tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())

    def least_px(self) -> int:
        """In less height than this not every row would have room for a finger."""
        apart, row = round(self._style.unit * _APART_UNITS), round(self._style.unit * _LEAST_ROW_UNITS)
        return self._tab_px() + _LEAST_ROWS * (max(self._finger_px, row) + apart)

    def _tab_px(self) -> int:
        return max(self._finger_px, round(self._style.unit * _TAB_UNITS))

    def _arrange(self) -> None:
        gap, width = round(self._style.unit * _GAP_UNITS), self.width()
        tall = self._tab_px()
        lefts = [round(at * (width + gap) / len(self.tabs)) for at in range(len(self.tabs) + 1)]
        for tab, left, following in zip(self.tabs, lefts, lefts[1:], strict=False):
            tab.setGeometry(as_read(QRect(left, 0, following - gap - left, tall), width))
        size_px = min(tab.fitting_px(self._style.unit * 3.6) for tab in self.tabs)
        for tab in self.tabs:
            tab.set_style(self._style, size_px)
        apart = round(self._style.unit * _APART_UNITS)
        below = self.rect().adjusted(0, tall + apart, 0, 0)
        for rows in self.rows:
            row_tall = (below.height() + apart) // len(rows) - apart
            for at, row in enumerate(rows):
                row.setGeometry(QRect(0, below.top() + at * (row_tall + apart), width, max(row_tall, 1)))
                row.set_style(self._style, self._finger_px)
        self.texts.setGeometry(below)
        self.texts.set_style(self._style, self._finger_px)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()


def text_rows(screen: ScreenSettings, place: str) -> list[Row]:
    """What the site wrote, and where it did."""
    written = ((PLACE, screen.place), (GREETING, screen.greeting), (NOTICE, screen.notice), (LOGO, screen.logo))
    rows = [(say(title), as_it_is(words) or say(NOT_SET)) for title, words in written]
    rows.append((say(FILE), fill(TYPED, place)))
    return [Row(signs.note(), Role.HINT, title, said) for title, said in rows]
