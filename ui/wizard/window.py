"""The wizard's one window: leads from step to step, as the session says, and tells what is in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from kiosk.errors import KioskError
from kiosk.finding import Sign
from kiosk.phrase import sentence
from kiosk.setup.problem import blocking
from kiosk.setup.session import Session
from kiosk.setup.step import Step
from ui.keyboard import Keyboard
from ui.keys import Key
from ui.theme import Look
from ui.tongue import tell
from ui.wizard.pages import WITH_PICTURE
from ui.wizard.part import Around, Asked
from ui.wizard.stage import Stage
from ui.wizard.summary import SummaryPart
from ui.wizard.words import DONE, FINISH, NEXT

TICK_MS = 33


class WizardWindow(Stage):
    """`finished`: somebody touched the last key, and nothing speaks against it. `left`: nothing is to be changed."""

    finished = Signal()
    left = Signal()

    def __init__(self, around: Around, look: Look, *, full_screen: bool, again: bool = False) -> None:
        super().__init__(around, look, full_screen=full_screen, again=again)
        self._around = around
        self._trouble, self._writing = "", False
        self.keyboard = Keyboard(self._keys)
        for part in self.parts.values():
            part.altered.connect(self._show)
            part.asked.connect(self._ask)
            if isinstance(part, SummaryPart):
                part.wanted.connect(lambda step: self._leave(lambda: self._session.go(step)))
        self.letters.altered.connect(self._show)
        self.foot.backed.connect(self._back)
        self.foot.skipped.connect(lambda: self._leave(self._session.skip))
        self.foot.gone_on.connect(self._on)
        self.leave.clicked.connect(lambda _checked: self.left.emit())
        self._tick = self.every(TICK_MS, lambda: self.part.tick(around.clock()))
        self._turn()

    @property
    def _session(self) -> Session:
        return self._around.session

    def typed(self, key: int, letter: str) -> None:
        """A keyboard's key: a letter for what is written, else for the keys on the screen."""
        if self._asked and key == Qt.Key.Key_Backspace:
            self.letters.take_back()
        elif self._asked and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on()
        elif self._asked and letter and letter.isprintable():
            self.letters.type(letter)
        elif key == Qt.Key.Key_Escape:
            self._back()
        else:
            self.keyboard.press(key, letter)

    def blame(self, trouble: str) -> None:
        """Something went wrong that is no step's own; empty: not any more."""
        self._trouble = trouble
        self._show()

    def write(self, *, going: bool) -> None:
        """While the settings are written nothing else goes on."""
        self._writing = going
        self._show()

    def release(self) -> None:
        """The owner lets it go: the next close() closes it."""
        super().release()
        self._tick.stop()
        for part in self.parts.values():
            part.release()

    def retranslate(self) -> None:
        """Say all of it in the language of the moment."""
        super().retranslate()
        self._show()

    def _keys(self) -> list[Key]:
        return self.findChildren(Key)

    def _turn(self) -> None:
        """Put up the page of the step that is asked now."""
        before, self._at = self._at, self._session.at
        if before is not self._at:
            self.parts[before].end()
            self.parts[before].hide()
        if self._at not in WITH_PICTURE:
            self._around.sight.show("")
        self._asked = None
        self.letters.hide()
        self.part.show()
        self._lay_out()
        self.part.begin()
        self._lay_out()
        self.keyboard.rest()
        self._show()

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self.part.hide()
        self.letters.begin(asked.text, asked.most, plain=asked.plain)
        self.letters.show()
        self._show()

    def _answered(self, written: str | None) -> None:
        """What was written; None: nothing is wanted."""
        asked, self._asked = self._asked, None
        self.letters.hide()
        self.part.show()
        if asked and written is not None:
            asked.then(written)
        self._lay_out()
        self._show()

    def _back(self) -> None:
        if self._asked:
            self._answered(None)
        elif not self.part.step_back():
            self._leave(self._session.back)

    def _on(self) -> None:
        if self._asked:
            self._answered(self.letters.written)
        elif not self.part.goes_on or blocking(self._session.problems):
            return
        elif self._at is Step.SUMMARY:
            self.finished.emit()
        else:
            self._leave(self._session.next)

    def _leave(self, step: Callable[[], object]) -> None:
        try:
            step()
        except KioskError as error:
            self.blame(str(error))
            return
        self._trouble = ""
        self._turn()

    def _show(self) -> None:
        """Head and foot as it stands now."""
        session, asked, part = self._session, self._asked, self.part
        self.leave.setEnabled(not self._writing)
        title, hint = (asked.title, asked.hint) if asked else part.question()
        self.head.ask(title, hint, *session.place)
        if asked:
            self.foot.say("", None)
            self.foot.allow(back=True, skip=None, go_on=True, next_says=DONE)
            return
        self._tell_problems()
        free, first = part.goes_on and not self._writing, session.place[0] == 1
        skip = free if session.may_skip and blocking(session.problems) else None
        says = FINISH if self._at is Step.SUMMARY else NEXT
        self.foot.allow(
            back=not self._writing and not (first and free),
            skip=skip,
            go_on=free and not blocking(session.problems),
            next_says=says,
        )

    def _tell_problems(self) -> None:
        """The first: what blocks comes before advice. What the page itself asks is none yet."""
        problems = self._session.problems if self.part.goes_on else ()
        if self._trouble:
            self.foot.say(tell(sentence(self._trouble)), Sign.BROKEN)
        elif problems:
            self.foot.say(tell(problems[0].said), Sign.LOOK)
        else:
            self.foot.say("", None)
