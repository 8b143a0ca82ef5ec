"""The kiosk's own verdict in one line, where staff or their pass take its usual place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import icons, text, theme
from ui.staff_words import KIOSK_SAYS
from ui.theme import Scale
from ui.watch import STALE, Shown
from ui.words import fill, words_for, words_while


class Strip(QWidget):
    """Icon and headline on the verdict's own ground: neither a fault nor a verdict ever goes unseen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = STALE
        self._scale = Scale(7.2)
        self._name()

    def show_verdict(self, shown: Shown) -> None:
        """Replace what is shown; paints only when something visible has changed."""
        before, self._shown = self._shown, shown
        if (before.verdict, before.reason, before.prepared) != (shown.verdict, shown.reason, shown.prepared):
            self._name()
            self.update()

    def set_scale(self, scale: Scale) -> None:
        """Take the window's sizes."""
        self._scale = scale
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The headline as it stands."""
        icon, space = self._icon_area(), self._scale.space_px
        area = QRectF(icon.right() + space / 2, 0, self.width() - icon.right() - space * 1.5, self.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return (text.fit(self._headline(), area, self._scale.sentence_px, align, bold=True),)

    def _headline(self) -> str:
        shown = self._shown
        words = words_for(shown.verdict, shown.reason) if shown.prepared is None else words_while(shown.prepared)
        return words.headline

    def _name(self) -> None:
        self.setAccessibleName(fill(KIOSK_SAYS, self._headline()))

    def _icon_area(self) -> QRectF:
        side = self.height() * 0.66
        return QRectF(self._scale.space_px, (self.height() - side) / 2, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it, in the verdict's own colours."""
        tone = theme.TONES[self._shown.verdict]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tone.ground))
        waits = self._shown.prepared is not None
        icons.draw(painter, icons.icon(Verdict.LOOKING if waits else self._shown.verdict), self._icon_area(), tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
