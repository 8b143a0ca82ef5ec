"""One window of a kiosk that is out of service, with everything around it made."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import cast

from PySide6.QtCore import QSize, Qt

from kiosk.settings import PolicySettings
from ui.gallery.booth import Booth, until
from ui.gallery.crowd_booth import CrowdBooth
from ui.gallery.made import AWAY, MadeDesk
from ui.gallery.scene import NOW_S, Hand, Scene
from ui.gallery.visitor import Visitor
from ui.gallery.wizard_booth import WizardBooth
from ui.languages import Languages
from ui.safe.window import SafeWindow
from ui.theme import Look


class SafeBooth:
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, languages: Languages, size: QSize) -> None:
        if scene.mender is None:
            raise LookupError(f"the scene {scene.name} is of a kiosk that works")
        self._scene, self._desk = scene, MadeDesk()
        alternative = PolicySettings().alternative
        self.window = SafeWindow(scene.mender, self._desk, scene.screen, alternative, _clock, languages)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(size)

    def __enter__(self) -> SafeBooth:
        self.window.show()
        self._seat_staff()
        self._scene.touch(cast("Hand", self))
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


def _clock() -> float:
    """Time stands still."""
    return NOW_S
