"""Which language: each in its own words, and at once on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import LANGUAGES, NAMES
from ui.fonts import FAMILIES
from ui.text import Block
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Part


class LanguagePart(Part):
    """A card for each."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.cards = Cards(self, "language", columns=2)
        self.cards.chosen.connect(self._choose)

    def show_answers(self) -> None:
        """The chosen one has a tick."""
        chosen = self._answers["screen.language"]
        self.cards.offer([Card(NAMES[one], "", one == chosen, typefaces=FAMILIES[one]) for one in LANGUAGES])

    def _choose(self, place: int) -> None:
        language = LANGUAGES[place]
        self._session.choose("screen.language", language)
        offered = self._answers["screen.languages"]
        if language not in offered:
            self._session.choose("screen.languages", tuple(one for one in LANGUAGES if one in {*offered, language}))
        self._around.languages.choose(language, self._around.clock())
        self.altered.emit()

    def arrange(self) -> None:
        """All of it."""
        self.cards.setGeometry(self.rect())
        self.cards.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return self.cards.blocks()
