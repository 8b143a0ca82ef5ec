"""The notice for visitors, word by word; what somebody does who cannot wear a mask; and that it hangs there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.phrase import Phrase
from ui import text
from ui.palette import Role
from ui.shapes import plate
from ui.text import Block
from ui.tongue import fill, say, tell
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Asked, Part
from ui.wizard.words import ALTERNATIVE, ALTERNATIVE_ASKED, ALTERNATIVE_HINT, CONFIRM, NOTICE

MOST_LETTERS = 60
_CARD_UNITS, _NOTICE_UNITS = 14, 4.4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PrivacyPart(Part):
    """The notice says what the kiosk does: it is not typed, but its last sentence is the site's."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.cards = Cards(self, "privacy", columns=2)
        self.cards.chosen.connect(self._choose)

    @property
    def alternative(self) -> str:
        """The site's own, or the default's in the language of the moment."""
        return tell(Phrase(self._answers["policy.alternative"]))

    def notice(self) -> str:
        """All of it."""
        return fill(NOTICE, self._answers["journal.keep_days"], Phrase(self._answers["policy.alternative"]))

    def show_answers(self) -> None:
        """The site's sentence, and whether it is confirmed."""
        confirmed = Card(say(CONFIRM), "", self._answers.notice_read)
        self.cards.offer([Card(say(ALTERNATIVE), self.alternative), confirmed])
        self.setAccessibleDescription(self.notice())
        self.update()

    def _choose(self, place: int) -> None:
        if place == 0:
            asked = say(ALTERNATIVE_ASKED), say(ALTERNATIVE_HINT)
            self.asked.emit(Asked(*asked, self.alternative, MOST_LETTERS, self._take))
            return
        self._session.note(notice_read=not self._answers.notice_read)
        self.show_answers()
        self.altered.emit()

    def _take(self, alternative: str) -> None:
        if (said := alternative.strip()) and said != self.alternative:
            self._session.choose("policy.alternative", said)
        self.show_answers()
        self.altered.emit()

    def _plate(self) -> QRectF:
        return QRectF(0, 0, self.width(), max(self.cards.y() - self._style.unit * 2, 1.0))

    def arrange(self) -> None:
        """The notice, and below it two keys."""
        unit, whole = self._style.unit, self.rect()
        tall = max(self._finger_px, round(unit * _CARD_UNITS))
        wide = whole.width() > whole.height()
        self.cards.spread(2 if wide else 1)
        tall = tall if wide else 2 * tall + round(unit * 2)
        self.cards.setGeometry(QRect(0, whole.height() - tall, whole.width(), tall))
        self.cards.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self._notice_block(), *self.cards.blocks())

    def _notice_block(self) -> tuple[Block, ...]:
        unit = self._style.unit
        inner = self._plate().adjusted(unit * 3, unit * 2, -unit * 3, -unit * 2)
        return (text.fit(self.notice(), inner, unit * _NOTICE_UNITS * self._style.text, _LEFT),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The notice on its plate; the keys paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._style.tone(Role.TILE)
        plate(painter, self._plate(), tone, self._style.unit * 1.6, self._style.border_px)
        text.draw(painter, self._notice_block(), tone.ink)
        painter.end()
