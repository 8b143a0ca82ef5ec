"""Where the pictures of the screen's settings stand on the page, and where all else does: pure, for any size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, QSizeF, Qt

from ui.theme import Style

COUNT = 3
"""Pictures."""
GAP_UNITS = 1.6
_SHARE, _SHARE_TALL = 0.26, 0.4
"""Of the page's width, or of its height where the pictures stand side by side."""
_WIDE = 1.2
"""From this ratio of width to height a window has room for pictures beside all else."""
_LEAST_UNITS = 14
"""Smaller pictures would tell nothing."""


def split(page: QRect, window: QSize, style: Style, least_px: int) -> tuple[QRect, QRect]:
    """The pictures' place, and what is left; as if all were read from the left. Empty: there is no room for pictures.

    `window`: what each is a picture of; `least_px`: the height that all else needs, where the pictures stand above it.
    """
    gap = round(style.space_px)
    if window.width() >= _WIDE * window.height():
        size = _stacked(QSizeF(page.width() * _SHARE, page.height()), window, style)
        place = QRect(page.right() + 1 - size.width(), page.top(), size.width(), size.height())
        left = page.adjusted(0, 0, -size.width() - gap, 0)
    else:
        tall = max(min(page.height() * _SHARE_TALL, page.height() - least_px - gap), 0.0)
        size = _side_by_side(QSizeF(page.width(), tall), window, style)
        place = QRect(page.left() + (page.width() - size.width()) // 2, page.top(), size.width(), size.height())
        left = page.adjusted(0, size.height() + gap, 0, 0)
    return (place, left) if min(size.width(), size.height()) >= _LEAST_UNITS * style.unit else (QRect(), page)


def _stacked(room: QSizeF, window: QSize, style: Style) -> QSize:
    gaps = (COUNT - 1) * GAP_UNITS * style.unit
    each = _within(QSizeF(room.width(), (room.height() - gaps) / COUNT), window)
    return QSizeF(each.width(), COUNT * each.height() + gaps).toSize()


def _side_by_side(room: QSizeF, window: QSize, style: Style) -> QSize:
    gaps = (COUNT - 1) * GAP_UNITS * style.unit
    each = _within(QSizeF((room.width() - gaps) / COUNT, room.height()), window)
    return QSizeF(COUNT * each.width() + gaps, each.height()).toSize()


def _within(room: QSizeF, window: QSize) -> QSizeF:
    return QSizeF(window).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
