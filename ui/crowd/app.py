"""Runs the crowd view's window until it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from kiosk.crowd import Crowd
from kiosk.scene import Fault, Frame
from kiosk.settings_screen import ScreenSettings
from kiosk.slot import Slot
from ui.app import BEAT_MS, ends_on_error, quit_when_set
from ui.crowd.window import CrowdWindow
from ui.display import choose_platform
from ui.languages import Languages
from ui.shield import Shield


@dataclass(frozen=True, slots=True)
class Wires:
    """What joins the window to the rest of the kiosk. `clock` gives monotonic seconds and is read on two threads."""

    frames: Slot[Frame | Fault]
    crowds: Slot[Crowd]
    begin: Callable[[], None]
    """Called once there is a screen."""
    stop: threading.Event
    clock: Callable[[], float]
    preparing: Callable[[], float | None]
    """How far what must be built first is, 0 to 1; None: nothing is being built."""
    beat: Callable[[], None] | None = None
    """Told that the GUI thread turns; None: nobody wants to know."""


def run_crowd(wires: Wires, settings: ScreenSettings, environ: Mapping[str, str], *, demo: bool) -> int:
    """Show everyone until `stop` is set; the exit code is 0, or 1 if the window itself failed.

    For the main thread. Raises DisplayMissing where there is no screen.
    """
    app = QApplication(["mask-kiosk", "-platform", choose_platform(environ)])
    shield = Shield()
    app.installEventFilter(shield)
    languages = Languages(settings.language, ())
    window = CrowdWindow(wires.frames, wires.crowds, settings, wires.clock, demo=demo, preparing=wires.preparing)
    if wires.beat:
        window.every(BEAT_MS, wires.beat)
    poll = quit_when_set(app, wires.stop)
    with ends_on_error(app):
        wires.begin()
        window.open()
        code = app.exec()
    poll.stop()
    window.release()
    window.close()
    app.removeEventFilter(shield)
    languages.close()
    return code
