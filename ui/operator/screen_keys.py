"""Keys of the page with the screen's settings: what is chosen has a tick, and another ground."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import glyphs, text
from ui.keys import Key
from ui.operator.screen_choices import Option
from ui.palette import KeyRole, Role, Tone
from ui.sides import as_read

_TICK_UNITS, _EDGE_UNITS = 2.6, 1.2
_LINE_UNITS = 0.3
_ROUND_UNITS = 1.6
_INK = "#ffffff"


class OptionKey(Key):
    """One of several: a word, or a swatch of a colour."""

    _option: Option | None = None

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self.setCheckable(True)

    def offer(self, option: Option, *, locked: bool) -> None:
        """What it stands for from now on."""
        self._option, self._typefaces = option, option.typefaces
        self._role = KeyRole.FIRST if option.chosen else KeyRole.PLAIN
        self._glyph = glyphs.tick if option.chosen else None
        self.setChecked(option.chosen)
        self.setEnabled(option.free and not locked)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        if self._option:
            self.say(self._option.word())

    def blocks(self) -> tuple[text.Block, ...]:
        """The word as it stands, whether there is a tick or not."""
        return (self._word(self._size_px),)

    @property
    def _ground(self) -> str:
        return self._option.ground if self._option else ""

    def _tone(self) -> Tone:
        return Tone(self._ground, _INK) if self._ground else super()._tone()

    def _glyph_area(self) -> QRectF:
        side, unit = self._style.unit * _TICK_UNITS, self._style.unit
        return as_read(QRectF(unit * _EDGE_UNITS, (self.height() - side) / 2, side, side), self.width())

    def _word(self, size_px: float) -> text.Block:
        """In the key's middle where that leaves the tick its place, whether there is one or not: words do not jump."""
        word, taken = super()._word(size_px), (_TICK_UNITS + 1.5 * _EDGE_UNITS) * self._style.unit
        middle = QRectF(taken, 0, self.width() - 2 * taken, self.height())
        centred = replace(word, area=middle)
        return centred if centred.fits() and centred.extent().height() <= word.extent().height() else word

    def _word_area(self) -> QRectF:
        """Beside the tick's place."""
        taken, edge = (_TICK_UNITS + 1.5 * _EDGE_UNITS) * self._style.unit, _EDGE_UNITS * self._style.unit
        area = QRectF(taken, edge / 3, self.width() - taken - edge, self.height() - 2 * edge / 3)
        return as_read(area, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a key; around a swatch a line, as some are hardly lighter than the sheet."""
        super().paintEvent(event)
        if self._ground:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            thick = self._style.unit * _LINE_UNITS
            painter.setPen(QPen(QColor(self._style.tone(Role.SHEET).line), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._style.unit * _ROUND_UNITS
            inner = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
            painter.drawRoundedRect(inner, radius, radius)
            painter.end()
