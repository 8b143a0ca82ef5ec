"""Visits by the hour: one stacked bar an hour, its number above it, and what the parts mean below.

The hours follow each other as the language is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.operator import Count
from ui import text
from ui.operator.series import SERIES, fill, parts
from ui.operator.words import HOUR, NO_VISITS, VISITS_AN_HOUR
from ui.palette import Role
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import fill as fill_in
from ui.tongue import grouped, say

OPENS, CLOSES = 6, 20
"""These hours always have a place, others where something happened: the bars stay where they were."""
_NUMBER_UNITS, _HOUR_UNITS, _LEGEND_UNITS = 3.4, 3.6, 5.5
_NARROW_UNITS = 30
"""Rather than narrower parts the legend has another line of them."""
_BAR_SHARE, _APART_SHARE = 0.72, 0.07
_LEAST_NUMBER_UNITS = 1.9
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Chart(QWidget):
    """Paints the hours of one day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hours: Mapping[int, Count] = {}
        self._style = Style()
        self.retranslate()

    def show_hours(self, hours: Mapping[int, Count]) -> None:
        """Replace them all. An hour in which nobody came has no bar."""
        self._hours = {hour: count for hour, count in sorted(hours.items()) if count.visits}
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(VISITS_AN_HOUR))
        told = (fill_in(HOUR, hour, count.visits) for hour, count in self._hours.items())
        self.setAccessibleDescription("; ".join(told) or say(NO_VISITS))
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: numbers, hours, legend; or that there is nothing yet."""
        if not self._most():
            return (*self._hour_blocks(), text.fit(say(NO_VISITS), self._plot(), self._style.sentence_px, _CENTRE))
        return (*self._number_blocks(), *self._hour_blocks(), *(block for _, block in self._legend()))

    def _most(self) -> int:
        return max((count.visits for count in self._hours.values()), default=0)

    def _span(self) -> range:
        return range(min((OPENS, *self._hours)), max((CLOSES, *self._hours)) + 1)

    def _plot(self) -> QRectF:
        """Where bars may stand; a line for numbers lies above it, the hours and the legend below."""
        unit = self._style.unit
        below = unit * (_HOUR_UNITS + _LEGEND_UNITS * self._legend_lines())
        return QRectF(0, unit * _NUMBER_UNITS, self.width(), self.height() - unit * _NUMBER_UNITS - below)

    def _slot(self, hour: int) -> QRectF:
        """The hour's part of the plot."""
        plot, span = self._plot(), self._span()
        width = plot.width() / len(span)
        place = QRectF(plot.left() + (hour - span.start) * width, plot.top(), width, plot.height())
        return as_read(place, self.width())

    def _tall(self, visits: int) -> float:
        return self._plot().height() * visits / max(self._most(), 1)

    def _number_blocks(self) -> Iterator[text.Block]:
        """None where it could not be read: a bar without a number is better than a guess at one."""
        unit = self._style.unit
        for hour, count in self._hours.items():
            slot = self._slot(hour)
            top = slot.bottom() - self._tall(count.visits) - unit * _NUMBER_UNITS
            apart = slot.width() * _APART_SHARE
            area = QRectF(slot.left() + apart, top, slot.width() - 2 * apart, unit * _NUMBER_UNITS)
            number = text.fit(str(count.visits), area, unit * 2.8, _CENTRE, bold=True)
            if number.size_px >= unit * _LEAST_NUMBER_UNITS:
                yield number

    def _hour_blocks(self) -> Iterator[text.Block]:
        """Each hour, or each second or third where they would be too small to read."""
        unit, span = self._style.unit, self._span()
        width, top = self._slot(span.start).width(), self._plot().bottom()
        every = next(every for every in (1, 2, 3, 6, 24) if width * every >= unit * 4.5 or every == 24)
        for hour in span:
            if hour % every == 0:
                middle = self._slot(hour).center().x()
                wide = 2 * min(width * every / 2, middle, self.width() - middle)
                area = QRectF(middle - wide / 2, top, wide, unit * _HOUR_UNITS)
                yield text.fit(str(hour), area, unit * 2.6, _CENTRE)

    def _legend_lines(self) -> int:
        return 2 if self.width() < len(SERIES) * self._style.unit * _NARROW_UNITS else 1

    def _legend(self) -> list[tuple[QRectF, text.Block]]:
        """A swatch and its words for each series, with the day's number."""
        unit, lines, width = self._style.unit, self._legend_lines(), self.width()
        columns = -(-len(SERIES) // lines)
        each, tall = width / columns, unit * _LEGEND_UNITS
        made = []
        for at, series in enumerate(SERIES):
            top = self.height() - tall * (lines - at // columns)
            swatch = QRectF(at % columns * each, top + unit * 1.4, unit * 4, tall - unit * 2)
            area = as_read(QRectF(swatch.right() + unit, top, each - unit * 6, tall), width)
            total = sum(parts(count)[series] for count in self._hours.values())
            words = text.fit(f"{say(series.word)} {grouped(total)}", area, unit * 2.8, _LEFT)
            made.append((as_read(swatch, width), words))
        return made

    def _paint_bar(self, painter: QPainter, hour: int, count: Count) -> None:
        slot = self._slot(hour)
        width = slot.width() * _BAR_SHARE
        bottom = slot.bottom()
        for series, visits in parts(count).items():
            if visits:
                tall = self._tall(visits)
                fill(painter, series, self._style, QRectF(slot.center().x() - width / 2, bottom - tall, width, tall))
                bottom -= tall

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, the line that they stand on, legend, words."""
        painter = QPainter(self)
        plot = self._plot()
        for hour, count in self._hours.items():
            self._paint_bar(painter, hour, count)
        painter.fillRect(QRectF(0, plot.bottom(), plot.width(), 2), QColor(self._style.tone(Role.HINT).ink))
        if self._most():
            for (swatch, _), series in zip(self._legend(), SERIES, strict=True):
                fill(painter, series, self._style, swatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text.draw(painter, self.blocks(), self._style.tone(Role.SHEET).ink)
        painter.end()
