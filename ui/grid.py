"""Where several keys of one size stand: one or two columns, filled as the language is read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize

from ui.sides import as_read

_ONE_COLUMN = 4
_TALLEST_UNITS = 17
_GAP_UNITS = 1.6
_WIDE = 1.25


def columns_for(size: QSize, count: int) -> int:
    """One for few keys where there is height, else two."""
    return 2 if size.width() > _WIDE * size.height() or count > _ONE_COLUMN else 1


def grid(size: QSize, columns: int, rows: int, unit: float) -> list[QRect]:
    """Row by row, the one that is read first at first."""
    gap = round(unit * _GAP_UNITS)
    width = (size.width() - gap * (columns - 1)) // columns
    height = min((size.height() - gap * (rows - 1)) // rows, round(unit * _TALLEST_UNITS))
    return [
        as_read(QRect(column * (width + gap), row * (height + gap), width, height), size.width())
        for row in range(rows)
        for column in range(columns)
    ]
