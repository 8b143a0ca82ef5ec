"""Runs the wizard until the settings are written, or it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kiosk.setup.answers import Answers
from kiosk.setup.machine import Machine
from kiosk.setup.sight import Sight
from ui.app import ends_on_error, quit_when_set
from ui.display import choose_platform
from ui.languages import Languages
from ui.looks import look_of
from ui.operator.errand import Answer, Errand
from ui.shield import Shield
from ui.wizard.part import Around
from ui.wizard.sample import Sample
from ui.wizard.window import WizardWindow

BEAT_MS = 500
ALONE_S = 600
"""Time for the ladder, and to walk to the door and back."""


class Keeper(QObject):
    """Keeps the newest answers on a thread of its own; what came meanwhile is kept after it."""

    def __init__(self, save: Callable[[Answers], None], blame: Callable[[str], None]) -> None:
        super().__init__()
        self._save, self._blame = save, blame
        self._next: Answers | None = None
        self.errand = Errand("answers")
        self.errand.ended.connect(self._kept)

    def keep(self, answers: Answers) -> None:
        """Returns at once."""
        self._next = answers
        self._go_on()

    def _go_on(self) -> None:
        if self._next is not None and self.errand.run(partial(_saved, self._save, self._next)):
            self._next = None

    def _kept(self, answer: Answer) -> None:
        self._blame(answer.why)
        self._go_on()


def _saved(save: Callable[[Answers], None], answers: Answers, _told: Callable[[object], None]) -> None:
    save(answers)


class Wizard(QObject):
    """The window and what it needs. `written`: whether the settings are; `over` tells of it, or that somebody left.

    `again`: a kiosk that is set up waits for it. Where nobody touches anything for long enough it is left.
    """

    over = Signal()

    def __init__(self, machine: Machine, clock: Callable[[], float], *, again: bool = False) -> None:
        super().__init__()
        self.written, self._again, self._clock, self._touched_s = False, again, clock, clock()
        self._machine = machine
        self._keeper = Keeper(machine.saved.save, self._blame)
        session = machine.begin_again() if again else machine.begin(self._keeper.keep)
        screen = session.answers.base.screen
        self.languages = Languages(session.answers["screen.language"])
        self.sight = Sight(machine.open_feed, machine.open_finder, clock)
        self._sample = Sample(session.answers.base.sound, clock)
        hear, unheard = self._sample.hear, lambda: self._sample.trouble
        self.around = Around(session, machine, self.sight, self.languages, clock, hear, unheard)
        self.window = WizardWindow(self.around, look_of(screen), full_screen=screen.full_screen, again=again)
        self.window.left.connect(self.over)
        self.window.finished.connect(self._finish)
        self.finishing = Errand("settings")
        self.finishing.ended.connect(self._finished)

    def touched(self) -> None:
        """Somebody is there."""
        self._touched_s = self._clock()

    def tick(self) -> None:
        """Leave by itself where somebody else may walk up: behind the wizard there is no PIN."""
        if self.window.busy or self.finishing.busy:
            self.touched()
        elif self._again and self._clock() - self._touched_s >= ALONE_S:
            self.over.emit()

    def close(self) -> None:
        """Let all of it go. A second call is harmless."""
        self.window.release()
        self.window.close()
        self.sight.close()
        self._sample.close()
        self._keeper.errand.close()
        self.finishing.close()
        self.languages.close()

    def _blame(self, trouble: str) -> None:
        if trouble:
            self.window.blame(trouble)

    def _finish(self) -> None:
        self._keeper.errand.close()  # an older answer must not come back after the last
        if self.finishing.run(partial(_finished, self._machine, self.around.session.answers)):
            self.window.write(going=True)

    def _finished(self, answer: Answer) -> None:
        self.window.write(going=False)
        if answer.why:
            self.window.blame(answer.why)
            return
        self.written = True
        self.over.emit()


def _finished(machine: Machine, answers: Answers, _told: Callable[[object], None]) -> None:
    machine.finish(answers)


@dataclass(frozen=True, slots=True)
class Wires:
    """What joins the wizard to the rest. `beat`: told twice a second that the window lives.

    `again`: a kiosk that is set up waits for its end.
    """

    machine: Machine
    stop: threading.Event
    clock: Callable[[], float]
    beat: Callable[[], None]
    again: bool = False


def run_wizard(wires: Wires, environ: Mapping[str, str]) -> bool:
    """Show it until the settings are written, somebody left, or `stop` is set: whether they are. Raises DisplayMissing.

    For the main thread.
    """
    app = QApplication(["mask-kiosk", "-platform", choose_platform(environ)])
    shield = Shield()
    app.installEventFilter(shield)
    with _opened(wires) as wizard:
        shield.typed.connect(wizard.window.typed)
        shield.touched.connect(wizard.touched)
        shield.typed.connect(lambda _key, _letter: wizard.touched())
        wizard.window.every(BEAT_MS, wizard.tick)
        poll = quit_when_set(app, wires.stop)
        wizard.window.every(BEAT_MS, wires.beat)
        wizard.over.connect(lambda: app.exit(0))
        with ends_on_error(app):
            wizard.window.open()
            code = app.exec()
        poll.stop()
        app.removeEventFilter(shield)
        return wizard.written and code == 0


@contextmanager
def _opened(wires: Wires) -> Iterator[Wizard]:
    wizard = Wizard(wires.machine, wires.clock, again=wires.again)
    try:
        yield wizard
    finally:
        wizard.close()
