"""From the pipeline's thread to the GUI's: one queued signal with one frozen value, and a watchdog over both."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.scene import Frame, Outcome
from ui.watch import STALE, Arrival, Watch


class Bridge(QObject):
    """The screen's Listener. `shown` carries a Shown, in the GUI thread, whenever what is to be shown has changed.

    Calling it is for the pipeline's thread; everything else is for the GUI's.
    """

    shown = Signal(object)
    arrived = Signal(object)

    def __init__(self, clock: Callable[[], float], preparing: Callable[[], float | None] = lambda: None) -> None:
        super().__init__()
        self._clock, self._preparing = clock, preparing
        self._watch = Watch()
        self._last = STALE
        self._closed = threading.Event()
        self.arrived.connect(self.note, Qt.ConnectionType.QueuedConnection)

    def __call__(self, outcome: Outcome, frame: Frame | None) -> None:  # noqa: ARG002 - the port has it
        """Pass the outcome on and return at once. The frame stays behind: pictures are pulled from the slot."""
        if not self._closed.is_set():
            self.arrived.emit(Arrival(outcome, self._clock()))

    @Slot(object)
    def note(self, arrival: Arrival) -> None:
        """Take an outcome that has crossed over, and show it at once."""
        self._watch.note(arrival)
        self.tick()

    def tick(self) -> None:
        """Look at the clock: to be called at display rate, so that silence is noticed."""
        shown = self._watch.shown(self._clock(), self._preparing())
        if shown != self._last:
            self._last = shown
            self.shown.emit(shown)

    def close(self) -> None:
        """Take no more outcomes. A second call is harmless."""
        self._closed.set()
