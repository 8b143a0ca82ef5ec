"""Keys that say a language as its own readers call it, in their letters."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import NAMES, Language
from ui import glyphs, text
from ui.fonts import FAMILIES
from ui.keys import Key
from ui.palette import KeyRole
from ui.sides import as_read
from ui.tongue import fill
from ui.words import LANGUAGE_NOW

_GLOBE_SHARE, _NAME_SHARE = 0.5, 0.4
_TICK_SHARE, _TICK_SPACE = 0.28, 0.6


class _Named(Key):
    """Word and sign."""

    _language: Language = "en"
    _wraps = False  # Chinese may be broken anywhere, a name may not

    def show_language(self, language: Language) -> None:
        """Which it says."""
        self._language, self._typefaces = language, FAMILIES[language]
        self.retranslate()

    def retranslate(self) -> None:
        """A language's own name is the same in all of them."""
        self.say(NAMES[self._language])

    def blocks(self) -> tuple[text.Block, ...]:
        """The name as it stands."""
        return (self._word(self._size_px),)


class GlobeKey(_Named):
    """The visitors' key to another language: the name of this one, and a globe for whoever cannot read it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "language", glyph=glyphs.globe)

    def retranslate(self) -> None:
        """Its name, and for whoever does not see the globe, what it is for."""
        super().retranslate()
        self.setAccessibleName(fill(LANGUAGE_NOW, self.text()))

    def _glyph_area(self) -> QRectF:
        tall = self.height() * _GLOBE_SHARE
        return QRectF(0, self.height() * (1 - _GLOBE_SHARE - _NAME_SHARE) / 2, self.width(), tall)

    def _word_area(self) -> QRectF:
        return super()._word_area().adjusted(0, self._glyph_area().bottom(), 0, 0)


class NativeKey(_Named):
    """One of those on the sheet; that of the moment has a tick, and another ground."""

    _align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def __init__(self, parent: QWidget, language: Language) -> None:
        super().__init__(parent, f"language_{language}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.show_language(language)

    def mark(self, language: Language) -> None:
        """Which is the one of the moment."""
        current = language == self._language
        self.setChecked(current)
        self._role, self._glyph = (KeyRole.FIRST, glyphs.tick) if current else (KeyRole.PLAIN, None)
        self.update()

    def _glyph_area(self) -> QRectF:
        side, space = self.height() * _TICK_SHARE, self._style.space_px * _TICK_SPACE
        return as_read(QRectF(space, (self.height() - side) / 2, side, side), self.width())

    def _word_area(self) -> QRectF:
        """Beside the tick's place, also where there is none: names do not jump."""
        space = self._style.space_px * _TICK_SPACE
        beside = 1.5 * space + self.height() * _TICK_SHARE
        return as_read(QRectF(self.rect()).adjusted(beside, 0, -space, 0), self.width())
