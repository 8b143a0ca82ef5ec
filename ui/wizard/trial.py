"""The real door, opened once, and what somebody saw there."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.phrase import Phrase, sentence
from kiosk.setup.doorchecks import options_of
from kiosk.setup.trial import OPEN_S, Moment, Trial
from ui.keys import Key
from ui.operator.errand import Answer, Errand
from ui.operator.page import Heading
from ui.palette import KeyRole
from ui.text import Block
from ui.tongue import fill, say, tell
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Part
from ui.wizard.words import DID_IT, IT_DID, IT_DID_NOT, OBEYS, OPEN_NOW, OPENS, SAID_YES, STARTING

_KEY_UNITS, _SAID_UNITS = 18, 14


class TrialPart(Part):
    """Nothing is asked before the door was told to open."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self._said: tuple[str, Sign | None] = ("", None)
        self._told = False
        self.trying = Errand("door")
        self.trying.told.connect(self._hear)
        self.trying.ended.connect(self._tried)
        self.open = Key(self, "open_door", KeyRole.FIRST, source=OPEN_NOW)
        self.heading = Heading(self)
        self.cards = Cards(self, "opened", columns=2)
        self.open.clicked.connect(lambda _checked=False: self._open())
        self.cards.chosen.connect(self._answer)

    @property
    def goes_on(self) -> bool:
        """Not while the door is open."""
        return not self.trying.busy

    def begin(self) -> None:
        """As it was left."""
        self._told = self._answers.door_opened is not None
        self._said = ("", None)
        super().begin()

    def errands(self) -> tuple[Errand, ...]:
        """The one that there is."""
        return (self.trying,)

    def show_answers(self) -> None:
        """The key, how it goes, and then the question."""
        seen = self._answers.door_opened
        self.open.setEnabled(not self.trying.busy)
        self.cards.setVisible(self._told)
        self.cards.offer([Card(say(IT_DID), "", seen is True), Card(say(IT_DID_NOT), "", seen is False)])
        words, sign = self._said
        if not words and seen:
            words, sign = say(SAID_YES), Sign.GOOD
        words = words or (say(DID_IT) if self._told else "")
        self.heading.say(words, sign)
        self.heading.setVisible(bool(words))

    def _open(self) -> None:
        machine = self._around.machine
        if self.trying.run(partial(Trial(machine.folder, machine.config).run, options_of(self._answers))):
            self._told, self._said = False, (say(STARTING), None)
            self.show_answers()
            self.altered.emit()

    def _hear(self, moment: Moment) -> None:
        self._told = True
        if moment.fault:
            self._said = tell(sentence(Phrase(moment.fault))), Sign.BROKEN
        else:
            self._said = fill(OPENS, min(moment.left_s, OPEN_S)), None
        self.show_answers()

    def _tried(self, answer: Answer) -> None:
        if answer.why:
            self._told, self._said = False, (tell(answer.why), Sign.BROKEN)
        else:
            moment = cast("Moment", answer.value)
            self._told = True
            if not moment.fault:
                self._said = (f"{say(OBEYS)} {say(DID_IT)}", None) if moment.energised is not None else ("", None)
        self.show_answers()
        self.altered.emit()

    def _answer(self, place: int) -> None:
        self._session.note(door_opened=place == 0)
        self._said = ("", None)
        self.show_answers()
        self.altered.emit()

    def arrange(self) -> None:
        """One above the other."""
        unit, width = self._style.unit, self.width()
        gap, tall = round(unit * 2), max(self._finger_px, round(unit * _KEY_UNITS))
        wide = min(width, round(unit * 90))
        self.open.setGeometry(QRect((width - wide) // 2, 0, wide, tall))
        self.open.set_style(self._style, self.open.fitting_px(unit * 5.4))
        said = round(unit * _SAID_UNITS)
        self.heading.setGeometry(QRect(0, tall + gap, width, said))
        self.heading.set_style(self._style)
        self.cards.setGeometry(self.rect().adjusted(0, tall + said + 2 * gap, 0, 0))
        self.cards.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        said = self.heading.blocks() if self.heading.accessibleName() else ()
        return (*self.open.blocks(), *said, *(self.cards.blocks() if self.cards.isVisibleTo(self) else ()))
