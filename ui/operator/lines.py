"""A list to read: a sign, a title, what there is to say, what to do. In pages where it is long; nothing is cut off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import icons, text
from ui.keys import Key
from ui.operator import signs
from ui.operator.words import ROW
from ui.palette import Role
from ui.shapes import Icon
from ui.sides import as_read
from ui.staff_words import EARLIER, LATER
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import fill

_TITLE_UNITS, _SAID_UNITS, _ADVICE_UNITS = 3.3, 3.0, 2.8
_ICON_UNITS, _GAP_UNITS = 4.6, 1.1
_TITLE_SHARE = 0.24
_ENDLESS = 100_000.0


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. `role`: of its sign, and of the advice where it is `urgent`."""

    icon: Icon
    role: Role
    title: str
    said: str
    advice: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a row's parts stand, whatever it says: from where reading begins, in pixels."""

    icon_px: float
    title_x: float
    title_px: float
    said_x: float
    said_px: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on its page."""

    row: Row
    area: QRectF
    title: text.Block
    said: text.Block
    advice: text.Block | None


class Lines(QWidget):
    """Shows rows, as many as there is room for; two keys turn the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._pages: tuple[tuple[Placed, ...], ...] = ((),)
        self._page = 0
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.earlier = Key(self, "rows_before", glyph=signs.up, source=EARLIER)
        self.later = Key(self, "rows_after", glyph=signs.down, source=LATER)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put these up, and stay on the page where that is still there."""
        if self._rows != tuple(rows):
            self._rows = tuple(rows)
            said = "; ".join(fill(ROW, row.title, row.said, row.advice).strip() for row in self._rows)
            self.setAccessibleDescription(said)
            self._arrange()

    def begin(self) -> None:
        """From the first page on."""
        self._turn(-self._page)

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return tuple(
            block for placed in self._pages[self._page] for block in (placed.title, placed.said, placed.advice) if block
        )

    def _turn(self, pages: int) -> None:
        self._page = min(max(self._page + pages, 0), len(self._pages) - 1)
        self.earlier.setEnabled(self._page > 0)
        self.later.setEnabled(self._page + 1 < len(self._pages))
        self.update()

    def _arrange(self) -> None:
        """On one page, or with a column of keys beside several."""
        self._pages = self._paged(self.width())
        paged = len(self._pages) > 1
        side = max(self._finger_px, round(self._style.unit * 11))
        if paged:
            self._pages = self._paged(self.width() - side - self._style.space_px)
        gap = round(self._style.unit * _GAP_UNITS)
        tall = (self.height() - gap) // 2
        for key, top in ((self.earlier, 0), (self.later, tall + gap)):
            key.setVisible(paged)
            key.setGeometry(as_read(QRect(self.width() - side, top, side, tall), self.width()))
            key.set_style(self._style, side * 0.5)
        self._turn(0)

    def _paged(self, width: float) -> tuple[tuple[Placed, ...], ...]:
        columns, gap = self._columns(width), self._style.unit * _GAP_UNITS
        pages: list[list[Placed]] = [[]]
        top = 0.0
        for row in self._rows:
            tall = min(self._height_of(row, columns) + 2 * gap, float(self.height()))
            if pages[-1] and top + tall > self.height():
                pages.append([])
                top = 0.0
            pages[-1].append(self._placed(row, columns, QRectF(0, top, width, tall)))
            top += tall
        return tuple(map(tuple, pages))

    def _columns(self, width: float) -> Columns:
        icon_px, space = self._style.unit * _ICON_UNITS, self._style.space_px
        title_x, title_px = icon_px + space / 2, width * _TITLE_SHARE
        said_x = title_x + title_px + space / 2
        return Columns(icon_px, title_x, title_px, said_x, max(width - said_x, 1.0))

    def _height_of(self, row: Row, columns: Columns) -> float:
        unit = self._style.unit
        right = _height(row.said, columns.said_px, unit * _SAID_UNITS)
        right += _height(row.advice, columns.said_px, unit * _ADVICE_UNITS) if row.advice else 0
        left = _height(row.title, columns.title_px, unit * _TITLE_UNITS, bold=True)
        return max(columns.icon_px, left, right)

    def _placed(self, row: Row, columns: Columns, area: QRectF) -> Placed:
        unit, gap = self._style.unit, self._style.unit * _GAP_UNITS
        inner = area.adjusted(0, gap, 0, -gap)
        title = as_read(QRectF(columns.title_x, inner.top(), columns.title_px, inner.height()), self.width())
        said = as_read(QRectF(columns.said_x, inner.top(), columns.said_px, inner.height()), self.width())
        if not row.advice:
            told = text.listed(row.said, said, unit * _SAID_UNITS)
            return Placed(row, area, _title(row, title, unit), told, None)
        upper = _height(row.said, columns.said_px, unit * _SAID_UNITS)
        whole = upper + _height(row.advice, columns.said_px, unit * _ADVICE_UNITS)
        said.setHeight(upper * min(1.0, inner.height() / whole))
        advice = QRectF(said.left(), said.bottom(), said.width(), inner.bottom() - said.bottom())
        return Placed(
            row,
            area,
            _title(row, title, unit),
            text.listed(row.said, said, unit * _SAID_UNITS),
            text.listed(row.advice, advice, unit * _ADVICE_UNITS),
        )

    def _paint_row(self, painter: QPainter, placed: Placed) -> None:
        row, side = placed.row, self._style.unit * _ICON_UNITS
        line = as_read(QRectF(0, placed.area.top(), placed.area.width(), 1), self.width())
        painter.fillRect(line, QColor(self._style.tone(Role.SHEET).line))
        sign = as_read(QRectF(0, placed.area.top() + self._style.unit * _GAP_UNITS, side, side), self.width())
        icons.draw(painter, row.icon, sign, self._style.tone(row.role))
        text.draw(painter, (placed.title, placed.said), self._style.tone(Role.SHEET).ink)
        if placed.advice:
            text.draw(painter, (placed.advice,), self._style.tone(row.role if row.urgent else Role.HINT).ink)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row; the keys paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._pages[self._page]:
            self._paint_row(painter, placed)
        painter.end()


def _title(row: Row, area: QRectF, unit: float) -> text.Block:
    return text.listed(row.title, area, unit * _TITLE_UNITS, bold=True)


def _height(words: str, width: float, size_px: float, *, bold: bool = False) -> float:
    """What the words take at this width, in letters of this size or such in which the longest of them has room."""
    block = text.listed(words, QRectF(0, 0, width, _ENDLESS), size_px, bold=bold)
    return math.ceil(block.extent().height()) + 1.0
