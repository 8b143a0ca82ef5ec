"""The button that asks for a person, and what the kiosk answers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, text
from ui.keys import STRAIGHT
from ui.palette import KeyRole
from ui.shapes import plate
from ui.sides import as_read, from_the_right
from ui.theme import Style
from ui.tongue import say
from ui.words import STAFF_BUTTON

ANSWER_MS = 8000


class StaffButton(QAbstractButton):
    """Pressed, it shows its answer in its own place for ANSWER_MS and cannot be pressed meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("call_staff")
        # The space bar pressed a focused button in a trial: only touch may.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answer = ""
        self._style = Style()
        self._answering = QTimer(self)
        self._answering.setSingleShot(True)
        self._answering.setInterval(ANSWER_MS)
        self._answering.timeout.connect(self._ready)
        self.clicked.connect(self._reply)
        self._ready()

    def answer_with(self, words: str) -> None:
        """What it answers from now on, and at once where it is just answering."""
        self._answer = words
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        words = say(STAFF_BUTTON) if self.isEnabled() else self._answer
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The text as it stands: the label or the answer."""
        whole, space = QRectF(self.rect()), self._style.space_px
        if not self.isEnabled():
            area = whole.adjusted(space, space / 3, -space, -space / 3)
            return (text.fit(self.text(), area, self._style.button_px * 0.9, Qt.AlignmentFlag.AlignCenter),)
        edge = self._style.border_px
        area = whole.adjusted(self._icon_side() + space, edge, -space / 2, -edge)
        area, centre = as_read(area, self.width()), Qt.AlignmentFlag.AlignCenter
        label = text.fit(self.text(), area, self._style.button_px, centre, bold=True)
        return (label if self._style.text > 1 else label.straightened(area, STRAIGHT),)

    def _icon_side(self) -> float:
        return self.height() * 0.55

    def _icon_area(self) -> QRectF:
        """Before the label."""
        side, apart, label = self._icon_side(), self._style.space_px / 2, self.blocks()[0].extent()
        left = label.right() + apart if from_the_right() else label.left() - apart - side
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _reply(self) -> None:
        self.setDown(False)
        self.setEnabled(False)
        self.retranslate()
        self._answering.start()

    def _ready(self) -> None:
        self.setEnabled(True)
        self.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The label with its icon, or the answer on a quiet ground."""
        tones = self._style.key(KeyRole.VISITOR)
        tone = tones.down if self.isDown() else tones.up if self.isEnabled() else tones.off
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, self._style.unit * 2, self._style.border_px)
        if self.isEnabled():
            icons.draw(painter, icons.person(), self._icon_area(), tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
