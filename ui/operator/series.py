"""What the chart stacks: verdicts, each with a word, a colour and a pattern. No green, and no colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from kiosk.operator import Count
from kiosk.scene import Verdict
from ui.operator.words import CANT_TELL, LEFT, MASK_OK, MASK_WRONG, NO_MASK


@dataclass(frozen=True, slots=True)
class Series:
    """One part of each bar. `verdict`: None stands for all that the others do not have."""

    verdict: Verdict | None
    word: str
    ground: str
    ink: str
    pattern: Qt.BrushStyle


SERIES = (
    Series(Verdict.MASK_OK, MASK_OK, "#dfe7ee", "#dfe7ee", Qt.BrushStyle.SolidPattern),
    Series(Verdict.MASK_WRONG, MASK_WRONG, "#5c2a08", "#ff9a3d", Qt.BrushStyle.HorPattern),
    Series(Verdict.NO_MASK, NO_MASK, "#b3121d", "#ffb3b8", Qt.BrushStyle.BDiagPattern),
    Series(Verdict.CANT_TELL, CANT_TELL, "#3a2a63", "#cdbcff", Qt.BrushStyle.Dense6Pattern),
    Series(None, LEFT, "#16222c", "#8fa3b3", Qt.BrushStyle.NoBrush),
)
"""From the bottom of a bar to its top."""


def parts(count: Count) -> Mapping[Series, int]:
    """How many visits each series has; together all of them."""
    named = {series: count.verdicts.get(series.verdict.value, 0) for series in SERIES if series.verdict}
    return {**named, SERIES[-1]: count.visits - sum(named.values())}


def fill(painter: QPainter, series: Series, area: QRectF) -> None:
    """A piece of a bar, or of the legend: ground, pattern, outline."""
    painter.fillRect(area, QColor(series.ground))
    painter.fillRect(area, QBrush(QColor(series.ink), series.pattern))
    painter.setPen(QPen(QColor(series.ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
