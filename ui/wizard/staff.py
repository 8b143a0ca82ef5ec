"""Who has a PIN: a list, and on further pages a name, what it is good for, and the PIN twice."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import cast

from pydantic import SecretStr
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.pins import Argon
from kiosk.setup import crew
from kiosk.staff import Person, Role
from ui import icons
from ui.keys import Key
from ui.operator.errand import Answer, Errand
from ui.palette import KeyRole
from ui.sides import as_read
from ui.text import Block
from ui.tongue import fill, say, tell
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Asked, Part
from ui.wizard.pin_twice import PinTwice
from ui.wizard.words import (
    ADD_PERSON,
    INSTALLER,
    NAME,
    NAME_HINT,
    OTHER_PIN,
    REMOVE,
    STAFF,
    WHAT_FOR,
    WHAT_FOR_HINT,
)

MOST_LETTERS = 30
_ADD_UNITS, _GAP_UNITS = 11, 1.6


class At(Enum):
    """What is asked of whoever is added. NOBODY: the list. SOMEBODY: what becomes of one who is there."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"
    ROLE = "role"
    PIN = "pin"


class StaffPart(Part):
    """A PIN goes to the staff file as soon as it was typed twice."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self._at, self._name, self._role = At.NOBODY, "", Role.INSTALLER
        self.writing = Errand("staff")
        self.writing.ended.connect(self._written)
        self.people = Cards(self, "person", columns=2)
        self.add = Key(self, "add_person", KeyRole.FIRST, source=ADD_PERSON)
        self.what = Cards(self, "person_what", columns=1)
        self.roles = Cards(self, "role", columns=1)
        self.pin = PinTwice(self)
        self.add.clicked.connect(lambda _checked=False: self._ask_name())
        self.people.chosen.connect(self._choose_person)
        self.what.chosen.connect(self._change)
        self.roles.chosen.connect(self._choose_role)
        self.pin.turned.connect(self.altered)
        self.pin.settled.connect(self._keep)

    def question(self) -> tuple[str, str]:
        """Of the list, or of whoever is added."""
        if self._at is At.SOMEBODY:
            return tell(self._name), ""
        if self._at is At.ROLE:
            return fill(WHAT_FOR, self._name), say(WHAT_FOR_HINT)
        return self.pin.question() if self._at is At.PIN else super().question()

    @property
    def goes_on(self) -> bool:
        """Not while somebody is half added."""
        return self._at is At.NOBODY and not self.writing.busy

    def begin(self) -> None:
        """At the list."""
        self._turn(At.NOBODY)

    def end(self) -> None:
        """Forget what was typed."""
        self.pin.forget()

    def errands(self) -> tuple[Errand, ...]:
        """The one that there is."""
        return (self.writing,)

    def step_back(self) -> bool:
        """From whoever is added to the list."""
        was = self._at
        if was is not At.NOBODY:
            self._turn(At.NOBODY)
        return was is not At.NOBODY

    def show_answers(self) -> None:
        """Who there is, and what can be chosen."""
        roles = {Role.INSTALLER: INSTALLER, Role.OVERRIDE: STAFF}
        self.people.offer(
            [
                Card(tell(one.name), say(roles[one.role].headline), picture=icons.person)
                for one in self._session.found.people
            ]
        )
        self.roles.offer([Card(say(words.headline), say(words.sentence)) for words in (INSTALLER, STAFF)])
        self.what.offer([Card(say(OTHER_PIN)), Card(say(REMOVE))])
        self.pin.ask()

    def show_person(self, name: str, at: At) -> None:
        """What is asked of somebody of this name."""
        self._name = name
        self._turn(at)

    def _turn(self, at: At) -> None:
        self._at = at
        for part, where in (
            (self.people, At.NOBODY),
            (self.add, At.NOBODY),
            (self.what, At.SOMEBODY),
            (self.roles, At.ROLE),
            (self.pin, At.PIN),
        ):
            part.setVisible(at is where)
        self.show_answers()
        self.pin.begin(self._name)

    def _ask_name(self) -> None:
        self.asked.emit(Asked(say(NAME), say(NAME_HINT), "", MOST_LETTERS, self._take_name))

    def _take_name(self, name: str) -> None:
        if not name.strip():
            return
        # Whoever sets the kiosk up is the first.
        self._role = Role.INSTALLER
        first = not any(one.role is Role.INSTALLER for one in self._session.found.people)
        self.show_person(name.strip(), At.PIN if first else At.ROLE)

    def _choose_role(self, place: int) -> None:
        self._role = (Role.INSTALLER, Role.OVERRIDE)[place]
        self._turn(At.PIN)

    def _choose_person(self, place: int) -> None:
        person = self._session.found.people[place]
        self._role = person.role
        self.show_person(person.name, At.SOMEBODY)

    def _change(self, place: int) -> None:
        if place == 0:
            self._turn(At.PIN)
        else:
            self._run(partial(crew.remove, self._around.machine.staff, self._name))

    def _keep(self, pin: SecretStr) -> None:
        staff, name, role = self._around.machine.staff, self._name, self._role
        self._run(lambda: crew.add(staff, Argon(), name, role, pin))

    def _run(self, work: Callable[[], tuple[Person, ...]]) -> None:
        self.writing.run(lambda _told: work())
        self.altered.emit()

    def _written(self, answer: Answer) -> None:
        if not answer.why:
            self._session.look(people=cast("tuple[Person, ...]", answer.value), staff_trouble="")
            self._turn(At.NOBODY)
        elif self._at is At.PIN:
            self.pin.begin(self._name, tell(answer.why))
        else:
            self._session.look(staff_trouble=answer.why)
            self._turn(At.NOBODY)

    def arrange(self) -> None:
        """The key to add somebody below the list; all else has the whole page."""
        unit, whole = self._style.unit, self.rect()
        tall, gap = max(self._finger_px, round(unit * _ADD_UNITS)), round(unit * _GAP_UNITS)
        self.people.setGeometry(whole.adjusted(0, 0, 0, -tall - gap))
        wide = min(whole.width(), round(unit * 60))
        self.add.setGeometry(as_read(QRect(0, whole.height() - tall, wide, tall), self.width()))
        self.add.set_style(self._style, self.add.fitting_px(self._style.button_px))
        for part in (self.what, self.roles, self.pin):
            part.setGeometry(whole)
        for cards in (self.people, self.what, self.roles):
            cards.set_style(self._style, self._finger_px)
        self.pin.set_style(self._style)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        parts = (self.people, self.add, self.what, self.roles, self.pin)
        return tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())
