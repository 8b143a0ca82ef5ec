"""Set up: an installer ends the kiosk and begins the wizard, after one question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.operator import Operator
from kiosk.phrase import sentence
from ui.keys import Key
from ui.operator import signs
from ui.operator.errand import Answer, Errand
from ui.operator.lines import Row
from ui.operator.listed import Listing, ListPage
from ui.operator.setup_words import BACK, ENDS, OFFERED, SET_UP, SET_UP_AGAIN, START_WIZARD, SURE, WHAT_HAPPENS
from ui.palette import KeyRole, Role
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say, tell

_KEYS_UNITS, _KEY_UNITS = 11, 42


class SetUpPage(ListPage):
    """What happens stands there before anybody is asked. The answer lies elsewhere than the key that asks."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, SET_UP, lambda _told: operator.settings().locked, SET_UP_AGAIN)
        self._set_up = operator.set_up
        self._asked, self._locked = False, True
        self.back = Key(self, "stay_kiosk", source=BACK)
        self.start = Key(self, "start_wizard", KeyRole.FIRST, source=START_WIZARD)
        self.starting = Errand("set up")
        self.starting.ended.connect(self._refused)
        self.back.clicked.connect(lambda _checked: self._ask(asked=False))
        self.start.clicked.connect(lambda _checked: self._start())
        if self.key:
            self.key.clicked.connect(lambda _checked: self._ask(asked=True))
        self._ask(asked=False)

    def begin(self) -> None:
        """It comes to the screen, and asks nothing yet."""
        self._ask(asked=False)
        super().begin()

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        super().release()
        self.starting.close()

    def take(self, answer: Answer) -> None:
        """Whether whoever is here may. A settings file that cannot be read is a reason to set up, not against it."""
        locked = "" if answer.why else str(answer.value)
        self._locked = bool(locked)
        if not self._asked:
            self._offer(locked)

    def _offer(self, locked: str) -> None:
        heading = partial(tell, sentence(locked)) if locked else partial(say, OFFERED)
        self._say(heading, Sign.LOOK if locked else None)

    def _ask(self, *, asked: bool) -> None:
        self._asked = asked
        if asked:
            self._say(partial(say, SURE), Sign.LOOK)
        else:
            self._offer("")
        self.arrange()

    def _start(self) -> None:
        if self.starting.run(lambda _told: self._set_up()):
            self._say(partial(say, ENDS), None)

    def _refused(self, answer: Answer) -> None:
        """Where nothing is refused the window closes by itself."""
        if answer.why:
            self._ask(asked=False)
            self._say(partial(tell, answer.why), Sign.BROKEN)

    def _say(self, heading: Callable[[], str], sign: Sign | None) -> None:
        self.put(lambda: Listing(heading(), sign, rows()))
        free = not self.starting.busy
        for key in (self.back, self.start):
            key.setVisible(self._asked)
            key.setEnabled(free)
        if self.key:
            self.key.setVisible(not self._asked)
            self.key.setEnabled(not self._locked)

    def arrange(self) -> None:
        """As a list; the answers below it."""
        super().arrange()
        tall = max(self._finger_px, round(self._style.unit * _KEYS_UNITS))
        gap = round(self._style.space_px / 2)
        wide = min(round(self._style.unit * _KEY_UNITS), (self.width() - gap) // 2)
        self.lines.setGeometry(self.lines.geometry().adjusted(0, 0, 0, -tall - gap))
        for at, key in enumerate((self.start, self.back)):
            left = self.width() - (at + 1) * wide - at * gap
            key.setGeometry(as_read(QRect(left, self.height() - tall, wide, tall), self.width()))
        size_px = min(key.fitting_px(self._style.button_px) for key in (self.start, self.back))
        for key in (self.start, self.back):
            key.set_style(self._style, size_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        asked = (self.back, self.start) if self._asked else ()
        return (*super().blocks(), *(block for key in asked for block in key.blocks()))


def rows() -> list[Row]:
    """What happens, in plain words."""
    return [Row(signs.note(), Role.HINT, say(one.headline), say(one.sentence)) for one in WHAT_HAPPENS]
