"""What hints are made of: layers of ink and ground, placed, turned, more or less faint, in a field of 160 by 100."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kiosk.scene import Point
from ui.palette import Tone
from ui.shapes import Icon, stroke

FIELD = QRectF(0, 0, 160, 100)


@dataclass(frozen=True, slots=True)
class Piece:
    """Layers around (0, 0), and where that stands in the field. `strength` 0 is not there, 1 is full ink."""

    layers: Icon
    at: Point = (0.0, 0.0)
    size: float = 1.0
    turn_deg: float = 0.0
    strength: float = 1.0


Scene = tuple[Piece, ...]


def paint(painter: QPainter, scene: Scene, area: QRectF, tone: Tone) -> None:
    """Paint the field as large as it fits into the middle of `area`, which has the tone's ground; nothing outside."""
    scale = min(area.width() / FIELD.width(), area.height() / FIELD.height())
    painter.save()
    painter.translate(area.center())
    painter.scale(scale, scale)
    painter.translate(-FIELD.center())
    painter.setClipRect(FIELD)
    for piece in scene:
        if piece.strength > 0:
            _paint_piece(painter, piece, tone)
    painter.restore()


def _paint_piece(painter: QPainter, piece: Piece, tone: Tone) -> None:
    painter.save()
    painter.translate(QPointF(*piece.at))
    painter.rotate(piece.turn_deg)
    painter.scale(piece.size, piece.size)
    ink, ground = _mixed(tone.ground, tone.ink, piece.strength), QColor(tone.ground)
    for layer in piece.layers:
        painter.fillPath(layer.path, ink if layer.inked else ground)
    painter.restore()


def _mixed(one: str, other: str, share: float) -> QColor:
    """A colour between two. By opacity, what a piece cuts out of itself would show again while it fades."""
    low, high = QColor(one), QColor(other)
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * min(1.0, share)) for a, b in pairs))


def bend(width: float, start: Point, *onward: tuple[Point, Point]) -> QPainterPath:
    """A thick line from `start` on, by a control point to an end each time."""
    path = QPainterPath(QPointF(*start))
    for control, end in onward:
        path.quadTo(QPointF(*control), QPointF(*end))
    return stroke(path, width)
