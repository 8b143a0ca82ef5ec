"""The product's own icons, drawn in a square of 100 by 100 with one ink on the ground they stand on.

Outer shapes differ, so that they are told apart in grey and when blurred: circle, octagon, triangle, diamond, shield,
square, ring, corners. What is cut out of them says it again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kiosk.scene import Verdict
from ui.shapes import Icon, cut, disc, draw, ink, line, polygon, stroke

__all__ = ["draw", "draw_ring", "icon", "no_camera", "person"]


def _tick() -> Icon:
    return ink(disc(50, 50, 48)) + cut(line(11, (27, 52), (43, 68), (74, 35)))


def _cross() -> Icon:
    angles = [math.radians(22.5 + 45 * corner) for corner in range(8)]
    octagon = polygon([(50 + 48 * math.cos(a), 50 + 48 * math.sin(a)) for a in angles], 2)
    return octagon + cut(line(11, (33, 33), (67, 67)), line(11, (67, 33), (33, 67)))


def _warning() -> Icon:
    triangle = polygon([(50, 12), (92, 86), (8, 86)], 7)
    return triangle + cut(line(10, (50, 38), (50, 60)), disc(50, 76, 6))


def _question() -> Icon:
    diamond = polygon([(50, 7), (93, 50), (50, 93), (7, 50)], 5)
    hook = QPainterPath(QPointF(37, 41))
    hook.cubicTo(37, 23, 64, 23, 64, 41)
    hook.cubicTo(64, 51, 50, 51, 50, 62)
    return diamond + cut(stroke(hook, 8.5), disc(50, 75, 5.5))


def _key() -> Icon:
    shield = QPainterPath(QPointF(50, 5))
    shield.lineTo(88, 17)
    shield.lineTo(88, 50)
    shield.cubicTo(88, 74, 68, 89, 50, 95)
    shield.cubicTo(32, 89, 12, 74, 12, 50)
    shield.lineTo(12, 17)
    shield.closeSubpath()
    bits = (line(8, (50, 48), (50, 78)), line(8, (50, 64), (60, 64)), line(8, (50, 76), (60, 76)))
    return ink(shield, stroke(shield, 6)) + cut(stroke(disc(50, 35, 11), 8), *bits)


def _wrench() -> Icon:
    square = polygon([(14, 14), (86, 14), (86, 86), (14, 86)], 11)
    jaw = QPainterPath()
    jaw.arcMoveTo(QRectF(50, 22, 28, 28), 80)
    jaw.arcTo(QRectF(50, 22, 28, 28), 80, 290)
    return square + cut(stroke(jaw, 10), line(13, (53, 47), (29, 71)))


def _eye() -> Icon:
    lid = QPainterPath(QPointF(22, 50))
    lid.quadTo(50, 19, 78, 50)
    lid.quadTo(50, 81, 22, 50)
    return ink(stroke(lid, 6), disc(50, 50, 10))


@cache
def person() -> Icon:
    """Head and shoulders."""
    path = QPainterPath(QPointF(22, 82))
    path.cubicTo(22, 52, 78, 52, 78, 82)
    path.closeSubpath()
    return ink(path, disc(50, 36, 14))


def _invitation() -> Icon:
    corners = [
        line(7, (x, y + 18 * down), (x, y), (x + 18 * right, y))
        for x, right in ((5, 1), (95, -1))
        for y, down in ((5, 1), (95, -1))
    ]
    return person() + ink(*corners)


@cache
def no_camera() -> Icon:
    """A camera, struck through."""
    body = polygon([(12, 34), (62, 34), (62, 70), (12, 70)], 6)
    lens = polygon([(76, 46), (90, 37), (90, 67), (76, 58)], 4)
    return body + lens + cut(line(18, (18, 16), (84, 88))) + ink(line(6, (18, 16), (84, 88)))


_MAKERS: Mapping[Verdict, Callable[[], Icon]] = MappingProxyType(
    {
        Verdict.NOBODY: _invitation,
        Verdict.LOOKING: _eye,
        Verdict.MASK_OK: _tick,
        Verdict.NO_MASK: _cross,
        Verdict.MASK_WRONG: _warning,
        Verdict.CANT_TELL: _question,
        Verdict.OVERRIDE: _key,
        Verdict.FAULT: _wrench,
    }
)


@cache
def icon(verdict: Verdict) -> Icon:
    """The verdict's icon."""
    return _MAKERS[verdict]()


def draw_ring(painter: QPainter, area: QRectF, ink: str, progress: float) -> None:
    """A ring around an icon that closes clockwise from the top as `progress` goes from 0 to 1."""
    side = min(area.width(), area.height())
    width = side * 0.07
    ring = QRectF(0, 0, side - width, side - width)
    ring.moveCenter(area.center())
    faint = QColor(ink)
    faint.setAlphaF(0.25)
    for colour, turn in ((faint, 1.0), (QColor(ink), min(1.0, max(0.0, progress)))):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if turn > 0:
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * turn))
