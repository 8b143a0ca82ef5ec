"""One window of a kiosk that is out of service, with everything around it made."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize

from kiosk.settings import PolicySettings
from ui.gallery.booth import Booth
from ui.gallery.crowd_booth import CrowdBooth
from ui.gallery.made import AWAY, MadeDesk
from ui.gallery.scene import Hand, Scene
from ui.gallery.staging import Staging, clock
from ui.gallery.visitor import Visitor
from ui.gallery.wizard_booth import WizardBooth
from ui.languages import Languages
from ui.safe.window import SafeWindow


class SafeBooth(Staging[SafeWindow]):
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, languages: Languages, size: QSize) -> None:
        if scene.mender is None:
            raise LookupError(f"the scene {scene.name} is of a kiosk that works")
        self._desk = MadeDesk()
        alternative = PolicySettings().alternative
        window = SafeWindow(scene.mender, self._desk, scene.screen, alternative, clock, languages)
        super().__init__(window, scene, size)

    def _play(self) -> None:
        self._seat_staff()
        self._scene.touch(cast("Hand", self))

    def _seat_staff(self) -> None:
        view, clerk = self._scene.view, self.window.staff.clerk
        if clerk is not None and view != AWAY:
            self._desk.now = view
            clerk.tick()
            self.until(lambda: clerk.view == view)


AnyBooth = Booth | SafeBooth | WizardBooth | CrowdBooth


def booth(scene: Scene, visitor: Visitor, languages: Languages, size: QSize) -> AnyBooth:
    """Whichever the scene is for."""
    if scene.setup:
        return WizardBooth(scene, visitor, languages, size)
    if scene.crowd:
        return CrowdBooth(scene, size)
    return SafeBooth(scene, languages, size) if scene.mender else Booth(scene, visitor, languages, size)
