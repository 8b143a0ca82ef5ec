"""Small print on an opaque ground: the site's name, the notice on privacy, the demo's badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import text
from ui.theme import Tone


class Label(QWidget):
    """Lines of text, centred, each as large as asked or as fits."""

    def __init__(self, parent: QWidget, lines: tuple[str, ...], tone: Tone, *, bold: bool = False) -> None:
        super().__init__(parent)
        self._lines = lines
        self._tone = tone
        self._bold = bold
        self._size_px = 18.0
        self._radius = 0.0
        self.setAccessibleName(" ".join(lines))

    def set_size(self, size_px: float, radius: float = 0.0) -> None:
        """The size of the letters, and how round the corners are."""
        self._size_px, self._radius = size_px, radius
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The lines as they stand."""
        each = self.height() / len(self._lines)
        places = (QRectF(0, each * line, self.width(), each) for line in range(len(self._lines)))
        return tuple(
            text.fit(line, place, self._size_px, Qt.AlignmentFlag.AlignCenter, bold=self._bold)
            for line, place in zip(self._lines, places, strict=True)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tone.ground))
        painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        text.draw(painter, self.blocks(), self._tone.ink)
        painter.end()
