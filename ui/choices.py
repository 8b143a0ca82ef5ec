"""One out of several: large keys in a grid, in pages where they are many."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs
from ui.grid import columns_for, grid
from ui.keys import Key
from ui.staff_words import EARLIER, LATER
from ui.text import Block
from ui.theme import Style

A_PAGE = 8
_LEAST_SHARE = 0.8


class Choices(QWidget):
    """`chosen` gives the place of what was touched among what was offered."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._page = 0
        self._style = Style()
        self.keys = tuple(Key(self, f"choice_{place}") for place in range(A_PAGE))
        for place, key in enumerate(self.keys):
            key.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(self._page * A_PAGE + place))
        self.earlier = Key(self, "earlier", glyph=glyphs.earlier, source=EARLIER)
        self.later = Key(self, "later", glyph=glyphs.later, source=LATER)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))

    def offer(self, labels: tuple[str, ...]) -> None:
        """Put these up, from the first page."""
        self._labels, self._page = labels, 0
        self._arrange()

    def reword(self, labels: tuple[str, ...]) -> None:
        """The same choices, perhaps in other words: the page stays."""
        if labels != self._labels:
            self._labels = labels
            self._arrange()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The words as they stand."""
        return tuple(block for key in self.keys if key.isVisibleTo(self) for block in key.blocks())

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._arrange()

    def _arrange(self) -> None:
        here = self._labels[self._page * A_PAGE :][:A_PAGE]
        paged = len(self._labels) > A_PAGE
        for key, place, label in zip(self.keys, self._places(len(here), paged=paged), here, strict=False):
            key.setGeometry(place)
            key.say(label)
        for at, key in enumerate(self.keys):
            key.setVisible(at < len(here))
        for key, wanted in (
            (self.earlier, self._page > 0),
            (self.later, (self._page + 1) * A_PAGE < len(self._labels)),
        ):
            key.setVisible(paged)
            key.setEnabled(wanted)
        self._size()

    def _size(self) -> None:
        """All words in one size that each has room for; but a long one does not make all the others small."""
        most_px = self._style.button_px
        shown = [key for key in self.keys if key.isVisibleTo(self)]
        size_px = max(most_px * _LEAST_SHARE, min((key.fitting_px(most_px) for key in shown), default=most_px))
        for key in shown:
            key.set_style(self._style, size_px)
        for turner in (self.earlier, self.later):
            turner.set_style(self._style, most_px * 1.2)

    def _places(self, count: int, *, paged: bool) -> list[QRect]:
        """Where the keys stand, and the two that turn pages below them. A page has room for all it could hold."""
        room = A_PAGE if paged else max(1, count)
        columns = 2 if paged else columns_for(self.size(), room)
        made = grid(self.size(), columns, -(-room // columns) + paged, self._style.unit)
        self.earlier.setGeometry(made[-2] if paged else QRect())
        self.later.setGeometry(made[-1] if paged else QRect())
        return made[:-2] if paged else made

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()
