"""Where everything stands, for any size of window: a pure function, so that every verdict finds the same place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from ui.theme import Scale

_FEED_SHARE = 0.56
"""Of the longer side. The live picture then shows the middle 56 % of a 16:9 camera: the default zone."""

_STRIP_UNITS = 24


@dataclass(frozen=True, slots=True)
class Areas:
    """The window's parts in its pixels; they do not overlap, except that `badge` lies on `feed`."""

    feed: QRect
    panel: QRect
    staff: QRect
    note: QRect
    badge: QRect


def areas(size: QSize, *, portrait: bool) -> Areas:
    """Portrait: picture, verdict, staff one under the other. Landscape: the picture left, the others right of it."""
    width, height = size.width(), size.height()
    unit = Scale.of(width, height).unit
    strip = round(_STRIP_UNITS * unit)
    if portrait:
        feed = QRect(0, 0, width, min(width, round(height * _FEED_SHARE)))
        side = QRect(0, feed.height(), width, height - feed.height())
    else:
        feed = QRect(0, 0, round(width * _FEED_SHARE), height)
        side = QRect(feed.width(), 0, width - feed.width(), height)
    panel = side.adjusted(0, 0, 0, -strip)
    space = round(3 * unit)
    below = side.adjusted(space, side.height() - strip + space, -space, -round(1.5 * unit))
    note_height = round(6.5 * unit)
    staff = below.adjusted(0, 0, 0, -note_height - round(unit))
    note = QRect(below.left(), below.bottom() + 1 - note_height, below.width(), note_height)
    badge = QRect(space, space, round(22 * unit), round(8 * unit))
    return Areas(feed, panel, staff, note, badge)
