"""The faces in the live picture, each with a box and a plate that says why it counts or does not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.evidence import likeliest
from kiosk.scene import Verdict
from kiosk.why import Account, Part, Standing
from ui import text
from ui.palette import Role
from ui.picture import View
from ui.shapes import plate
from ui.theme import Style
from ui.tongue import fill, say
from ui.why_words import LABEL_SHARE, LABELS, reason_of

_COUNTS = (Part.JUDGED, Part.NOT_YET, Part.DISPUTED, Part.FLAWED, Part.TOGETHER)
"""These have a full line, the others a dashed one."""
_APART = 0.16
"""Of a face's size: from it to its plate, so that the outline around the face stays free."""
_TRIES = 8
_ROOM_PX = 10_000.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A face's box in the widget, and its plate. `outlined`: the live picture draws a line around it already."""

    box: QRectF
    counts: bool
    outlined: bool
    words: text.Block
    plate: QRectF


def signs(account: Account, view: View, bounds: QRectF, kept: QRectF, style: Style) -> tuple[Sign, ...]:
    """Of every face that is in view. Plates lie inside `bounds`, not on what is `kept` for others, and not upon each
    other, nor on a face, as far as there is room."""
    boxes = [view.place(standing.box) for standing in account.standings]
    seen = [(one, box) for one, box in zip(account.standings, boxes, strict=True) if box.intersects(bounds)]
    made: list[Sign] = []
    for standing, box in seen:
        words = _words(standing, account)
        taken = [kept, *(one.plate for one in made)]
        area = _free(_places(_extent(words, style), box, style), bounds, taken, [other for _, other in seen])
        block = text.fit(words, area, _size_px(style), Qt.AlignmentFlag.AlignCenter, bold=True)
        outlined = account.outcome.box is not None and standing.track == account.outcome.track
        made.append(Sign(box, standing.part in _COUNTS, outlined, block, area))
    return tuple(made)


def _words(standing: Standing, account: Account) -> str:
    """The reason; of whoever was read, what was read."""
    read = account.evidence
    if standing.part not in (Part.JUDGED, Part.TOGETHER) or read is None or read.track != standing.track:
        return reason_of(standing)
    label = likeliest(read.reading)
    return fill(LABEL_SHARE, say(LABELS[label]), percent(getattr(read.reading, label)))


def percent(share: float) -> int | str:
    """In whole per cent; what is nearly 0 or 100 is not called so."""
    if 0 < share < 0.01:
        return "<1"
    return ">99" if 0.99 < share < 1 else round(100 * share)


def _size_px(style: Style) -> float:
    return style.note_px * 1.2


def _extent(words: str, style: Style) -> QSizeF:
    room = QRectF(0, 0, _ROOM_PX, _ROOM_PX)  # measured as it is drawn: among Arabic, figures are wider than Qt tells
    extent = text.fit(words, room, _size_px(style), Qt.AlignmentFlag.AlignCenter, bold=True, wrap=False).extent()
    return QSizeF(extent.width() + 2.4 * style.unit, extent.height() + style.unit)


def _places(size: QSizeF, box: QRectF, style: Style) -> list[QRectF]:
    """Above the face and the outline that the live picture draws around it; below; beside; then further and further."""
    apart, middle, tall = _APART * box.height() + style.unit, box.center(), size.height()
    left, above = middle.x() - size.width() / 2, box.top() - apart - tall
    corners = [QPointF(left, above), QPointF(left, box.bottom() + apart)]
    aside = _APART * box.width() + style.unit
    corners.append(QPointF(box.right() + aside, middle.y() - tall / 2))
    corners.append(QPointF(box.left() - aside - size.width(), middle.y() - tall / 2))
    corners.extend(QPointF(left, above + step * (tall + 1)) for step in range(1, _TRIES))
    return [QRectF(corner, size) for corner in corners]


def _free(places: Sequence[QRectF], bounds: QRectF, taken: Sequence[QRectF], faces: Sequence[QRectF]) -> QRectF:
    """The first that, moved inside, is free and hides no face; else the first that is free; else the first."""
    inside = [_inside(place, bounds) for place in places]
    for shunned in ((*taken, *faces), taken):
        for place in inside:
            if not any(place.intersects(other) for other in shunned):
                return place
    return inside[0]


def _inside(place: QRectF, bounds: QRectF) -> QRectF:
    left = max(min(place.left(), bounds.right() - place.width()), bounds.left())
    top = max(min(place.top(), bounds.bottom() - place.height()), bounds.top())
    return QRectF(QPointF(left, top), place.size())


def tie(sign: Sign, style: Style) -> QLineF | None:
    """From a plate to its face, where others have pushed it away; None: it stands beside it."""
    box, plate_ = sign.box, sign.plate
    across = max(box.left() - plate_.right(), plate_.left() - box.right(), 0.0)
    down = max(box.top() - plate_.bottom(), plate_.top() - box.bottom(), 0.0)
    if math.hypot(across, down) <= _APART * max(box.width(), box.height()) + 2 * style.unit:
        return None
    begins = _nearest(plate_, box.center())
    return QLineF(begins, _nearest(box, begins))


def _nearest(area: QRectF, to: QPointF) -> QPointF:
    """The area's point that is nearest."""
    left, top = (max(area.left(), to.x()), max(area.top(), to.y()))
    return QPointF(min(left, area.right()), min(top, area.bottom()))


def draw(painter: QPainter, made: Sequence[Sign], style: Style) -> None:
    """Boxes and ties with a dark edge, which keeps them visible on any wall; then the plates and their words."""
    tone = style.tone(Role.SHEET)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for sign in made:
        line = Qt.PenStyle.SolidLine if sign.counts else Qt.PenStyle.DashLine
        light = style.palette.outlines[Verdict.NOBODY]
        pens = ((style.palette.edge, 0.9, Qt.PenStyle.SolidLine), (light, 0.4, line))
        tied = tie(sign, style)
        for colour, thick, dash in pens:
            painter.setPen(QPen(QColor(colour), style.unit * thick, dash))
            if not sign.outlined:
                painter.drawRect(sign.box)
            if tied:
                painter.drawLine(tied)
    for sign in made:
        plate(painter, sign.plate, tone, style.unit * 0.8, style.border_px)
        text.draw(painter, [sign.words], tone.ink)
