"""The faces in the live picture, each with a box and a plate that says why it counts or does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

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

_COUNTS = (Part.JUDGED, Part.NOT_YET, Part.FLAWED, Part.TOGETHER)
"""These have a full line, the others a dashed one."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Sign:
    """A face's box in the widget, and its plate. `outlined`: the live picture draws a line around it already."""

    box: QRectF
    counts: bool
    outlined: bool
    words: text.Block
    plate: QRectF


def signs(account: Account, view: View, bounds: QRectF, style: Style) -> tuple[Sign, ...]:
    """Of every face that is in view: plates lie inside `bounds`, and not upon each other as far as there is room."""
    made: list[Sign] = []
    for standing in account.standings:
        box = view.place(standing.box)
        if box.intersects(bounds):
            words = _words(standing, account)
            area = _free(_wanted(words, box, style), bounds, [one.plate for one in made])
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


def _wanted(words: str, box: QRectF, style: Style) -> QRectF:
    """Above the face, and above the outline that the live picture draws around it."""
    extent = QFontMetricsF(text.font(_size_px(style), bold=True)).boundingRect(words)
    wide, tall = extent.width() + 2.4 * style.unit, extent.height() + style.unit
    return QRectF(box.center().x() - wide / 2, box.top() - 0.16 * box.height() - tall - style.unit, wide, tall)


def _free(wanted: QRectF, bounds: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """The nearest place below that is inside and free; where there is none, inside."""
    left = min(max(wanted.left(), bounds.left()), bounds.right() - wanted.width())
    area = QRectF(left, max(wanted.top(), bounds.top()), wanted.width(), wanted.height())
    for _ in range(_TRIES):
        under = [other for other in taken if other.intersects(area)]
        if not under:
            break
        area.moveTop(max(other.bottom() for other in under) + 1)
    return area.translated(0, min(bounds.bottom() - area.bottom(), 0))


def draw(painter: QPainter, made: Sequence[Sign], style: Style) -> None:
    """Boxes with a dark edge, which keeps them visible on any wall; then the plates and their words."""
    tone = style.tone(Role.SHEET)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for sign in made:
        line = Qt.PenStyle.SolidLine if sign.counts else Qt.PenStyle.DashLine
        light = style.palette.outlines[Verdict.NOBODY]
        pens = ((style.palette.edge, 0.9, Qt.PenStyle.SolidLine), (light, 0.4, line))
        for colour, thick, dash in () if sign.outlined else pens:
            painter.setPen(QPen(QColor(colour), style.unit * thick, dash))
            painter.drawRect(sign.box)
    for sign in made:
        plate(painter, sign.plate, tone, style.unit * 0.8, style.border_px)
        text.draw(painter, [sign.words], tone.ink)
