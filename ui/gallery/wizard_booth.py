"""The wizard's window, with everything around it made."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize

from kiosk.scene import Detection
from kiosk.setup.light import glance
from kiosk.setup.session import Session
from ui.gallery.made_setup import MadeSetup, MadeSight
from ui.gallery.scene import NOW_S, Hand, Scene
from ui.gallery.staging import Staging, clock
from ui.gallery.visitor import PORTRAIT_FACE, Visitor
from ui.languages import Languages
from ui.looks import look_of
from ui.wizard.part import Around
from ui.wizard.window import WizardWindow


class WizardBooth(Staging[WizardWindow]):
    """Stages a scene of it, as a Booth does; `with` ends what it began."""

    def __init__(self, scene: Scene, visitor: Visitor, languages: Languages, size: QSize) -> None:
        if scene.setup is None:
            raise LookupError(f"the scene {scene.name} is of a kiosk that is set up")
        session = Session(scene.setup.answers(), _keep, scene.setup.found)
        sight = _sight(scene.setup, visitor)
        around = Around(
            session, scene.setup.machine(), sight, languages, clock, _hear, lambda: session.found.sound_trouble
        )
        window = WizardWindow(around, look_of(scene.screen), full_screen=False, again=scene.setup.again)
        super().__init__(window, scene, size)

    def _play(self) -> None:
        self.until(lambda: not self.window.busy)
        self.window.part.tick(NOW_S)
        self._scene.touch(cast("Hand", self))


def _sight(setup: MadeSetup, visitor: Visitor) -> MadeSight:
    if setup.seen is None:
        return MadeSight(None, None, NOW_S)
    bgr = visitor.worn[None]
    seen = glance(bgr, [Detection(visitor.face, 0.9, PORTRAIT_FACE.landmarks)])
    return MadeSight(bgr, replace(setup.seen(seen), captured_s=NOW_S), NOW_S)


def _keep(_answers: object) -> None:
    """Nothing is kept."""


def _hear(_per_cent: int) -> None:
    """Nothing is heard."""
