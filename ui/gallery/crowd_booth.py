"""The crowd view's window, with everything around it made."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QSize, Qt

from kiosk.crowd import Crowd
from kiosk.scene import Fault, Frame
from kiosk.slot import Slot
from ui.crowd.window import CrowdWindow
from ui.gallery.booth import until
from ui.gallery.scene import NOW_S, Scene
from ui.theme import Look


class CrowdBooth:
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, size: QSize) -> None:
        if scene.crowd is None:
            raise LookupError(f"the scene {scene.name} is of one visitor at a time")
        self._scene, crowd = scene, scene.crowd.crowd(NOW_S)
        frames: Slot[Frame | Fault] = Slot()
        crowds: Slot[Crowd] = Slot()
        crowds.put(crowd)
        frames.put(crowd.frame or Fault(crowd.fault, NOW_S, "made"))
        self.window = CrowdWindow(frames, crowds, scene.screen, _clock, demo=scene.demo)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(size)

    def __enter__(self) -> CrowdBooth:
        self.window.show()
        self.window.refresh()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.window.release()
        self.window.close()
        self.window.deleteLater()

    def dress(self, look: Look) -> None:
        """Another look."""
        if self.window.look != look:
            self.window.restyle(look)

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window go on until then. Raises TimeoutError where it takes too long."""
        until(done, self._scene.name)


def _clock() -> float:
    """Time stands still."""
    return NOW_S
