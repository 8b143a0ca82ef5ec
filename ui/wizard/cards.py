"""Several cards in a grid, on pages where they are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs, text
from ui.grid import columns_for
from ui.keys import Key
from ui.sides import as_read
from ui.staff_words import EARLIER, LATER
from ui.theme import Style
from ui.wizard.card import TITLE_UNITS, Card, CardKey

MOST = 8
_GAP_UNITS = 1.6
_TALLEST_UNITS, _TALLEST_ALONE_UNITS = 22, 13
_LEAST_TITLE_SHARE = 0.7


class Cards(QWidget):
    """`chosen` gives the place of the one that was touched. More than there is room for stand on pages."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, name: str = "card", *, columns: int = 0) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._page, self._columns, self._finger_px = 0, columns, 0
        self._style = Style()
        self.keys = tuple(CardKey(self, f"{name}_{place}") for place in range(MOST))
        for place, key in enumerate(self.keys):
            key.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(self._page * self._fit + place))
        self.earlier = Key(self, f"{name}_earlier", glyph=glyphs.earlier, source=EARLIER)
        self.later = Key(self, f"{name}_later", glyph=glyphs.later, source=LATER)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))

    def offer(self, cards: Sequence[Card]) -> None:
        """Put these up; the page stays where it is still there."""
        self._cards = tuple(cards)
        self._arrange()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def spread(self, columns: int) -> None:
        """In so many columns from now on."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return tuple(block for key in self.keys if key.isVisibleTo(self) for block in key.blocks())

    @property
    def _fit(self) -> int:
        """How many there is room for."""
        columns, gap = self._across(), self._gap()
        rows = max((self.height() + gap) // (self._least() + gap), 1)
        if len(self._cards) <= rows * columns:
            return max(min(len(self._cards), MOST), 1)
        return max(min((rows - 1) * columns, MOST), 1)

    def _across(self) -> int:
        return self._columns or columns_for(self.size(), len(self._cards))

    def _least(self) -> int:
        """The least height of one, so that a finger hits it and its words are read."""
        told = any(card.sentence for card in self._cards)
        return max(self._finger_px, round(self._style.unit * (11 if told else 8)))

    def _gap(self) -> int:
        return round(self._style.unit * _GAP_UNITS)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._arrange()

    def _arrange(self) -> None:
        fit = self._fit
        last = max(-(-len(self._cards) // fit) - 1, 0)
        self._page = min(max(self._page, 0), last)
        here = self._cards[self._page * fit :][:fit]
        places = self._places(fit, paged=last > 0)
        for key, place, card in zip(self.keys, places, here, strict=False):
            key.setGeometry(place)
            key.offer(card)
        for at, key in enumerate(self.keys):
            key.setVisible(at < len(here))
        self._arrange_turners(places[fit:], last)
        self._size()

    def _arrange_turners(self, places: Sequence[QRect], last: int) -> None:
        for key, wanted, place in zip(
            (self.earlier, self.later), (self._page > 0, self._page < last), places or (QRect(), QRect()), strict=False
        ):
            key.setVisible(last > 0)
            key.setEnabled(wanted)
            key.setGeometry(place)
            key.set_style(self._style, self._style.unit * 4)

    def _size(self) -> None:
        """All words in one size that each has room for; but a long one does not make all the others small."""
        most_px = self._style.unit * TITLE_UNITS * self._style.text
        shown = [key for key in self.keys if key.isVisibleTo(self)]
        for key in shown:
            key.set_style(self._style, most_px)
        size_px = max(most_px * _LEAST_TITLE_SHARE, min((key.fitting_px(most_px) for key in shown), default=most_px))
        for key in shown:
            key.set_style(self._style, size_px)

    def _places(self, count: int, *, paged: bool) -> list[QRect]:
        """Those of the cards, then those of the two keys that turn the page."""
        columns, gap = self._across(), self._gap()
        rows = -(-count // columns) + paged
        told = any(card.sentence or card.picture for card in self._cards)
        tallest = round(self._style.unit * (_TALLEST_UNITS if told else _TALLEST_ALONE_UNITS))
        width = (self.width() + gap) // columns - gap
        height = max(min((self.height() + gap) // rows - gap, tallest), 1)
        made = [
            as_read(QRect(at % columns * (width + gap), at // columns * (height + gap), width, height), self.width())
            for at in range(count)
        ]
        if paged:
            half = (self.width() + gap) // 2 - gap
            top = (rows - 1) * (height + gap)
            made += [as_read(QRect(at * (half + gap), top, half, height), self.width()) for at in range(2)]
        return made

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()
