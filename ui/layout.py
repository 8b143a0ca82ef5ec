"""Where everything stands, for any size of window: a pure function, so that every verdict finds the same place.

It does not know which way the language is read: the camera and the door stay where they are, and so does the picture
of whoever stands between them; staff find their entrance in the same corner. Inside the parts all is as it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize

from ui.theme import LEAST_TARGET_MM, LEAST_TARGET_PX, unit_of

_FEED_SHARE, _PORTRAIT_FEED_SHARE = 0.56, 0.5
"""Of the longer side. The live picture then shows the middle 56 % of a 16:9 camera (the default zone), or 63 %."""
_FEED_GIVES = 0.3
"""To larger letters, where the verdict stands below it."""

_SPACE_UNITS = 3
_STAFF_UNITS = 12
_LANGUAGE_UNITS = 16
_NOTICE_UNITS = 8
_NOTE_UNITS = 7.3
_FOOT_UNITS = 1.5
_STRIP_UNITS, _LOW_STRIP_UNITS = 9, 6.5
"""Alone, and below the panel while a pass is running, whose words need the height."""
_FLAT, _ASIDE_SHARE = 3.2, 0.36
"""From this ratio of width to height a running pass is told beside the verdict, on so much of the width."""
_FINGER_UNITS = 18
"""A finger takes no more of a small screen than this."""

_LEAST_DPI, _MOST_DPI = 40, 400
"""Screens are known to lie about their size: what lies outside is not believed."""


class Staffed(Enum):
    """What of the staff's override is on the screen."""

    NEVER = "there is none at this site"
    AWAY = "their entrance only"
    CHOOSING = "nothing: a visitor chooses a language, in the place of all but picture and verdict"
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
    language: QRect = field(default_factory=QRect)
    languages: QRect = field(default_factory=QRect)
    notice: QRect = field(default_factory=QRect)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What wants a place, beside what always has one. `language`: the key to another; `notice`: a line of the site's.

    `text`: how much larger letters are than usual; small print gets more room then, and the verdict where it can.
    """

    staffed: Staffed = Staffed.NEVER
    language: bool = False
    notice: bool = False
    text: float = 1.0


def finger_px(size: QSize, dpi: float) -> int:
    """The least side of what is touched, on a screen of so many dots per inch, as far as a window has room for it."""
    real = LEAST_TARGET_MM / 25.4 * dpi if _LEAST_DPI <= dpi <= _MOST_DPI else 0
    unit = unit_of(size.width(), size.height())
    return max(LEAST_TARGET_PX, round(min(real, _FINGER_UNITS * unit)))


def areas(size: QSize, wanted: Wanted, *, portrait: bool, finger_px: int = LEAST_TARGET_PX) -> Areas:
    """Portrait: picture, verdict, staff one under the other. Landscape: the picture left, the others right of it."""
    unit, staffed, none = unit_of(size.width(), size.height()), wanted.staffed, QRect()
    if staffed is Staffed.OPERATING:
        strip, pages = _cut(QRect(QPoint(), size), round(_STRIP_UNITS * unit))
        return Areas(none, none, none, none, none, none, strip, none, none, pages)
    if staffed in (Staffed.AT_WORK, Staffed.CHOOSING):
        portrait = size.height() > size.width()  # keys need the room, whatever else was wished
    feed, side = _halves(size, wanted.text, portrait=portrait)
    feed, notice = _cut(feed, feed.height() - round(_NOTICE_UNITS * unit * wanted.text * wanted.notice))
    badge = QRect(round(3 * unit), round(3 * unit), round(22 * unit), round(8 * unit))
    if staffed in (Staffed.AT_WORK, Staffed.CHOOSING):
        strip, sheet = _cut(side, round(_STRIP_UNITS * unit))
        made = Areas(feed, badge, none, none, none, none, strip, none, none, notice=notice)
        return replace(made, **{"sheet" if staffed is Staffed.AT_WORK else "languages": sheet})
    panel, staff, note, entrance = _column(side, unit, finger_px, wanted)
    language, staff = _beside(staff, unit, finger_px) if wanted.language else (none, staff)
    strip, banner = none, none
    if staffed is Staffed.PASSED:
        panel, strip, banner = _passed(panel, unit, finger_px)
    return Areas(feed, badge, panel, staff, note, entrance, strip, none, banner, none, language, none, notice)


def _passed(panel: QRect, unit: float, finger_px: int) -> tuple[QRect, QRect, QRect]:
    """What is left of the panel, the strip, the banner: below it or, where it is low, beside it."""
    tall = max(finger_px, round(_STRIP_UNITS * unit)) + round(_SPACE_UNITS * unit)
    if panel.width() >= _FLAT * panel.height():
        aside = panel.adjusted(panel.width() - round(panel.width() * _ASIDE_SHARE), 0, 0, 0)
        return panel.adjusted(0, 0, -aside.width(), 0), *_cut(aside, aside.height() - tall)
    panel, banner = _cut(panel, panel.height() - tall)
    return *_cut(panel, panel.height() - round(_LOW_STRIP_UNITS * unit)), banner


def lowered(places: Areas, by_px: int) -> Areas:
    """The same, so much lower: something lies above. The badge lies on the picture, and stays on it."""
    moved = {
        each.name: getattr(places, each.name).translated(0, by_px) for each in fields(places) if each.name != "badge"
    }
    return replace(places, **{name: place for name, place in moved.items() if not place.isEmpty()})


def _halves(size: QSize, text: float, *, portrait: bool) -> tuple[QRect, QRect]:
    """The picture, and the rest. A lower picture shows no less of the zone; a narrower one would."""
    width, height = size.width(), size.height()
    if portrait:
        tall = round(height * min(_PORTRAIT_FEED_SHARE, _FEED_SHARE - _FEED_GIVES * (text - 1)))
        return _cut(QRect(0, 0, width, height), min(width, tall))
    tall = round(width * _FEED_SHARE)
    return QRect(0, 0, tall, height), QRect(tall, 0, width - tall, height)


def _column(side: QRect, unit: float, finger_px: int, wanted: Wanted) -> tuple[QRect, QRect, QRect, QRect]:
    """Verdict, button, note, and the staff's entrance in the corner, which reaches to the edges."""
    space, foot = round(_SPACE_UNITS * unit), round(_FOOT_UNITS * unit)
    entrance = wanted.staffed is not Staffed.NEVER
    corner = max(finger_px, round(_STRIP_UNITS * unit)) if entrance else 0
    note_tall = round(_NOTE_UNITS * unit * wanted.text)
    row_tall = max(note_tall, corner - foot)
    staff_tall = max(round(_STAFF_UNITS * unit), finger_px)
    panel, rest = _cut(side, side.height() - space - staff_tall - round(unit) - row_tall - foot)
    below = rest.adjusted(space, space, -space, -foot)
    staff, row = _cut(below, staff_tall)
    right = max(0, corner - space + round(unit)) if entrance else 0
    note = QRect(row.left(), row.bottom() + 1 - (row_tall + note_tall) // 2, row.width() - right, note_tall)
    return panel, staff, note, QRect(side.right() + 1 - corner, side.bottom() + 1 - corner, corner, corner)


def _beside(row: QRect, unit: float, finger_px: int) -> tuple[QRect, QRect]:
    """The key to another language, away from the staff's entrance, and what is left of the row for the button."""
    wide = max(finger_px, round(_LANGUAGE_UNITS * unit))
    return QRect(row.topLeft(), QSize(wide, row.height())), row.adjusted(wide + round(1.5 * unit), 0, 0, 0)


def _cut(whole: QRect, tall: int) -> tuple[QRect, QRect]:
    """The upper part, so many pixels tall, and the lower."""
    upper = QRect(whole.left(), whole.top(), whole.width(), tall)
    return upper, QRect(whole.left(), whole.top() + tall, whole.width(), whole.height() - tall)
