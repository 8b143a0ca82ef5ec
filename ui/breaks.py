"""Where a line may end, and where it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

_PAUSES = re.compile(r"(?<=[，。：；？！])(?=.)|(?<=[,:;?!،؛؟।]) (?=\S)|(?<=\w{3}\.) (?=\S)")
"""The full stop of a short word, such as Dr., ends nothing."""
_FULL_WIDTH = frozenset("，。：；？！")
_ENDS = frozenset(".?!؟।。？！")
_ROOT = re.compile(r"(?<![\w.])/(?=\w)")
_JOINED = "/\u2060"


@dataclass(frozen=True, slots=True)
class Pause:
    """Between two parts of a text. `at`: how many letters stand before it; `full_width`: no space follows its sign."""

    at: int
    ends_sentence: bool
    full_width: bool


def pauses(text: str) -> Iterator[Pause]:
    """Where whoever reads it aloud takes breath."""
    for found in _PAUSES.finditer(text):
        sign = text[found.start() - 1]
        yield Pause(found.end(), sign in _ENDS, sign in _FULL_WIDTH)


def rooted(text: str) -> str:
    """No line of it ends behind a path's first slash."""
    return _ROOT.sub(_JOINED, text)


def broken(text: str, font: QFont, width: float) -> str:
    """What is read from the right, in the lines that Qt would break it into, without the spaces between them.

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
