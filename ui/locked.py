"""A window that fills the screen and cannot be left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QHideEvent
from PySide6.QtWidgets import QWidget

HOLD_MS = 1000


class LockedWindow(QWidget):
    """Closes only after release(), or where it is not full screen."""

    def __init__(self, *, full_screen: bool) -> None:
        super().__init__()
        self._full_screen = self._locked = full_screen
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        if full_screen:
            self.setCursor(Qt.CursorShape.BlankCursor)
            # Past the window manager: openbox's "show desktop" hid a managed window for good in a trial.
            self.setWindowFlags(
                Qt.WindowType.Window
                | Qt.WindowType.FramelessWindowHint
                | Qt.WindowType.WindowStaysOnTopHint
                | Qt.WindowType.X11BypassWindowManagerHint
            )
        self._hold = self.every(HOLD_MS, self.hold)

    def open(self) -> None:
        """Come to the screen."""
        if self._full_screen:
            self.hold()
        else:
            self.resize(1280, 720)
            self.show()

    def hold(self) -> None:
        """Fill the screen and lie above everything, whatever a window manager or a visitor did meanwhile."""
        if not self._locked:
            return
        whole = self.screen().geometry()
        if self.geometry() != whole:
            # Without a window manager showFullScreen leaves the size as it was.
            self.setGeometry(whole)
        if not self.isFullScreen() or not self.isVisible():
            self.showFullScreen()
        if not self.isActiveWindow():
            self.raise_()
            self.activateWindow()

    def release(self) -> None:
        """The owner lets it go: the next close() closes it."""
        self._locked = False
        self._hold.stop()

    def every(self, interval_ms: int, action: Callable[[], None]) -> QTimer:
        """Do it again and again."""
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(action)
        timer.start(interval_ms)
        return timer

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and the like end here."""
        event.setAccepted(not self._locked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is no menu."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Minimised or made smaller by someone: come back, once this event is over."""
        if event.type() == QEvent.Type.WindowStateChange:
            QTimer.singleShot(0, self, self.hold)

    def hideEvent(self, _event: QHideEvent) -> None:
        """Hidden by someone: come back."""
        QTimer.singleShot(0, self, self.hold)
