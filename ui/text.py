"""Text that fits: the largest size at which it stands in its rectangle, whole words, nothing clipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.fonts import families
from ui.sides import from_the_right

_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_STEP = 0.98
_LEAST_PX = 8
_PAUSES = frozenset("，。：；？！")
_NARROWEST, _HALVINGS = 0.4, 7
"""How narrow lines of one length are looked for, as a share of the room, and how closely."""


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

    def evened(self) -> Block:
        """The same text in as many lines, of nearly one length: no word is left alone on the last."""
        tall = self.extent().height()
        if not self.flags & int(Qt.TextFlag.TextWordWrap) or tall < 1.5 * QFontMetricsF(self.font).height():
            return self
        low, high = self.area.width() * _NARROWEST, self.area.width()
        for _ in range(_HALVINGS):
            tried = self._narrowed((low + high) / 2)
            if tried.fits() and tried.extent().height() < tall + 0.5:
                high = tried.area.width()
            else:
                low = tried.area.width()
        return self._paused(high, tall) or self._narrowed(high)

    def _paused(self, least: float, tall: float) -> Block | None:
        """In two lines that part where a Chinese sentence pauses: it has no spaces, and any line may part a word."""
        metrics = QFontMetricsF(self.font)
        ends = [at + 1 for at, letter in enumerate(self.text[:-1]) if letter in _PAUSES]
        widths = sorted(metrics.horizontalAdvance(self.text[:end]) + 1 for end in ends)
        for width in (one for one in widths if least <= one <= self.area.width()):
            tried = self._narrowed(width)
            if tried.fits() and tried.extent().height() < min(tall + 0.5, 2.5 * metrics.height()):
                return tried
        return None

    def _narrowed(self, width: float) -> Block:
        """In less room, on the side that it is aligned to."""
        turned = self.flags & int(Qt.TextFlag.TextForceRightToLeft) and not self.flags & int(_ABSOLUTE)
        spare = self.area.width() - width
        if self.flags & int(Qt.AlignmentFlag.AlignHCenter):
            left = spare / 2
        else:
            left = spare if bool(self.flags & int(Qt.AlignmentFlag.AlignRight)) is not bool(turned) else 0
        return Block(self.text, self.area.adjusted(left, 0, left - spare, 0), self.font, self.flags)


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

    Several lines are of nearly one length, as suits what is read at a glance.
    """
    return _fitted(text, area, size_px, _flags(align, wrap=wrap), bold=bold, typefaces=typefaces).evened()


def listed(text: str, area: QRectF, size_px: float, *, bold: bool = False) -> Block:
    """As `fit`, from the top and where reading begins; lines are as full as they may be, as suits a list."""
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    return _fitted(text, area, size_px, _flags(align, wrap=True), bold=bold, typefaces=())


def _flags(align: Qt.AlignmentFlag, *, wrap: bool) -> int:
    """Measured and drawn the same way: Qt measures as if all were read from the left, where no flag says otherwise."""
    way = Qt.TextFlag.TextForceRightToLeft if from_the_right() else Qt.TextFlag.TextForceLeftToRight
    return int(align) | int(Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine) | int(way)


def _fitted(text: str, area: QRectF, size_px: float, flags: int, *, bold: bool, typefaces: Sequence[str]) -> Block:
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
