"""Which typeface really draws each letter of a text."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QTextLayout

from ui.gallery.written import plain
from ui.text import Block


def strange(block: Block) -> bool:
    """Whether a letter of it is an empty box, or drawn by a typeface that nobody chose."""
    font, text = block.font, plain(block.text)
    return _strange(text, tuple(font.families()), font.pixelSize(), font.weight().value)


@cache
def _strange(text: str, families: tuple[str, ...], size_px: int, weight: int) -> bool:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(run.rawFont().familyName() not in families or not all(run.glyphIndexes()) for run in layout.glyphRuns())
