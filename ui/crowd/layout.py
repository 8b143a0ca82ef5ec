"""Where everything stands on the crowd's screen, for any size of window and any camera: pure.

The whole picture is shown, however it lies: everyone in it is counted, so everyone must be seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from ui.theme import unit_of

_COUNTS_SHARE, _PANEL_SHARE = 0.22, 0.44
"""Of the width, where the picture stands beside them."""
_MOST_SHARE = 0.5
"""Of the height that the picture takes, where it stands above them."""
_MESSAGE_UNITS, _NOTE_UNITS, _NOTICE_UNITS, _SPACE_UNITS, _EDGE_UNITS = 9.5, 6.0, 6.5, 3.0, 1.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """`panel`: a fault, in the place of counts and message. `notice`: a line of the site's. `text`: as in a style."""

    panel: bool = False
    notice: bool = False
    text: float = 1.0


@dataclass(frozen=True, slots=True)
class Areas:
    """The window's parts in its pixels; they do not overlap, but that `badge` lies on `feed`. Empty: not shown."""

    feed: QRect
    counts: QRect
    panel: QRect
    message: QRect
    notice: QRect
    note: QRect
    badge: QRect


def areas(size: QSize, shape: float, wanted: Wanted, *, portrait: bool) -> Areas:
    """`shape`: the picture's width over its height."""
    unit = unit_of(size.width(), size.height())
    foot = _foot_px(wanted, unit)
    if portrait:
        most = QRect(0, 0, size.width(), round(size.height() * _MOST_SHARE))
        feed = _inside(most, shape)
        rest = QRect(0, feed.bottom() + 1, size.width(), size.height() - feed.height())
        side, below = _cut(rest, rest.height() - foot)
        upper = QRect(0, 0, size.width(), feed.height())
    else:
        wide = round(size.width() * (_PANEL_SHARE if wanted.panel else _COUNTS_SHARE))
        room = QRect(0, 0, size.width() - wide, size.height() - foot)
        feed = _inside(room, shape)
        side = QRect(room.right() + 1, 0, wide, size.height())
        upper = QRect(0, 0, room.width(), room.height() if wanted.panel else feed.height())
        below = QRect(0, upper.height(), room.width(), size.height() - upper.height())
    feed.moveCenter(upper.center())
    return _filled(feed, side, below, wanted, unit)


def _filled(feed: QRect, side: QRect, below: QRect, wanted: Wanted, unit: float) -> Areas:
    edge, space, none = round(_EDGE_UNITS * unit), round(_SPACE_UNITS * unit), QRect()
    note_tall = round(_NOTE_UNITS * unit * wanted.text)
    rows, note = _cut(below.adjusted(space, edge, -space, -edge), below.height() - 2 * edge - note_tall)
    notice = none
    if wanted.notice:
        rows, notice = _cut(rows, rows.height() - round(_NOTICE_UNITS * unit * wanted.text))
    badge = QRect(round(3 * unit), round(3 * unit), round(22 * unit), round(8 * unit))
    if wanted.panel:
        return Areas(feed, none, side, none, notice, note, badge)
    return Areas(feed, side.adjusted(edge, edge, -edge, -edge), none, rows, notice, note, badge)


def _foot_px(wanted: Wanted, unit: float) -> int:
    """At the least, below the picture."""
    message = 0.0 if wanted.panel else _MESSAGE_UNITS * (1 + wanted.text) / 2
    small = (_NOTE_UNITS + _NOTICE_UNITS * wanted.notice) * wanted.text
    return round((message + small + 2 * _EDGE_UNITS) * unit)


def _inside(room: QRect, shape: float) -> QRect:
    """The largest part of this shape."""
    wide = min(room.width(), round(room.height() * shape))
    tall = min(room.height(), round(wide / shape))
    return QRect(QPoint(room.left(), room.top()), QSize(max(1, wide), max(1, tall)))


def _cut(whole: QRect, tall: int) -> tuple[QRect, QRect]:
    """The upper part, so many pixels tall, and the lower."""
    upper = QRect(whole.left(), whole.top(), whole.width(), tall)
    return upper, QRect(whole.left(), whole.top() + tall, whole.width(), whole.height() - tall)
