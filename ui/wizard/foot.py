"""Below each page, always in the same place: what is wrong, and the ways back and on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from ui.foot import Foot
from ui.keys import Key
from ui.palette import KeyRole
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say
from ui.wizard.words import BACK, NEXT, SKIP, WIZARD

_KEY_UNITS, _WIDE_KEY_UNITS, _SAID_UNITS = 20, 34, 9


class _LineKey(Key):
    """Its words stand in one line."""

    _wraps = False


class WizardFoot(Foot):
    """`backed`, `skipped`, `gone_on`: what somebody wants."""

    backed = Signal()
    skipped = Signal()
    gone_on = Signal()

    wide_units, tall_units, gap_units = 150, 11, 1.6

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.back = _LineKey(self, "wizard_back", source=BACK)
        self.skip = _LineKey(self, "wizard_skip", source=SKIP)
        self.next = _LineKey(self, "wizard_next", KeyRole.FIRST, source=NEXT)
        self._next_says = NEXT
        self._told_by((self.back, self.skip, self.next), (self.backed, self.skipped, self.gone_on))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment; the sentence is the window's to say."""
        self.setAccessibleName(say(WIZARD))
        self.next.say(say(self._next_says))

    def say(self, words: str, sign: Sign | None) -> None:
        """What is wrong, or nothing."""
        self.heading.say(words, sign if words else None)
        self.heading.setVisible(bool(words))

    def allow(self, *, back: bool, skip: bool | None, go_on: bool, next_says: str = NEXT) -> None:
        """Which ways there are now. `skip`: None: there is none at this step."""
        self.back.setEnabled(back)
        if self.skip.isVisibleTo(self) is not (skip is not None):
            self.skip.setVisible(skip is not None)
            self._arrange()
        self.skip.setEnabled(bool(skip))
        self.next.setEnabled(go_on)
        if next_says != self._next_says:
            self._next_says = next_says
            self.retranslate()
            self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        said = self.heading.blocks() if self.heading.accessibleName() else ()
        return (*said, *(block for key in self.keys if key.isVisibleTo(self) for block in key.blocks()))

    def tall_px(self, width: int) -> int:
        """How much height it wants."""
        said = 0 if self._is_wide(width) else self._gap_px() + round(self._style.unit * _SAID_UNITS)
        return self._line_px() + said

    def _arrange(self) -> None:
        """Back where reading begins, Next where it ends, whatever the step."""
        width, line, gap = self.width(), self._line_px(), self._gap_px()
        each = min(round(self._style.unit * _KEY_UNITS), (width - 2 * gap) // 3)
        last = min(round(self._style.unit * _WIDE_KEY_UNITS), width - 2 * (each + gap))
        top = self.height() - line
        for key, left, wide in (
            (self.back, 0, each),
            (self.skip, width - last - gap - each, each),
            (self.next, width - last, last),
        ):
            key.setGeometry(as_read(QRect(left, top, wide, line), width))
        self._letter(self._style.button_px)
        taken = each + gap if self.skip.isVisibleTo(self) else 0
        room = QRect(each + gap, top, width - last - each - taken - 3 * gap, line)
        said = as_read(room, width) if self._is_wide(width) else QRect(0, 0, width, max(top - gap, 1))
        self.heading.setGeometry(said)
        self.heading.set_style(self._style)
