"""The crowd view's one window: the live picture with everyone's mark, the counts, and a line that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.crowd import Crowd, Tally
from kiosk.scene import Fault, Frame, Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from kiosk.slot import Slot
from ui.crowd.counts import Counts
from ui.crowd.feed import CrowdFeed
from ui.crowd.layout import Wanted, areas
from ui.crowd.watch import Shown, Watch
from ui.dressed import DressedWindow
from ui.label import Label
from ui.logo import logo_at
from ui.looks import look_of
from ui.note import Note
from ui.palette import Role
from ui.site_words import SiteWords, site_words
from ui.text import Block
from ui.theme import Style
from ui.tongue import as_it_is, say
from ui.verdict import VerdictPanel
from ui.watch import Shown as Told
from ui.words import BY_REASON, BY_VERDICT, DEMO, PRIVACY, WINDOW

PULL_MS = 8
_MESSAGE_SIZE, _NOTICE_SIZE = 1.35, 1.3


class CrowdWindow(DressedWindow):
    """Shows what the two slots give. Nothing on it is touched."""

    def __init__(
        self,
        frames: Slot[Frame | Fault],
        crowds: Slot[Crowd],
        settings: ScreenSettings,
        clock: Callable[[], float],
        *,
        demo: bool,
        preparing: Callable[[], float | None] = lambda: None,
    ) -> None:
        super().__init__(look_of(settings), full_screen=settings.full_screen)
        self._crowds, self._settings, self._clock, self._preparing = crowds, settings, clock, preparing
        self._watch, self._version, self._shown = Watch(), 0, Shown()
        self._laid = (self._shown.fault, 0.0)
        self.feed = CrowdFeed(self, frames, mirror=settings.mirror)
        self.counts = Counts(self)
        self.panel = VerdictPanel(self)
        self.message = Label(self, Role.WINDOW, bold=True)
        self.notice = Label(self, Role.WINDOW)
        self.note = Note(self, logo_at(settings.logo))
        self.badge = Label(self.feed, Role.DEMO, bold=True)
        self.badge.setVisible(demo)
        self._put_words()
        self._tick = self.every(PULL_MS, self.refresh)

    def refresh(self) -> None:
        """Take what the slots hold, and look at the clock; to be called at display rate."""
        version, crowd = self._crowds.latest()
        if version != self._version and crowd is not None:
            self._version = version
            self._watch.note(crowd)
        now = self._clock()
        before, self._shown = self._shown, self._watch.shown(now, self._preparing())
        self.feed.refresh(self._shown.crowd, now)
        if (before.tally, before.fault, before.prepared) != (
            self._shown.tally,
            self._shown.fault,
            self._shown.prepared,
        ):
            self._tell()
        if self._laid != self._lies():
            self._lay_out()
        self.panel.turn(now)

    def retranslate(self) -> None:
        """Say all of it in the language of the moment."""
        self._put_words()
        for part in (self.feed, self.counts):
            part.retranslate()
        self._lay_out()

    def release(self) -> None:
        """The owner lets it go: the next close() closes it."""
        super().release()
        self._tick.stop()

    def blocks(self) -> tuple[Block, ...]:
        """Every text that is visible now."""
        parts = (self.feed, self.counts, self.panel, self.message, self.notice, self.note, self.badge)
        return tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())

    def _put_words(self) -> None:
        site = self._site()
        self.setAccessibleName(say(WINDOW))
        self.notice.put(*filter(None, (site.notice,)))
        self.note.put(" · ".join(filter(None, (as_it_is(self._settings.place), say(PRIVACY)))))
        self.badge.put(say(DEMO))
        self._tell()

    def _site(self) -> SiteWords:
        return site_words(self._settings, "", self._settings.language)

    def _tell(self) -> None:
        """The counts, or why there are none."""
        shown = self._shown
        if shown.tally is not None:
            self.counts.show_tally(shown.tally)
            self.message.put(said_of(shown.tally) or self._site().greeting)
        else:
            self.panel.show_verdict(Told(Verdict.FAULT, shown.fault, prepared=shown.prepared))

    def _lies(self) -> tuple[Reason, float]:
        """What the places depend on, beside size and look."""
        return (Reason.NONE if self._shown.tally is not None else Reason.STALE), self.feed.shape

    def _lay_out(self) -> None:
        """Give everybody a place; who has none is not seen."""
        width, height = self.width(), self.height()
        style, portrait = Style.of(width, height, self._look), self._look.is_portrait(width, height)
        self._laid = self._lies()
        wanted = Wanted(self._shown.tally is None, not self.notice.empty, style.text)
        places = areas(self.size(), self.feed.shape, wanted, portrait=portrait)
        self.badge.setGeometry(places.badge)
        for part, place in (
            (self.feed, places.feed),
            (self.counts, places.counts),
            (self.panel, places.panel),
            (self.message, places.message),
            (self.notice, places.notice),
            (self.note, places.note),
        ):
            part.setGeometry(place)
            part.setVisible(not place.isEmpty())
        for part in (self.feed, self.counts, self.panel):
            part.set_style(style)
        self.message.set_style(style, style.sentence_px * _MESSAGE_SIZE)
        self.notice.set_style(style, style.note_px * _NOTICE_SIZE)
        self.note.set_style(style, style.note_px)
        self.badge.set_style(style, style.button_px, style.unit * 1.5)


def said_of(tally: Tally) -> str:
    """What those without a mask can do, else those who wear it wrongly, else those far away where nobody is nearer.

    Empty: nobody need do anything.
    """
    if tally.bare:
        return say(BY_VERDICT[Verdict.NO_MASK].sentence)
    if tally.wrong:
        return say(BY_VERDICT[Verdict.MASK_WRONG].sentence)
    return say(BY_REASON[Reason.COME_CLOSER].sentence) if tally.far and not any(tally.judged) else ""
