"""What the chart stacks: verdicts, each with a word, a pattern and a colour. No green, and no colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from kiosk.operator import Count
from kiosk.scene import Verdict
from ui.operator.words import CANT_TELL, LEFT, MASK_OK, MASK_WRONG, NO_MASK
from ui.theme import Style


@dataclass(frozen=True, slots=True)
class Series:
    """One part of each bar. `verdict`: None stands for all that the others do not have."""

    verdict: Verdict | None
    word: str
    pattern: Qt.BrushStyle


SERIES = (
    Series(Verdict.MASK_OK, MASK_OK, Qt.BrushStyle.SolidPattern),
    Series(Verdict.MASK_WRONG, MASK_WRONG, Qt.BrushStyle.HorPattern),
    Series(Verdict.NO_MASK, NO_MASK, Qt.BrushStyle.BDiagPattern),
    Series(Verdict.CANT_TELL, CANT_TELL, Qt.BrushStyle.Dense6Pattern),
    Series(None, LEFT, Qt.BrushStyle.NoBrush),
)
"""From the bottom of a bar to its top."""


def parts(count: Count) -> Mapping[Series, int]:
    """How many visits each series has; together all of them."""
    named = {series: count.verdicts.get(series.verdict.value, 0) for series in SERIES if series.verdict}
    return {**named, SERIES[-1]: count.visits - sum(named.values())}


def fill(painter: QPainter, series: Series, style: Style, area: QRectF) -> None:
    """A piece of a bar, or of the legend: ground, pattern, outline."""
    tone = style.palette.bars[series.verdict]
    painter.fillRect(area, QColor(tone.ground))
    painter.fillRect(area, QBrush(QColor(tone.ink), series.pattern))
    painter.setPen(QPen(QColor(tone.ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
