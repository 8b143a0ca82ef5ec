"""Which walk does not count, and why: one walk after the other, and the reasons as keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.kinds import CHOICES, NAMES
from kiosk.acceptance.walk import Walk
from ui import glyphs, text
from ui.acceptance.told import outcome_of
from ui.acceptance.words import STRIKES, WALK, WALK_AFTER, WALK_BEFORE
from ui.choices import Choices
from ui.keys import Key
from ui.palette import Role
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import fill, say

_ROW_UNITS, _NAME_UNITS, _SAID_UNITS = 15, 4.6, 3.4


class Striking(QWidget):
    """`chosen` carries the walk's number and the place of the reason among CHOICES."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._walks: tuple[Walk, ...] = ()
        self._at = 0
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.earlier = Key(self, "walk_before", glyph=glyphs.earlier, source=WALK_BEFORE)
        self.later = Key(self, "walk_after", glyph=glyphs.later, source=WALK_AFTER)
        self.reasons = Choices(self)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.reasons.chosen.connect(self._choose)
        self.retranslate()

    def show_walks(self, walks: tuple[Walk, ...]) -> None:
        """Those that count; the newest is shown first."""
        counting = tuple(walk for walk in walks if walk.counts)
        if counting != self._walks:
            self._walks, self._at = counting, len(counting) - 1
        self._turn(0)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.reasons.reword(tuple(say(STRIKES[why]) for why in CHOICES))
        self._describe()
        self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self.reasons.set_style(style)
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The walk and the reasons as they stand."""
        return (*self._told(), *self.reasons.blocks())

    def _turn(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), max(len(self._walks) - 1, 0))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at + 1 < len(self._walks))
        self.reasons.setEnabled(bool(self._walks))
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(self._said()))

    def _choose(self, place: int) -> None:
        if self._walks:
            self.chosen.emit(self._walks[self._at].number, place)

    def _said(self) -> tuple[str, str]:
        if not self._walks:
            return "", ""
        walk = self._walks[self._at]
        return f"{fill(WALK, walk.number)}: {say(NAMES[walk.kind])}", outcome_of(walk)

    def _told(self) -> tuple[text.Block, ...]:
        name, said = self._said()
        side, space, tall = self._side(), self._style.space_px, self._row_px()
        upper = QRectF(side + space, 0, self.width() - 2 * (side + space), tall * 0.55)
        lower = QRectF(upper.left(), upper.bottom(), upper.width(), tall * 0.45)
        unit, centre = self._style.unit, Qt.AlignmentFlag.AlignCenter
        return (
            text.fit(name, upper, unit * _NAME_UNITS, centre, bold=True),
            text.fit(said, lower, unit * _SAID_UNITS, centre),
        )

    def _row_px(self) -> int:
        return max(self._side(), round(min(self._style.unit * _ROW_UNITS, self.height() * 0.35)))

    def _side(self) -> int:
        return max(self._finger_px, round(self._style.unit * 11))

    def _arrange(self) -> None:
        side, tall, gap = self._side(), self._row_px(), round(self._style.space_px)
        for key, left in ((self.earlier, 0), (self.later, self.width() - side)):
            key.setGeometry(as_read(QRect(left, (tall - side) // 2, side, side), self.width()))
            key.set_style(self._style, side * 0.5)
        self.reasons.setGeometry(0, tall + gap, self.width(), max(self.height() - tall - gap, 1))
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The walk; the keys paint themselves."""
        painter = QPainter(self)
        text.draw(painter, self._told(), self._style.tone(Role.SHEET).ink)
        painter.end()
