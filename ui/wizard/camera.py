"""Which camera: its live picture, what a look at it says, and those that were found."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.errors import CameraMissing
from kiosk.setup.found import FoundCamera
from kiosk.setup.light import Glance
from kiosk.sources import AUTO, DEMO, kind_of
from ui.keys import Key
from ui.operator.errand import Answer, Errand
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say, tell
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.meters import Meters
from ui.wizard.part import Around, Asked, Part
from ui.wizard.viewfinder import Guides, Viewfinder
from ui.wizard.words import AT_AN_ADDRESS, CAMERA_ADDRESS, CAMERA_ADDRESS_HINT, LOOK_AGAIN, THE_DEMO

ADDRESS_LETTERS = 200
PICTURE_SHARE = 0.6
_METERS_UNITS, _KEY_UNITS = 23.5, 8
FORGOTTEN_S = 1.0
"""A look that is older says nothing of now."""


class CameraPart(Part):
    """The picture is asked for when the page comes to the screen, and let go when both pages with one have left."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.looking = Errand("cameras")
        self.looking.ended.connect(self._found)
        self.view = Viewfinder(self, around.sight.frames, mirror=around.session.answers["screen.mirror"])
        self.view.lay_over(Guides(self.view))
        self.meters = Meters(self)
        self.cards = Cards(self, "camera", columns=1)
        self.again = Key(self, "look_again", source=LOOK_AGAIN)
        self.cards.chosen.connect(self._choose)
        self.again.clicked.connect(lambda _checked=False: self._look())

    def begin(self) -> None:
        """Look for cameras, and show the chosen one."""
        self._look()
        self._show_picture()
        super().begin()

    def errands(self) -> tuple[Errand, ...]:
        """The one that there is."""
        return (self.looking,)

    def tick(self, now: float) -> None:
        """The newest picture, and the newest look."""
        seen = newest(self._around, now)
        trouble = self.view.pull(now, seen)
        self.meters.show_look(seen)
        if seen != self._session.found.glance or trouble:
            self._session.look(glance=seen)
            self._blame(trouble)
            self.altered.emit()

    def show_answers(self) -> None:
        """Those that were found, the network, and where there is none, the demo."""
        source = self._answers["camera.source"]
        self.cards.offer([Card(tell(name), "", self._is(one, source)) for one, name in self._offered()])
        self.again.setEnabled(not self.looking.busy)

    def _offered(self) -> list[tuple[str, str]]:
        """By their sources; empty: an address is asked for."""
        found = self._session.found.cameras or ()
        rest = [("", say(AT_AN_ADDRESS))] + ([] if found else [(DEMO, say(THE_DEMO))])
        return [*((one.source, one.name) for one in found), *rest]

    def _is(self, one: str, source: str) -> bool:
        cameras = self._session.found.cameras or ()
        if source == AUTO:
            return bool(cameras) and one == cameras[0].source
        return one == source or (not one and "://" in source)

    def _look(self) -> None:
        if self.looking.run(lambda _told: self._around.machine.cameras()):
            self.show_answers()

    def _found(self, answer: Answer) -> None:
        cameras = cast("tuple[FoundCamera, ...]", () if answer.why else answer.value)
        self._session.look(cameras=cameras)
        self._show_picture()
        self.show_answers()
        self.altered.emit()

    def _blame(self, trouble: str) -> None:
        """The camera that is shown is the one that gives no pictures."""
        found, shown = self._session.found.cameras, self._around.sight.source
        if found is not None:
            told = (FoundCamera(one.source, one.name, trouble if one.source == shown else "") for one in found)
            self._session.look(cameras=tuple(told))

    def _choose(self, place: int) -> None:
        source, _ = self._offered()[place]
        if source:
            self._take(source)
        else:
            before = self._answers["camera.source"]
            text = before if "://" in before else "rtsp://"
            asked = say(CAMERA_ADDRESS), say(CAMERA_ADDRESS_HINT)
            self.asked.emit(Asked(*asked, text, ADDRESS_LETTERS, self._take, plain=True))

    def _take(self, source: str) -> None:
        self._session.choose("camera.source", source)
        self._session.choose("camera.wait", source != DEMO)
        self._session.look(glance=None)
        self._show_picture()
        self.show_answers()
        self.altered.emit()

    def _show_picture(self) -> None:
        show_chosen(self._around)

    def arrange(self) -> None:
        """Landscape: the picture before all else; portrait: above it."""
        unit, whole = self._style.unit, self.rect()
        gap, key = round(unit * 1.4), max(self._finger_px, round(unit * _KEY_UNITS))
        meters = round(unit * _METERS_UNITS)
        if whole.width() > whole.height():
            wide = round(whole.width() * PICTURE_SHARE)
            side = QRect(wide + gap, 0, whole.width() - wide - gap, whole.height())
            self.view.setGeometry(as_read(QRect(0, 0, wide, whole.height()), self.width()))
        else:
            tall = min(round(whole.width() * 9 / 16), whole.height() // 2)
            side = QRect(0, tall + gap, whole.width(), whole.height() - tall - gap)
            self.view.setGeometry(QRect(0, 0, whole.width(), tall))
        self.meters.setGeometry(as_read(QRect(side.left(), side.top(), side.width(), meters), self.width()))
        rest = side.adjusted(0, meters + gap, 0, -key - gap)
        self.cards.setGeometry(as_read(rest, self.width()))
        self.again.setGeometry(as_read(QRect(side.left(), side.bottom() + 1 - key, side.width(), key), self.width()))
        self.view.set_style(self._style)
        self.meters.set_style(self._style)
        self.cards.set_style(self._style, self._finger_px)
        self.again.set_style(self._style, self.again.fitting_px(unit * 3.2))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self.view.blocks(), *self.meters.blocks(), *self.cards.blocks(), *self.again.blocks())


def newest(around: Around, now: float) -> Glance | None:
    """What the last look said, if it is not too old."""
    _, seen = around.sight.glances.latest()
    return seen if seen and now - seen.captured_s < FORGOTTEN_S else None


def show_chosen(around: Around) -> None:
    """Ask for the picture of the camera that the answers name; an address that cannot be one shows none."""
    source, found = around.session.answers["camera.source"], around.session.found.cameras
    if source == AUTO:
        source = found[0].source if found else ""
    try:
        kind_of(source or DEMO)
    except CameraMissing:
        source = ""
    around.sight.show(source)
