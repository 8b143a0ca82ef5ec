"""What visitors would see with other settings: the window's own parts before made visitors, as pictures."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage

from kiosk.errors import KioskError
from kiosk.maskdraw import Wear
from kiosk.scene import Fault, Frame, Pixels, Reason, Verdict
from kiosk.settings_screen import LANGUAGES, ScreenSettings
from kiosk.slot import Slot
from ui import hints
from ui.bridge import Bridge
from ui.gallery.made import MadeDesk
from ui.gallery.visitor import Visitor, drawn, nobody, visitor
from ui.languages import Languages
from ui.watch import Shown
from ui.window import KioskWindow

SHORTER_PX = 720
"""Of a larger window's sides: all in it is as large as the shorter one says, so that nothing looks otherwise."""
_NOW_S = 1000.0
_SETTLED_S = 1.0
"""After so long whatever moves at a verdict's coming is still."""


class Miniature:
    """For the GUI's thread, but for prepare(). The window that stands there neither hears of it nor changes."""

    def __init__(self, window: KioskWindow, languages: Languages, alternative: str) -> None:
        self._window, self._languages, self._alternative = window, languages, alternative

    def prepare(self) -> None:
        """Whom the camera would see takes a moment to be made, once; on any thread."""
        _somebody()

    def pictures(self, screen: ScreenSettings) -> Generator[QImage, None, None]:
        """With nobody there, with somebody who has no mask, and with somebody who has one."""
        somebody, slot = _somebody(), Slot[Frame | Fault]()
        with self._languages.aside(screen.language):
            twin = self._twin(screen, slot)
        try:
            for verdict, bgr in (
                (Verdict.NOBODY, nobody()),
                (Verdict.NO_MASK, somebody.worn[None]),
                (Verdict.MASK_OK, somebody.worn[Wear.PROPER]),
            ):
                with self._languages.aside(screen.language):
                    image = _picture(twin, slot, verdict, bgr, somebody)
                yield image
        finally:
            twin.close()
            twin.deleteLater()

    def _twin(self, screen: ScreenSettings, slot: Slot[Frame | Fault]) -> KioskWindow:
        """The same window with other settings, which never comes to the screen, and in which nothing goes on."""
        made = KioskWindow(
            slot,
            Bridge(_clock),
            screen.model_copy(update={"full_screen": False}),
            _clock,
            demo=False,
            desk=MadeDesk() if self._window.override else None,
            alternative=self._alternative,
            languages=_Offered(screen),
        )
        made.release()
        made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        made.resize(_smaller(self._window.size()))
        made.show()
        return made


class _Offered(Languages):
    """Which languages there are to choose. It puts none on the application."""

    def __init__(self, screen: ScreenSettings) -> None:
        QObject.__init__(self)
        self._current = screen.language
        self.offered = tuple(one for one in LANGUAGES if one in {screen.language, *screen.languages})


def _picture(twin: KioskWindow, slot: Slot[Frame | Fault], verdict: Verdict, bgr: Pixels, somebody: Visitor) -> QImage:
    slot.put(Frame(1, _NOW_S, bgr))
    twin.feed.pull(_NOW_S)
    there = verdict is not Verdict.NOBODY
    box, track = (somebody.face, 1) if there else (None, None)
    reason = Reason.NO_MASK if verdict is Verdict.NO_MASK else Reason.NONE
    twin.show_verdict(Shown(verdict, reason, 1.0, box, _NOW_S, track))
    hint = hints.hint_for(verdict, reason)
    twin.panel.turn(_NOW_S)
    twin.panel.turn(_NOW_S + (_SETTLED_S if hint is None else hints.still(hint) * hints.loop_s(hint)))
    return twin.grab().toImage()


def _somebody() -> Visitor:
    try:
        return visitor()
    except KioskError:  # the demo's portrait is damaged: somebody drawn does as well
        return drawn()


def _smaller(size: QSize) -> QSize:
    shorter = min(size.width(), size.height())
    return size if shorter <= SHORTER_PX else size * (SHORTER_PX / shorter)


def _clock() -> float:
    """Time stands still."""
    return _NOW_S
