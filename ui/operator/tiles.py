"""The day in a few large numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.operator import Count
from ui import text, theme
from ui.operator.words import FAULTS, LET_IN, LOST, OVERRIDES, TO_VERDICT, VISITS
from ui.theme import Scale
from ui.words import say

_GAP_UNITS = 1.2
_NUMBER_SHARE = 0.6
_CENTRE = Qt.AlignmentFlag.AlignCenter


def numbers(day: Count) -> tuple[tuple[str, str], ...]:
    """What they are called, and how many; where there is nothing to know, a dash."""
    shown = [
        (VISITS, str(day.visits)),
        (LET_IN, f"{100 * day.green / day.visits:.0f}\u00a0%" if day.visits else "–"),
        (TO_VERDICT, "–" if day.median_s is None else f"{day.median_s:.1f}\u00a0s"),
        (OVERRIDES, str(day.overrides)),
        (FAULTS, str(day.faults)),
    ]
    if day.lost:
        shown.append((LOST, str(day.lost)))
    return tuple((say(name), value) for name, value in shown)


class Tiles(QWidget):
    """One beside the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = Scale(7.2)
        self.show_day(Count({}))

    def show_day(self, day: Count) -> None:
        """Replace the numbers."""
        self._numbers = numbers(day)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value in self._numbers))
        self.update()

    def set_scale(self, scale: Scale) -> None:
        """Take the window's sizes."""
        self._scale = scale
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: numbers, then names; each kind in one size."""
        return (*self._values(), *self._names())

    def _values(self) -> tuple[text.Block, ...]:
        return self._alike([value for _, value in self._numbers], 0, _NUMBER_SHARE, self._scale.unit * 6)

    def _names(self) -> tuple[text.Block, ...]:
        return self._alike([name for name, _ in self._numbers], _NUMBER_SHARE, 1, self._scale.unit * 2.8)

    def _alike(self, words: Sequence[str], top: float, bottom: float, size_px: float) -> tuple[text.Block, ...]:
        """One text a tile, from one share of its height to another; all in the size that the longest has room for."""
        gap, tall = self._scale.unit * _GAP_UNITS, self.height()
        blocks: tuple[text.Block, ...] = ()
        for _ in range(2):
            blocks = tuple(
                text.fit(one, area.adjusted(gap, tall * top, -gap, tall * (bottom - 1)), size_px, _CENTRE)
                for one, area in zip(words, self._areas(), strict=True)
            )
            size_px = min(block.size_px for block in blocks)
        return blocks

    def _areas(self) -> list[QRectF]:
        gap = self._scale.unit * _GAP_UNITS
        width = (self.width() + gap) / len(self._numbers) - gap
        return [QRectF(at * (width + gap), 0, width, self.height()) for at in range(len(self._numbers))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each on its plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WINDOW.ground))
        for area in self._areas():
            painter.drawRoundedRect(area, self._scale.unit, self._scale.unit)
        text.draw(painter, self._values(), theme.SHEET.ink)
        text.draw(painter, self._names(), theme.HINT.ink)
        painter.end()
