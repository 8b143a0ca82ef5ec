"""The kiosk's one window: picture, verdict, staff button, and whatever takes their place for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.conductor import Acceptance
from kiosk.desk import Desk
from kiosk.operator import Operator
from kiosk.scene import Fault, Frame
from kiosk.settings_screen import ScreenSettings
from kiosk.slot import Slot
from kiosk.why import Why
from ui.acceptance.guide import Guide
from ui.bridge import Bridge
from ui.dressed import DressedWindow, Speaks
from ui.front import Front
from ui.language_choice import LanguageChoice
from ui.languages import Languages
from ui.layout import Staffed, Wanted, areas, finger_px, lowered
from ui.looks import look_of
from ui.override import Override
from ui.reasons import Reasons
from ui.text import Block
from ui.theme import Style
from ui.tongue import say
from ui.watch import STALE, Shown
from ui.words import WINDOW

TICK_MS = 33
PULL_MS = 8
"""Pictures are looked for four times as often as they come: at their own rate one in thirty was seen late, or never."""


class KioskWindow(DressedWindow):
    """Shows what the bridge and the slot give. `seen` tells what visitors see, and whether staff are at work.

    `languages`: what visitors may choose among; None: the screen stays as it is. `why`: what staff may see of the
    kiosk's reasons; None: nothing.
    """

    seen = Signal(object, bool)

    def __init__(  # noqa: PLR0913 - what is shown, what may be touched: each from another part of the kiosk
        self,
        frames: Slot[Frame | Fault],
        bridge: Bridge,
        settings: ScreenSettings,
        clock: Callable[[], float],
        *,
        demo: bool,
        desk: Desk | None = None,
        operator: Operator | None = None,
        alternative: str = "",
        languages: Languages | None = None,
        why: Why | None = None,
        acceptance: Acceptance | None = None,
    ) -> None:
        super().__init__(look_of(settings), full_screen=settings.full_screen)
        self._settings = settings
        self._clock = clock
        self._bridge = bridge
        self._shown = STALE
        self.front = Front(self, frames, settings, alternative, demo=demo)
        self.feed, self.panel, self.staff = self.front.feed, self.front.panel, self.front.staff
        self.choice = LanguageChoice(self, languages, clock) if languages else None
        self.override = Override(self, desk, operator, acceptance, reasons=why is not None) if desk else None
        self.guide = Guide(self, acceptance) if acceptance else None
        self.reasons = Reasons(self.feed, why, clock, mirror=settings.mirror) if desk and why else None
        if self.choice:
            self.choice.changed.connect(self._lay_out)
        if self.guide:
            self.guide.changed.connect(self._lay_out)
        if self.override:
            self.override.changed.connect(self._steer)
            self.override.changed.connect(self._lay_out)
        if self.override and self.reasons:
            self.override.reasoned.connect(self.reasons.show)
        bridge.shown.connect(self.show_verdict)
        self._put_words()
        self._tick, self._look_out = self.every(TICK_MS, self._refresh), self.every(PULL_MS, self._pull)

    def show_verdict(self, shown: Shown) -> None:
        """Hand a verdict to those who show it: the strip has the kiosk's own, unless visitors see it there."""
        self._shown = shown
        seen = self.override.seen(shown) if self.override else shown
        self.front.show_verdict(seen, seen if self._on_screen() is Staffed.CHOOSING else shown)
        self.seen.emit(seen, self._staff_at_work())

    def retranslate(self) -> None:
        """Say all of it in the language of the moment. What is shown, chosen and typed stays."""
        self._put_words()
        for part in (self.choice, *self.findChildren(QWidget)):
            if isinstance(part, Speaks):
                part.retranslate()
        self._lay_out()

    def touched(self) -> None:
        """Somebody is there."""
        if self.choice:
            self.choice.touched()

    def typed(self, key: int, letter: str) -> None:
        """A keyboard's key, for what staff work on: visitors have no use for one."""
        if self.override:
            self.override.type(key, letter)

    def release(self) -> None:
        """The owner lets it go: the next close() closes it."""
        super().release()
        self._tick.stop()
        self._look_out.stop()
        if self.override:
            self.override.close()
        if self.reasons:
            self.reasons.hide()

    def blocks(self) -> tuple[Block, ...]:
        """Every text that is visible now."""
        parts = (self.front, self.choice, self.override, self.reasons, self.guide)
        return tuple(block for part in parts if part for block in part.blocks())

    def _put_words(self) -> None:
        self.setAccessibleName(say(WINDOW))
        self.front.put_words(self.choice.current if self.choice else self._settings.language)

    def _pull(self) -> None:
        self.feed.pull(self._clock())

    def _refresh(self) -> None:
        self._bridge.tick()
        now = self._clock()
        self.panel.turn(now)
        if self.reasons:
            self.reasons.refresh(now, self._shown)
        if self.choice and self._staff_at_work():
            self.choice.close()
            self.choice.touched()  # whoever reads, stays
        if self.choice:
            self.choice.tick(now)
        self._steer()

    def _steer(self) -> None:
        if self.guide:
            self.guide.refresh(self._on_screen())

    def _on_screen(self) -> Staffed:
        staffed = self.override.staffed if self.override else Staffed.NEVER
        return Staffed.CHOOSING if self.choice and self.choice.is_open and not self._staff_at_work() else staffed

    def _staff_at_work(self) -> bool:
        return self.override is not None and self.override.staffed in (Staffed.AT_WORK, Staffed.OPERATING)

    def _lay_out(self) -> None:
        """Give everybody a place; who has none is not seen."""
        width, height = self.width(), self.height()
        style, portrait = Style.of(width, height, self._look), self._look.is_portrait(width, height)
        finger = finger_px(self.size(), self.screen().physicalDotsPerInch())
        offered = self.choice is not None and self.choice.offered
        wanted = Wanted(self._on_screen(), language=offered, notice=not self.front.notice.empty, text=style.text)
        taken = self.guide.tall_px(style, portrait=portrait) if self.guide else 0
        below = QSize(width, height - taken)
        places = lowered(areas(below, wanted, portrait=portrait, finger_px=finger), taken)
        if self.guide:
            self.guide.place(self.size(), style, finger, portrait=portrait)
        self.front.place(places, style)
        if self.reasons:
            self.reasons.place(style, finger)
        if self.choice:
            self.choice.place(places, style, finger)
        if self.override:
            self.override.place(places, style, finger)
        self.show_verdict(self._shown)
