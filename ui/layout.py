"""Where everything stands, for any size of window: a pure function, so that every verdict finds the same place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize

from ui.theme import LEAST_TARGET_MM, LEAST_TARGET_PX, Scale

_FEED_SHARE = 0.56
"""Of the longer side. The live picture then shows the middle 56 % of a 16:9 camera: the default zone."""

_SPACE_UNITS = 3
_STAFF_UNITS = 12
_NOTE_UNITS = 6.5
_FOOT_UNITS = 1.5
_STRIP_UNITS = 9
_FINGER_UNITS = 18
"""A finger takes no more of a small screen than this."""

_LEAST_DPI, _MOST_DPI = 40, 400
"""Screens are known to lie about their size: what lies outside is not believed."""


class Staffed(Enum):
    """What of the staff's override is on the screen."""

    NEVER = "there is none at this site"
    AWAY = "their entrance only"
    AT_WORK = "the sheet, in the place of all but picture and verdict"
    OPERATING = "the operator's pages, in the place of all but the verdict"
    PASSED = "a pass is running"


@dataclass(frozen=True, slots=True)
class Areas:
    """The window's parts in its pixels; they do not overlap, except that `badge` lies on `feed`. Empty: not shown."""

    feed: QRect
    badge: QRect
    panel: QRect
    staff: QRect
    note: QRect
    entrance: QRect
    strip: QRect
    sheet: QRect
    banner: QRect
    pages: QRect = field(default_factory=QRect)


def finger_px(size: QSize, dpi: float) -> int:
    """The least side of what is touched, on a screen of so many dots per inch, as far as a window has room for it."""
    real = LEAST_TARGET_MM / 25.4 * dpi if _LEAST_DPI <= dpi <= _MOST_DPI else 0
    unit = Scale.of(size.width(), size.height()).unit
    return max(LEAST_TARGET_PX, round(min(real, _FINGER_UNITS * unit)))


def areas(size: QSize, *, portrait: bool, staffed: Staffed = Staffed.NEVER, finger_px: int = LEAST_TARGET_PX) -> Areas:
    """Portrait: picture, verdict, staff one under the other. Landscape: the picture left, the others right of it."""
    unit = Scale.of(size.width(), size.height()).unit
    if staffed is Staffed.OPERATING:
        strip, pages = _cut(QRect(QPoint(), size), round(_STRIP_UNITS * unit))
        none = QRect()
        return Areas(none, none, none, none, none, none, strip, none, none, pages)
    feed, side = _halves(size, portrait=portrait)
    badge = QRect(round(3 * unit), round(3 * unit), round(22 * unit), round(8 * unit))
    if staffed is Staffed.AT_WORK:
        strip, sheet = _cut(side, round(_STRIP_UNITS * unit))
        return Areas(feed, badge, QRect(), QRect(), QRect(), QRect(), strip, sheet, QRect())
    panel, staff, note, entrance = _column(side, unit, finger_px, entrance=staffed is not Staffed.NEVER)
    strip, banner = QRect(), QRect()
    if staffed is Staffed.PASSED:
        tall = max(finger_px, round(_STRIP_UNITS * unit)) + round(_SPACE_UNITS * unit)
        panel, banner = _cut(panel, panel.height() - tall)
        panel, strip = _cut(panel, panel.height() - round(_STRIP_UNITS * unit))
    return Areas(feed, badge, panel, staff, note, entrance, strip, QRect(), banner)


def _halves(size: QSize, *, portrait: bool) -> tuple[QRect, QRect]:
    """The picture, and the rest."""
    width, height = size.width(), size.height()
    if portrait:
        return _cut(QRect(0, 0, width, height), min(width, round(height * _FEED_SHARE)))
    tall = round(width * _FEED_SHARE)
    return QRect(0, 0, tall, height), QRect(tall, 0, width - tall, height)


def _column(side: QRect, unit: float, finger_px: int, *, entrance: bool) -> tuple[QRect, QRect, QRect, QRect]:
    """Verdict, button, note, and the staff's entrance in the corner, which reaches to the edges."""
    space, foot = round(_SPACE_UNITS * unit), round(_FOOT_UNITS * unit)
    corner = max(finger_px, round(_STRIP_UNITS * unit)) if entrance else 0
    note_tall = round(_NOTE_UNITS * unit)
    row_tall = max(note_tall, corner - foot)
    staff_tall = max(round(_STAFF_UNITS * unit), finger_px)
    panel, rest = _cut(side, side.height() - space - staff_tall - round(unit) - row_tall - foot)
    below = rest.adjusted(space, space, -space, -foot)
    staff, row = _cut(below, staff_tall)
    right = max(0, corner - space + round(unit)) if entrance else 0
    note = QRect(row.left(), row.bottom() + 1 - (row_tall + note_tall) // 2, row.width() - right, note_tall)
    return panel, staff, note, QRect(side.right() + 1 - corner, side.bottom() + 1 - corner, corner, corner)


def _cut(whole: QRect, tall: int) -> tuple[QRect, QRect]:
    """The upper part, so many pixels tall, and the lower."""
    upper = QRect(whole.left(), whole.top(), whole.width(), tall)
    return upper, QRect(whole.left(), whole.top() + tall, whole.width(), whole.height() - tall)
