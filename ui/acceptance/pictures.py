"""What is asked for, as a drawing: the same figure as in the hints, how it is to walk up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from kiosk.acceptance.course import Course, Phase
from kiosk.acceptance.kinds import Kind
from ui.hints.figure import bare_face, bust, eyes, mask, masked_face, nose, walker
from ui.hints.piece import Piece, Scene
from ui.hints.props import FLOOR, arrow, kiosk
from ui.shapes import Icon, cut, ink, line, stroke

_AT, _SIZE = (80, 41), 0.98


def of_kind(kind: Kind) -> Scene:
    """How somebody is to walk up."""
    return _KINDS[kind]()


def of_course(course: Course) -> Scene:
    """What the band shows."""
    kind = course.attempt.kind if course.attempt else course.next
    if course.phase is Phase.AWAY or kind is None:
        return away()
    return of_kind(kind)


@cache
def away() -> Scene:
    """Somebody goes away from the kiosk."""
    return (
        Piece(kiosk(), (142, FLOOR)),
        Piece(walker(), (84, FLOOR - 6)),
        Piece(arrow(36), (52, 46), turn_deg=180),
    )


@cache
def _bare() -> Scene:
    return bust(_AT, _SIZE, bare_face())


@cache
def _masked() -> Scene:
    return bust(_AT, _SIZE, masked_face())


@cache
def _nose_out() -> Scene:
    return bust(_AT, _SIZE, eyes() + nose() + mask(13, 34))


@cache
def _hand() -> Scene:
    return (*bust(_AT, _SIZE, bare_face()), Piece(_palm(), (84, 60)))


@cache
def _palm() -> Icon:
    """A hand that lies over the mouth, its arm below it, around (0, 0)."""
    back = QPainterPath()
    back.addRoundedRect(QRectF(-8, -12, 28, 25), 9, 9)
    fingers = [line(6.4, (0, y), (-29 + reach, y)) for y, reach in ((-9, 4), (-2.4, 0), (4.2, 1), (10.6, 7))]
    shapes = (back, *fingers, line(6.4, (4, -10), (-8, -18)), line(17, (12, 4), (46, 40)))
    return cut(*(stroke(shape, 6) for shape in shapes)) + ink(*shapes)


@cache
def _two() -> Scene:
    return (*bust((46, 45), 0.84, masked_face()), *bust((114, 45), 0.84, bare_face()))


_KINDS: Mapping[Kind, Callable[[], Scene]] = MappingProxyType(
    {Kind.BARE: _bare, Kind.MASKED: _masked, Kind.NOSE_OUT: _nose_out, Kind.HAND: _hand, Kind.TWO: _two}
)
