"""The installer's page: how many walks, how far it is, what is struck out, the newest report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.conductor import Acceptance
from kiosk.acceptance.course import Phase
from kiosk.acceptance.kinds import CHOICES, DEFAULTS
from kiosk.finding import Sign
from ui.acceptance import words
from ui.acceptance.counters import Counters
from ui.acceptance.striking import Striking
from ui.acceptance.told import Shows, listing_of
from ui.keys import Key
from ui.operator.errand import Answer
from ui.operator.lines import Lines
from ui.operator.page import Heading, Page
from ui.palette import KeyRole
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say, tell

_HEADING_UNITS, _KEYS_UNITS = 9, 10


class AcceptancePage(Page):
    """`going_on`: the walks go on, and staff want to leave the pages. Asks nothing of a disk in the GUI's thread."""

    EVERY_MS = 500
    going_on = Signal()

    def __init__(self, parent: QWidget, acceptance: Acceptance) -> None:
        super().__init__(parent, words.ACCEPTANCE, lambda _told: None)
        self._acceptance, self._view = acceptance, acceptance.view()
        self._shows, self._why = Shows.CHOICE, ""
        self._leaves = False
        self.heading, self.lines, self.counters = Heading(self), Lines(self), Counters(self)
        self.striking = Striking(self)
        self.first = Key(self, "acceptance_first", KeyRole.FIRST)
        self.second, self.third = Key(self, "acceptance_second"), Key(self, "acceptance_third")
        self._offered: dict[Key, Callable[[], None]] = {}
        for key in (self.first, self.second, self.third):
            key.clicked.connect(lambda _checked=False, key=key: self._offered[key]())
        self.striking.chosen.connect(self._strike)
        self._turn(Shows.CHOICE)

    def begin(self) -> None:
        """It comes to the screen."""
        self._why, self._view = "", self._acceptance.view()
        self._shows = Shows.NEWEST if self._view.newest else Shows.CHOICE
        self._look_anew()
        self.lines.begin()
        super().begin()

    def look(self) -> None:
        """How it stands now: no disk is asked."""
        view = self._acceptance.view()
        if view != self._view:
            self._view = view
            self._look_anew()

    def take(self, answer: Answer) -> None:
        """What came of a wish."""
        self._why = answer.why
        self._view = self._acceptance.view()
        leaves, self._leaves = self._leaves and not answer.why, False
        self._look_anew()
        if leaves:
            self.going_on.emit()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        super().retranslate()
        self._tell()
        self._name_keys()
        self.counters.retranslate()
        self.striking.retranslate()

    def arrange(self) -> None:
        """The heading, the part that is shown, the keys below."""
        unit, gap = self._style.unit, round(self._style.space_px / 2)
        tall, low = round(unit * _HEADING_UNITS), max(self._finger_px, round(unit * _KEYS_UNITS))
        self.heading.setGeometry(0, 0, self.width(), tall)
        self.heading.set_style(self._style)
        middle = QRect(0, tall + gap, self.width(), max(self.height() - tall - low - 2 * gap, 1))
        for part in (self.lines, self.counters, self.striking):
            part.setGeometry(middle)
            part.set_style(self._style, self._finger_px)
        keys = [key for key in (self.third, self.second, self.first) if key in self._offered]
        wide = (self.width() + gap) // 3 - gap
        for at, key in enumerate(reversed(keys)):
            place = QRect(self.width() - (at + 1) * wide - at * gap, self.height() - low, wide, low)
            key.setGeometry(as_read(place, self.width()))
        size_px = min((key.fitting_px(self._style.button_px) for key in keys), default=self._style.button_px)
        for key in keys:
            key.set_style(self._style, size_px)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        parts = (self.heading, self.lines, self.counters, self.striking, self.first, self.second, self.third)
        return tuple(block for part in parts if part.isVisibleTo(self) for block in part.blocks())

    def _look_anew(self) -> None:
        going_on, known = self._view.course is not None, self._view.newest is not None
        if going_on and self._shows not in (Shows.STRIKING, Shows.ENDING):
            self._turn(Shows.COURSE)
        elif not going_on and self._shows not in (Shows.CHOICE, Shows.NEWEST):
            self._turn(Shows.NEWEST if known else Shows.CHOICE)
        else:
            self._turn(self._shows)

    def _turn(self, shows: Shows) -> None:
        self._shows = shows
        self.lines.setVisible(shows in (Shows.COURSE, Shows.ENDING, Shows.NEWEST))
        self.counters.setVisible(shows is Shows.CHOICE)
        self.striking.setVisible(shows is Shows.STRIKING)
        if self._view.course is not None:
            self.striking.show_walks(self._view.course.walks)
        self._offered = {key: wish for key, (_, wish) in self._wishes().items()}
        for key in (self.first, self.second, self.third):
            key.setVisible(key in self._offered)
            key.setEnabled(not self.errand.busy)
        self.retranslate()
        self.arrange()

    def _wishes(self) -> dict[Key, tuple[str, Callable[[], None]]]:
        """What may be touched now, by its key, and what each is called."""
        if self._shows is Shows.CHOICE:
            newest = {self.second: (words.BACK, lambda: self._turn(Shows.NEWEST))}
            begin = {self.first: (words.BEGIN, self._begin)}
            return begin | (newest if self._view.newest else {})
        if self._shows is Shows.NEWEST:
            return {self.first: (words.ANEW, self._choose)}
        if self._shows is Shows.ENDING:
            return {
                self.first: (words.REPORT, self._finish),
                self.second: (words.BACK, lambda: self._turn(Shows.COURSE)),
            }
        if self._shows is Shows.STRIKING:
            return {self.second: (words.BACK, lambda: self._turn(Shows.COURSE))}
        return self._steering()

    def _steering(self) -> dict[Key, tuple[str, Callable[[], None]]]:
        course = self._view.course
        if course is None:
            return {}
        report = (words.REPORT, self._finish)
        strike = {self.second: (words.STRIKE, lambda: self._turn(Shows.STRIKING))} if course.walks else {}
        if course.phase is Phase.ENDED:
            return {self.first: report}
        if course.phase is Phase.DONE:
            return {self.first: report, **strike}
        return {
            self.first: (words.GO_ON, self._go_on),
            **strike,
            self.third: (words.END, lambda: self._turn(Shows.ENDING)),
        }

    def _name_keys(self) -> None:
        for key, (name, _) in self._wishes().items():
            key.say(say(name))

    def _tell(self) -> None:
        listing = listing_of(self._shows, self._view, busy=self.errand.busy)
        sign = Sign.BROKEN if self._why else listing.sign
        self.heading.say(tell(self._why) if self._why else listing.heading, sign)
        self.lines.setAccessibleName(say(self.name))
        self.lines.show_rows(listing.rows)

    def _choose(self) -> None:
        newest = self._view.newest
        self.counters.begin(newest.planned if newest else DEFAULTS)
        self._turn(Shows.CHOICE)

    def _begin(self) -> None:
        counts = dict(self.counters.counts)
        self._ask(lambda: self._acceptance.begin(counts))

    def _go_on(self) -> None:
        self._leaves = True
        self._ask(self._acceptance.go_on)

    def _finish(self) -> None:
        self._shows = Shows.COURSE
        self._ask(self._acceptance.finish)

    def _strike(self, number: int, why: int) -> None:
        self._shows = Shows.COURSE
        self._ask(lambda: self._acceptance.strike(number, CHOICES[why]))

    def _ask(self, wish: Callable[[], object]) -> None:
        """On the errand's thread: who may is looked up on the disk."""

        def work(_told: Callable[[object], None]) -> object:
            wish()
            return None

        self.errand.run(work)
        self._turn(self._shows)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self.arrange()
