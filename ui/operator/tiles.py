"""The day in a few large numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.operator import Count
from ui import text
from ui.operator.words import FAULTS, LET_IN, LOST, OVERRIDES, PER_CENT, SECONDS, TO_VERDICT, VISITS
from ui.palette import Role
from ui.shapes import plate
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import fill, grouped, say

_GAP_UNITS = 1.2
_NUMBER_SHARE = 0.6
_NARROW_UNITS = 17
_CENTRE = Qt.AlignmentFlag.AlignCenter


def numbers(day: Count) -> tuple[tuple[str, str], ...]:
    """What they are called, and how many; where there is nothing to know, a dash."""
    shown = [
        (VISITS, grouped(day.visits)),
        (LET_IN, fill(PER_CENT, round(100 * day.green / day.visits)) if day.visits else "–"),
        (TO_VERDICT, "–" if day.median_s is None else fill(SECONDS, round(day.median_s, 1))),
        (OVERRIDES, grouped(day.overrides)),
        (FAULTS, grouped(day.faults)),
    ]
    if day.lost:
        shown.append((LOST, grouped(day.lost)))
    return tuple((say(name), value) for name, value in shown)


class Tiles(QWidget):
    """One beside the other; in two lines where their names would be too small to read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = Style()
        self.show_day(Count({}))

    def show_day(self, day: Count) -> None:
        """Replace the numbers."""
        self._day = day
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._numbers = numbers(self._day)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in self._numbers))
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def lines(self, width: int) -> int:
        """How many there are at this width."""
        return 2 if width / len(self._numbers) < self._style.unit * _NARROW_UNITS else 1

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: numbers, then names; each kind in one size."""
        return (*self._values(), *self._names())

    def _values(self) -> tuple[text.Block, ...]:
        return self._alike([value for _, value in self._numbers], 0, _NUMBER_SHARE, self._style.unit * 6)

    def _names(self) -> tuple[text.Block, ...]:
        return self._alike([name for name, _ in self._numbers], _NUMBER_SHARE, 1, self._style.unit * 2.8)

    def _alike(self, words: Sequence[str], top: float, bottom: float, size_px: float) -> tuple[text.Block, ...]:
        """One text a tile, from one share of its height to another; all in the size that the longest has room for."""
        gap = self._style.unit * _GAP_UNITS
        blocks: tuple[text.Block, ...] = ()
        for _ in range(2):
            blocks = tuple(
                text.fit(one, _part(area, top, bottom).adjusted(gap, 0, -gap, 0), size_px, _CENTRE)
                for one, area in zip(words, self._areas(), strict=True)
            )
            size_px = min(block.size_px for block in blocks)
        return blocks

    def _areas(self) -> list[QRectF]:
        gap = self._style.unit * _GAP_UNITS
        lines = self.lines(self.width())
        columns = -(-len(self._numbers) // lines)
        width, tall = (self.width() + gap) / columns - gap, (self.height() + gap) / lines - gap
        places = (
            QRectF(at % columns * (width + gap), at // columns * (tall + gap), width, tall)
            for at in range(len(self._numbers))
        )
        return [as_read(place, self.width()) for place in places]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each on its plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._style.tone(Role.TILE)
        for area in self._areas():
            plate(painter, area, tone, self._style.unit, self._style.border_px)
        text.draw(painter, self._values(), tone.ink)
        text.draw(painter, self._names(), self._style.tone(Role.HINT).ink)
        painter.end()


def _part(area: QRectF, top: float, bottom: float) -> QRectF:
    """From one share of its height to another."""
    return QRectF(area.left(), area.top() + area.height() * top, area.width(), area.height() * (bottom - top))
