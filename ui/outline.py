"""The line around the judged face: its shape and stroke say the verdict too, not its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from kiosk.scene import Verdict
from ui.theme import Style

_SOLID, _DASHED, _DOTTED = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine

STROKES: Mapping[Verdict, Qt.PenStyle] = MappingProxyType(
    {
        Verdict.LOOKING: _SOLID,
        Verdict.MASK_OK: _SOLID,
        Verdict.NO_MASK: _SOLID,
        Verdict.MASK_WRONG: _DASHED,
        Verdict.CANT_TELL: _DOTTED,
        Verdict.OVERRIDE: _SOLID,
    }
)
"""Verdicts that stand for a face; the others draw no outline."""

_WIDTH_UNITS = 1.1
_EDGE_SHARE = 1.9


def shape(verdict: Verdict, area: QRectF) -> QPainterPath:
    """Round for MASK_OK, an octagon for NO_MASK, corners while looking, else a rectangle with round corners."""
    path = QPainterPath()
    if verdict is Verdict.MASK_OK:
        path.addEllipse(area)
    elif verdict is Verdict.NO_MASK:
        path.addPolygon(_octagon(area))
        path.closeSubpath()
    elif verdict is Verdict.LOOKING:
        _add_corners(path, area)
    else:
        radius = min(area.width(), area.height()) * 0.14
        path.addRoundedRect(area, radius, radius)
    return path


def draw(painter: QPainter, verdict: Verdict, area: QRectF, style: Style) -> None:
    """Draw it over the picture: an edge below keeps it visible on any face and wall."""
    stroke = STROKES.get(verdict)
    if stroke is None:
        return
    path = shape(verdict, area)
    width, line = style.unit * _WIDTH_UNITS, style.palette.outlines[verdict]
    for colour, thick, pen_style in ((style.palette.edge, width * _EDGE_SHARE, _SOLID), (line, width, stroke)):
        pen = QPen(QColor(colour), thick, pen_style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def _octagon(area: QRectF) -> QPolygonF:
    cut = min(area.width(), area.height()) * 0.29
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    corners = (
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    )
    return QPolygonF([QPointF(x, y) for x, y in corners])


def _add_corners(path: QPainterPath, area: QRectF) -> None:
    arm = min(area.width(), area.height()) * 0.24
    for x, right in ((area.left(), 1), (area.right(), -1)):
        for y, down in ((area.top(), 1), (area.bottom(), -1)):
            path.moveTo(x, y + down * arm)
            path.lineTo(x, y)
            path.lineTo(x + right * arm, y)
