"""The live picture with a mark on everyone. The picture is the one that was judged: each mark is on its own face."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.crowd import Crowd, Person
from kiosk.scene import Fault, Frame
from kiosk.slot import Slot
from ui import text
from ui.crowd.marks import Mark, draw, marks
from ui.feed import Feed
from ui.theme import Style

WIDESCREEN = 16 / 9


class CrowdFeed(Feed):
    """As the feed, and with everyone's mark. Where nobody can be judged, the newest picture of the slot without any."""

    def __init__(self, parent: QWidget, frames: Slot[Frame | Fault], *, mirror: bool) -> None:
        super().__init__(parent, frames, mirror=mirror)
        self._people: tuple[Person, ...] = ()
        self._marks: tuple[Mark, ...] | None = None
        self.shape = WIDESCREEN
        """The newest picture's width over its height."""

    def refresh(self, crowd: Crowd | None, now: float) -> None:
        """Show it; None: nobody can be judged. To be called at display rate."""
        if crowd is None or crowd.frame is None:
            if self._people:
                self._people, self._marks = (), None
                self.update()
            self.pull(now)
        elif crowd.frame is not self._frame:
            self._people = crowd.people
            self._put(crowd.frame)

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._marks = None
        super().set_style(style)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._marks = None
        super().retranslate()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: on the marks, over a live picture."""
        if not self.live:
            return super().blocks()
        return tuple(mark.words for mark in self.marks() if mark.words)

    def marks(self) -> tuple[Mark, ...]:
        """Of everyone, as they stand."""
        if self._frame is None or not self._people:
            return ()
        view = self._scaled(self._frame)
        if self._marks is None:
            self._marks = marks(self._people, view, self._picture.ratio, QRectF(self.rect()), self._style)
        return self._marks

    def _put(self, frame: Frame | None) -> None:
        if frame is not None:
            self.shape = frame.bgr.shape[1] / frame.bgr.shape[0]
        super()._put(frame)

    def _paint_live(self, painter: QPainter, frame: Frame) -> None:
        self._scaled(frame)
        painter.drawImage(0, 0, self._picture.image)
        draw(painter, self.marks(), self._style)
