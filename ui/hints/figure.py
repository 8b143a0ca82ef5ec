"""The figure in the films: anybody. A head, shoulders, a mask; no skin, no hair, no clothes."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kiosk.scene import Point
from ui.hints.piece import Piece, Scene, bend
from ui.shapes import Icon, cut, disc, ink, stroke

TOP, BOTTOM = -2.0, 34.0
"""Where a mask's edges lie when it is worn as it should be."""

_HEAD = QRectF(-25, -31, 50, 62)
_BEHIND_DEG = 82
"""What is turned farther aside is not seen."""


@cache
def shoulders() -> Icon:
    """Below a head at (0, 0)."""
    path = QPainterPath(QPointF(-50, 74))
    path.cubicTo(-50, 42, -30, 40, -14, 35)
    path.lineTo(14, 35)
    path.cubicTo(30, 40, 50, 42, 50, 74)
    path.closeSubpath()
    return ink(path)


@cache
def bare_face() -> Icon:
    """Eyes, nose and mouth, looking out of the picture."""
    return eyes() + nose() + ink(bend(5, (-8, 18), ((0, 21.5), (8, 18))))


@cache
def nose() -> Icon:
    """One line."""
    return ink(bend(5, (0, -2), ((-7, 8), (1, 8))))


@lru_cache(maxsize=8)
def head(yaw_deg: float = 0.0) -> Icon:
    """The outline with its ears, empty. It turns to the right as the degrees rise."""
    outline = QPainterPath()
    outline.addEllipse(_HEAD)
    ears = [_ear(ear_deg) for ear_deg in (yaw_deg - 90, yaw_deg + 90) if abs(ear_deg) <= 90]
    round_head = cut(outline) + ink(stroke(outline, 6))
    apart = cut(stroke(outline, 14))
    return apart + ink(*ears) + round_head if yaw_deg == 0 else apart + round_head + ink(*ears)


def _ear(at_deg: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(_across(at_deg, 27), 0), 3.5, 5.5)
    return stroke(path, 4.5)


def _across(at_deg: float, radius: float) -> float:
    """How far to the right of the middle a point on the head lies; behind it, at its edge."""
    return radius * math.sin(math.radians(min(90.0, max(-90.0, at_deg))))


def eyes(yaw_deg: float = 0.0) -> Icon:
    """Open; one, where the other is turned away."""
    seen = [at_deg for at_deg in (yaw_deg - 25, yaw_deg + 25) if abs(at_deg) < _BEHIND_DEG]
    return ink(*(disc(_across(at_deg, 24), -9, 4.2) for at_deg in seen))


@lru_cache(maxsize=8)
def masked_face(yaw_deg: float = 0.0) -> Icon:
    """Eyes, and a mask as it should be."""
    return eyes(yaw_deg) + mask(TOP, BOTTOM, yaw_deg)


def mask(top: float, bottom: float, yaw_deg: float = 0.0) -> Icon:
    """A mask between these two heights on a head at (0, 0)."""
    aside = math.sin(math.radians(yaw_deg))
    left, right, ridge = (_across(yaw_deg + at, radius) for at, radius in ((-72, 25), (72, 25), (0, 31)))
    middle, chin = (top + bottom) / 2, 12 * aside
    path = QPainterPath(QPointF(left, top + 6))
    path.quadTo((left + ridge) / 2, top + 4, ridge, top - 2 + 6 * abs(aside))
    path.quadTo((right + ridge) / 2, top + 4, right, top + 6)
    path.cubicTo(right + 2 + 9 * max(0, aside), middle + 5, chin + 18, bottom, chin, bottom)
    path.cubicTo(chin - 18, bottom, left - 2 + 9 * min(0, aside), middle + 5, left, top + 6)
    path.closeSubpath()
    pleats = [_pleat(left, right, chin, top + (bottom - top) * share) for share in (0.44, 0.66)]
    return cut(stroke(path, 5)) + ink(path, stroke(path, 2)) + cut(*pleats)


def _pleat(left: float, right: float, chin: float, y: float) -> QPainterPath:
    middle = (left + right + chin) / 3
    return bend(3, (left + (middle - left) * 0.45, y), ((middle, y + 2.5), (right + (middle - right) * 0.45, y)))


@cache
def loops() -> Icon:
    """What holds a mask, beside it."""
    return ink(
        *(
            bend(4, (side * 22, 6), ((side * 36, 6), (side * 31, 18)), ((side * 28, 24), (side * 20, 23)))
            for side in (-1, 1)
        )
    )


def bust(at: Point, size: float, face: Icon, strength: float = 1.0, yaw_deg: float = 0.0) -> Scene:
    """Head and shoulders, with this face."""
    return (
        Piece(shoulders(), at, size, strength=strength),
        Piece(head(yaw_deg) + face, at, size, strength=strength),
    )


@cache
def walker() -> Icon:
    """Somebody seen whole, standing on (0, 0)."""
    body = QPainterPath(QPointF(-20, -2))
    body.lineTo(-20, -26)
    body.cubicTo(-20, -58, 20, -58, 20, -26)
    body.lineTo(20, -2)
    body.closeSubpath()
    skull = disc(0, -70, 17)
    return cut(stroke(body, 13), stroke(skull, 9)) + ink(body, stroke(body, 4)) + cut(disc(0, -70, 21.5)) + ink(skull)
