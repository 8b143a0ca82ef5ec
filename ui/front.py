"""What visitors see: picture, verdict, the button for a person, small print."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.scene import Fault, Frame
from kiosk.settings_screen import Language, ScreenSettings
from kiosk.slot import Slot
from ui.feed import Feed
from ui.label import Label
from ui.layout import Areas
from ui.logo import logo_at
from ui.note import Note
from ui.palette import Role
from ui.site_words import site_words
from ui.staff import StaffButton
from ui.strip import Strip
from ui.text import Block
from ui.theme import Style
from ui.tongue import as_it_is, say
from ui.verdict import VerdictPanel
from ui.watch import Shown
from ui.words import DEMO, PRIVACY

_NOTICE_SIZE = 1.3


class Front:
    """Makes the parts in `window`. `alternative`: the policy's; empty: there is none here."""

    def __init__(
        self,
        window: QWidget,
        frames: Slot[Frame | Fault],
        settings: ScreenSettings,
        alternative: str,
        *,
        demo: bool,
    ) -> None:
        self._settings, self._alternative = settings, alternative
        self.feed = Feed(window, frames, mirror=settings.mirror)
        self.panel = VerdictPanel(window)
        self.strip = Strip(window)
        self.staff = StaffButton(window)
        self.note = Note(window, logo_at(settings.logo))
        self.notice = Label(window, Role.WINDOW)
        self.badge = Label(self.feed, Role.DEMO, bold=True)
        self.badge.setVisible(demo)

    def put_words(self, language: Language) -> None:
        """The site's own words, and what is no part's own, in the language of the moment, which is named."""
        site = site_words(self._settings, self._alternative, language)
        known = [line for line in (as_it_is(self._settings.place), say(PRIVACY)) if line]
        # Two lines at most: what there is goes together.
        self.note.put(*((site.alternative, " · ".join(known)) if site.alternative else known))
        self.panel.greet(site.greeting)
        self.staff.answer_with(site.staff)
        self.notice.put(*filter(None, (site.notice,)))
        self.badge.put(say(DEMO))

    def show_verdict(self, seen: Shown, in_strip: Shown) -> None:
        """What visitors are to see, and what stands in the strip where that is there."""
        self.panel.show_verdict(seen)
        self.feed.show_verdict(seen)
        self.strip.show_verdict(in_strip)

    def place(self, places: Areas, style: Style) -> None:
        """Give each part its place; who has none is not seen."""
        self.badge.setGeometry(places.badge)
        for widget, place in (
            (self.feed, places.feed),
            (self.panel, places.panel),
            (self.strip, places.strip),
            (self.staff, places.staff),
            (self.note, places.note),
            (self.notice, places.notice),
        ):
            widget.setGeometry(place)
            widget.setVisible(not place.isEmpty())
        for part in (self.feed, self.panel, self.strip, self.staff):
            part.set_style(style)
        self.note.set_style(style, style.note_px)
        self.notice.set_style(style, style.note_px * _NOTICE_SIZE)
        self.badge.set_style(style, style.button_px, style.unit * 1.5)

    def blocks(self) -> tuple[Block, ...]:
        """Every text of it that is visible now."""
        parts = (self.panel, self.strip, self.feed, self.staff, self.note, self.notice, self.badge)
        return tuple(block for part in parts if part.isVisibleTo(self.feed.window()) for block in part.blocks())
