"""Which language: each in its own words, and at once on the screen."""

from __future__ import annotations

from kiosk.settings_screen import LANGUAGES, NAMES
from ui.fonts import FAMILIES
from ui.wizard.card import Card
from ui.wizard.cards_part import CardsPart


class LanguagePart(CardsPart):
    """A card for each."""

    columns = 2

    def show_answers(self) -> None:
        """The chosen one has a tick."""
        chosen = self._answers["screen.language"]
        self.cards.offer([Card(NAMES[one], "", one == chosen, typefaces=FAMILIES[one]) for one in LANGUAGES])

    def choose_card(self, place: int) -> None:
        """All of the screen speaks it at once."""
        language = LANGUAGES[place]
        self._session.choose("screen.language", language)
        offered = self._answers["screen.languages"]
        if language not in offered:
            self._session.choose("screen.languages", tuple(one for one in LANGUAGES if one in {*offered, language}))
        self._around.languages.choose(language, self._around.clock())
        self.altered.emit()
