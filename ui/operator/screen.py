"""Screen: how the site wants it to look, speak and sound. Chosen, tried for a minute, kept in the settings file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.operator import Operator, SiteFile
from kiosk.phrase import sentence
from kiosk.settings_text import Value
from ui.operator import screen_choices
from ui.operator.errand import Answer, Errand
from ui.operator.page import Page
from ui.operator.screen_draft import Draft, written
from ui.operator.screen_foot import ScreenFoot
from ui.operator.screen_layout import split
from ui.operator.screen_preview import Preview
from ui.operator.screen_sections import Sections
from ui.operator.screen_words import CHOOSE, CHOSEN, KEEPING, KEPT, KEPT_FOR_LATER, SCREEN, TRIED
from ui.operator.words import LOOKING
from ui.sides import as_read
from ui.staff_words import clock
from ui.text import Block
from ui.tongue import fill, say, tell

Said = tuple[str, Sign | None]


class ScreenPage(Page):
    """Asks once, as it comes to the screen. What somebody wants of the running screen it says by signals.

    `tried` carries what the screen should look like for a while, `undone` that it should not any more, `kept` the Draft
    that the file has now.
    """

    tried = Signal(object)
    undone = Signal()
    kept = Signal(object)

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, SCREEN, self._ask)
        self._operator = operator
        self._site: SiteFile | None = None
        self._draft, self._left_s = Draft(), 0
        self._told: Callable[[], Said] = _looking
        self.keeping = Errand("keep the settings")
        self.sections, self.preview, self.foot = Sections(self), Preview(self), ScreenFoot(self)
        self.sections.chosen.connect(self._choose)
        self.keeping.ended.connect(self._written)
        self.foot.undone.connect(self._undo)
        self.foot.tried.connect(self._try)
        self.foot.kept.connect(self._keep)
        self._show()

    def begin(self) -> None:
        """It comes to the screen."""
        self._told = _looking
        self.sections.turn_to(0)
        self.look()
        self._show()

    def end(self) -> None:
        """It leaves the screen. What is being written is written, and then applied."""
        super().end()
        self.preview.stop()

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        super().release()
        self.keeping.close()

    def take(self, answer: Answer) -> None:
        """Show what the file has; what was chosen stays while it is tried, unless the file is another one."""
        if answer.why:
            self._site, self._draft = None, Draft()
            self._told = lambda: (tell(answer.why), Sign.BROKEN)
        else:
            before, self._site = self._site, cast("SiteFile", answer.value)
            if not (self._left_s and before and before.written == self._site.written):
                self._draft = Draft(self._site.written.settings)
            self._told = self._standing
        self._show()

    def show_left(self, left_s: int) -> None:
        """For so long what is tried stays on the screen; 0: it is as before again."""
        self._left_s = left_s
        self._allow()
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self.foot.say(*self._told())

    def _ask(self, _told: Callable[[object], None]) -> SiteFile:
        """On the errand's thread."""
        self.preview.prepare()
        return self._operator.settings()

    def _standing(self) -> Said:
        """How it stands with what is chosen."""
        if self._site and self._site.locked:
            return tell(sentence(self._site.locked)), Sign.LOOK
        if self._left_s:
            return fill(TRIED, clock(self._left_s)), None
        return say(CHOSEN if self._draft.values else CHOOSE), None

    def _choose(self, name: str, value: Value) -> None:
        self._draft = self._draft.toggle(value) if name == screen_choices.TOGGLED else self._draft.choose(name, value)
        self._told = self._standing
        self._show()

    def _undo(self) -> None:
        self.undone.emit()
        self._left_s, self._site = 0, None
        self.look()

    def _try(self) -> None:
        self._told = self._standing
        self.tried.emit(self._draft.screen)
        self._show()

    def _keep(self) -> None:
        if self._site and self.keeping.run(partial(written, self._operator, self._draft, self._site)):
            self._told = lambda: (say(KEEPING), None)
            self._show()

    def _written(self, answer: Answer) -> None:
        if answer.why:
            self._told = lambda: (tell(answer.why), Sign.BROKEN)
        else:
            self._site, later = cast("tuple[SiteFile, bool]", answer.value)
            self._draft, self._left_s = Draft(self._site.written.settings), 0
            self._told = lambda: (say(KEPT_FOR_LATER if later else KEPT), Sign.GOOD)
            self.kept.emit(self._draft)
        self._show()

    @property
    def _free(self) -> bool:
        """Whether anything can be chosen now."""
        return not (self._site is None or self._site.locked or self.errand.busy or self.keeping.busy)

    def _allow(self) -> None:
        draft, free = self._draft, self._free
        self.foot.allow(
            back=free and bool(draft.values or self._left_s),
            try_it=free and draft.screen != draft.file.screen,
            keep=free and bool(draft.values),
        )

    def _show(self) -> None:
        site, draft = self._site, self._draft
        self.sections.show_draft(draft, site.place if site else "", locked=not self._free)
        self.foot.warn(enforced=site is not None and draft.enforces)
        if site and self.isVisible():
            self.preview.show_screen(draft.screen)
        self._allow()
        self.retranslate()
        self.arrange()

    def arrange(self) -> None:
        """The pictures beside all else, or above it; what can be chosen, and below it how that stands."""
        for part in (self.sections, self.foot):
            part.set_style(self._style, self._finger_px)
        self.preview.set_style(self._style)
        room = self._arrange_preview()
        tall, gap = self.foot.tall_px(room.width()), round(self._style.space_px / 2)
        above = room.adjusted(0, 0, 0, -tall - gap)
        self.sections.setGeometry(as_read(above, self.width()))
        self.foot.setGeometry(as_read(QRect(room.left(), above.bottom() + 1 + gap, room.width(), tall), self.width()))

    def _arrange_preview(self) -> QRect:
        """What is left for the others."""
        if not self.preview.made:
            return self.rect()
        least_px = self.foot.tall_px(self.width()) + self.sections.least_px() + round(self._style.space_px)
        place, room = split(self.rect(), self.window().size(), self._style, least_px)
        self.preview.setGeometry(as_read(place, self.width()))
        self.preview.setVisible(not place.isEmpty())
        return room

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return (*self.sections.blocks(), *self.foot.blocks())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()


def _looking() -> Said:
    return say(LOOKING), None
