"""Runs the window of a kiosk that is out of service, until the settings can be used or it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from kiosk.safe_mode import Closed
from ui.app import ends_on_error, quit_when_set
from ui.languages import Languages
from ui.safe.window import SafeWindow
from ui.shield import Shield

BEAT_MS = 500
USABLE = 2
"""What the event loop ends with where the kiosk is to begin anew."""


@dataclass(frozen=True, slots=True)
class Wires:
    """What joins the window to the rest. `beat`: told twice a second that the window lives."""

    closed: Closed
    stop: threading.Event
    clock: Callable[[], float]
    beat: Callable[[], None]


def run_closed(wires: Wires, platform: str) -> bool:
    """Whether the settings can be used now: begin anew. False: it was told to stop, or the window itself failed."""
    app = QApplication(["mask-kiosk", "-platform", platform])
    shield = Shield()
    app.installEventFilter(shield)
    closed = wires.closed
    screen, alternative = closed.settings.screen, closed.settings.policy.alternative if closed.driven else ""
    languages = Languages(screen.language, screen.languages)
    window = SafeWindow(closed.mender, closed.desk, screen, alternative, wires.clock, languages)
    shield.touched.connect(window.touched)
    shield.typed.connect(window.typed)
    window.staff.usable.connect(lambda: app.exit(USABLE))
    window.every(BEAT_MS, wires.beat)
    poll = quit_when_set(app, wires.stop)
    with ends_on_error(app):
        window.open()
        window.staff.page.look()
        code = app.exec()
    poll.stop()
    window.release()
    window.close()
    app.removeEventFilter(shield)
    languages.close()
    return code == USABLE
