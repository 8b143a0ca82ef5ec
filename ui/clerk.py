"""Between the screen and the staff's desk: checking a PIN takes a tenth of a second, a door may take more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.desk import Desk, View

logger = logging.getLogger(__name__)

Wish = Callable[[Desk], object]

TICK_MS = 1000
PATIENCE = 5
"""Ticks without an answer before the desk's last word counts no more."""

BROKEN = "broken"
"""The trouble where the desk itself fails. What it granted is doubtful then, and not shown."""

_MOST_WAITING = 16


class Clerk(QObject):
    """Takes wishes to the desk, one after the other on a thread of its own. For the GUI's thread.

    `viewed` brings the View after each; `busy` says when nothing else is taken.
    """

    viewed = Signal(object)
    busy = Signal(bool)
    answered = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = desk.view()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._waiting = 0
        self._silent_ticks = 0
        self._alone: Future[View] | None = None
        self._closed = False
        self.answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    def type(self, wish: Wish) -> None:
        """A quick one, such as a digit: others may follow at once."""
        if not self._closed and self._alone is None and self._waiting < _MOST_WAITING:
            self._send(wish)

    def ask(self, wish: Wish) -> None:
        """One that takes its time: until it is answered, no other is taken."""
        if not self._closed and self._alone is None:
            self.busy.emit(True)
            self._alone = self._send(wish)

    def tick(self) -> None:
        """Let the desk look at its clock: to be called once a second."""
        if self._waiting == 0:
            self._send(lambda desk: desk.tick())
            return
        self._silent_ticks += 1
        if self._silent_ticks == PATIENCE:
            logger.error("the staff desk has not answered for %d s", PATIENCE * TICK_MS // 1000)
            self._doubt()

    def close(self) -> None:
        """Take no more wishes, and wait for the last. A second call is harmless."""
        self._closed = True
        self._timer.stop()
        self._thread.shutdown()

    def _send(self, wish: Wish) -> Future[View]:
        self._waiting += 1
        future = self._thread.submit(self._serve, wish)
        future.add_done_callback(self.answered.emit)
        return future

    def _serve(self, wish: Wish) -> View:
        wish(self._desk)
        return self._desk.view()

    @Slot(object)
    def _take(self, future: Future[View]) -> None:
        self._waiting -= 1
        self._silent_ticks = 0
        if future is self._alone:
            self._alone = None
            self.busy.emit(False)
        error = future.exception()
        if error is None:
            self._show(future.result())
        elif self.view.trouble != BROKEN:
            logger.error("the staff desk failed", exc_info=error)
            self._doubt()

    def _doubt(self) -> None:
        self._show(replace(self.view, trouble=BROKEN, wait_s=0, granted_s=0, granted_by=""))

    def _show(self, view: View) -> None:
        self.view = view
        self.viewed.emit(view)
