"""Tries on the running screen what the page of its settings has, for a minute; or lets it stay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.settings_screen import Language, ScreenSettings
from ui.languages import Languages
from ui.looks import look_of
from ui.operator.screen import ScreenPage
from ui.operator.screen_draft import Draft
from ui.sound import Sound
from ui.theme import Look
from ui.window import KioskWindow

LASTS_S = 60
TICK_MS = 1000


class Fitting(QObject):
    """`worn`: the settings that the window was made with. `left`: for how many seconds more something is tried on."""

    left = Signal(int)

    def __init__(
        self,
        window: KioskWindow,
        page: ScreenPage,
        worn: ScreenSettings,
        languages: Languages,
        clock: Callable[[], float],
        sound: Sound | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._languages, self._clock, self._sound = window, languages, clock, sound
        self._worn = worn
        self._before: tuple[Look, Language] | None = None
        self._left_s = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        page.tried.connect(self.try_on)
        page.undone.connect(self.take_off)
        page.kept.connect(self.keep)
        self.left.connect(page.show_left)

    def try_on(self, screen: ScreenSettings) -> None:
        """Look and speak like this for a minute."""
        if self._before is None:
            self._before = self._window.look, self._languages.current
        language = self._before[1] if screen.language == self._worn.language else screen.language
        self._wear(look_of(screen), language)
        self._left_s = LASTS_S
        self._timer.start()
        self.left.emit(self._left_s)

    def tick(self) -> None:
        """A second has passed."""
        self._left_s -= 1
        if self._left_s > 0:
            self.left.emit(self._left_s)
        else:
            self.take_off()

    def take_off(self) -> None:
        """As it was before, where something is tried on."""
        if self._before is not None:
            look, language = self._before
            self._end()
            self._wear(look, language)

    def keep(self, draft: Draft) -> None:
        """This is how the site wants it from now on."""
        screen, before = draft.screen, self._worn
        self._worn = screen
        self._end()
        self._languages.settle(screen.language)
        self._wear(look_of(screen), self._languages.current if screen.language == before.language else screen.language)
        if self._sound:
            self._sound.settle(draft.sound)

    def _wear(self, look: Look, language: Language) -> None:
        self._window.restyle(look)
        self._languages.choose(language, self._clock())

    def _end(self) -> None:
        self._timer.stop()
        self._before, self._left_s = None, 0
        self.left.emit(0)
