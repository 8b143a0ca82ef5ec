"""Text that fits: the largest size at which it stands in its rectangle, whole words, nothing clipped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.breaks import broken, pauses, rooted
from ui.fonts import ARABIC, families
from ui.sides import from_the_right

_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_STEP = 0.98
_LEAST_PX = 8
_UNEVEN = 1.3
"""So much longer than even lines may those be that part where a sentence pauses."""
_NARROWEST, _HALVINGS = 0.4, 7
"""How narrow lines of one length are looked for, as a share of the room, and how closely."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text, where it stands and in which font; `flags` are Qt's alignment and wrapping.

    `cut`: how many letters stand in the first line; 0: as many as there is room for.
    """

    text: str
    area: QRectF
    font: QFont
    flags: int
    cut: int = 0

    @property
    def size_px(self) -> int:
        """The height of its font."""
        return self.font.pixelSize()

    def moved(self, down: float) -> Block:
        """The same block so many pixels lower."""
        return replace(self, area=self.area.translated(0, down))

    @property
    def lines(self) -> str:
        """The text as it is drawn."""
        wraps = self.flags & int(Qt.TextFlag.TextWordWrap) and self.flags & int(Qt.TextFlag.TextForceRightToLeft)
        lines = map(rooted, self._parted(self.cut))
        return "\n".join(broken(line, self.font, self.area.width()) if wraps else line for line in lines)

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

    def straightened(self, area: QRectF, least: float) -> Block:
        """In one line of that area, if letters of no less than that share of their size have room there."""
        if self.extent().height() < 1.5 * QFontMetricsF(self.font).height():
            return self
        flags = self.flags & ~int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextSingleLine)
        for size_px in range(self.size_px, math.ceil(self.size_px * least) - 1, -1):
            smaller = QFont(self.font)
            smaller.setPixelSize(size_px)
            tried = Block(self.text, area, smaller, flags)
            if tried.fits():
                return tried
        return self

    def _paused(self, least: float, tall: float) -> Block | None:
        """In two lines that part where the sentence pauses, if they are nearly as even.

        A Chinese one has no spaces, and any other line may part a word: there they may be less even.
        """
        metrics = QFontMetricsF(self.font)
        found = []
        for pause in pauses(self.text):
            width = max(map(metrics.horizontalAdvance, self._parted(pause.at))) + 1
            most = self.area.width() if pause.full_width else min(self.area.width(), _UNEVEN * least)
            if width <= most:
                found.append((not pause.ends_sentence, width, pause.at))
        for _, width, cut in sorted(found):
            tried = replace(self._narrowed(width), cut=cut)
            if tried.fits() and tried.extent().height() < min(tall + 0.5, 2.5 * metrics.height()):
                return tried
        return None

    def _parted(self, cut: int) -> tuple[str, ...]:
        """Before and after so many letters, without the space between; all of it where there are none."""
        return (self.text[:cut].rstrip(), self.text[cut:]) if cut else (self.text,)

    def _narrowed(self, width: float) -> Block:
        """In less room, on the side that it is aligned to."""
        turned = self.flags & int(Qt.TextFlag.TextForceRightToLeft) and not self.flags & int(_ABSOLUTE)
        spare = self.area.width() - width
        if self.flags & int(Qt.AlignmentFlag.AlignHCenter):
            left = spare / 2
        else:
            left = spare if bool(self.flags & int(Qt.AlignmentFlag.AlignRight)) is not bool(turned) else 0
        return replace(self, area=self.area.adjusted(left, 0, left - spare, 0))


def font(size_px: float, *, bold: bool, typefaces: Sequence[str] = ()) -> QFont:
    """Those of the language of the moment, unless others are named, in pixels."""
    names = list(typefaces or families())
    made = QFont()
    made.setFamilies(names)
    made.setPixelSize(max(_LEAST_PX, round(size_px)))
    made.setBold(bold)
    # WORKAROUND: Noto Sans Arabic UI 2.005 kerns a last ain a space away from a reh: one word looks like two.
    made.setKerning(names[0] != ARABIC)
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
