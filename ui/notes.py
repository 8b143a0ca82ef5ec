"""Notes of a running window: when its live pictures are painted, and what Qt complains about."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from ui.feed import Feed
from ui.window import KioskWindow

_LOOK_MS = 20


class Notes(QObject):
    """Made before there is an application. `painted_s`: monotonic seconds. `there`: there is an application now."""

    there = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.painted_s: list[float] = []
        self.warnings: list[str] = []
        self._feed: Feed | None = None
        self._number = 0
        self.there.connect(self._find)

    def complain(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt says something."""
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            self.warnings.append(f"{context.category or 'default'}: {message}")

    @Slot()
    def _find(self) -> None:
        """The window, as soon as there is one."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, KioskWindow)]
        if found:
            self._feed = found[0].feed
            self._feed.installEventFilter(self)
        else:
            QTimer.singleShot(_LOOK_MS, self, self._find)

    def eventFilter(self, _receiver: QObject, event: QEvent) -> bool:
        """A picture counts as it is painted the first time, and not where its outline alone is another."""
        if event.type() == QEvent.Type.Paint and self._feed and self._feed.live and self._feed.number != self._number:
            self._number = self._feed.number
            self.painted_s.append(time.monotonic())
        return False


@contextmanager
def noting() -> Iterator[Notes]:
    """Notes of the first window that opens meanwhile. For the main thread, before there is an application."""
    notes, ended = Notes(), threading.Event()
    qInstallMessageHandler(notes.complain)
    waiting = threading.Thread(target=_announce, args=(notes, ended), name="announce")
    waiting.start()
    try:
        yield notes
    finally:
        ended.set()
        waiting.join()
        qInstallMessageHandler(None)


def _announce(notes: Notes, ended: threading.Event) -> None:
    while QCoreApplication.instance() is None:
        if ended.wait(_LOOK_MS / 1000):
            return
    notes.there.emit()
