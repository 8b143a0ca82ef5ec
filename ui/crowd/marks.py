"""The mark on everyone: a line around the face whose shape tells the verdict, and a tag with its icon and its word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from kiosk.crowd import Person
from kiosk.scene import Verdict
from ui import icons, outline, text
from ui.picture import View
from ui.shapes import plate
from ui.sides import from_the_right
from ui.theme import Style
from ui.tongue import QT_TRANSLATE_NOOP, say

WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MASK_OK: QT_TRANSLATE_NOOP("words", "Mask OK"),
        Verdict.NO_MASK: QT_TRANSLATE_NOOP("words", "No mask"),
        Verdict.MASK_WRONG: QT_TRANSLATE_NOOP("words", "Mask wrong"),
        Verdict.CANT_TELL: QT_TRANSLATE_NOOP("words", "Not sure"),
    }
)
"""As on the counts. While somebody is still looked at, their mark has none."""

_ROOM = 0.12
_TALL, _LEAST_UNITS, _MOST_UNITS = 0.34, 3.4, 6.4
"""Of a tag: in heights of its face, in hundredths of the shorter side."""
_ICON, _PAD, _LETTERS, _ROUND = 0.8, 0.24, 0.56, 0.3
"""In heights of the tag."""
_LEAST_LETTERS_UNITS = 2.2
_WIDEST = 2.4
"""In widths of the face: a wider tag would seem to be a neighbour's."""
_FINE_UNITS, _FINEST = 22, 0.35
"""A face that is smaller than so many hundredths of the shorter side has a finer line around it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Of one person, in the widget's pixels. `tag`: empty, where they are too far away to be judged."""

    verdict: Verdict
    face: QRectF
    tag: QRectF
    icon: QRectF
    words: text.Block | None = None


def marks(people: Sequence[Person], view: View, ratio: float, bounds: QRectF, style: Style) -> tuple[Mark, ...]:
    """Tags lie inside `bounds` and not upon each other, as far as there is room; of two, whoever came first has it."""
    faces = [_scaled(view.place(person.box), ratio) for person in people]
    made: list[Mark] = []
    for person, face in zip(people, faces, strict=True):
        taken = [*(mark.tag for mark in made), *(other for other in faces if other is not face)]
        made.append(_far(person, face) if person.far else _mark(person.verdict, face, bounds, taken, style))
    return tuple(made)


def draw(painter: QPainter, made: Sequence[Mark], style: Style) -> None:
    """All lines first: no line crosses a tag."""
    for mark in made:
        room = mark.face.width() * _ROOM
        fine = min(max(mark.face.height() / (style.unit * _FINE_UNITS), _FINEST), 1.0)
        area = mark.face.adjusted(-room, -room, room, room)
        outline.draw(painter, mark.verdict, area, replace(style, unit=style.unit * fine))
    for mark in made:
        if not mark.tag.isEmpty():
            _draw_tag(painter, mark, style)


def _draw_tag(painter: QPainter, mark: Mark, style: Style) -> None:
    tone = style.verdict(mark.verdict)
    plate(painter, mark.tag, tone, mark.tag.height() * _ROUND, style.border_px / 2)
    icons.draw(painter, icons.icon(mark.verdict), mark.icon, tone)
    if mark.words:
        text.draw(painter, (mark.words,), tone.ink)


def _scaled(area: QRectF, ratio: float) -> QRectF:
    return QRectF(area.x() / ratio, area.y() / ratio, area.width() / ratio, area.height() / ratio)


def _far(person: Person, face: QRectF) -> Mark:
    """Corners alone: seen, and not judged."""
    verdict = Verdict.LOOKING if person.verdict is Verdict.CANT_TELL else person.verdict
    return Mark(verdict, face, QRectF(), QRectF())


def _mark(verdict: Verdict, face: QRectF, bounds: QRectF, taken: Sequence[QRectF], style: Style) -> Mark:
    """The word where there is room for it, else the icon alone, which always has a place: on the face's upper edge."""
    tall = min(max(face.height() * _TALL, _LEAST_UNITS * style.unit), _MOST_UNITS * style.unit) * style.text
    words = _words(verdict, face, tall, style)
    sizes = [QSizeF(words.extent().width() + tall * (_ICON + 3 * _PAD), tall)] if words else []
    for size in (*sizes, QSizeF(tall, tall)):
        for area in _places(face, size):
            if bounds.contains(area) and not any(area.intersects(other) for other in taken):
                return _tagged(verdict, face, area, words if size.width() > tall else None)
    over = QRectF(face.center().x() - tall / 2, face.top() - tall / 2, tall, tall)
    return _tagged(verdict, face, _within(over, bounds), None)


def _words(verdict: Verdict, face: QRectF, tall: float, style: Style) -> text.Block | None:
    size_px = tall * _LETTERS
    if verdict not in WORDS or size_px < _LEAST_LETTERS_UNITS * style.unit:
        return None
    room = QRectF(0, 0, face.width() * _WIDEST - tall * (_ICON + 3 * _PAD), tall)
    block = text.fit(say(WORDS[verdict]), room, size_px, Qt.AlignmentFlag.AlignCenter, bold=True, wrap=False)
    return block if block.size_px >= size_px * 0.8 else None


def _places(face: QRectF, size: QSizeF) -> Iterator[QRectF]:
    """Above and below the face, in the middle first, then from either side."""
    room = face.width() * _ROOM + size.height() * 0.15
    lefts = face.center().x() - size.width() / 2, face.left(), face.right() - size.width()
    for top in (face.top() - room - size.height(), face.bottom() + room):
        for left in lefts:
            yield QRectF(left, top, size.width(), size.height())


def _within(area: QRectF, bounds: QRectF) -> QRectF:
    left = min(max(area.left(), bounds.left()), bounds.right() - area.width())
    top = min(max(area.top(), bounds.top()), bounds.bottom() - area.height())
    return QRectF(left, top, area.width(), area.height())


def _tagged(verdict: Verdict, face: QRectF, tag: QRectF, words: text.Block | None) -> Mark:
    """The icon where reading begins."""
    tall = tag.height()
    side = tall * _ICON
    if words is None:
        icon = QRectF(0, 0, side, side)
        icon.moveCenter(tag.center())
        return Mark(verdict, face, tag, icon)
    pad = tall * _PAD
    left = tag.right() - pad - side if from_the_right() else tag.left() + pad
    icon = QRectF(left, tag.center().y() - side / 2, side, side)
    room = QRectF(tag.left() + pad, tag.top(), tag.width() - 3 * pad - side, tall)
    if not from_the_right():
        room.translate(side + pad, 0)
    return Mark(verdict, face, tag, icon, replace(words, area=room.adjusted(-1, 0, 1, 0)))
