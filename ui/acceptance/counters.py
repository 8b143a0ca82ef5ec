"""How many walks of each kind: a drawing, its name, fewer, the number, more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.kinds import DEFAULTS, MOST, NAMES, Kind
from ui import text
from ui.acceptance import glyphs, pictures
from ui.acceptance.words import FEWER, MORE
from ui.hints.piece import paint
from ui.keys import Key
from ui.palette import Role
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import fill, say

_MOST_UNITS = 13
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NAME_UNITS, _COUNT_UNITS = 3.6, 5.0


class Counters(QWidget):
    """`counts`: what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.counts: dict[Kind, int] = dict(DEFAULTS)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.keys = {
            (kind, by): Key(self, f"{'more' if by > 0 else 'fewer'}_{kind.name.lower()}", glyph=glyph)
            for kind in Kind
            for by, glyph in ((-1, glyphs.minus), (1, glyphs.plus))
        }
        for (kind, by), key in self.keys.items():
            key.clicked.connect(lambda _checked=False, kind=kind, by=by: self._change(kind, by))
        self.retranslate()

    def begin(self, planned: Mapping[Kind, int]) -> None:
        """Start from these."""
        self.counts = dict(planned)
        self._change(Kind.BARE, 0)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        for (kind, by), key in self.keys.items():
            key.setAccessibleName(fill(MORE if by > 0 else FEWER, say(NAMES[kind])))
        self._describe()
        self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The names and the numbers as they stand."""
        return tuple(block for kind in Kind for block in self._told(kind))

    def _change(self, kind: Kind, by: int) -> None:
        self.counts[kind] = min(max(self.counts[kind] + by, 0), MOST)
        for (of, way), key in self.keys.items():
            key.setEnabled(self.counts[of] > 0 if way < 0 else self.counts[of] < MOST)
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription("; ".join(f"{say(NAMES[kind])}: {count}" for kind, count in self.counts.items()))

    def _tall(self) -> float:
        return min(self.height() / len(Kind), self._style.unit * _MOST_UNITS)

    def _row(self, kind: Kind) -> QRectF:
        return QRectF(0, list(Kind).index(kind) * self._tall(), self.width(), self._tall())

    def _side(self) -> float:
        """Of a key: as tall as the row allows, and a finger at the least."""
        return max(self._finger_px, self._tall() - self._style.unit)

    def _picture_area(self, kind: Kind) -> QRectF:
        row, gap = self._row(kind), self._style.unit / 2
        return as_read(QRectF(0, row.top() + gap, row.height() * 1.5, row.height() - 2 * gap), self.width())

    def _told(self, kind: Kind) -> tuple[text.Block, text.Block]:
        row, side, space = self._row(kind), self._side(), self._style.space_px
        left = row.height() * 1.5 + space
        name = as_read(QRectF(left, row.top(), self.width() - left - 3.4 * side - space, row.height()), self.width())
        number = as_read(QRectF(self.width() - 2.4 * side, row.top(), 1.4 * side, row.height()), self.width())
        unit, centre = self._style.unit, Qt.AlignmentFlag.AlignCenter
        return (
            text.fit(say(NAMES[kind]), name, unit * _NAME_UNITS, _LEFT, bold=True),
            text.fit(str(self.counts[kind]), number, unit * _COUNT_UNITS, centre, bold=True),
        )

    def _arrange(self) -> None:
        side = round(self._side())
        for (kind, by), key in self.keys.items():
            row = self._row(kind)
            left = self.width() - side if by > 0 else self.width() - round(3.4 * side)
            place = QRect(left, round(row.top() + (row.height() - side) / 2), side, side)
            key.setGeometry(as_read(place, self.width()))
            key.set_style(self._style, side * 0.5)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Drawings, names and numbers; the keys paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._style.tone(Role.SHEET)
        for kind in Kind:
            paint(painter, pictures.of_kind(kind), self._picture_area(kind), tone)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
