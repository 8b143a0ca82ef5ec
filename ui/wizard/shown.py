"""What the wizard shows at one moment, for whoever walks through it by touch from another process (tools/walk)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from ui.keys import Key
from ui.wizard.viewfinder import Viewfinder
from ui.wizard.window import WizardWindow
from ui.wizard.zone_frame import Frame

TELL_MS = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A key that is visible: its middle in pixels of the screen, what is on it, and whether it can be touched."""

    x: int
    y: int
    words: str
    free: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """`number`: which telling it is; `zone`: left, top, width and height of the frame that a finger draws, or empty.

    `live`: a picture of the camera is there.
    """

    number: int = 0
    title: str = ""
    spots: Mapping[str, Spot] = field(default_factory=dict)
    zone: tuple[int, ...] = ()
    live: bool = False

    def spot(self, name: str) -> Spot | None:
        """A key that can be touched, by its own name or by what is on it."""
        found = (spot for key, spot in self.spots.items() if name in {key, spot.words} and spot.free)
        return next(found, None)


class Teller:
    """A `beat` of the wizard's: from the first call on `tell` hears what its window shows, often."""

    def __init__(self, tell: Callable[[Seen], None]) -> None:
        self._tell, self._number = tell, count(1)
        self._timer: QTimer | None = None

    def __call__(self) -> None:
        """The window is there."""
        if self._timer is None:
            self._timer = QTimer()
            self._timer.timeout.connect(self._look)
            self._timer.start(TELL_MS)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, WizardWindow) and window.isVisible():
                self._tell(seen(window, next(self._number)))


def seen(window: WizardWindow, number: int) -> Seen:
    """All that can be touched, and what is asked."""
    spots = {key.objectName(): _spot(key) for key in window.findChildren(Key) if key.isVisible()}
    zones = [_area(frame) for frame in window.findChildren(Frame) if frame.isVisible()]
    live = any(view.live for view in window.findChildren(Viewfinder) if view.isVisible())
    return Seen(number, window.head.accessibleName(), spots, zones[0] if zones else (), live)


def _spot(key: Key) -> Spot:
    at = key.mapToGlobal(key.rect().center())
    return Spot(at.x(), at.y(), key.accessibleName(), key.isEnabled())


def _area(frame: Frame) -> tuple[int, ...]:
    """On the screen."""
    area, corner = frame.area().toRect(), frame.mapToGlobal(QPoint(0, 0))
    return area.x() + corner.x(), area.y() + corner.y(), area.width(), area.height()
