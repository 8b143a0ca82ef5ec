"""Large keys to choose one of: a word, a sentence, a tick where it is chosen, perhaps a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs, icons, text
from ui.keys import Key
from ui.palette import KeyRole
from ui.shapes import Icon, plate
from ui.sides import as_read

TITLE_UNITS, _SENTENCE_UNITS, _TICK_UNITS = 4.2, 3.0, 3.6
_EDGE_UNITS, _ROUND_UNITS = 1.8, 1.6
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one. `picture`: an icon of its own, large; `typefaces`: empty: the language's."""

    title: str
    sentence: str = ""
    chosen: bool = False
    picture: Callable[[], Icon] | None = None
    typefaces: Sequence[str] = ()
    free: bool = True


class CardKey(Key):
    """One of several."""

    _card = Card("")

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self.setCheckable(True)

    def offer(self, card: Card) -> None:
        """What it stands for from now on."""
        self._card, self._typefaces = card, card.typefaces
        self._role = KeyRole.FIRST if card.chosen else KeyRole.PLAIN
        self.setChecked(card.chosen)
        self.setEnabled(card.free)
        self.say(card.title)
        self.setAccessibleDescription(card.sentence)

    def blocks(self) -> tuple[text.Block, ...]:
        """The word, and the sentence below it."""
        title, below = self._areas()
        middle = Qt.AlignmentFlag.AlignVCenter
        if below.isEmpty():
            return (self._fit(title, _LEFT | middle, bold=True),)
        unit = self._style.unit * self._style.text
        sentence = text.fit(self._card.sentence, below, unit * _SENTENCE_UNITS, _LEFT | Qt.AlignmentFlag.AlignTop)
        return self._fit(title, _LEFT | Qt.AlignmentFlag.AlignBottom, bold=True), sentence

    def _fit(self, area: QRectF, align: Qt.AlignmentFlag, *, bold: bool) -> text.Block:
        return text.fit(self.text(), area, self._size_px, align, bold=bold, typefaces=self._typefaces)

    def _inner(self) -> QRectF:
        """Beside the place of the tick and that of the picture, as if all were read from the left."""
        unit = self._style.unit
        edge = unit * _EDGE_UNITS
        left = edge + self._picture_side() + (edge if self._card.picture else 0)
        return QRectF(left, unit, self.width() - left - edge - unit * (_TICK_UNITS + 1), self.height() - 2 * unit)

    def _areas(self) -> tuple[QRectF, QRectF]:
        inner = self._inner()
        if not self._card.sentence:
            return as_read(inner, self.width()), QRectF()
        cut = inner.height() * 0.48
        upper = QRectF(inner.left(), inner.top(), inner.width(), cut)
        lower = QRectF(inner.left(), inner.top() + cut + self._style.unit * 0.4, inner.width(), inner.height() - cut)
        lower.setBottom(inner.bottom())
        return as_read(upper, self.width()), as_read(lower, self.width())

    def _picture_side(self) -> float:
        return min(self.height() - 2 * self._style.unit, self.width() * 0.3) if self._card.picture else 0.0

    def fitting_px(self, most_px: float) -> int:
        """The largest letters its word has room for."""
        area = self._areas()[0]
        return text.fit(self.text(), area, most_px, _LEFT, bold=True, typefaces=self._typefaces).size_px

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, picture, words, tick, and the keyboard's ring."""
        tone, unit, width = self._tone(), self._style.unit, self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, unit * _ROUND_UNITS, self._style.border_px)
        if self._card.picture:
            side = self._picture_side()
            area = QRectF(unit * _EDGE_UNITS, (self.height() - side) / 2, side, side)
            icons.draw(painter, self._card.picture(), as_read(area, width), tone)
        text.draw(painter, self.blocks(), tone.ink)
        if self._card.chosen:
            side = unit * _TICK_UNITS
            area = QRectF(width - unit * _EDGE_UNITS - side, (self.height() - side) / 2, side, side)
            icons.draw(painter, glyphs.tick(), as_read(area, width), tone)
        if self.hasFocus():
            self._paint_ring(painter, tone)
        painter.end()
