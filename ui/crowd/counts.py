"""How many there are of each, to be read from four metres: an icon, a number, a word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.crowd import Tally
from kiosk.scene import Verdict
from ui import icons, text
from ui.crowd.marks import WORDS
from ui.palette import Role
from ui.shapes import plate
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import grouped, say

EACH = (Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.CANT_TELL)
"""In the order of the tally's own."""
_GAP_UNITS, _PAD_UNITS, _ROUND_UNITS = 1.2, 2.0, 1.6
_NUMBER_UNITS, _WORD_UNITS, _LONG_WORD_UNITS = 13.0, 5.0, 7.0
_LONG = 2.6
"""From this ratio of width to height the word stands beside the number, else below it."""
_WORD_SHARE, _NUMBER_SIDES, _INSET, _MOST_CHIP = 0.32, 1.5, 0.12, 0.4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Counts(QWidget):
    """Four tiles, one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tally, self._style = Tally(), Style()
        self._chips = tuple[QRectF, ...]()
        self._numbers, self._words = tuple[text.Block, ...](), tuple[text.Block, ...]()
        self.retranslate()

    def show_tally(self, tally: Tally) -> None:
        """Replace them; whoever listens hears of others only."""
        if tally.judged != self._tally.judged:
            self._tally = tally
            self.retranslate()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        told = zip(EACH, self._tally.judged, strict=True)
        self.setAccessibleName(", ".join(f"{say(WORDS[verdict])}: {grouped(count)}" for verdict, count in told))
        self._arrange()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: each number before its word."""
        pairs = zip(self._numbers, self._words, strict=True)
        return tuple(block for pair in pairs for block in pair)

    def _arrange(self) -> None:
        """Numbers have one size, words another; neither changes while there are less than a hundred."""
        units = _LONG_WORD_UNITS if self._is_long() else _WORD_UNITS
        words, counts = [say(WORDS[verdict]) for verdict in EACH], [grouped(count) for count in self._tally.judged]
        areas = [self._parts(at) for at in range(len(EACH))]
        number_px = min(self._size_px(told, areas[0].number, _NUMBER_UNITS) for told in (*counts, "00"))
        word_px = min(self._size_px(told, areas[0].word, units) for told in words)
        self._chips = tuple(area.chip for area in areas)
        self._numbers = tuple(_block(told, at.number, number_px) for told, at in zip(counts, areas, strict=True))
        self._words = tuple(_block(told, at.word, word_px) for told, at in zip(words, areas, strict=True))
        self.update()

    def _size_px(self, told: str, area: QRectF, units: float) -> float:
        return _block(told, area, self._style.unit * units * (1 + self._style.text) / 2).size_px

    def _is_long(self) -> bool:
        tile = self._tile(0)
        return tile.width() > _LONG * tile.height()

    def _tile(self, at: int) -> QRectF:
        gap = self._style.unit * _GAP_UNITS
        tall = (self.height() + gap) / len(EACH) - gap
        return QRectF(0, at * (tall + gap), self.width(), tall)

    def _parts(self, at: int) -> _Parts:
        """In one row, or the word below the others."""
        pad = self._style.unit * _PAD_UNITS
        inner = self._tile(at).adjusted(pad, pad, -pad, -pad)
        upper = inner.height() * (1 if self._is_long() else 1 - _WORD_SHARE)
        side = min(upper, inner.width() * _MOST_CHIP)
        chip = QRectF(inner.left(), inner.top() + (upper - side) / 2, side, side)
        number = QRectF(chip.right() + pad, inner.top(), inner.right() - chip.right() - pad, upper)
        word = inner.adjusted(0, upper, 0, 0)
        if self._is_long():
            number.setWidth(side * _NUMBER_SIDES)
            word = inner.adjusted(number.right() + pad - inner.left(), 0, 0, 0)
        return _Parts(*(as_read(area, self.width()) for area in (chip, number, word)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then each tile."""
        style, painter = self._style, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(style.tone(Role.WINDOW).ground))
        ground, radius = style.tone(Role.SHEET), style.unit * _ROUND_UNITS
        for at, verdict in enumerate(EACH):
            plate(painter, self._tile(at), ground, radius, style.border_px)
            chip, tone = self._chips[at], style.verdict(verdict)
            plate(painter, chip, tone, radius, style.border_px)
            inset = chip.width() * _INSET
            icons.draw(painter, icons.icon(verdict), chip.adjusted(inset, inset, -inset, -inset), tone)
        text.draw(painter, self.blocks(), ground.ink)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Parts:
    """Of a tile: the icon's ground, the number and the word."""

    chip: QRectF
    number: QRectF
    word: QRectF


def _block(told: str, area: QRectF, size_px: float) -> text.Block:
    return text.fit(told, area, size_px, _LEFT, bold=True, wrap=False)
