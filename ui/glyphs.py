"""What stands on keys instead of words."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from ui.shapes import Icon, cut, disc, ink, line, polygon, stroke
from ui.sides import from_the_right


@cache
def key() -> Icon:
    """Staff come in here."""
    bow = stroke(disc(30, 50, 15), 9)
    return ink(bow, line(9, (46, 50), (88, 50)), line(9, (70, 50), (70, 64)), line(9, (86, 50), (86, 68)))


@cache
def close() -> Icon:
    """Away with it."""
    return ink(line(11, (26, 26), (74, 74)), line(11, (74, 26), (26, 74)))


@cache
def erase() -> Icon:
    """The last digit goes."""
    tag = polygon([(8, 50), (34, 24), (92, 24), (92, 76), (34, 76)], 5)
    return tag + cut(line(8, (50, 39), (72, 61)), line(8, (72, 39), (50, 61)))


@cache
def enter() -> Icon:
    """That is all of it."""
    return ink(line(12, (16, 50), (84, 50)), line(12, (56, 22), (84, 50), (56, 78)))


def earlier() -> Icon:
    """The page before: towards where reading begins."""
    return _to_the_right() if from_the_right() else _to_the_left()


def later() -> Icon:
    """The next page: towards where reading goes."""
    return _to_the_left() if from_the_right() else _to_the_right()


@cache
def globe() -> Icon:
    """All languages."""
    meridian = QPainterPath()
    meridian.addEllipse(32, 10, 36, 80)
    parallels = (line(5.5, (16, 33), (84, 33)), line(5.5, (10, 50), (90, 50)), line(5.5, (16, 67), (84, 67)))
    axis = line(5.5, (50, 10), (50, 90))
    return ink(stroke(disc(50, 50, 40), 8), stroke(meridian, 5.5), axis, *parallels)


@cache
def question() -> Icon:
    """Why is that so?"""
    bow = QPainterPath(QPointF(30, 34))
    bow.cubicTo(30, 4, 76, 8, 72, 36)
    bow.cubicTo(70, 52, 50, 50, 50, 66)
    return ink(stroke(bow, 11), disc(50, 86, 7))


@cache
def tick() -> Icon:
    """This one it is."""
    return ink(line(13, (18, 54), (40, 76), (82, 28)))


@cache
def _to_the_left() -> Icon:
    return ink(line(11, (60, 22), (34, 50), (60, 78)))


@cache
def _to_the_right() -> Icon:
    return ink(line(11, (40, 22), (66, 50), (40, 78)))


@cache
def capitals() -> Icon:
    """The next letters are large."""
    return ink(line(11, (50, 14), (16, 50), (34, 50), (34, 84), (66, 84), (66, 50), (84, 50), (50, 14)))


@cache
def minus() -> Icon:
    """One less."""
    return ink(line(12, (22, 50), (78, 50)))


@cache
def plus() -> Icon:
    """One more."""
    return ink(line(12, (22, 50), (78, 50)), line(12, (50, 22), (50, 78)))
