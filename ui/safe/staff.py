"""What staff do at a kiosk that is out of service: read what is wrong, let somebody through, bring the kiosk back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.desk import Desk, Step, View
from kiosk.safe_mode import Mender
from kiosk.sitting import READING_S
from ui import glyphs
from ui.banner import Banner
from ui.clerk import Clerk
from ui.keyboard import Keyboard
from ui.keys import Key
from ui.layout import Staffed
from ui.override import staffed
from ui.palette import KeyRole
from ui.safe.page import ProblemPage
from ui.sheet import Sheet
from ui.staff_words import STAFF_ENTRANCE
from ui.text import Block


class At(Enum):
    """What of it is on the screen."""

    AWAY = "the small key only"
    READING = "the page, which anybody may read"
    WORKING = "the sheet on which staff say who they are, and let somebody through"
    PASSED = "the small key, and how long the pass lasts"


class SafeStaff(QObject):
    """Makes the parts in `window`. `changed`: they need other places. `usable`: the settings can be used now.

    `desk`: None where staff have no business, and the page can be read all the same.
    """

    changed = Signal()
    usable = Signal()

    def __init__(self, window: QWidget, mender: Mender, desk: Desk | None, clock: Callable[[], float]) -> None:
        super().__init__(window)
        self._clock, self._touched_s = clock, clock()
        self._reading, self._step = False, Step.CLOSED
        self.clerk = Clerk(desk) if desk else None
        self.entrance = Key(window, "staff_entrance", KeyRole.QUIET, glyphs.key, STAFF_ENTRANCE)
        self.page = ProblemPage(window, mender, staff=desk is not None)
        self.sheet = Sheet(window, self.clerk.view, operator=True) if self.clerk else None
        self.banner = Banner(window, self.clerk.view) if self.clerk else None
        self.keyboard = Keyboard(self._keys)
        self.entrance.clicked.connect(self.open)
        self.page.closed.connect(self.close_page)
        self.page.touched.connect(self._touch)
        self.page.usable.connect(self.usable)
        self.page.asked.connect(self._ask_pin)
        if self.clerk and self.sheet and self.banner:
            self._join(self.clerk, self.sheet, self.banner)

    @property
    def at(self) -> At:
        """What of it is on the screen."""
        step = self.clerk.view.step if self.clerk else Step.CLOSED
        if step is Step.OPERATOR or (self._reading and step in {Step.CLOSED, Step.DONE}):
            return At.READING
        return {Staffed.AT_WORK: At.WORKING, Staffed.PASSED: At.PASSED}.get(self._staffed(), At.AWAY)

    def open(self) -> None:
        """The small key was touched."""
        self._touched_s = self._clock()
        self._reading = True
        self.page.lines.begin()
        self.page.look()
        self.changed.emit()

    def close_page(self) -> None:
        """Away with the page; who gave a PIN has to give it again."""
        self._reading = False
        if self.clerk and self.clerk.view.step is Step.OPERATOR:
            self.clerk.ask(lambda desk: desk.cancel())
        self.changed.emit()

    def tick(self) -> None:
        """Close by itself, where nobody has touched anything for long enough."""
        if self._reading and self._clock() - self._touched_s >= READING_S:
            self.close_page()

    def type(self, key: int, typed: str) -> None:
        """Somebody uses a keyboard, and so is still there."""
        self.keyboard.press(key, typed)
        self._touch()

    def blocks(self) -> tuple[Block, ...]:
        """Every text of it that is visible now."""
        parts = (self.page, self.sheet, self.banner)
        return tuple(block for part in parts if part and not part.isHidden() for block in part.blocks())

    def close(self) -> None:
        """Take no more wishes. A second call is harmless."""
        if self.clerk:
            self.clerk.close()
        self.page.release()

    def _join(self, clerk: Clerk, sheet: Sheet, banner: Banner) -> None:
        banner.revoke.clicked.connect(lambda: clerk.ask(lambda desk: desk.revoke()))
        sheet.wished.connect(clerk.ask)
        sheet.typed.connect(clerk.type)
        clerk.busy.connect(self._hold)
        clerk.viewed.connect(self._take)

    def _staffed(self) -> Staffed:
        return staffed(self.clerk.view) if self.clerk else Staffed.AWAY

    def _touch(self) -> None:
        self._touched_s = self._clock()
        if self.clerk and self.clerk.view.step is Step.OPERATOR:
            self.clerk.type(lambda desk: desk.operate())

    def _ask_pin(self) -> None:
        if self.clerk:
            self.clerk.ask(lambda desk: desk.open())

    def _hold(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        for part in (self.entrance, self.sheet, self.banner):
            if part:
                part.setEnabled(not busy)

    def _keys(self) -> list[Key]:
        """What a keyboard may reach: nothing of what visitors see."""
        on = {At.READING: self.page, At.WORKING: self.sheet}.get(self.at)
        return on.findChildren(Key) if on else []

    def _take(self, view: View) -> None:
        if self.sheet and staffed(view) is Staffed.AT_WORK:
            self.sheet.show_view(view)
        if self.banner:
            self.banner.show_view(view)
        before, self._step = self._step, view.step
        if before is not view.step:
            self._come_to(view.step, before)
        self.changed.emit()

    def _come_to(self, step: Step, before: Step) -> None:
        """What may be changed depends on who is there; whoever was let through needs no page."""
        if step is Step.DONE:
            self._reading = False
        if step is Step.OPERATOR:
            self.open()
        elif before is Step.OPERATOR:
            self.page.look()
