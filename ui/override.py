"""The staff's way past the verdict, as far as the screen goes: their entrance, their sheet, their pass."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.desk import Desk, Step, View
from kiosk.scene import Reason, Verdict
from ui import glyphs, theme
from ui.banner import Banner
from ui.clerk import Clerk
from ui.keys import Key
from ui.layout import Areas, Staffed
from ui.sheet import Sheet
from ui.staff_words import STAFF_ENTRANCE
from ui.strip import Strip
from ui.text import Block
from ui.theme import Scale
from ui.watch import Shown
from ui.words import say

_GLYPH_UNITS = 4.2


class Override(QObject):
    """Makes the parts in `window` and keeps them to the desk's view. `changed`: they need other places."""

    changed = Signal()

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self.clerk = Clerk(desk)
        self.entrance = Key(window, "staff_entrance", theme.QUIET_KEY, glyphs.key())
        self.entrance.say("", say(STAFF_ENTRANCE))
        self.strip = Strip(window)
        self.sheet = Sheet(window, self.clerk.view)
        self.banner = Banner(window)
        self.entrance.clicked.connect(lambda: self.clerk.ask(lambda desk: desk.open()))
        self.banner.revoke.clicked.connect(lambda: self.clerk.ask(lambda desk: desk.revoke()))
        self.sheet.wished.connect(self.clerk.ask)
        self.sheet.typed.connect(self.clerk.type)
        self.clerk.busy.connect(self._hold)
        self.clerk.viewed.connect(self._take)
        self._staffed = staffed(self.clerk.view)
        self.banner.show_view(self.clerk.view)

    @property
    def staffed(self) -> Staffed:
        """What of it is on the screen."""
        return self._staffed

    def seen(self, shown: Shown) -> Shown:
        """What the panel and the picture are to show; the strip shows the verdict itself."""
        self.strip.show_verdict(shown)
        if self._staffed is not Staffed.PASSED:
            return shown
        return replace(shown, verdict=Verdict.OVERRIDE, reason=Reason.NONE, prepared=None)

    def place(self, places: Areas, scale: Scale, finger_px: int) -> None:
        """Give each part its place; who has none is not seen."""
        for part, place in (
            (self.entrance, places.entrance),
            (self.strip, places.strip),
            (self.sheet, places.sheet),
            (self.banner, places.banner),
        ):
            part.setGeometry(place)
            part.setVisible(not place.isEmpty())
        self.entrance.set_size(scale, scale.unit * _GLYPH_UNITS)
        self.strip.set_scale(scale)
        self.sheet.set_scale(scale, finger_px)
        self.banner.set_scale(scale)

    def blocks(self) -> tuple[Block, ...]:
        """Every text of it that is visible now."""
        parts = (self.strip, self.sheet, self.banner)
        return tuple(block for part in parts if not part.isHidden() for block in part.blocks())

    def close(self) -> None:
        """Take no more wishes. A second call is harmless."""
        self.clerk.close()

    def _hold(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        for part in (self.entrance, self.sheet, self.banner):
            part.setEnabled(not busy)

    def _take(self, view: View) -> None:
        before, self._staffed = self._staffed, staffed(view)
        if self._staffed is Staffed.AT_WORK:
            self.sheet.show_view(view)
        self.banner.show_view(view)
        if before is not self._staffed:
            self.changed.emit()


def staffed(view: View) -> Staffed:
    """What a view puts on the screen."""
    if view.step in (Step.WHO, Step.PIN, Step.REASON, Step.HOW_LONG):
        return Staffed.AT_WORK
    return Staffed.PASSED if view.granted_s > 0 else Staffed.AWAY
