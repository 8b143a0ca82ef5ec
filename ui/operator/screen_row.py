"""A row of the page with the screen's settings: what it is about, and keys to choose among."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.settings_text import Value
from ui import text
from ui.operator.screen_choices import Choice
from ui.operator.screen_keys import OptionKey
from ui.palette import Role
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say

MOST = 10
"""Keys in a row."""
_LABEL_SHARE = 0.2
_LABEL_UNITS, _WORD_UNITS, _INSTEAD_UNITS = 3.2, 3.4, 3.0
_GAP_UNITS = 1.0
_NARROW_UNITS = 17
"""Rather than narrower keys there are more lines."""
_TALLEST_UNITS = 13
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChoiceRow(QWidget):
    """`chosen` carries the name of a setting and the value that somebody wants."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._choice = Choice(name, "")
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.keys = tuple(OptionKey(self, f"{name}_{place}") for place in range(MOST))
        for place, key in enumerate(self.keys):
            key.clicked.connect(lambda _checked=False, place=place: self._choose(place))

    def offer(self, choice: Choice, *, locked: bool) -> None:
        """Put it up."""
        self._choice = choice
        for key, option in zip(self.keys, choice.options, strict=False):
            key.offer(option, locked=locked)
        for place, key in enumerate(self.keys):
            key.setVisible(place < len(choice.options))
        self.retranslate()
        self._arrange()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(self._choice.label))
        self.setAccessibleDescription(say(self._choice.instead) if self._choice.instead else "")
        self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        keys = (key for key in self.keys if key.isVisibleTo(self))
        return (self._label(), *self._sentence(), *(block for key in keys for block in key.blocks()))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._choice.name, self._value(place))

    def _value(self, place: int) -> Value:
        return self._choice.options[place].value

    def _label(self) -> text.Block:
        area = QRectF(0, 0, self.width() * _LABEL_SHARE - self._style.unit, self.height())
        size_px = self._style.unit * _LABEL_UNITS
        return text.fit(say(self._choice.label), as_read(area, self.width()), size_px, _LEFT, bold=True)

    def _sentence(self) -> tuple[text.Block, ...]:
        if not self._choice.instead:
            return ()
        area = as_read(QRectF(self._room()), self.width())
        return (text.fit(say(self._choice.instead), area, self._style.unit * _INSTEAD_UNITS, _LEFT),)

    def _room(self) -> QRect:
        """Beside the label."""
        left = round(self.width() * _LABEL_SHARE)
        return QRect(left, 0, self.width() - left, self.height())

    def _arrange(self) -> None:
        count = len(self._choice.options)
        for key, place in zip(self.keys, self._places(count), strict=False):
            key.setGeometry(as_read(place, self.width()))
        shown = self.keys[:count]
        most_px = self._style.unit * _WORD_UNITS
        size_px = min((key.fitting_px(most_px) for key in shown), default=most_px)
        for key in shown:
            key.set_style(self._style, size_px)

    def _places(self, count: int) -> list[QRect]:
        """In lines of as many as have room for their words; as if all were read from the left."""
        room, gap = self._room(), round(self._style.unit * _GAP_UNITS)
        narrow = max(self._finger_px, round(self._style.unit * _NARROW_UNITS))
        most = max((room.width() + gap) // (narrow + gap), 1)
        lines = max(min(-(-count // most), (room.height() + gap) // (LEAST_TARGET_PX + gap)), 1)
        columns = max(-(-count // lines), 1)
        width = (room.width() + gap) // columns - gap
        height = min((room.height() + gap) // lines - gap, round(self._style.unit * _TALLEST_UNITS))
        top = (room.height() + gap - lines * (height + gap)) // 2
        return [
            QRect(room.left() + column * (width + gap), top + line * (height + gap), width, height)
            for line in range(lines)
            for column in range(columns)
        ]

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The label, and the sentence; the keys paint themselves."""
        painter = QPainter(self)
        text.draw(painter, (self._label(),), self._style.tone(Role.SHEET).ink)
        text.draw(painter, self._sentence(), self._style.tone(Role.HINT).ink)
        painter.end()
