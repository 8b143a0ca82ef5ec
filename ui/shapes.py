"""What icons are made of: shapes in a square of 100 by 100, filled with ink or cut out of what lies below.

Layers are painted over each other, ink and ground in turn: QPainterPath's set operations would flatten the curves,
which shows at 4K.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from kiosk.scene import Point
from ui.palette import Tone

_MIDDLE = QPointF(50, 50)


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape, filled with ink or cut out of what lies below it."""

    path: QPainterPath
    inked: bool


Icon = tuple[Layer, ...]


def ink(*paths: QPainterPath) -> Icon:
    """Filled layers."""
    return tuple(Layer(path, inked=True) for path in paths)


def cut(*paths: QPainterPath) -> Icon:
    """Layers that are cut out."""
    return tuple(Layer(path, inked=False) for path in paths)


def stroke(path: QPainterPath, width: float) -> QPainterPath:
    """A line along the path, with round ends and corners."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCurveThreshold(0.01)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroked = stroker.createStroke(path)
    stroked.setFillRule(Qt.FillRule.WindingFill)
    return stroked


def line(width: float, *points: Point) -> QPainterPath:
    """A thick line through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return stroke(path, width)


def disc(x: float, y: float, radius: float) -> QPainterPath:
    """A filled circle."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def polygon(points: Sequence[Point], round_by: float) -> Icon:
    """A filled polygon with round corners, `round_by` larger all round."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    return ink(path, stroke(path, 2 * round_by))


def plate(painter: QPainter, area: QRectF, tone: Tone, radius: float, border_px: float) -> None:
    """The ground of a part or a key, with its line around it, where it has one and lines have a width."""
    pen, inset = QPen(Qt.PenStyle.NoPen), 0.0
    if tone.line and border_px > 0:
        pen, inset = QPen(QColor(tone.line), border_px), border_px / 2
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw(painter: QPainter, layers: Icon, area: QRectF, tone: Tone) -> None:
    """Paint the icon into the largest square in the middle of `area`, which has the tone's ground."""
    side = min(area.width(), area.height())
    painter.save()
    painter.translate(area.center())
    painter.scale(side / 100, side / 100)
    painter.translate(-_MIDDLE)
    for layer in layers:
        painter.fillPath(layer.path, QBrush(QColor(tone.ink if layer.inked else tone.ground)))
    painter.restore()
