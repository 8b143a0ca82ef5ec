"""The wizard's window, with everything around it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import cast

from PySide6.QtCore import QSize, Qt

from kiosk.scene import Detection
from kiosk.setup.light import glance
from kiosk.setup.session import Session
from ui.gallery.booth import until
from ui.gallery.made_setup import MadeSetup, MadeSight
from ui.gallery.scene import NOW_S, Hand, Scene
from ui.gallery.visitor import PORTRAIT_FACE, Visitor
from ui.languages import Languages
from ui.looks import look_of
from ui.theme import Look
from ui.wizard.part import Around
from ui.wizard.window import WizardWindow


class WizardBooth:
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, visitor: Visitor, languages: Languages, size: QSize) -> None:
        if scene.setup is None:
            raise LookupError(f"the scene {scene.name} is of a kiosk that is set up")
        self._scene = scene
        session = Session(scene.setup.answers(), _keep, scene.setup.found)
        sight = _sight(scene.setup, visitor)
        around = Around(
            session, scene.setup.machine(), sight, languages, _clock, _hear, lambda: session.found.sound_trouble
        )
        self.window = WizardWindow(around, look_of(scene.screen), full_screen=False, again=scene.setup.again)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(size)

    def __enter__(self) -> WizardBooth:
        self.window.show()
        self.until(lambda: not self.window.busy)
        self.window.part.tick(NOW_S)
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


def _sight(setup: MadeSetup, visitor: Visitor) -> MadeSight:
    if setup.seen is None:
        return MadeSight(None, None, NOW_S)
    bgr = visitor.worn[None]
    seen = glance(bgr, [Detection(visitor.face, 0.9, PORTRAIT_FACE.landmarks)])
    return MadeSight(bgr, replace(setup.seen(seen), captured_s=NOW_S), NOW_S)


def _clock() -> float:
    """Time stands still."""
    return NOW_S


def _keep(_answers: object) -> None:
    """Nothing is kept."""


def _hear(_per_cent: int) -> None:
    """Nothing is heard."""
