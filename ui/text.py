"""Text that fits: the largest size at which it stands in its rectangle, whole words, nothing clipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.fonts import families
from ui.sides import from_the_right

_STEP = 0.98
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

    @property
    def lines(self) -> str:
        """The text as it is drawn."""
        wraps = self.flags & int(Qt.TextFlag.TextWordWrap) and self.flags & int(Qt.TextFlag.TextForceRightToLeft)
        return _broken(self.text, self.font, self.area.width()) if wraps else self.text

    def extent(self) -> QRectF:
        """The rectangle the text really takes."""
        return QFontMetricsF(self.font).boundingRect(self.area, self.flags, self.lines)

    def fits(self) -> bool:
        """Whether no part of it lies outside its area (half a pixel is rounding)."""
        return self.area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(self.extent())


def font(size_px: float, *, bold: bool, typefaces: Sequence[str] = ()) -> QFont:
    """Those of the language of the moment, unless others are named, in pixels."""
    made = QFont()
    made.setFamilies(list(typefaces or families()))
    made.setPixelSize(max(_LEAST_PX, round(size_px)))
    made.setBold(bold)
    return made


def fit(
    text: str,
    area: QRectF,
    size_px: float,
    align: Qt.AlignmentFlag,
    *,
    bold: bool = False,
    wrap: bool = True,
    typefaces: Sequence[str] = (),
) -> Block:
    """The text at `size_px`, or as much smaller as it needs to fit. Left is where reading begins, right where it ends.

    Measured and drawn the same way: Qt measures as if all were read from the left, where a text does not say it itself.
    """
    way = Qt.TextFlag.TextForceRightToLeft if from_the_right() else Qt.TextFlag.TextForceLeftToRight
    flags = int(align) | int(Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine) | int(way)
    if area.isEmpty():  # no size would fit: do not try each
        size_px = _LEAST_PX
    while True:
        block = Block(text, area, font(size_px, bold=bold, typefaces=typefaces), flags)
        if size_px <= _LEAST_PX or block.fits():
            return block
        size_px *= _STEP


def draw(painter: QPainter, blocks: Sequence[Block], ink: str) -> None:
    """Write the blocks."""
    painter.setPen(QColor(ink))
    for block in blocks:
        painter.setFont(block.font)
        painter.drawText(block.area, block.flags, block.lines)


def _broken(text: str, font: QFont, width: float) -> str:
    """In the lines that Qt would break it into, without the spaces between them.

    WORKAROUND: seen in Qt 6.11: what is read from the right is drawn as much too far left as the space is wide at
    which its line was broken.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    units, lines = text.encode("utf-16-le"), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        first, beyond = line.textStart(), line.textStart() + line.textLength()
        lines.append(units[2 * first : 2 * beyond].decode("utf-16-le").rstrip(" "))
    layout.endLayout()
    return "\n".join(lines)
