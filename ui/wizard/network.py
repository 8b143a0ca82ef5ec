"""What the place is called, and where there is a network, who is told how the kiosk is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.settings import Settings
from ui.tongue import as_it_is, say
from ui.wizard.card import Card
from ui.wizard.cards_part import CardsPart
from ui.wizard.part import Around, Asked
from ui.wizard.words import BROKER, BROKER_HINT, EMPTY, HEALTH_PAGE, OFF_WORD, ON, PLACE, PLACE_HINT

HEALTH_PORT = 9137
"""As in the package's examples (docs/health.md)."""
PLACE_LETTERS, ADDRESS_LETTERS = 60, 200


@dataclass(frozen=True, slots=True)
class Line:
    """A setting that is written or switched. `most`: letters; 0: it is `on`, or 0."""

    name: str
    title: str
    hint: str = ""
    most: int = 0
    plain: bool = False
    on: int = 0


LINES = (
    Line("screen.place", PLACE, PLACE_HINT, PLACE_LETTERS),
    Line("mqtt.url", BROKER, BROKER_HINT, ADDRESS_LETTERS, plain=True),
    Line("health.port", HEALTH_PAGE, on=HEALTH_PORT),
)


def there_are(name: str) -> bool:
    """Whether this kiosk has such a setting."""
    section, key = name.split(".")
    field = Settings.model_fields.get(section)
    kind = field.annotation if field else None
    return key in getattr(kind, "model_fields", {})


class NetworkPart(CardsPart):
    """All of it may stay empty."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.lines = tuple(line for line in LINES if there_are(line.name))

    def show_answers(self) -> None:
        """What is written, or that nothing is."""
        self.cards.offer([Card(say(line.title), self._said(line)) for line in self.lines])

    def _said(self, line: Line) -> str:
        value = self._answers[line.name]
        if not line.most:
            return say(ON) if value else say(OFF_WORD)
        return as_it_is(value) or say(EMPTY)

    def choose_card(self, place: int) -> None:
        """Ask for what is written there; a switch turns over."""
        line = self.lines[place]
        value = self._answers[line.name]
        if not line.most:
            self._take(line.name, 0 if value else line.on)
            return
        then: Callable[[str], None] = partial(self._write, line.name)
        self.asked.emit(Asked(say(line.title), say(line.hint), value, line.most, then, plain=line.plain))

    def _write(self, name: str, written: str) -> None:
        self._take(name, written.strip())

    def _take(self, name: str, value: str | int) -> None:
        self._session.choose(name, value)
        self.show_answers()
        self.altered.emit()
