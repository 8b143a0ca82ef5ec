"""What a visitor's touch on the globe opens: all languages that are offered here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import Language
from ui import glyphs, icons, text
from ui.grid import columns_for, grid
from ui.keys import Key
from ui.language_keys import NativeKey
from ui.operator.words import CLOSE
from ui.palette import Role
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say
from ui.words import LANGUAGE

_HEADER_UNITS, _MARGIN_UNITS = 11, 2
_LETTERS = 1.3
_TITLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LanguageSheet(QWidget):
    """`chosen` carries a language, `closed` that none is wanted."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, offered: Sequence[Language]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.keys = tuple(NativeKey(self, language) for language in offered)
        for key, language in zip(self.keys, offered, strict=True):
            key.clicked.connect(lambda _checked=False, language=language: self.chosen.emit(language))
        self.cancel = Key(self, "close_languages", glyph=glyphs.close, source=CLOSE)
        self.cancel.clicked.connect(lambda _checked=False: self.closed.emit())
        self.retranslate()

    def mark(self, language: Language) -> None:
        """Which is the one of the moment."""
        for key in self.keys:
            key.mark(language)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(LANGUAGE))
        self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger on this screen."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return (self._title(), *(block for key in self.keys for block in key.blocks()))

    def _inner(self) -> QRect:
        space, margin = round(self._style.space_px), round(self._style.unit * _MARGIN_UNITS)
        return self.rect().adjusted(space, margin, -space, -margin)

    def _header_px(self) -> int:
        return max(self._finger_px, round(self._style.unit * _HEADER_UNITS))

    def _globe_area(self) -> QRectF:
        inner, side = self._inner(), self._header_px() * 0.6
        top = inner.top() + (self._header_px() - side) / 2
        return as_read(QRectF(inner.left(), top, side, side), self.width())

    def _title(self) -> text.Block:
        inner, tall = self._inner(), self._header_px()
        before, after = self._header_px() * 0.6 + self._style.space_px / 2, tall + self._style.space_px / 2
        area = QRectF(inner.left() + before, inner.top(), inner.width() - before - after, tall)
        return text.fit(say(LANGUAGE), as_read(area, self.width()), self._style.button_px * 1.15, _TITLE, bold=True)

    def _arrange(self) -> None:
        inner, side = self._inner(), self._header_px()
        close = QRect(inner.right() + 1 - side, inner.top(), side, side)
        self.cancel.setGeometry(as_read(close, self.width()))
        self.cancel.set_style(self._style, side * 0.5)
        below = inner.adjusted(0, side + round(self._style.space_px), 0, 0)
        columns = columns_for(below.size(), len(self.keys))
        places = grid(below.size(), columns, -(-len(self.keys) // columns), self._style.unit)
        for key, place in zip(self.keys, places, strict=False):
            key.setGeometry(place.translated(below.topLeft()))
        size_px = min(key.fitting_px(self._style.button_px * _LETTERS) for key in self.keys)
        for key in self.keys:
            key.set_style(self._style, size_px)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the globe, the title; the keys paint themselves."""
        tone = self._style.tone(Role.SHEET)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tone.ground))
        icons.draw(painter, glyphs.globe(), self._globe_area(), tone)
        text.draw(painter, (self._title(),), tone.ink)
        painter.end()
