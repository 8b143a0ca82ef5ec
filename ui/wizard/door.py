"""What moves the door: what was found here, a network's door, or none; and which relay of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.setup.found import FoundDoor
from ui.keys import Key
from ui.operator.errand import Answer, Errand
from ui.sides import as_read
from ui.text import Block
from ui.tongue import fill, say, tell
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Asked, Part
from ui.wizard.stepper import Stepper
from ui.wizard.words import (
    BOARD,
    BOARD_SILENT,
    CHIP,
    DOOR_ADDRESS,
    LINE,
    LOOK_AGAIN,
    LOOKING,
    MQTT,
    MQTT_HINT,
    NO_DOOR,
    RELAY,
    WEBHOOK,
    WEBHOOK_HINT,
)
from ui.words import Words

ADDRESS_LETTERS = 200
HIGHEST: Mapping[str, tuple[str, int, int]] = MappingProxyType(
    {
        "lcus": ("door.channel", 1, 8),
        "kmtronic": ("door.channel", 1, 8),
        "gpio": ("door.line", 0, 511),
    }
)
"""Which setting says which relay of it, and from what to what."""
NETWORKED: Mapping[str, tuple[Words, str, str]] = MappingProxyType(
    {"webhook": (WEBHOOK, WEBHOOK_HINT, "https://"), "mqtt": (MQTT, MQTT_HINT, "mqtt://")}
)
_KEY_UNITS, _STEPPER_UNITS = 12, 62


class DoorPart(Part):
    """Boards are asked when the page comes to the screen for the first time, and when somebody asks for it."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.looking = Errand("doors")
        self.looking.ended.connect(self._found)
        self.cards = Cards(self, "door", columns=2)
        self.again = Key(self, "look_for_doors", source=LOOK_AGAIN)
        self.relay = Stepper(self, "relay")
        self.cards.chosen.connect(self._choose)
        self.again.clicked.connect(lambda _checked=False: self._look())
        self.relay.moved.connect(self._move)

    def question(self) -> tuple[str, str]:
        """While boards are asked, that it takes a while."""
        asked, hint = super().question()
        return asked, say(LOOKING) if self.looking.busy else hint

    @property
    def goes_on(self) -> bool:
        """Not before it is known what there is."""
        return not self.looking.busy

    def begin(self) -> None:
        """Ask once; a relay is released by being asked."""
        if self._session.found.doors is None:
            self._look()
        super().begin()

    def errands(self) -> tuple[Errand, ...]:
        """The one that there is."""
        return (self.looking,)

    def show_answers(self) -> None:
        """What there is, and which relay of it."""
        self.cards.offer([card for card, _ in self._offered()])
        self.again.setEnabled(not self.looking.busy)
        driver = self._answers["door.driver"]
        counted = HIGHEST.get(driver)
        self.relay.setVisible(counted is not None)
        if counted:
            name, least, most = counted
            number = self._answers[name]
            self.relay.say(fill(LINE if driver == "gpio" else RELAY, number))
            self.relay.less.setEnabled(number > least)
            self.relay.more.setEnabled(number < most)

    def _offered(self) -> list[tuple[Card, Callable[[], None]]]:
        """Each with what becomes of it when it is touched."""
        driver = self._answers["door.driver"]
        nothing = Card(say(NO_DOOR.headline), say(NO_DOOR.sentence), driver == "none")
        cards: list[tuple[Card, Callable[[], None]]] = [(nothing, partial(self._take, {"door.driver": "none"}))]
        cards += [(self._card(one), partial(self._take_board, one)) for one in self._session.found.doors or ()]
        for kind, (words, hint, begun) in NETWORKED.items():
            card = Card(say(words.headline), say(words.sentence), driver == kind)
            cards.append((card, partial(self._ask_address, kind, hint, begun)))
        return cards

    def _card(self, one: FoundDoor) -> Card:
        chip = one.driver == "gpio"
        place = self._answers["door.chip" if chip else "door.port"]
        chosen = self._answers["door.driver"] == one.driver and place == one.place
        said = CHIP if chip else BOARD if one.answers else BOARD_SILENT
        return Card(tell(one.name), say(said), chosen)

    def _look(self) -> None:
        if self.looking.run(lambda _told: self._around.machine.doors()):
            self.show_answers()
            self.altered.emit()

    def _found(self, answer: Answer) -> None:
        self._session.look(doors=cast("tuple[FoundDoor, ...]", () if answer.why else answer.value))
        self.show_answers()
        self.altered.emit()

    def _choose(self, place: int) -> None:
        self._offered()[place][1]()

    def _take_board(self, one: FoundDoor) -> None:
        self._take({"door.driver": one.driver, "door.chip" if one.driver == "gpio" else "door.port": one.place})

    def _ask_address(self, kind: str, hint: str, begun: str) -> None:
        before = self._answers["door.url"]
        text = before if self._answers["door.driver"] == kind and before else begun
        self.asked.emit(
            Asked(say(DOOR_ADDRESS), say(hint), text, ADDRESS_LETTERS, partial(self._take_address, kind), plain=True)
        )

    def _take_address(self, kind: str, url: str) -> None:
        self._take({"door.driver": kind, "door.url": url.strip()})

    def _take(self, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            self._session.choose(name, value)
        self.show_answers()
        self.arrange()
        self.altered.emit()

    def _move(self, by: int) -> None:
        name = HIGHEST[self._answers["door.driver"]][0]
        self._session.choose(name, self._answers[name] + by)
        self.show_answers()
        self.altered.emit()

    def arrange(self) -> None:
        """Cards, and below them the key to look again and the number of the relay."""
        unit, whole = self._style.unit, self.rect()
        gap, tall = round(unit * 1.6), max(self._finger_px, round(unit * _KEY_UNITS))
        self.cards.setGeometry(whole.adjusted(0, 0, 0, -tall - gap))
        top = whole.height() - tall
        wide = min(round(unit * _STEPPER_UNITS), round(whole.width() * 0.58))
        left = whole.width() - wide - gap
        self.again.setGeometry(as_read(QRect(0, top, min(left, round(unit * 40)), tall), self.width()))
        self.relay.setGeometry(as_read(QRect(whole.width() - wide, top, wide, tall), self.width()))
        self.cards.set_style(self._style, self._finger_px)
        self.again.set_style(self._style, self.again.fitting_px(unit * 3.4))
        self.relay.set_style(self._style, self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        relay = self.relay.blocks() if self.relay.isVisibleTo(self) else ()
        return (*self.cards.blocks(), *self.again.blocks(), *relay)
