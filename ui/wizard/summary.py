"""All answers once more, each a key to its step; then they are written, and the kiosk starts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.phrase import Phrase
from kiosk.setup.checks import check
from kiosk.setup.problem import blocking
from kiosk.setup.step import NAMES, Step
from kiosk.setup.told import told
from ui import glyphs, icons, text
from ui.keys import Key
from ui.shapes import plate
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say, tell
from ui.wizard.part import Around, Part

_TITLE_UNITS, _SAID_UNITS, _SIGN_UNITS, _GAP_UNITS, _TALLEST_UNITS = 2.7, 3.1, 3.6, 1.1, 12
_TITLE_SHARE = 0.36
_LEFT = Qt.AlignmentFlag.AlignLeft


class LineKey(Key):
    """A step and its answer."""

    def __init__(self, parent: QWidget, step: Step) -> None:
        super().__init__(parent, f"to_{step.value}")
        self.step, self._told, self._wrong = step, "", False

    def show_line(self, words: str, *, wrong: bool) -> None:
        """What the step has come to, and whether something is wrong with it."""
        self._told, self._wrong = words, wrong
        self.say(say(NAMES[self.step]))
        self.setAccessibleDescription(words)

    def blocks(self) -> tuple[Block, ...]:
        """The step's name above its answer."""
        unit, left = self._style.unit, self._style.unit * 1.4
        inner = QRectF(left, unit * 0.5, self.width() - 2 * left - unit * _SIGN_UNITS, self.height() - unit)
        inner = as_read(inner, self.width())
        cut = inner.height() * _TITLE_SHARE
        upper = QRectF(inner.left(), inner.top(), inner.width(), cut)
        lower = QRectF(inner.left(), inner.top() + cut, inner.width(), inner.height() - cut)
        middle = Qt.AlignmentFlag.AlignVCenter
        return (
            text.fit(self.text(), upper, unit * _TITLE_UNITS, _LEFT | middle),
            text.fit(self._told, lower, unit * _SAID_UNITS, _LEFT | middle, bold=True),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the words, and a sign."""
        tone, unit = self._tone(), self._style.unit
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, unit * 1.2, self._style.border_px)
        text.draw(painter, self.blocks(), tone.ink)
        side = unit * _SIGN_UNITS
        area = QRectF(self.width() - side - unit * 1.2, (self.height() - side) / 2, side, side)
        icons.draw(painter, glyphs.close() if self._wrong else glyphs.tick(), as_read(area, self.width()), tone)
        if self.hasFocus():
            self._paint_ring(painter, tone)
        painter.end()


class SummaryPart(Part):
    """`wanted` carries the Step that somebody wants to change."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.keys = {step: LineKey(self, step) for step in Step if step is not Step.SUMMARY}
        for step, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, step=step: self.wanted.emit(step))

    def show_answers(self) -> None:
        """Every step that there is for these answers."""
        answers, found = self._answers, self._session.found
        steps = answers.steps()
        for step, key in self.keys.items():
            key.setVisible(step in steps)
            if step in steps:
                done = step in answers.passed
                blocked = step not in answers.skipped and blocking(check(step, answers, found)) if done else True
                ready = step is Step.ENGINES and found.built is None and done
                key.show_line(tell(Phrase("%^1", told(step, answers, found))), wrong=bool(blocked) and not ready)
        self.arrange()

    def arrange(self) -> None:
        """In columns, as they are read; the last one takes what is left of its line."""
        unit, whole = self._style.unit, self.rect()
        shown = [key for key in self.keys.values() if key.isVisibleTo(self)]
        columns = 3 if whole.width() > 1.2 * whole.height() else 2
        rows = max(-(-len(shown) // columns), 1)
        gap = round(unit * _GAP_UNITS)
        wide = (whole.width() + gap) // columns - gap
        tall = min((whole.height() + gap) // rows - gap, round(unit * _TALLEST_UNITS))
        for at, key in enumerate(shown):
            row, column = divmod(at, columns)
            left = column * (wide + gap)
            ends = whole.width() if key is shown[-1] else left + wide
            key.setGeometry(as_read(QRect(left, row * (tall + gap), ends - left, tall), self.width()))
            key.set_style(self._style, unit * _SAID_UNITS)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return tuple(block for key in self.keys.values() if key.isVisibleTo(self) for block in key.blocks())
