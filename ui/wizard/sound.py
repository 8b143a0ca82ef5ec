"""How loud, and a key to hear it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.keys import Key
from ui.operator.screen_choices import VOLUMES
from ui.operator.words import PER_CENT
from ui.palette import KeyRole
from ui.text import Block
from ui.tongue import fill, say
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Part
from ui.wizard.words import HEAR, SILENT

_KEY_UNITS = 15


class SoundPart(Part):
    """Whoever chooses hears it at once."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.cards = Cards(self, "volume", columns=len(VOLUMES))
        self.hear = Key(self, "hear", KeyRole.FIRST, source=HEAR)
        self.cards.chosen.connect(self._choose)
        self.hear.clicked.connect(lambda _checked=False: self._around.hear(self._answers["sound.volume"]))

    def tick(self, _now: float) -> None:
        """Whether a loudspeaker answers is known only after it was used."""
        trouble = self._around.unheard()
        if trouble != self._session.found.sound_trouble:
            self._session.look(sound_trouble=trouble)
            self.altered.emit()

    def show_answers(self) -> None:
        """The chosen one has a tick; one that the file has beside these is none of them."""
        now = self._answers["sound.volume"]
        self.cards.offer([Card(fill(PER_CENT, one) if one else say(SILENT), "", one == now) for one in VOLUMES])
        self.hear.setEnabled(now > 0)

    def _choose(self, place: int) -> None:
        self._session.choose("sound.volume", VOLUMES[place])
        self._around.hear(VOLUMES[place])
        self.show_answers()
        self.altered.emit()

    def arrange(self) -> None:
        """In a line, or where that is narrow one below the other; below them the key."""
        unit, whole = self._style.unit, self.rect()
        gap, tall = round(unit * 3), max(self._finger_px, round(unit * _KEY_UNITS))
        wide = whole.width() > whole.height()
        self.cards.spread(len(VOLUMES) if wide else 1)
        room = tall if wide else min(len(VOLUMES) * tall, whole.height() - tall - gap)
        self.cards.setGeometry(QRect(0, 0, whole.width(), room))
        self.cards.set_style(self._style, self._finger_px)
        across = min(whole.width(), round(unit * 70))
        self.hear.setGeometry(QRect((whole.width() - across) // 2, room + gap, across, tall))
        self.hear.set_style(self._style, self.hear.fitting_px(unit * 5))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self.cards.blocks(), *self.hear.blocks())
