"""The one window of a kiosk that is out of service. No picture, no verdict: nothing on it can be green."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.desk import Desk
from kiosk.safe_mode import Mender
from kiosk.settings_screen import ScreenSettings
from ui.dressed import DressedWindow, Speaks
from ui.label import Label
from ui.language_choice import LanguageChoice
from ui.languages import Languages
from ui.layout import Areas, Staffed, Wanted, areas, finger_px
from ui.logo import logo_at
from ui.looks import look_of
from ui.note import Note
from ui.palette import Role
from ui.safe.closed import Closed
from ui.safe.staff import At, SafeStaff
from ui.site_words import site_words
from ui.text import Block
from ui.theme import Style
from ui.tongue import as_it_is, say
from ui.words import WINDOW

TICK_MS = 500
_ACTION_UNITS, _ROW_UNITS, _LANGUAGE_UNITS, _BANNER_UNITS = 17, 10, 16, 12
_GLYPH_UNITS = 4.2
_ACTION_SIZE = 1.35


class SafeWindow(DressedWindow):
    """Shows visitors what to do instead, and staff what is wrong. `alternative`: the policy's; empty: none."""

    def __init__(
        self,
        mender: Mender,
        desk: Desk | None,
        settings: ScreenSettings,
        alternative: str,
        clock: Callable[[], float],
        languages: Languages,
    ) -> None:
        super().__init__(look_of(settings), full_screen=settings.full_screen)
        self._settings, self._alternative, self._clock = settings, alternative, clock
        self.panel = Closed(self)
        self.action = Label(self, Role.WINDOW, bold=True)
        self.note = Note(self, logo_at(settings.logo))
        self.choice = LanguageChoice(self, languages, clock)
        self.staff = SafeStaff(self, mender, desk, clock)
        self.choice.changed.connect(self._lay_out)
        self.staff.changed.connect(self._lay_out)
        self._put_words()
        self._tick = self.every(TICK_MS, self._turn)

    def retranslate(self) -> None:
        """Say all of it in the language of the moment."""
        self._put_words()
        for part in (self.choice, *self.findChildren(QWidget)):
            if isinstance(part, Speaks):
                part.retranslate()
        self._lay_out()

    def touched(self) -> None:
        """Somebody is there."""
        self.choice.touched()

    def typed(self, key: int, letter: str) -> None:
        """A keyboard's key, for what staff work on."""
        self.staff.type(key, letter)

    def release(self) -> None:
        """The owner lets it go: the next close() closes it."""
        super().release()
        self._tick.stop()
        self.staff.close()

    def blocks(self) -> tuple[Block, ...]:
        """Every text that is visible now."""
        mine = (part for part in (self.panel, self.action, self.note) if part.isVisibleTo(self))
        return (*(block for part in mine for block in part.blocks()), *self.choice.blocks(), *self.staff.blocks())

    def _put_words(self) -> None:
        site = site_words(self._settings, self._alternative, self.choice.current)
        self.setAccessibleName(say(WINDOW))
        self.action.put(site.staff)
        self.note.put(*filter(None, (site.alternative, as_it_is(self._settings.place))))

    def _turn(self) -> None:
        self.staff.tick()
        if self.staff.at in {At.READING, At.WORKING}:
            self.choice.close()
            self.choice.touched()  # whoever reads, stays
        self.choice.tick(self._clock())

    def _lay_out(self) -> None:
        """Give everybody a place; who has none is not seen."""
        style = Style.of(self.width(), self.height(), self._look)
        finger = finger_px(self.size(), self.screen().physicalDotsPerInch())
        at, none = self.staff.at, QRect()
        choosing = self.choice.is_open and at in {At.AWAY, At.PASSED}
        beside = self._beside(finger, Staffed.AT_WORK) if at is At.WORKING else None
        chosen = self._beside(finger, Staffed.CHOOSING) if choosing else None
        alone = at is not At.READING and not beside and not chosen
        panel, action, banner, language, note, entrance = self._rows(style, finger) if alone else [none] * 6
        if split := beside or chosen:
            panel = split.feed
        self._give(self.rect() if at is At.READING else none, self.staff.page)
        self._give(panel, self.panel)
        self._give(action, self.action)
        self._give(note, self.note)
        self._give(entrance, self.staff.entrance)
        if self.staff.sheet and self.staff.banner:
            self._give(beside.strip.united(beside.sheet) if beside else none, self.staff.sheet)
            self._give(banner, self.staff.banner)
        self.choice.place(_only(language, chosen), style, finger)
        self._dress(style, finger)

    def _beside(self, finger: int, staffed: Staffed) -> Areas:
        """The panel, and beside it what somebody works on."""
        portrait = self._look.is_portrait(self.width(), self.height())
        return areas(self.size(), Wanted(staffed, text=1.0), portrait=portrait, finger_px=finger)

    def _rows(self, style: Style, finger: int) -> list[QRect]:
        """Panel, what to do, a pass that runs, then languages, small print and the staff's corner."""
        unit, width, gap = style.unit, self.width(), round(style.space_px)
        corner = max(finger, round(unit * _ROW_UNITS))
        bottom = self.height() - corner
        row = QRect(gap, bottom, width - corner - gap, corner)
        wide = max(finger, round(unit * _LANGUAGE_UNITS)) if self.choice.offered else 0
        language = QRect(row.left(), row.top(), wide, row.height() - round(unit))
        note = row.adjusted(wide + (gap if wide else 0), 0, -round(unit), 0)
        banner = QRect()
        if self.staff.at is At.PASSED:
            tall = max(finger, round(unit * _BANNER_UNITS))
            banner = QRect(0, bottom - tall - round(unit), width, tall)
            bottom = banner.top()
        tall = round(unit * _ACTION_UNITS * style.text)
        action = QRect(gap, bottom - tall, width - 2 * gap, tall)
        panel = QRect(0, 0, width, action.top())
        return [panel, action, banner, language, note, QRect(width - corner, self.height() - corner, corner, corner)]

    def _give(self, place: QRect, part: QWidget) -> None:
        part.setGeometry(place)
        part.setVisible(not place.isEmpty())

    def _dress(self, style: Style, finger: int) -> None:
        self.panel.set_style(style)
        self.action.set_style(style, style.sentence_px * _ACTION_SIZE)
        self.note.set_style(style, style.note_px)
        self.staff.entrance.set_style(style, style.unit * _GLYPH_UNITS)
        self.staff.page.set_style(style, finger)
        if self.staff.sheet and self.staff.banner:
            self.staff.sheet.set_style(style, finger)
            self.staff.banner.set_style(style)


def _only(language: QRect, chosen: Areas | None) -> Areas:
    """The places of languages alone."""
    none = QRect()
    languages = chosen.strip.united(chosen.languages) if chosen else none
    return Areas(none, none, none, none, none, none, none, none, none, none, language, languages)
