"""A visitor's way to another language, as far as the screen goes: the globe, and the sheet that it opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import Language
from ui.language_keys import GlobeKey
from ui.language_sheet import LanguageSheet
from ui.languages import Languages
from ui.layout import Areas
from ui.text import Block
from ui.theme import Style

CLOSES_AFTER_S = 10.0
"""Without a touch."""


class LanguageChoice(QObject):
    """Makes the parts in `window`. `changed`: they need other places. `clock` gives monotonic seconds."""

    changed = Signal()

    def __init__(self, window: QWidget, languages: Languages, clock: Callable[[], float]) -> None:
        super().__init__(window)
        self._languages, self._clock = languages, clock
        self._open, self._touched_s = False, 0.0
        self.key = GlobeKey(window)
        self.sheet = LanguageSheet(window, languages.offered)
        self.key.clicked.connect(self.open)
        self.sheet.closed.connect(self.close)
        self.sheet.chosen.connect(self._choose)
        self.retranslate()

    @property
    def offered(self) -> bool:
        """Whether there is another language to choose."""
        return len(self._languages.offered) > 1

    @property
    def is_open(self) -> bool:
        """Whether the sheet is on the screen."""
        return self._open

    @property
    def current(self) -> Language:
        """The language of the moment."""
        return self._languages.current

    def open(self) -> None:
        """Show what there is."""
        self.touched()
        self._put(shown=True)

    def close(self) -> None:
        """Away with the sheet. A second call is harmless."""
        self._put(shown=False)

    def touched(self) -> None:
        """Somebody is still there."""
        self._touched_s = self._clock()
        self._languages.touched(self._touched_s)

    def tick(self, now: float) -> None:
        """Close by itself; and go back to the site's language where nobody is there any more."""
        if self._open and now - self._touched_s >= CLOSES_AFTER_S:
            self.close()
        self._languages.tick(now)

    def retranslate(self) -> None:
        """Mark the language of the moment."""
        self.key.show_language(self.current)
        self.sheet.mark(self.current)

    def place(self, places: Areas, style: Style, finger_px: int) -> None:
        """Give each part its place; who has none is not seen."""
        for part, place in ((self.key, places.language), (self.sheet, places.languages)):
            part.setGeometry(place)
            part.setVisible(not place.isEmpty())
        self.key.set_style(style, style.unit * 3)
        self.sheet.set_style(style, finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """Every text of it that is visible now."""
        return tuple(block for part in (self.key, self.sheet) if not part.isHidden() for block in part.blocks())

    def _choose(self, language: Language) -> None:
        self._languages.choose(language, self._clock())
        self.close()

    def _put(self, *, shown: bool) -> None:
        if self._open is not shown:
            self._open = shown
            self.changed.emit()
