"""Below the screen's settings: how it stands with them, what can be done, and what ENFORCE does not resist."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from ui.foot import Foot
from ui.keys import Key
from ui.label import Label
from ui.operator.screen_words import BACK, KEEP, NOT_RESISTED, TRY_IT
from ui.palette import KeyRole, Role
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say

_KEY_UNITS, _WARNING_UNITS = 23, 4.4
_NARROW_WARNING_UNITS = 7.6
"""Two lines of it."""
_KEY_LETTERS, _WARNING_LETTERS = 3.6, 2.6


class SmallPrint(Label):
    """A warning, from where reading begins on."""

    _align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScreenFoot(Foot):
    """`undone`, `tried`, `kept`: what somebody wants."""

    undone = Signal()
    tried = Signal()
    kept = Signal()

    wide_units, tall_units, gap_units = 110, 9, 1

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.warning = SmallPrint(self, Role.TROUBLE)
        self.warning.hide()
        self.back = Key(self, "undo_screen", source=BACK)
        self.try_it = Key(self, "try_screen", source=TRY_IT)
        self.keep = Key(self, "keep_screen", KeyRole.FIRST, source=KEEP)
        self._told_by((self.back, self.try_it, self.keep), (self.undone, self.tried, self.kept))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment; the sentence is the page's to say."""
        self.setAccessibleName(say(KEEP))
        self.warning.put(say(NOT_RESISTED))

    def warn(self, *, enforced: bool) -> None:
        """Whether there is anything that is not resisted."""
        self.warning.setVisible(enforced)
        self._arrange()

    def say(self, words: str, sign: Sign | None) -> None:
        """How it stands."""
        self.heading.say(words, sign)

    def allow(self, *, back: bool, try_it: bool, keep: bool) -> None:
        """What can be done now."""
        for key, free in zip(self.keys, (back, try_it, keep), strict=True):
            key.setEnabled(free)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        warning = self.warning.blocks() if self.warning.isVisibleTo(self) else ()
        return (*self.heading.blocks(), *(block for key in self.keys for block in key.blocks()), *warning)

    def tall_px(self, width: int) -> int:
        """How much height it wants."""
        line = self._line_px()
        wide = self._is_wide(width)
        units = _WARNING_UNITS if wide else _NARROW_WARNING_UNITS
        warning = round(self._style.unit * units) if self.warning.isVisibleTo(self) else 0
        return (line if wide else 2 * line + self._gap_px()) + warning

    def _arrange(self) -> None:
        width, line, gap = self.width(), self._line_px(), self._gap_px()
        wide = self._is_wide(width)
        each = round(self._style.unit * _KEY_UNITS) if wide else (width + gap) // len(self.keys) - gap
        taken = len(self.keys) * (each + gap)
        top = 0 if wide else line + gap
        for at, key in enumerate(self.keys):
            key.setGeometry(as_read(QRect(width - taken + gap + at * (each + gap), top, each, line), width))
        self._letter(self._style.unit * _KEY_LETTERS)
        self.heading.setGeometry(as_read(QRect(0, 0, width - taken - gap if wide else width, line), width))
        self.heading.set_style(self._style)
        self.warning.setGeometry(QRect(0, top + line, width, max(self.height() - top - line, 1)))
        self.warning.set_style(self._style, self._style.unit * _WARNING_LETTERS)
