"""Which side comes first: the left one, or the right one where the language is read from there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication

_Area = TypeVar("_Area", QRect, QRectF)


def from_the_right() -> bool:
    """Whether the language of the moment is read from the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def as_read(area: _Area, width: int) -> _Area:
    """The area, told as if all were read from the left, where it lies for the reader in something of this width."""
    return area.translated(width - area.width() - 2 * area.x(), 0) if from_the_right() else area
