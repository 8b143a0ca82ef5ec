"""What is asked of staff: a title, and below it a hint or dots for what is entered; or what went wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import text
from ui.palette import Role
from ui.sides import as_read
from ui.staff_words import digits_entered
from ui.theme import Style

_TITLE_SHARE = 0.5
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_DOT_UNITS = 1.1
_APART_UNITS = 4.2


@dataclass(frozen=True, slots=True)
class Question:
    """What the prompt shows. `troubled`: the hint says what went wrong. The first of the `dots` hides it."""

    title: str
    hint: str
    troubled: bool = False
    dots: int = 0


class Prompt(QWidget):
    """Says what to do next. Of digits it knows how many there are, not which."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = Question("", "")
        self._style = Style()

    def ask(self, question: Question) -> None:
        """Replace what is asked."""
        before, self._question = self._question, question
        if before == question:
            return
        self.setAccessibleName(question.title)
        self.setAccessibleDescription(digits_entered(question.dots) if question.dots else question.hint)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: title and hint, or the trouble in the place of both until a digit is entered."""
        asked = self._question
        if asked.troubled and not asked.dots:
            size_px = self._style.button_px * 1.05
            return (text.fit(asked.hint, QRectF(self.rect()), size_px, _LEFT | _MIDDLE, bold=True),)
        upper, lower = self._halves()
        title = text.fit(asked.title, upper, self._style.button_px * 1.15, _LEFT | _MIDDLE, bold=True)
        if asked.dots or not asked.hint:
            return (title,)
        return title, text.fit(asked.hint, lower, self._style.button_px * 0.85, _LEFT | Qt.AlignmentFlag.AlignTop)

    def _halves(self) -> tuple[QRectF, QRectF]:
        cut = self.height() * _TITLE_SHARE
        return QRectF(0, 0, self.width(), cut), QRectF(0, cut, self.width(), self.height() - cut)

    def _draw_dots(self, painter: QPainter) -> None:
        radius = self._style.unit * _DOT_UNITS
        apart = min(self._style.unit * _APART_UNITS, (self.width() - 2 * radius) / self._question.dots)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.tone(Role.SHEET).ink))
        middle = self._halves()[1].center().y()
        for dot in range(self._question.dots):
            painter.drawEllipse(as_read(QRectF(dot * apart, middle - radius, 2 * radius, 2 * radius), self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, then the rest."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, *hint = self.blocks()
        troubled = self._question.troubled and not self._question.dots
        text.draw(painter, (first,), self._style.tone(Role.TROUBLE if troubled else Role.SHEET).ink)
        text.draw(painter, hint, self._style.tone(Role.HINT).ink)
        if self._question.dots:
            self._draw_dots(painter)
        painter.end()
