"""Where things stand in the verdict's panel: the same for every verdict, so that eyes need not search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QRectF, Qt

from ui import text
from ui.sides import from_the_right
from ui.theme import Style
from ui.words import Words

_WIDE = 1.25
"""From this ratio of width to height a headline has one line, and icon and hint have more of the height."""

_ROW_SHARE, _WIDE_ROW_SHARE = 0.36, 0.48
_HEADLINE_SHARE, _WIDE_HEADLINE_SHARE = 0.6, 0.5
_ICON_SHARE, _ALONE_SHARE = 0.36, 0.6
_APART = 0.9
"""Of the space between parts: icon and words."""
_STRAIGHT = 0.9
"""So much smaller are all headlines rather than that one of them breaks into two lines."""
_FLAT = 3.2
"""From this ratio of width to height the words stand beside the icon, and not below it."""
_LEAST_HINT_UNITS = 13
"""A smaller hint would not be understood from where visitors stand."""


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in the panel's pixels; none overlaps another. `hint` is empty where there is no room for it."""

    icon: QRectF
    hint: QRectF
    words: QRectF
    headline_share: float
    """How much of the words' height the headline may take."""

    def mirrored(self, width: float) -> Places:
        """For languages that are read from the right."""
        icon, hint, words = (
            QRectF(width - at.right(), at.y(), at.width(), at.height()) for at in (self.icon, self.hint, self.words)
        )
        return Places(icon, hint, words, self.headline_share)


def places(whole: QRectF, style: Style) -> Places:
    """Icon and hint side by side, the words below them; in a low panel, between them."""
    space = style.space_px
    inner = whole.adjusted(space, space, -space, -space)
    if whole.width() >= _FLAT * whole.height() > 0:
        return _in_a_row(inner, style)
    wide = whole.width() >= _WIDE * whole.height()
    tall = inner.height() * (_WIDE_ROW_SHARE if wide else _ROW_SHARE) / style.text
    side = min(tall, inner.width() * _ICON_SHARE)
    icon = QRectF(inner.left(), inner.top() + (tall - side) / 2, side, side)
    hint = QRectF(icon.right() + space * 1.2, inner.top(), inner.right() - icon.right() - space * 1.2, tall)
    if min(hint.width() / 1.6, hint.height()) < _LEAST_HINT_UNITS * style.unit:
        hint = QRectF()
    words = inner.adjusted(0, tall + space * _APART, 0, 0)
    return Places(icon, hint, words, _WIDE_HEADLINE_SHARE if wide else _HEADLINE_SHARE)


def _in_a_row(inner: QRectF, style: Style) -> Places:
    """Icon, words, hint."""
    side, apart = inner.height(), style.space_px * 1.2
    icon = QRectF(inner.left(), inner.top(), side, side)
    hint = QRectF(inner.right() - 1.6 * side, inner.top(), 1.6 * side, side)
    if side < _LEAST_HINT_UNITS * style.unit:
        hint = QRectF()
    ends = inner.right() if hint.isEmpty() else hint.left() - apart
    words = QRectF(icon.right() + apart, inner.top(), ends - icon.right() - apart, side)
    return Places(icon, hint, words, _HEADLINE_SHARE)


def flow(words: Words, at: Places, style: Style, every: frozenset[str]) -> tuple[text.Block, text.Block]:
    """The words' blocks. `every` headline has the same size and ends on the same line; the sentence begins below it."""
    area, left = at.words, Qt.AlignmentFlag.AlignLeft
    straight = _STRAIGHT if style.text == 1 else 1.0  # who wants large letters wants them large
    size_px, tall = _headlines(every, area.width(), area.height() * at.headline_share, style.headline_px, straight)
    upper = QRectF(area.left(), area.top(), area.width(), tall)
    lower = area.adjusted(0, tall + style.space_px * 0.6, 0, 0)
    return (
        text.fit(words.headline, upper, size_px, left | Qt.AlignmentFlag.AlignBottom, bold=True),
        text.fit(words.sentence, lower, style.sentence_px, left | Qt.AlignmentFlag.AlignTop),
    )


def alone(at: Places, headline: text.Block, style: Style) -> Places:
    """Where no hint stands beside it, the icon is as large as there is room above the headline."""
    icon = at.icon
    side = min(headline.extent().top() - style.space_px * _APART - icon.top(), at.words.width() * _ALONE_SHARE)
    if side <= icon.height():
        return at
    left = icon.right() - side if from_the_right() else icon.left()
    return replace(at, icon=QRectF(left, icon.top(), side, side))


@cache
def _headlines(every: frozenset[str], width: float, height: float, most_px: float, least: float) -> tuple[int, float]:
    """The size at which every headline fits, and the height of the tallest.

    `least`: of that size, so that more of them stand in one line.
    """
    area = QRectF(0, 0, width, height)
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    size_px = min(text.fit(each, area, most_px, align, bold=True).size_px for each in every)
    straight = [text.fit(each, area, size_px, align, bold=True, wrap=False).size_px for each in every]
    size_px = min((one for one in straight if one >= least * size_px), default=size_px)
    return size_px, max(text.fit(each, area, size_px, align, bold=True).extent().height() for each in every)
