"""What stands in the wizard's window and where: head, page, foot, and letters in the page's place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent

from kiosk.setup.step import Step
from ui.keys import Key
from ui.layout import finger_px
from ui.locked import LockedWindow
from ui.palette import Role
from ui.text import Block
from ui.theme import Look, Style
from ui.wizard.foot import Foot
from ui.wizard.head import Head
from ui.wizard.letters import Letters
from ui.wizard.pages import PARTS
from ui.wizard.part import Around, Asked, Part

_MARGIN_UNITS, _GAP_UNITS = 3.6, 2


class Stage(LockedWindow):
    """All pages, of which one is seen; who is seen when is for the window to say."""

    def __init__(self, around: Around, look: Look, *, full_screen: bool) -> None:
        super().__init__(full_screen=full_screen)
        self._look = look
        self._at: Step = around.session.at
        self._asked: Asked | None = None
        self.setWindowTitle("mask-kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # An installer may have brought a mouse.
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.head, self.foot, self.letters = Head(self), Foot(self), Letters(self)
        self.letters.hide()
        self.parts = {step: made(self, around) for step, made in PARTS.items()}
        for part in self.parts.values():
            part.hide()

    @property
    def part(self) -> Part:
        """The page of the step that is asked now."""
        return self.parts[self._at]

    @property
    def look(self) -> Look:
        """How it looks now."""
        return self._look

    @property
    def busy(self) -> bool:
        """Whether something is looked for, tried or made."""
        return any(errand.busy for part in self.parts.values() for errand in part.errands())

    def restyle(self, look: Look) -> None:
        """Look like this from now on."""
        self._look = look
        self._lay_out()
        self.update()

    def retranslate(self) -> None:
        """Say all of it in the language of the moment."""
        for key in self.findChildren(Key):
            key.retranslate()
        self.foot.retranslate()
        self.letters.retranslate()
        self.part.retranslate()
        self._lay_out()

    def blocks(self) -> tuple[Block, ...]:
        """Every text that is visible now."""
        page = self.letters if self._asked else self.part
        return (*self.head.blocks(), *page.blocks(), *self.foot.blocks())

    def _lay_out(self) -> None:
        style = Style.of(self.width(), self.height(), self._look)
        finger = finger_px(self.size(), self.screen().physicalDotsPerInch())
        margin, gap = round(style.unit * _MARGIN_UNITS), round(style.unit * _GAP_UNITS)
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        self.foot.set_style(style, finger)
        self.head.set_style(style)
        head, foot = round(style.unit * Head.TALL_UNITS), self.foot.tall_px(inner.width())
        self.head.setGeometry(QRect(inner.left(), inner.top(), inner.width(), head))
        self.foot.setGeometry(QRect(inner.left(), inner.bottom() + 1 - foot, inner.width(), foot))
        page = inner.adjusted(0, head + gap, 0, -foot - gap)
        for part in (self.part, self.letters):
            part.setGeometry(page)
            part.set_style(style, finger)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another size, or turned round."""
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.palette.tones[Role.SHEET].ground))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another language. Qt tells all windows of it once its words are there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
