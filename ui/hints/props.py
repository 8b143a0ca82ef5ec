"""What stands around the figure: arrows, the kiosk, the spot to stand on, lights, a hand."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kiosk.scene import Point
from ui.hints.motion import between, ease
from ui.hints.piece import Piece, Scene
from ui.shapes import Icon, cut, disc, ink, line, polygon, stroke

FLOOR = 95.0
_STROKE = 7.5


@cache
def arrow(length: float) -> Icon:
    """To the right, its tail on (0, 0)."""
    return ink(line(_STROKE, (0, 0), (length, 0)), line(_STROKE, (length - 11, -11), (length, 0), (length - 11, 11)))


@cache
def bow(radius: float, start_deg: float, end_deg: float) -> Icon:
    """An arrow bent around (0, 0), against the clock; degrees go with it, from the right."""
    area = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    path.arcMoveTo(area, -start_deg)
    path.arcTo(area, -start_deg, start_deg - end_deg)
    tip = math.radians(end_deg)
    inner, outer = (_on(radius + out, tip + 10 / radius) for out in (-10, 10))
    return ink(stroke(path, _STROKE), line(_STROKE, inner, _on(radius, tip), outer))


@cache
def corners(width: float, height: float) -> Icon:
    """The edges of a camera's picture, around (0, 0)."""
    x, y, arm = width / 2, height / 2, 14
    places = [(right, down) for right in (-1, 1) for down in (-1, 1)]
    lines = [((r * x, d * (y - arm)), (r * x, d * y), (r * (x - arm), d * y)) for r, d in places]
    return cut(*(line(13, *points) for points in lines)) + ink(*(line(6, *points) for points in lines))


@cache
def kiosk() -> Icon:
    """This kiosk on its stand, on (0, 0)."""
    screen = QPainterPath()
    screen.addRoundedRect(QRectF(-15, -88, 30, 54), 5, 5)
    return ink(line(6.5, (0, -34), (0, -3)), line(6.5, (-14, -3), (14, -3)), stroke(screen, 6.5), disc(0, -74, 5.5))


@cache
def spot() -> Icon:
    """A mark on the floor, around (0, 0)."""
    mark = QPainterPath()
    mark.addEllipse(QPointF(0, 0), 33, 8.5)
    return ink(mark)


def gaze(start: Point, end: Point, share: float) -> Scene:
    """Dots from an eye to what it looks at, coming up one after the other."""
    ways = (0.0, 1 / 3, 2 / 3, 1.0)
    return tuple(
        Piece(
            ink(disc(0, 0, 3.2)),
            (between(start[0], end[0], way), between(start[1], end[1], way)),
            strength=ease(share, way * 0.6, way * 0.6 + 0.4),
        )
        for way in ways
    )


@cache
def lamp() -> Icon:
    """A spotlight at (0, 0) that shines downwards."""
    return polygon([(-8, -8), (8, -8), (13, 8), (-13, 8)], 3)


@cache
def beam() -> Icon:
    """What a lamp at the right upper corner lights."""
    path = QPainterPath(QPointF(128, 14))
    for x, y in ((148, 24), (136, 100), (54, 100)):
        path.lineTo(x, y)
    path.closeSubpath()
    return ink(path)


@cache
def rays() -> Icon:
    """What a sun at the left upper corner lights."""
    path = QPainterPath(QPointF(38, 14))
    for x, y in ((104, 100), (30, 100), (14, 40)):
        path.lineTo(x, y)
    path.closeSubpath()
    return ink(path)


@cache
def sun() -> Icon:
    """Bright light around (0, 0)."""
    turns = [math.radians(45 * turn) for turn in range(8)]
    return ink(disc(0, 0, 16), *(line(6.5, _on(24, turn), _on(32, turn)) for turn in turns))


def _on(radius: float, turn: float) -> Point:
    return radius * math.cos(turn), radius * math.sin(turn)


@cache
def tremble(radius: float) -> Icon:
    """Bows at both sides of (0, 0): what is between them moves."""
    area = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    bows = QPainterPath()
    for start_deg in (-26, 154):
        bows.arcMoveTo(area, start_deg)
        bows.arcTo(area, start_deg, 52)
    return ink(stroke(bows, 5.5))


@cache
def halt() -> Icon:
    """A sign with a palm around (0, 0): a hand alone would greet."""
    palm = QPainterPath()
    palm.addRoundedRect(QRectF(-12, -1, 24, 23), 8, 8)
    fingers = [line(5.6, (x, 4), (x * 1.1, -y)) for x, y in ((-9.1, 15), (-3.1, 20), (3.1, 20), (9.1, 15))]
    thumb = line(6, (8, 14), (19, 1))
    return cut(disc(0, 0, 37)) + ink(disc(0, 0, 33)) + cut(palm, *fingers, thumb)


@cache
def hand() -> Icon:
    """A raised palm around (0, 0)."""
    palm = QPainterPath()
    palm.addRoundedRect(QRectF(-17, -4, 34, 34), 10, 10)
    fingers = [line(8, (x, 4), (x * 1.12, -y)) for x, y in ((-12.7, 22), (-4.3, 29), (4.3, 28), (12.7, 20))]
    shapes = [palm, *fingers, line(8.5, (12, 20), (28, 2)), line(22, (0, 24), (0, 70))]
    return cut(*(stroke(shape, 7) for shape in shapes)) + ink(*shapes)
