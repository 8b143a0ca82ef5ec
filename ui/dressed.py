"""A window that has a look, which may change while it is open, and words in the language of the moment."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent

from ui.locked import LockedWindow
from ui.palette import Role
from ui.theme import Look


@runtime_checkable
class Speaks(Protocol):
    """Whatever holds words."""

    def retranslate(self) -> None:
        """Say them in the language of the moment."""


class DressedWindow(LockedWindow):
    """Fills what lies between its parts with `ground`. Who inherits gives the parts their places and words."""

    ground: ClassVar[Role] = Role.WINDOW

    def __init__(self, look: Look, *, full_screen: bool) -> None:
        super().__init__(full_screen=full_screen)
        self._look = look
        self.setWindowTitle("mask-kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def look(self) -> Look:
        """How it looks now."""
        return self._look

    def restyle(self, look: Look) -> None:
        """Look like this from now on. What is shown, chosen and typed stays."""
        self._look = look
        self._lay_out()
        self.update()

    def retranslate(self) -> None:
        """Say all of it in the language of the moment. What is shown, chosen and typed stays."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        raise NotImplementedError

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another size, or turned round."""
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies between the parts."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.palette.tones[self.ground].ground))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another language. Qt tells all windows of it once its words are there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
