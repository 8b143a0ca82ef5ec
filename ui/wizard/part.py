"""What all pages of the wizard have: the session, somebody to ask in writing, and their own errand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.setup.answers import Answers
from kiosk.setup.machine import Machine
from kiosk.setup.session import Session
from kiosk.setup.sight import Sight
from ui import text
from ui.languages import Languages
from ui.operator.errand import Errand
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say
from ui.wizard.asked import ASKED


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages work with. `hear`: lets somebody hear this volume in per cent; `unheard`: why nothing is."""

    session: Session
    machine: Machine
    sight: Sight
    languages: Languages
    clock: Callable[[], float]
    hear: Callable[[int], None]
    unheard: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to be written. `then` gets what was. `plain`: an address, which has no capitals of its own."""

    title: str
    hint: str
    text: str
    most: int
    then: Callable[[str], None] = field(compare=False)
    plain: bool = False


class Part(QWidget):
    """`altered`: an answer, or what was found, is another one. `asked` carries an Asked."""

    altered = Signal()
    asked = Signal(object)

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent)
        self._around = around
        self._style, self._finger_px = Style(), LEAST_TARGET_PX

    @property
    def _session(self) -> Session:
        return self._around.session

    @property
    def _answers(self) -> Answers:
        return self._session.answers

    def question(self) -> tuple[str, str]:
        """What is asked now, and a sentence on it, said."""
        asked = ASKED[self._session.at]
        return say(asked.headline), say(asked.sentence)

    @property
    def goes_on(self) -> bool:
        """Whether somebody may go on from here, as far as the page itself knows."""
        return True

    def begin(self) -> None:
        """It comes to the screen."""
        self.show_answers()

    def end(self) -> None:
        """It leaves the screen."""

    def tick(self, now: float) -> None:
        """At display rate, while it is on the screen."""

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        for errand in self.errands():
            errand.close()

    def errands(self) -> tuple[Errand, ...]:
        """What takes its time here."""
        return ()

    def step_back(self) -> bool:
        """Whether there was something to go back from on the page itself."""
        return False

    def show_answers(self) -> None:
        """Put up what the session has."""

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(self.question()[0])
        self.show_answers()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self.arrange()

    def arrange(self) -> None:
        """Give the parts their places."""

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return ()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()
