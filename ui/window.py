"""The kiosk's one window: picture, verdict, staff button. It fills the screen and cannot be left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QContextMenuEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import Desk
from kiosk.operator import Operator
from kiosk.scene import Fault, Frame
from kiosk.settings import ScreenSettings
from kiosk.slot import Slot
from ui import theme
from ui.bridge import Bridge
from ui.feed import Feed
from ui.label import Label
from ui.layout import Staffed, areas, finger_px
from ui.override import Override
from ui.staff import StaffButton
from ui.text import Block
from ui.theme import Scale
from ui.verdict import VerdictPanel
from ui.watch import STALE, Shown
from ui.words import DEMO, PRIVACY, WINDOW, say

TICK_MS = 33
HOLD_MS = 1000


def _small_print(place: str, alternative: str) -> tuple[str, ...]:
    """Two lines at most: what there is goes together."""
    known = " · ".join(line for line in (place, say(PRIVACY)) if line)
    return (alternative, known) if alternative else tuple(line for line in (place, say(PRIVACY)) if line)


class KioskWindow(QWidget):
    """Shows what the bridge and the slot give. Closes only after release(), or where it is not full screen."""

    def __init__(  # noqa: PLR0913 - what is shown, what may be touched: each from another part of the kiosk
        self,
        frames: Slot[Frame | Fault],
        bridge: Bridge,
        settings: ScreenSettings,
        clock: Callable[[], float],
        *,
        demo: bool,
        desk: Desk | None = None,
        operator: Operator | None = None,
        alternative: str = "",
    ) -> None:
        super().__init__()
        self._settings = settings
        self._clock = clock
        self._bridge = bridge
        self._locked = settings.full_screen
        self.feed = Feed(self, frames, mirror=settings.mirror)
        self.panel = VerdictPanel(self)
        self.staff = StaffButton(self, settings.staff)
        self.note = Label(self, _small_print(settings.place, alternative), theme.WINDOW)
        self.badge = Label(self.feed, (say(DEMO),), theme.DEMO, bold=True)
        self.badge.setVisible(demo)
        self.override = Override(self, desk, operator) if desk else None
        self._shown = STALE
        self._dress()
        if self.override:
            self.override.changed.connect(self._lay_out)
        bridge.shown.connect(self.show_verdict)
        self._tick = self._timer(TICK_MS, self._refresh)
        self._hold = self._timer(HOLD_MS, self.hold)

    def open(self) -> None:
        """Come to the screen."""
        if self._settings.full_screen:
            self.hold()
        else:
            self.resize(1280, 720)
            self.show()

    def show_verdict(self, shown: Shown) -> None:
        """Hand a verdict to those who show it."""
        self._shown = shown
        seen = self.override.seen(shown) if self.override else shown
        self.panel.show_verdict(seen)
        self.feed.show_verdict(seen)

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
        self._tick.stop()
        self._hold.stop()
        if self.override:
            self.override.close()

    def blocks(self) -> tuple[Block, ...]:
        """Every text that is visible now."""
        parts = (self.panel, self.feed, self.staff, self.note, self.badge)
        shown = tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())
        return (*shown, *self.override.blocks()) if self.override else shown

    def _dress(self) -> None:
        self.setWindowTitle("mask-kiosk")
        self.setAccessibleName(say(WINDOW))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if self._settings.full_screen:
            self.setCursor(Qt.CursorShape.BlankCursor)
            # Past the window manager: openbox's "show desktop" hid a managed window for good in a trial.
            self.setWindowFlags(
                Qt.WindowType.Window
                | Qt.WindowType.FramelessWindowHint
                | Qt.WindowType.WindowStaysOnTopHint
                | Qt.WindowType.X11BypassWindowManagerHint
            )

    def _timer(self, interval_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(action)
        timer.start(interval_ms)
        return timer

    def _refresh(self) -> None:
        self._bridge.tick()
        self.feed.pull(self._clock())

    def _is_portrait(self) -> bool:
        if self._settings.orientation == "auto":
            return self.height() > self.width()
        return self._settings.orientation == "portrait"

    def _lay_out(self) -> None:
        """Give everybody a place; who has none is not seen."""
        scale = Scale.of(self.width(), self.height())
        finger = finger_px(self.size(), self.screen().physicalDotsPerInch())
        staffed = self.override.staffed if self.override else Staffed.NEVER
        places = areas(self.size(), portrait=self._is_portrait(), staffed=staffed, finger_px=finger)
        self.badge.setGeometry(places.badge)
        for widget, place in (
            (self.feed, places.feed),
            (self.panel, places.panel),
            (self.staff, places.staff),
            (self.note, places.note),
        ):
            widget.setGeometry(place)
            widget.setVisible(not place.isEmpty())
        for scaled in (self.feed, self.panel, self.staff):
            scaled.set_scale(scale)
        self.note.set_size(scale.note_px)
        self.badge.set_size(scale.button_px, scale.unit * 1.5)
        if self.override:
            self.override.place(places, scale, finger)
            self.show_verdict(self._shown)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another size, or turned round."""
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies between the parts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.WINDOW.ground))
        painter.end()

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
