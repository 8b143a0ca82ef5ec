"""A key: one large flat button for a finger, with a word or a sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import icons, text
from ui.palette import KeyRole, Tone
from ui.shapes import Icon, plate
from ui.theme import Style
from ui.tongue import say

LIT_MS = 120
"""A tap is shorter than a frame at times: so long it is seen."""

_ROUND_UNITS = 1.6
_PADDING = 0.06
STRAIGHT = 0.88
"""So much smaller its word may be to stand in one line."""
_RING_UNITS = 0.7


class Key(QAbstractButton):
    """`pressed` comes as the finger lands, `clicked` as it leaves inside. Lit meanwhile, and LIT_MS at the least.

    `source`: what it always says, in the language of the moment: written on it or, where it has a sign, its name.
    """

    _typefaces: Sequence[str] = ()
    """Empty: those of the language of the moment."""
    _wraps = True
    _align = Qt.AlignmentFlag.AlignCenter

    def __init__(
        self,
        parent: QWidget,
        name: str,
        role: KeyRole = KeyRole.PLAIN,
        glyph: Callable[[], Icon] | None = None,
        source: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # The space bar pressed a focused button in a trial: only touch may, and ui.keyboard for staff.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._role, self._glyph, self._source = role, glyph, source
        self._style = Style()
        self._size_px = 0.0
        self._lit = QTimer(self)
        self._lit.setSingleShot(True)
        self._lit.setInterval(LIT_MS)
        self._lit.timeout.connect(self.update)
        self.pressed.connect(self._lit.start)
        self.retranslate()

    def say(self, words: str) -> None:
        """What stands on it, and what it is called."""
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def retranslate(self) -> None:
        """Say what it always says in the language of the moment."""
        if self._source:
            self.say(say(self._source))

    def set_style(self, style: Style, size_px: float) -> None:
        """Take the window's look and sizes, and the size of the letters (or of the sign)."""
        self._style, self._size_px = style, size_px
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The word as it stands."""
        return () if self._glyph else (self._word(self._size_px),)

    def fitting_px(self, most_px: float) -> int:
        """The largest letters its word has room for."""
        return self._word(most_px).size_px

    def _word(self, size_px: float) -> text.Block:
        area, faces = self._word_area(), self._typefaces
        block = text.fit(self.text(), area, size_px, self._align, bold=True, wrap=self._wraps, typefaces=faces)
        return block.straightened(area, STRAIGHT)

    def _word_area(self) -> QRectF:
        space = min(self.width(), self.height()) * _PADDING + self._style.unit
        return QRectF(self.rect()).adjusted(space, space / 3, -space, -space / 3)

    def _glyph_area(self) -> QRectF:
        area = QRectF(0, 0, self._size_px, self._size_px)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _tone(self) -> Tone:
        tones = self._style.key(self._role)
        if self.isDown() or self._lit.isActive():
            return tones.down
        return tones.up if self.isEnabled() else tones.off

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

    def _paint_ring(self, painter: QPainter, tone: Tone) -> None:
        """Inside, in the ink's colour: seen on any ground, and where keys stand side by side."""
        thick = max(3.0, self._style.unit * _RING_UNITS)
        inset = self._style.border_px + 1.5 * thick
        painter.setPen(QPen(QColor(tone.ink), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._style.unit * _ROUND_UNITS * 0.6
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the word or the sign, and a ring where a keyboard has come to."""
        tone = self._tone()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, self._style.unit * _ROUND_UNITS, self._style.border_px)
        if self._glyph:
            icons.draw(painter, self._glyph(), self._glyph_area(), tone)
        text.draw(painter, self.blocks(), tone.ink)
        if self.hasFocus():
            self._paint_ring(painter, tone)
        painter.end()
