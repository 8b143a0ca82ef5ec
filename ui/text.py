"""Text that fits: the largest size at which it stands in its rectangle, whole words, nothing clipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui import theme

_STEP = 0.96
_LEAST_PX = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A text, where it stands and in which font; `flags` are Qt's alignment and wrapping."""

    text: str
    area: QRectF
    font: QFont
    flags: int

    @property
    def size_px(self) -> int:
        """The height of its font."""
        return self.font.pixelSize()

    def moved(self, down: float) -> Block:
        """The same block so many pixels lower."""
        return Block(self.text, self.area.translated(0, down), self.font, self.flags)

    def extent(self) -> QRectF:
        """The rectangle the text really takes."""
        return QFontMetricsF(self.font).boundingRect(self.area, self.flags, self.text)

    def fits(self) -> bool:
        """Whether no part of it lies outside its area (half a pixel is rounding)."""
        return self.area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(self.extent())


def font(size_px: float, *, bold: bool) -> QFont:
    """The product's typeface in pixels."""
    made = QFont(theme.FAMILY)
    made.setPixelSize(max(_LEAST_PX, round(size_px)))
    made.setBold(bold)
    return made


def fit(text: str, area: QRectF, size_px: float, align: Qt.AlignmentFlag, *, bold: bool = False) -> Block:
    """The text at `size_px`, or as much smaller as it needs to fit."""
    flags = int(align) | int(Qt.TextFlag.TextWordWrap)
    while True:
        block = Block(text, area, font(size_px, bold=bold), flags)
        if size_px <= _LEAST_PX or block.fits():
            return block
        size_px *= _STEP


def draw(painter: QPainter, blocks: Sequence[Block], ink: str) -> None:
    """Write the blocks."""
    painter.setPen(QColor(ink))
    for block in blocks:
        painter.setFont(block.font)
        painter.drawText(block.area, block.flags, block.text)
