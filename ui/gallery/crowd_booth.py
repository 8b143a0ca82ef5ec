"""The crowd view's window, with everything around it made."""

from __future__ import annotations

from PySide6.QtCore import QSize

from kiosk.crowd import Crowd
from kiosk.scene import Fault, Frame
from kiosk.slot import Slot
from ui.crowd.window import CrowdWindow
from ui.gallery.scene import NOW_S, Scene
from ui.gallery.staging import Staging, clock


class CrowdBooth(Staging[CrowdWindow]):
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, size: QSize) -> None:
        if scene.crowd is None:
            raise LookupError(f"the scene {scene.name} is of one visitor at a time")
        crowd = scene.crowd.crowd(NOW_S)
        frames: Slot[Frame | Fault] = Slot()
        crowds: Slot[Crowd] = Slot()
        crowds.put(crowd)
        frames.put(crowd.frame or Fault(crowd.fault, NOW_S, "made"))
        super().__init__(CrowdWindow(frames, crowds, scene.screen, clock, demo=scene.demo), scene, size)

    def _play(self) -> None:
        self.window.refresh()
