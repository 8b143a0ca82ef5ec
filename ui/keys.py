"""A key: one large flat button for a finger, with a word or a sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, text, theme
from ui.shapes import Icon
from ui.theme import Look, Scale, Tone

LIT_MS = 120
"""A tap is shorter than a frame at times: so long it is seen."""

_ROUND_UNITS = 1.6
_PADDING = 0.06
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Key(QAbstractButton):
    """`pressed` comes as the finger lands, `clicked` as it leaves inside. Lit meanwhile, and LIT_MS at the least."""

    def __init__(self, parent: QWidget, name: str, look: Look = theme.KEY, glyph: Icon | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # The space bar pressed a focused button in a trial: only touch may.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._look, self._glyph = look, glyph
        self._scale = Scale(7.2)
        self._size_px = 0.0
        self._lit = QTimer(self)
        self._lit.setSingleShot(True)
        self._lit.setInterval(LIT_MS)
        self._lit.timeout.connect(self.update)
        self.pressed.connect(self._lit.start)

    def say(self, words: str, spoken: str = "") -> None:
        """What stands on it, and what it is called where that says too little."""
        self.setText(words)
        self.setAccessibleName(spoken or words)
        self.update()

    def set_size(self, scale: Scale, size_px: float) -> None:
        """The window's sizes, and the size of the letters (or of the sign)."""
        self._scale, self._size_px = scale, size_px
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The word as it stands."""
        return () if self._glyph else (self._word(self._size_px),)

    def fitting_px(self, most_px: float) -> int:
        """The largest letters its word has room for."""
        return self._word(most_px).size_px

    def _word(self, size_px: float) -> text.Block:
        space = min(self.width(), self.height()) * _PADDING + self._scale.unit
        area = QRectF(self.rect()).adjusted(space, space / 3, -space, -space / 3)
        return text.fit(self.text(), area, size_px, _CENTRE, bold=True)

    def _tone(self) -> Tone:
        if self.isDown() or self._lit.isActive():
            return self._look.down
        return self._look.up if self.isEnabled() else self._look.off

    def event(self, event: QEvent) -> bool:
        """Take fingers as they are: the mouse that Qt makes of them knows one only, and a quick hand has two."""
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self._land()
        elif kind == QEvent.Type.TouchUpdate:
            self.setDown(self.isDown() and self._has(event))
        elif kind == QEvent.Type.TouchEnd:
            self._leave(inside=self._has(event))
        elif kind == QEvent.Type.TouchCancel:
            self.setDown(False)
        else:
            return super().event(event)
        return True

    def _has(self, event: QEvent) -> bool:
        return isinstance(event, QTouchEvent) and all(
            self.rect().contains(point.position().toPoint()) for point in event.points()
        )

    def _land(self) -> None:
        if self.isEnabled():
            self.setDown(True)
            self.pressed.emit()

    def _leave(self, *, inside: bool) -> None:
        held = self.isDown()
        self.setDown(False)
        if held and inside and self.isEnabled():
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the word or the sign."""
        tone = self._tone()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        radius = self._scale.unit * _ROUND_UNITS
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._glyph:
            area = QRectF(0, 0, self._size_px, self._size_px)
            area.moveCenter(QRectF(self.rect()).center())
            icons.draw(painter, self._glyph, area, tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
