"""The staff's way past the verdict, as far as the screen goes: their entrance, their sheet, their pass."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.conductor import Acceptance
from kiosk.desk import Desk, Step, View
from kiosk.operator import Operator
from kiosk.scene import Reason, Verdict
from ui import glyphs
from ui.banner import Banner
from ui.clerk import Clerk
from ui.keyboard import Keyboard
from ui.keys import Key
from ui.layout import Areas, Staffed
from ui.operator.view import OperatorView
from ui.palette import KeyRole
from ui.sheet import Sheet
from ui.staff_words import STAFF_ENTRANCE
from ui.text import Block
from ui.theme import Style
from ui.watch import Shown

_GLYPH_UNITS = 4.2


class Override(QObject):
    """Makes the parts in `window` and keeps them to the desk's view. `changed`: they need other places.

    `reasoned`: staff want to see why the kiosk judges as it does, and go back to what visitors see.
    """

    changed = Signal()
    reasoned = Signal()

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        operator: Operator | None = None,
        acceptance: Acceptance | None = None,
        *,
        reasons: bool = False,
    ) -> None:
        super().__init__(window)
        self.clerk = Clerk(desk)
        self.entrance = Key(window, "staff_entrance", KeyRole.QUIET, glyphs.key, STAFF_ENTRANCE)
        self.sheet = Sheet(window, self.clerk.view, operator=operator is not None, reasons=reasons)
        self.banner = Banner(window, self.clerk.view)
        self.pages = OperatorView(window, operator, acceptance, reasons=reasons) if operator else None
        self.sheet.reasoned.connect(self._reason)
        if self.pages:
            self.pages.reasoned.connect(self._reason)
            self.pages.closed.connect(lambda: self.clerk.ask(lambda desk: desk.cancel()))
            self.pages.touched.connect(lambda: self.clerk.type(lambda desk: desk.operate()))
        self.entrance.clicked.connect(lambda: self.clerk.ask(lambda desk: desk.open()))
        self.banner.revoke.clicked.connect(lambda: self.clerk.ask(lambda desk: desk.revoke()))
        self.sheet.wished.connect(self.clerk.ask)
        self.sheet.typed.connect(self.clerk.type)
        self.clerk.busy.connect(self._hold)
        self.clerk.viewed.connect(self._take)
        self._step, self._staffed = self.clerk.view.step, staffed(self.clerk.view)
        self.keyboard = Keyboard(self._keys)

    @property
    def staffed(self) -> Staffed:
        """What of it is on the screen."""
        return self._staffed

    def seen(self, shown: Shown) -> Shown:
        """What visitors are to see: while a pass is running, that it is."""
        if self._staffed is not Staffed.PASSED:
            return shown
        return replace(shown, verdict=Verdict.OVERRIDE, reason=Reason.NONE, prepared=None)

    def place(self, places: Areas, style: Style, finger_px: int) -> None:
        """Give each part its place; who has none is not seen."""
        for part, place in (
            (self.entrance, places.entrance),
            (self.sheet, places.sheet),
            (self.banner, places.banner),
        ):
            part.setGeometry(place)
            part.setVisible(not place.isEmpty())
        self.entrance.set_style(style, style.unit * _GLYPH_UNITS)
        self.sheet.set_style(style, finger_px)
        self.banner.set_style(style)
        if self.pages:
            self.pages.setGeometry(places.pages)
            self.pages.set_style(style, finger_px)
            self.pages.setVisible(not places.pages.isEmpty())

    def type(self, key: int, typed: str) -> None:
        """Somebody uses a keyboard, and so is still there."""
        self.keyboard.press(key, typed)
        if self.pages and self._staffed is Staffed.OPERATING:
            self.pages.touched.emit()
        elif self._staffed is Staffed.AT_WORK:
            self.clerk.type(lambda desk: desk.stay())

    def blocks(self) -> tuple[Block, ...]:
        """Every text of it that is visible now."""
        parts = (self.sheet, self.banner, self.pages)
        return tuple(block for part in parts if part and not part.isHidden() for block in part.blocks())

    def close(self) -> None:
        """Take no more wishes. A second call is harmless."""
        self.clerk.close()
        if self.pages:
            self.pages.release()

    def _reason(self) -> None:
        self.clerk.ask(lambda desk: desk.cancel())
        self.reasoned.emit()

    def _hold(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        for part in (self.entrance, self.sheet, self.banner):
            part.setEnabled(not busy)

    def _keys(self) -> list[Key]:
        """What staff may reach by a keyboard: nothing of what visitors see."""
        at = {Staffed.AT_WORK: self.sheet, Staffed.OPERATING: self.pages}.get(self._staffed)
        return at.findChildren(Key) if at else []

    def _take(self, view: View) -> None:
        if view.step is not self._step:
            self._step = view.step
            self.keyboard.rest()
        before, self._staffed = self._staffed, staffed(view)
        if self._staffed is Staffed.AT_WORK:
            self.sheet.show_view(view)
        self.banner.show_view(view)
        if before is not self._staffed:
            self.changed.emit()
            self._open_pages(before)

    def _open_pages(self, before: Staffed) -> None:
        """Once they have their place; and nothing goes on when they have none any more."""
        if self.pages and self._staffed is Staffed.OPERATING:
            self.pages.begin()
        elif self.pages and before is Staffed.OPERATING:
            self.pages.end()


def staffed(view: View) -> Staffed:
    """What a view puts on the screen."""
    if view.step in (Step.WHO, Step.PIN, Step.REASON, Step.HOW_LONG):
        return Staffed.AT_WORK
    if view.step is Step.OPERATOR:
        return Staffed.OPERATING
    return Staffed.PASSED if view.granted_s > 0 else Staffed.AWAY
