"""Runs the window until it is told to stop."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.acceptance.conductor import Acceptance
from kiosk.desk import Desk
from kiosk.operator import Operator
from kiosk.ports import Listener
from kiosk.scene import Fault, Frame
from kiosk.settings_screen import ScreenSettings
from kiosk.slot import Slot
from kiosk.why import Why
from ui.bridge import Bridge
from ui.display import choose_platform
from ui.fitting import Fitting
from ui.languages import Languages
from ui.miniature import Miniature
from ui.shield import Shield
from ui.sound import Sound
from ui.window import KioskWindow

logger = logging.getLogger(__name__)

STOP_POLL_MS = 100
SOUND_TICK_MS = 100
BEAT_MS = 500


@dataclass(frozen=True, slots=True)
class Wires:
    """What joins the window to the rest of the kiosk. `clock` gives monotonic seconds and is read on two threads."""

    frames: Slot[Frame | Fault]
    subscribe: Callable[[Listener], None]
    stop: threading.Event
    clock: Callable[[], float]
    preparing: Callable[[], float | None]
    """How far what must be built first is, 0 to 1; None: nothing is being built."""
    on_call_staff: Callable[[], None]
    desk: Desk | None = None
    """Where staff let people through; None: they cannot at this site."""
    alternative: str = ""
    """What somebody does who cannot wear a mask; always on screen."""
    operator: Operator | None = None
    """What staff may look at behind their PIN; None: nothing."""
    why: Why | None = None
    """Where the kiosk leaves its reasons while staff want to see them; None: nowhere."""
    sound: Sound | None = None
    """What visitors hear; None: nothing. It is closed by whoever made it."""
    beat: Callable[[], None] | None = None
    """Told that the GUI thread turns; None: nobody wants to know."""
    acceptance: Acceptance | None = None
    """What installers prove the site by; None: nothing."""


def run_window(wires: Wires, settings: ScreenSettings, environ: Mapping[str, str], *, demo: bool) -> int:
    """Show the kiosk until `stop` is set; the exit code is 0, or 1 if the window itself failed.

    For the main thread. A signal handler that sets `stop` is noticed within STOP_POLL_MS.
    Raises DisplayMissing where there is no screen.
    """
    app = QApplication(["mask-kiosk", "-platform", choose_platform(environ)])
    shield = Shield()
    app.installEventFilter(shield)
    bridge = Bridge(wires.clock, wires.preparing)
    languages = Languages(settings.language, settings.languages)
    window = KioskWindow(
        wires.frames,
        bridge,
        settings,
        wires.clock,
        demo=demo,
        desk=wires.desk,
        operator=wires.operator,
        alternative=wires.alternative,
        languages=languages,
        why=wires.why,
        acceptance=wires.acceptance,
    )
    window.staff.clicked.connect(lambda _checked: wires.on_call_staff())
    shield.touched.connect(window.touched)
    shield.typed.connect(window.typed)
    if wires.sound:
        _sound(window, wires.sound)
    if wires.beat:
        window.every(BEAT_MS, wires.beat)
    _fit(window, settings, languages, wires)
    poll = quit_when_set(app, wires.stop)
    with ends_on_error(app):
        wires.subscribe(bridge)
        window.open()
        code = app.exec()
    poll.stop()
    bridge.close()
    window.release()
    window.close()
    app.removeEventFilter(shield)
    languages.close()
    return code


def _fit(window: KioskWindow, settings: ScreenSettings, languages: Languages, wires: Wires) -> None:
    """Let staff try another look where they have a page for it."""
    if window.override and window.override.pages:
        page = window.override.pages.screen_page
        page.preview.made_by(Miniature(window, languages, wires.alternative))
        Fitting(window, page, settings, languages, wires.clock, wires.sound)


def _sound(window: KioskWindow, sound: Sound) -> None:
    """Let it be heard what is shown."""
    window.seen.connect(lambda shown, staffed: sound.show_verdict(shown, staffed=staffed))
    window.every(SOUND_TICK_MS, sound.tick)


def quit_when_set(app: QApplication, stop: threading.Event) -> QTimer:
    """Ends the application once `stop` is set, until the timer is stopped."""

    def look() -> None:
        if stop.is_set():
            app.exit(0)  # quit() would ask the window first, and it refuses

    poll = QTimer()
    poll.timeout.connect(look)
    poll.start(STOP_POLL_MS)
    return poll


@contextmanager
def ends_on_error(app: QApplication) -> Iterator[None]:
    """An error in the GUI thread ends the window: one that cannot paint would leave its last verdict standing."""
    before = sys.excepthook

    def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logger.critical("the window failed", exc_info=(kind, error, trace))
        app.exit(1)

    sys.excepthook = fail
    try:
        yield
    finally:
        sys.excepthook = before
