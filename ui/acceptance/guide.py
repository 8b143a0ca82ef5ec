"""The band of an acceptance in the window: there while one goes on, away while staff are at their pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.conductor import Acceptance
from kiosk.acceptance.course import Course
from ui.acceptance.band import Band, tall_px
from ui.layout import Staffed
from ui.text import Block
from ui.theme import Style


class Guide(QObject):
    """`changed`: the other parts need other places."""

    changed = Signal()

    def __init__(self, window: QWidget, acceptance: Acceptance) -> None:
        super().__init__(window)
        self._acceptance = acceptance
        self._course: Course | None = None
        self._hidden = False
        self.band = Band(window)
        self.band.hide()
        self.band.pause.clicked.connect(acceptance.pause)

    def refresh(self, staffed: Staffed) -> None:
        """Ask for what is next; to be called at display rate. Staff at their pages cannot see who walks up."""
        course, hidden = self._acceptance.view().course, staffed is Staffed.OPERATING
        if hidden and not self._hidden:  # as they come: when they let it go on, their pages are still closing
            self._acceptance.pause()
        if course is not self._course and course is not None:
            self.band.show_course(course)
        before, now = self._is_there, course is not None and not hidden
        self._course, self._hidden = course, hidden
        if before is not now:
            self.changed.emit()

    def tall_px(self, style: Style, *, portrait: bool) -> int:
        """What it takes of the window's height; 0: it is not there."""
        return tall_px(style, portrait=portrait) if self._is_there else 0

    def place(self, size: QSize, style: Style, finger_px: int, *, portrait: bool) -> None:
        """At the window's upper edge."""
        self.band.setGeometry(QRect(0, 0, size.width(), self.tall_px(style, portrait=portrait)))
        self.band.set_style(style, finger_px)
        self.band.setVisible(self._is_there)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return self.band.blocks() if self._is_there else ()

    @property
    def _is_there(self) -> bool:
        return self._course is not None and not self._hidden
