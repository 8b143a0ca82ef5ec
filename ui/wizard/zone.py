"""Where visitors stand: a frame over the live picture, drawn by a finger."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.keys import Key
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say
from ui.wizard.camera import newest, show_chosen
from ui.wizard.part import Around, Part
from ui.wizard.viewfinder import Viewfinder
from ui.wizard.words import NARROW, USUAL, WHOLE
from ui.wizard.zone_frame import Frame, Zone

_KEY_UNITS = 11
CHOICES = (Zone(0.35, 0.0, 0.65, 1.0), Zone(), Zone(0.0, 0.0, 1.0, 1.0))
"""Narrow, as usual, the whole picture."""


class ZonePart(Part):
    """Three usual ones are keys, for whoever has a keyboard or no patience."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.view = Viewfinder(self, around.sight.frames, mirror=around.session.answers["screen.mirror"])
        self.frame = Frame(self.view)
        self.view.lay_over(self.frame)
        self.frame.drawn.connect(self._draw)
        names = (NARROW, USUAL, WHOLE)
        self.keys = tuple(Key(self, f"zone_{at}", source=name) for at, name in enumerate(names))
        for key, zone in zip(self.keys, CHOICES, strict=True):
            key.clicked.connect(lambda _checked=False, zone=zone: self._take(zone))

    def begin(self) -> None:
        """The same camera's picture."""
        show_chosen(self._around)
        super().begin()

    def tick(self, now: float) -> None:
        """The newest picture, and whether the face is in the zone."""
        seen = newest(self._around, now)
        self.view.pull(now, seen)
        if seen != self._session.found.glance:
            self._session.look(glance=seen)
            self.altered.emit()

    def show_answers(self) -> None:
        """The zone as the mirror shows it."""
        zone = Zone(*(self._answers[f"zone.{key}"] for key in ("x0", "y0", "x1", "y1")))
        self.frame.show_zone(zone.mirrored() if self.view.mirror else zone)
        self.frame.setAccessibleName(say(USUAL) if zone == CHOICES[1] else self.question()[0])

    def _draw(self, drawn: Zone, left: bool) -> None:  # noqa: FBT001 - a signal's
        if left:
            self._take((drawn.mirrored() if self.view.mirror else drawn).rounded())

    def _take(self, zone: Zone) -> None:
        for key in ("x0", "y0", "x1", "y1"):
            self._session.choose(f"zone.{key}", float(getattr(zone, key)))
        self.show_answers()
        self.altered.emit()

    def arrange(self) -> None:
        """The picture as large as it can be; the keys beside it, or below."""
        unit, whole = self._style.unit, self.rect()
        gap, tall = round(unit * 1.6), max(self._finger_px, round(unit * _KEY_UNITS))
        if whole.width() > whole.height():
            side = round(unit * 30)
            picture = QRect(0, 0, whole.width() - side - gap, whole.height())
            self.view.setGeometry(as_read(picture, self.width()))
            places = [QRect(whole.width() - side, at * (tall + gap), side, tall) for at in range(3)]
        else:
            self.view.setGeometry(whole.adjusted(0, 0, 0, -tall - gap))
            each = (whole.width() + gap) // 3 - gap
            places = [QRect(at * (each + gap), whole.height() - tall, each, tall) for at in range(3)]
        for key, place in zip(self.keys, places, strict=True):
            key.setGeometry(as_read(place, self.width()))
        size_px = min(key.fitting_px(unit * 3.4) for key in self.keys)
        for key in self.keys:
            key.set_style(self._style, size_px)
        self.view.set_style(self._style)
        self.frame.set_finger(self._finger_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self.view.blocks(), *(block for key in self.keys for block in key.blocks()))
