"""The kiosk's own verdict in one line, where staff or their pass take its usual place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import icons, text
from ui.shapes import plate
from ui.sides import as_read
from ui.staff_words import KIOSK_SAYS
from ui.theme import Style
from ui.tongue import fill
from ui.watch import STALE, Shown
from ui.words import words_for, words_while


class Strip(QWidget):
    """Icon and headline on the verdict's own ground: neither a fault nor a verdict ever goes unseen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = STALE
        self._style = Style()
        self.retranslate()

    def show_verdict(self, shown: Shown) -> None:
        """Replace what is shown; paints only when something visible has changed."""
        before, self._shown = self._shown, shown
        if (before.verdict, before.reason, before.prepared) != (shown.verdict, shown.reason, shown.prepared):
            self.retranslate()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(fill(KIOSK_SAYS, self._headline()))
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The headline as it stands."""
        icon, space = self._icon_area(), self._style.space_px
        area = QRectF(icon.right() + space / 2, 0, self.width() - icon.right() - space * 1.5, self.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return (text.fit(self._headline(), as_read(area, self.width()), self._style.sentence_px, align, bold=True),)

    def _headline(self) -> str:
        shown = self._shown
        words = words_for(shown.verdict, shown.reason) if shown.prepared is None else words_while(shown.prepared)
        return words.headline

    def _icon_area(self) -> QRectF:
        side = self.height() * 0.66
        return QRectF(self._style.space_px, (self.height() - side) / 2, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it, in the verdict's own colours."""
        tone = self._style.verdict(self._shown.verdict)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, 0, self._style.border_px)
        waits = self._shown.prepared is not None
        area = as_read(self._icon_area(), self.width())
        icons.draw(painter, icons.icon(Verdict.LOOKING if waits else self._shown.verdict), area, tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
