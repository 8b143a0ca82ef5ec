"""What all pages have: who to ask, how often, and a sentence where there is no answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from ui import icons, text
from ui.operator import signs
from ui.operator.errand import Answer, Errand, Work
from ui.palette import Role
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say

HEADING_UNITS = 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Heading(QWidget):
    """One line that says it all, with a sign before it, or none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._sign = "", Sign.GOOD
        self._signed = False
        self._style = Style()

    def say(self, words: str, sign: Sign | None = None) -> None:
        """Replace it."""
        self._words, self._signed, self._sign = words, sign is not None, sign or Sign.GOOD
        self.setAccessibleName(words)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The words as they stand."""
        left = self._icon_area().right() + self._style.space_px / 2 if self._signed else 0
        area = as_read(QRectF(self.rect()).adjusted(left, 0, 0, 0), self.width())
        return (text.fit(self._words, area, self._style.unit * 4.4, _LEFT, bold=True),)

    def _icon_area(self) -> QRectF:
        side = min(self._style.unit * 7, float(self.height()))
        return QRectF(0, (self.height() - side) / 2, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = signs.ROLES[self._sign]
        if self._signed:
            area = as_read(self._icon_area(), self.width())
            icons.draw(painter, signs.sign(self._sign), area, self._style.tone(role))
        urgent = self._signed and self._sign is not Sign.GOOD
        text.draw(painter, self.blocks(), self._style.tone(role if urgent else Role.SHEET).ink)
        painter.end()


class Page(QWidget):
    """Asks `work` when it comes to the screen, and again and again while it stays. `name` is still to be said."""

    EVERY_MS = 10_000

    def __init__(self, parent: QWidget, name: str, work: Work) -> None:
        super().__init__(parent)
        self.name, self._work = name, work
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.errand = Errand(name)
        self.errand.ended.connect(self.take)
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """It comes to the screen."""
        self.look()
        self._timer.start()

    def end(self) -> None:
        """It leaves the screen."""
        self._timer.stop()
        self.errand.drop()

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        self.errand.close()

    def look(self) -> None:
        """Ask anew."""
        self.errand.run(self._work)

    def take(self, answer: Answer) -> None:
        """Show what came of it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(self.name))

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self.arrange()

    def arrange(self) -> None:
        """Give the parts their places."""
        raise NotImplementedError

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        raise NotImplementedError
