"""Small print on an opaque ground: the site's name, the notice on privacy, the demo's badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import text
from ui.palette import Role
from ui.shapes import plate
from ui.theme import Style


class Label(QWidget):
    """Lines of text, each as large as asked or as fits; centred, where its kind does not say otherwise."""

    _align = Qt.AlignmentFlag.AlignCenter

    def __init__(self, parent: QWidget, role: Role, *, bold: bool = False) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._role = role
        self._bold = bold
        self._style = Style()
        self._size_px = 18.0
        self._radius = 0.0

    @property
    def empty(self) -> bool:
        """Whether it has nothing to say."""
        return not self._lines

    def put(self, *lines: str) -> None:
        """Replace them."""
        self._lines = lines
        self.setAccessibleName(" ".join(lines))
        self.update()

    def set_style(self, style: Style, size_px: float, radius: float = 0.0) -> None:
        """Take the window's look; the size of the letters, and how round the corners are."""
        self._style, self._size_px, self._radius = style, size_px, radius
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The lines as they stand."""
        area = self._text_area()
        each = 0.0 if self.empty else area.height() / len(self._lines)
        places = (QRectF(area.left(), each * line, area.width(), each) for line in range(len(self._lines)))
        return tuple(
            text.fit(line, place, self._size_px, self._align, bold=self._bold)
            for line, place in zip(self._lines, places, strict=True)
        )

    def _text_area(self) -> QRectF:
        return QRectF(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, then the lines."""
        tone = self._style.tone(self._role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, self._radius, self._style.border_px)
        text.draw(painter, self.blocks(), tone.ink)
        painter.end()
