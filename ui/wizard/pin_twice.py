"""A new PIN, asked for twice: the digits are here until both agree, and nowhere else."""

from __future__ import annotations

from pydantic import SecretStr
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phrase import Phrase, sentence
from kiosk.pins import LONGEST, SHORTEST, why_not
from ui.pinpad import PinPad
from ui.prompt import Prompt, Question
from ui.sides import as_read
from ui.text import Block
from ui.theme import Style
from ui.tongue import fill, say, tell
from ui.wizard.words import PIN_AGAIN, PIN_AGAIN_HINT, PIN_HINT, PIN_OF, PIN_OTHER

DIGITS = tuple("1234567890")
_PROMPT_UNITS, _GAP_UNITS = 13, 1.6
_SIDE_SHARE = 0.42


class PinTwice(QWidget):
    """`settled` carries the PIN, as a secret, once both agree. `turned`: another question is asked."""

    settled = Signal(object)
    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._trouble = "", ""
        self._typed, self._first, self._free = "", "", True
        self._style = Style()
        self.prompt, self.pad = Prompt(self), PinPad(self)
        self.pad.typed.connect(self._digit)
        self.pad.erased.connect(self._erase)
        self.pad.entered.connect(self._enter)
        self.pad.set_keys(DIGITS)

    def begin(self, name: str, trouble: str = "") -> None:
        """For somebody of this name. `trouble`: why it is asked again, said."""
        self._name, self._trouble, self._free = name, trouble, True
        self.forget()
        self.turned.emit()

    def forget(self) -> None:
        """What was typed is gone."""
        self._typed = self._first = ""
        self.ask()

    def hold(self) -> None:
        """Nothing more is taken: it is being kept."""
        self._free = False
        self.ask()

    def question(self) -> tuple[str, str]:
        """What is asked, and a sentence on it, said."""
        if self._first:
            return say(PIN_AGAIN), say(PIN_AGAIN_HINT)
        return fill(PIN_OF, self._name), say(PIN_HINT)

    def ask(self) -> None:
        """Say it in the language of the moment."""
        count = len(self._typed)
        self.prompt.ask(Question(tell(self._name), self._trouble, bool(self._trouble), count))
        free = self._free
        self.pad.allow(digits=free and count < LONGEST, erase=free and count > 0, enter=free and count >= SHORTEST)

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self.prompt.blocks(), *self.pad.blocks())

    def _digit(self, digit: str) -> None:
        if len(self._typed) < LONGEST:
            self._typed, self._trouble = self._typed + digit, ""
            self.ask()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self.ask()

    def _enter(self) -> None:
        typed, self._typed = self._typed, ""
        if not self._first and (problem := why_not(SecretStr(typed))):
            self.begin(self._name, tell(sentence(Phrase(problem))))
        elif not self._first:
            self._first = typed
            self.ask()
            self.turned.emit()
        elif typed != self._first:
            self.begin(self._name, say(PIN_OTHER))
        else:
            self.hold()
            self.settled.emit(SecretStr(typed))

    def _arrange(self) -> None:
        """The pad beside what is asked, or below it."""
        unit, whole = self._style.unit, self.rect()
        gap, tall = round(unit * _GAP_UNITS), round(unit * _PROMPT_UNITS)
        if whole.width() > whole.height():
            side = round(whole.width() * _SIDE_SHARE)
            self.prompt.setGeometry(as_read(QRect(0, 0, side, tall), self.width()))
            self.pad.setGeometry(as_read(whole.adjusted(side + gap, 0, 0, 0), self.width()))
        else:
            self.prompt.setGeometry(QRect(0, 0, whole.width(), tall))
            self.pad.setGeometry(whole.adjusted(0, tall + gap, 0, 0))
        self.prompt.set_style(self._style)
        self.pad.set_style(self._style)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()
