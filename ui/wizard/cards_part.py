"""Pages that are one question with a few large answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from kiosk.setup.week import Week, choose_week, week_of
from ui.shapes import Icon
from ui.text import Block
from ui.tongue import say
from ui.wizard import drawings
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Part
from ui.wizard.words import ADVISE, ENFORCE, OFF, SAFE, SECURE
from ui.words import Words


class CardsPart(Part):
    """A page that is cards and nothing else."""

    columns = 1

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.cards = Cards(self, type(self).__name__.lower(), columns=self.columns)
        self.cards.chosen.connect(self.choose_card)

    def choose_card(self, place: int) -> None:
        """Somebody touched this one."""
        raise NotImplementedError

    def arrange(self) -> None:
        """All of it."""
        self.cards.setGeometry(self.rect())
        self.cards.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return self.cards.blocks()


class AnswersPart(CardsPart):
    """`answers`: what can be chosen, by its value; `pictures`: drawn before some of them."""

    answers: Mapping[str, Words] = MappingProxyType({})
    pictures: Mapping[str, Callable[[], Icon]] = MappingProxyType({})

    def chosen(self) -> str:
        """The value of the one with the tick; empty: none."""
        raise NotImplementedError

    def choose(self, value: str) -> None:
        """Somebody wants this one."""
        raise NotImplementedError

    def show_answers(self) -> None:
        """Put them up."""
        chosen = self.chosen()
        self.cards.offer(
            [
                Card(say(words.headline), say(words.sentence), value == chosen, self.pictures.get(value))
                for value, words in self.answers.items()
            ]
        )

    def choose_card(self, place: int) -> None:
        """The value of the one that was touched."""
        self.choose(list(self.answers)[place])
        self.show_answers()
        self.altered.emit()


class LockPart(AnswersPart):
    """What the lock does without power: nothing is chosen until somebody does."""

    answers = MappingProxyType({"secure": SECURE, "safe": SAFE})
    pictures = MappingProxyType({"secure": drawings.locked_door, "safe": drawings.free_door})

    def chosen(self) -> str:
        """As answered, or as the file has it."""
        return str(self._answers["door.fail"]) if self._session.lock_is_said else ""

    def choose(self, value: str) -> None:
        """Somebody wants this one."""
        self._session.choose("door.fail", value)


class PolicyPart(AnswersPart):
    """What the kiosk does with its verdict."""

    answers = MappingProxyType({"enforce": ENFORCE, "advise": ADVISE, "off": OFF})

    def chosen(self) -> str:
        """The rule's; none where the file has several."""
        week = week_of(self._answers)
        return week.mode if week else ""

    def choose(self, value: str) -> None:
        """With the days and times that were chosen before."""
        before = week_of(self._answers) or Week(value)
        self._session.answers = choose_week(self._answers, Week(value, before.days, before.begins_min, before.ends_min))
