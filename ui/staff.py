"""The button that asks for a person, and what the kiosk answers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, text, theme
from ui.theme import Scale
from ui.words import STAFF_BUTTON, say

ANSWER_MS = 8000


class StaffButton(QAbstractButton):
    """Pressed, it shows `answer` in its own place for ANSWER_MS and cannot be pressed meanwhile."""

    def __init__(self, parent: QWidget, answer: str) -> None:
        super().__init__(parent)
        self.setObjectName("call_staff")
        # The space bar pressed a focused button in a trial: only touch may.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answer = answer
        self._scale = Scale(7.2)
        self._answering = QTimer(self)
        self._answering.setSingleShot(True)
        self._answering.setInterval(ANSWER_MS)
        self._answering.timeout.connect(self._ready)
        self.clicked.connect(self._reply)
        self._ready()

    def set_scale(self, scale: Scale) -> None:
        """Take the window's sizes."""
        self._scale = scale
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The text as it stands: the label or the answer."""
        whole, space = QRectF(self.rect()), self._scale.space_px
        if not self.isEnabled():
            area = whole.adjusted(space, space / 3, -space, -space / 3)
            return (text.fit(self.text(), area, self._scale.button_px * 0.9, Qt.AlignmentFlag.AlignCenter),)
        area = whole.adjusted(self._icon_side() + 2 * space, 0, -space, 0)
        centre = Qt.AlignmentFlag.AlignCenter
        return (text.fit(self.text(), area, self._scale.button_px, centre, bold=True),)

    def _icon_side(self) -> float:
        return self.height() * 0.55

    def _icon_area(self) -> QRectF:
        side = self._icon_side()
        label = self.blocks()[0].extent()
        return QRectF(label.left() - self._scale.space_px / 2 - side, (self.height() - side) / 2, side, side)

    def _reply(self) -> None:
        self.setDown(False)
        self.setEnabled(False)
        self._say(self._answer)
        self._answering.start()

    def _ready(self) -> None:
        self.setEnabled(True)
        self._say(say(STAFF_BUTTON))

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The label with its icon, or the answer on a quiet ground."""
        tone = theme.BUTTON_DOWN if self.isDown() else theme.BUTTON if self.isEnabled() else theme.ANSWER
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        radius = self._scale.unit * 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.isEnabled():
            icons.draw(painter, icons.person(), self._icon_area(), tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
