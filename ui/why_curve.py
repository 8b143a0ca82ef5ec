"""The probability of a mask over the last seconds: a line, the threshold that it must pass, and the verdicts below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kiosk.scene import Verdict
from kiosk.why import KEPT_S, Moment
from ui import icons, text
from ui.palette import Role
from ui.theme import Style
from ui.tongue import fill, say
from ui.why_words import AGO, CURVE, NEEDED, NOW, SHARE, VERDICT

GAP_S = 0.6
"""Between two readings further apart nothing is known, and no line is drawn."""
_TITLE_UNITS, _BELOW_UNITS, _BAND_UNITS, _SCALE_UNITS, _ROOM_UNITS = 4.2, 3.4, 2.8, 9.5, 0.8
_TIME_SHARE = 0.26
_AS_DRAWN = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""A curve runs from left to right in every language, and its words stand where it does."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _AS_DRAWN, Qt.AlignmentFlag.AlignRight | _AS_DRAWN


@dataclass(frozen=True, slots=True)
class Curve:
    """What is drawn into `area` at `now`: moments of the last KEPT_S, and the threshold, 0 to 1; None: not known."""

    area: QRectF
    style: Style
    moments: Sequence[Moment]
    threshold: float | None
    now: float

    @property
    def plot(self) -> QRectF:
        """Where the line runs: without the title above, the times below and the percentages at the left."""
        unit = self.style.unit
        return self.area.adjusted(
            unit * _SCALE_UNITS, unit * (_TITLE_UNITS + 0.6), 0, -unit * (_BELOW_UNITS + _BAND_UNITS + 0.6)
        )

    def place(self, at_s: float, share: float) -> QPointF:
        """A moment's point; certainty lies a little inside the plot's edges."""
        plot, room = self.plot, self.style.unit * _ROOM_UNITS
        x = plot.right() - (self.now - at_s) / KEPT_S * plot.width()
        return QPointF(max(x, plot.left()), plot.bottom() - room - share * (plot.height() - 2 * room))

    def lines(self) -> list[QPainterPath]:
        """One for each person as long as readings of them came."""
        paths: list[QPainterPath] = []
        last: Moment | None = None
        for moment in self._recent():
            point = self.place(moment.captured_s, moment.with_mask)
            if last is None or moment.track != last.track or moment.captured_s - last.captured_s > GAP_S:
                paths.append(QPainterPath(point - QPointF(0.1, 0)))  # a lone reading is a dot
            paths[-1].lineTo(point)
            last = moment
        return paths

    def bands(self) -> list[tuple[QRectF, Verdict]]:
        """Below the plot, the verdicts that the readings led to, each until the next reading."""
        spans: list[tuple[Verdict, float, float]] = []
        recent = self._recent()
        following = [*(one.captured_s for one in recent[1:]), self.now]
        for moment, next_s in zip(recent, following, strict=False):  # of none, nothing follows
            begins_s, ends_s = moment.captured_s, min(next_s, moment.captured_s + GAP_S)
            if spans and spans[-1][0] is moment.verdict and spans[-1][2] >= begins_s:
                begins_s = spans.pop()[1]
            spans.append((moment.verdict, begins_s, ends_s))
        return [(self._span(begins_s, ends_s), verdict) for verdict, begins_s, ends_s in spans]

    def _span(self, begins_s: float, ends_s: float) -> QRectF:
        left, right = self.place(begins_s, 0).x(), self.place(ends_s, 0).x()
        return QRectF(left, self._band.top(), max(right - left, 1.0), self._band.height())

    @property
    def _key(self) -> QRectF:
        """Between the two times: a piece of the dashed line, and what it means."""
        aside = self._below.width() * _TIME_SHARE
        return self._below.adjusted(aside + self.style.unit, 0, -aside, 0)

    @property
    def _below(self) -> QRectF:
        plot, tall = self.plot, self.style.unit * _BELOW_UNITS
        return QRectF(plot.left(), self.area.bottom() - tall, plot.width(), tall)

    @property
    def _band(self) -> QRectF:
        plot, unit = self.plot, self.style.unit
        return QRectF(plot.left(), plot.bottom() + unit * 0.6, plot.width(), unit * _BAND_UNITS)

    def blocks(self) -> tuple[text.Block, ...]:
        """Title, percentages, times, and what is needed."""
        area, plot, unit, small = self.area, self.plot, self.style.unit, self.style.note_px
        title = QRectF(area.left(), area.top(), area.width(), unit * _TITLE_UNITS)
        below, rest = self._below, self._below.width() * (1 - _TIME_SHARE)
        scale = QRectF(area.left(), plot.top(), unit * (_SCALE_UNITS - 1), unit * 3)
        beside = QRectF(area.left(), self._band.center().y() - unit * 1.5, unit * (_SCALE_UNITS - 0.5), unit * 3)
        return (
            text.fit(say(VERDICT), beside, small * 0.9, _RIGHT),
            text.fit(fill(CURVE, round(KEPT_S)), title, small, _LEFT, bold=True),
            text.fit(fill(SHARE, 100), scale, small * 0.9, _RIGHT),
            text.fit(fill(SHARE, 0), scale.translated(0, plot.height() - scale.height()), small * 0.9, _RIGHT),
            text.fit(fill(AGO, round(KEPT_S)), below.adjusted(0, 0, -rest, 0), small * 0.9, _LEFT),
            text.fit(say(NOW), below.adjusted(rest, 0, 0, 0), small * 0.9, _RIGHT),
            *self._needed(),
        )

    def _needed(self) -> tuple[text.Block, ...]:
        if self.threshold is None:
            return ()
        words = fill(NEEDED, round(100 * self.threshold))
        area = self._key.adjusted(self.style.unit * 5, 0, 0, 0)
        return (text.fit(words, area, self.style.note_px * 0.9, _LEFT),)

    def draw(self, painter: QPainter) -> None:
        """All but the texts."""
        ink, faint = QColor(self.style.tone(Role.SHEET).ink), QColor(self.style.tone(Role.SHEET).line)
        plot, unit = self.plot, self.style.unit
        for rect, verdict in self.bands():
            self._draw_band(painter, rect, verdict)
        painter.setPen(QPen(faint, unit * 0.15))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)
        if self.threshold is not None:
            left, key = self.place(self.now - KEPT_S, self.threshold), self._key
            painter.setPen(QPen(ink, unit * 0.25, Qt.PenStyle.DashLine))
            painter.drawLine(left, self.place(self.now, self.threshold))
            painter.drawLine(QPointF(key.left(), key.center().y()), QPointF(key.left() + unit * 4, key.center().y()))
        painter.setPen(Qt.PenStyle.NoPen)
        pen = QPen(ink, unit * 0.55, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        for path in self.lines():
            painter.strokePath(path, pen)

    def _draw_band(self, painter: QPainter, rect: QRectF, verdict: Verdict) -> None:
        """In the verdict's colours and, where there is room, with its icon: not by colour alone."""
        tone = self.style.verdict(verdict)
        painter.fillRect(rect, QColor(tone.ground))
        painter.fillRect(rect.adjusted(0, 0, -rect.width() + self.style.unit * 0.25, 0), QColor(tone.ink))
        if rect.width() >= rect.height() * 1.2:
            room = rect.height() * 0.12
            icon = QRectF(rect.left() + 2 * room, rect.top(), rect.height(), rect.height())
            icons.draw(painter, icons.icon(verdict), icon.adjusted(room, room, -room, -room), tone)

    def _recent(self) -> list[Moment]:
        return [moment for moment in self.moments if 0 <= self.now - moment.captured_s <= KEPT_S]
