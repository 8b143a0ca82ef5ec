"""Letters to touch, and what was written with them. A keyboard's letters count, too, of whatever script they are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import glyphs, text
from ui.keys import Key
from ui.palette import Role
from ui.shapes import plate
from ui.sides import as_read
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import as_it_is, fill, say
from ui.wizard.words import ERASE, SHIFT, SIGNS, SPACE, WRITTEN

SMALL = ("qwertyuiop", "asdfghjkl-", "zxcvbnm.'")
FURTHER = ("1234567890", "äöüßéèàçñ&", ":/@_,?!()")
"""Digits and what addresses have; the letters of the neighbours, which Shift makes large."""
_LETTERS = "ABC"
"""The key back to them: so it is called on every keyboard."""
_FIELD_UNITS, _GAP_UNITS, _LETTER_UNITS = 11, 1.0, 4.4


class LetterKey(Key):
    """Shows what it types: among Arabic a bracket would be drawn as its mirror image."""

    def _word(self, size_px: float) -> Block:
        block = super()._word(size_px)
        return replace(block, text=as_it_is(block.text))


class Letters(QWidget):
    """`altered`: what is written is another text. For one line of text, from the left or from the right."""

    altered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.written, self._most = "", 30
        self._large, self._further, self._plain = False, False, False
        self.letters: tuple[Key, ...] = tuple(
            LetterKey(self, f"letter_{row}_{at}") for row in range(3) for at in range(10)
        )
        for key in self.letters:
            key.pressed.connect(lambda key=key: self.type(key.text()))
        self.erase = Key(self, "letters_erase", glyph=glyphs.erase, source=ERASE)
        self.shift = Key(self, "letters_shift", glyph=glyphs.capitals, source=SHIFT)
        self.other = Key(self, "letters_other", source=SIGNS)
        self.space = Key(self, "letters_space", source=SPACE)
        self.erase.pressed.connect(self.take_back)
        self.shift.clicked.connect(lambda _checked=False: self._turn(large=not self._large))
        self.other.clicked.connect(lambda _checked=False: self._turn(further=not self._further))
        self.space.pressed.connect(lambda: self.type(" "))
        self._put()

    def begin(self, written: str, most: int, *, plain: bool) -> None:
        """With this text, of so many letters at the most. `plain`: nothing begins with a capital."""
        self.written, self._most, self._plain = written, most, plain
        self._further = False
        self._turn(large=not written and not plain)
        self._alter()

    def type(self, letter: str) -> None:
        """One more, if there is room."""
        if letter.isprintable() and len(self.written) + len(letter) <= self._most:
            self.written += letter
            self._large = letter == " " and not self._plain
            self._alter()
            self._put()

    def take_back(self) -> None:
        """The last one goes."""
        if self.written:
            self.written = self.written[:-1]
            self._alter()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.other.say(_LETTERS if self._further else say(SIGNS))
        self.setAccessibleName(fill(WRITTEN, self.written))

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        keys = (*self.letters, self.other, self.space)
        return (*self._line(), *(block for key in keys if key.isVisibleTo(self) for block in key.blocks()))

    def _turn(self, *, large: bool | None = None, further: bool | None = None) -> None:
        self._large = self._large if large is None else large
        self._further = self._further if further is None else further
        self._put()

    def _alter(self) -> None:
        self.retranslate()
        self.update()
        self.altered.emit()

    def _put(self) -> None:
        rows = FURTHER if self._further else SMALL
        for row, letters in enumerate(rows):
            for at in range(10):
                key = self.letters[row * 10 + at]
                key.setVisible(at < len(letters))
                if at < len(letters):
                    key.say(_large(letters[at]) if self._large else letters[at])
        self.other.say(_LETTERS if self._further else say(SIGNS))
        self._arrange()

    def _field(self) -> QRectF:
        return QRectF(0, 0, self.width(), self._style.unit * _FIELD_UNITS)

    def _line(self) -> tuple[Block, ...]:
        if not self.written:
            return ()
        inner = self._field().adjusted(self._style.space_px, 0, -self._style.space_px, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return (text.fit(as_it_is(self.written), inner, self._style.unit * 5, left),)

    def _arrange(self) -> None:
        gap, width = round(self._style.unit * _GAP_UNITS), self.width()
        top = round(self._style.unit * (_FIELD_UNITS + 2))
        tall = max(min((self.height() - top + gap) // 4 - gap, round(self._style.unit * 13)), 1)
        # As on any keyboard, from the left in every language.
        wide = (width + gap) // 10 - gap
        for at, key in enumerate(self.letters):
            row, column = divmod(at, 10)
            key.setGeometry(QRect(column * (wide + gap), top + row * (tall + gap), wide, tall))
            key.set_style(self._style, self._style.unit * _LETTER_UNITS)
        third, last = top + 2 * (tall + gap), top + 3 * (tall + gap)
        self.erase.setGeometry(QRect(9 * (wide + gap), third, wide, tall))
        for key, left, cells in ((self.shift, 0, 2), (self.other, 2, 3), (self.space, 5, 5)):
            key.setGeometry(QRect(left * (wide + gap), last, cells * (wide + gap) - gap, tall))
        for key in (self.other, self.space):
            key.set_style(self._style, self._style.unit * 3)
        for key in (self.erase, self.shift):
            key.set_style(self._style, min(wide, tall) * 0.6)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The field, what is written in it, and where the next letter will stand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, unit = self._style.tone(Role.TILE), self._style.unit
        plate(painter, self._field(), tone, unit * 1.6, max(self._style.border_px, 2))
        lines = self._line()
        text.draw(painter, lines, tone.ink)
        edge = lines[0].extent().right() if lines else self._style.space_px
        mark = QRectF(edge + unit * 0.5, unit * 2.5, unit * 0.5, unit * 6)
        if not lines:
            mark = as_read(mark, self.width())
        painter.fillRect(mark, painter.pen().color())
        painter.end()


def _large(letter: str) -> str:
    """Without ß, whose capital has two letters."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
