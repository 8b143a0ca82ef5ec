"""What stands in the wizard's window and where: head, page, foot, and letters in the page's place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt

from kiosk.setup.step import Step
from ui.dressed import DressedWindow
from ui.keys import Key
from ui.layout import finger_px
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.theme import Look, Style
from ui.wizard.foot import WizardFoot
from ui.wizard.head import Head
from ui.wizard.letters import Letters
from ui.wizard.pages import PARTS
from ui.wizard.part import Around, Asked, Part
from ui.wizard.words import TO_KIOSK

_MARGIN_UNITS, _GAP_UNITS = 3.6, 2
_LEAVE_UNITS, _LEAVE_TALL_UNITS, _LEAVE_LETTERS = 32, 10, 3.2


class Stage(DressedWindow):
    """All pages, of which one is seen; who is seen when is for the window to say.

    `again`: there is a kiosk to go back to.
    """

    ground = Role.SHEET

    def __init__(self, around: Around, look: Look, *, full_screen: bool, again: bool = False) -> None:
        super().__init__(look, full_screen=full_screen)
        self._at: Step = around.session.at
        self._asked: Asked | None = None
        # An installer may have brought a mouse.
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.head, self.foot, self.letters = Head(self), WizardFoot(self), Letters(self)
        self.letters.hide()
        self.leave = Key(self, "wizard_leave", source=TO_KIOSK)
        self.leave.setVisible(again)
        self.parts = {step: made(self, around) for step, made in PARTS.items()}
        for part in self.parts.values():
            part.hide()

    @property
    def part(self) -> Part:
        """The page of the step that is asked now."""
        return self.parts[self._at]

    @property
    def busy(self) -> bool:
        """Whether something is looked for, tried or made."""
        return any(errand.busy for part in self.parts.values() for errand in part.errands())

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
        leave = self.leave.blocks() if self.leave.isVisibleTo(self) else ()
        return (*self.head.blocks(), *leave, *page.blocks(), *self.foot.blocks())

    def _lay_out(self) -> None:
        style = Style.of(self.width(), self.height(), self._look)
        finger = finger_px(self.size(), self.screen().physicalDotsPerInch())
        margin, gap = round(style.unit * _MARGIN_UNITS), round(style.unit * _GAP_UNITS)
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        self.foot.set_style(style, finger)
        self.head.set_style(style)
        head, foot = self.head.tall_px(inner.width()), self.foot.tall_px(inner.width())
        if self.leave.isVisibleTo(self):
            inner = self._place_leave(inner, head, style, finger)
        else:
            self.head.setGeometry(QRect(inner.left(), inner.top(), inner.width(), head))
        self.foot.setGeometry(QRect(inner.left(), inner.bottom() + 1 - foot, inner.width(), foot))
        page = inner.adjusted(0, head + gap, 0, -foot - gap)
        for part in (self.part, self.letters):
            part.setGeometry(page)
            part.set_style(style, finger)

    def _place_leave(self, inner: QRect, head: int, style: Style, finger: int) -> QRect:
        """Beside the head, or where that would leave it too little width above it; what is left for head and page."""
        wide, tall = round(style.unit * _LEAVE_UNITS), max(finger, round(style.unit * _LEAVE_TALL_UNITS))
        self.leave.setGeometry(as_read(QRect(inner.right() + 1 - wide, inner.top(), wide, tall), self.width()))
        self.leave.set_style(style, self.leave.fitting_px(style.unit * _LEAVE_LETTERS))
        beside = inner.width() > inner.height()
        left = inner if beside else inner.adjusted(0, tall + round(style.unit * _GAP_UNITS), 0, 0)
        taken = wide + round(style.space_px) if beside else 0
        self.head.setGeometry(as_read(QRect(left.left(), left.top(), left.width() - taken, head), self.width()))
        return left
