"""When: always, or on these days from one time to another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.policy import WEEKDAYS
from kiosk.setup.told import DAYS
from kiosk.setup.week import WORKDAYS, Week, choose_week, clock, week_of
from ui.grid import grid
from ui.operator.screen_choices import Option
from ui.operator.screen_keys import OptionKey
from ui.sides import as_read
from ui.text import Block
from ui.tongue import say
from ui.wizard.card import Card
from ui.wizard.cards import Cards
from ui.wizard.part import Around, Part
from ui.wizard.stepper import Stepper
from ui.wizard.words import ALWAYS, BY_THE_WEEK, EARLIER, FROM, LATER, TO

ALL_DAYS = (*WEEKDAYS, "holiday")
_CARD_UNITS, _DAY_UNITS, _WORD_UNITS = 11, 10, 3.2


class HoursPart(Part):
    """Rules that are not as simple as this stay, until somebody chooses here."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self.cards = Cards(self, "hours", columns=2)
        self.days = tuple(OptionKey(self, f"day_{day}") for day in ALL_DAYS)
        self.begins = Stepper(self, "begins", EARLIER, LATER)
        self.ends = Stepper(self, "ends", EARLIER, LATER)
        self.cards.chosen.connect(self._choose)
        self.begins.moved.connect(lambda by: self._take(self._week.moved(begins=by)))
        self.ends.moved.connect(lambda by: self._take(self._week.moved(ends=by)))
        for day, key in zip(ALL_DAYS, self.days, strict=True):
            key.clicked.connect(lambda _checked=False, day=day: self._take(self._week.toggle(day)))

    @property
    def _week(self) -> Week:
        return week_of(self._answers) or Week("enforce")

    def show_answers(self) -> None:
        """The days only where they are asked for."""
        week, known = self._week, week_of(self._answers) is not None
        weekly = bool(week.days)
        self.cards.offer([Card(say(ALWAYS), "", known and not weekly), Card(say(BY_THE_WEEK), "", known and weekly)])
        for day, key in zip(ALL_DAYS, self.days, strict=True):
            key.setVisible(weekly)
            key.offer(Option(day, lambda day=day: say(DAYS[day]), day in week.days), locked=False)  # type: ignore[misc]
        for stepper, word, at in ((self.begins, FROM, week.begins_min), (self.ends, TO, week.ends_min)):
            stepper.setVisible(weekly)
            stepper.say(f"{say(word)} {clock(at)}")

    def _choose(self, place: int) -> None:
        before = self._week
        self._take(replace(before, days=() if place == 0 else before.days or WORKDAYS))

    def _take(self, week: Week) -> None:
        self._session.answers = choose_week(self._answers, week)
        self.show_answers()
        self.arrange()
        self.altered.emit()

    def arrange(self) -> None:
        """Two cards; then the days, four in a line; then the two times."""
        unit, width = self._style.unit, self.width()
        gap = round(unit * 1.6)
        card, day = (max(self._finger_px, round(unit * units)) for units in (_CARD_UNITS, _DAY_UNITS))
        self.cards.setGeometry(QRect(0, 0, width, card))
        self.cards.set_style(self._style, self._finger_px)
        days = QRect(0, card + gap, width, 2 * day + gap)
        for key, place in zip(self.days, grid(days.size(), 4, 2, unit), strict=True):
            key.setGeometry(place.translated(days.topLeft()))
            key.set_style(self._style, unit * _WORD_UNITS)
        size_px = min(key.fitting_px(unit * _WORD_UNITS) for key in self.days)
        for key in self.days:
            key.set_style(self._style, size_px)
        self._arrange_times(days.bottom() + 1 + gap, gap)

    def _arrange_times(self, top: int, gap: int) -> None:
        half = (self.width() + gap) // 2 - gap
        self.begins.set_style(self._style, self._finger_px)
        self.ends.set_style(self._style, self._finger_px)
        if self.width() > self.height():
            tall = min(self.begins.tall_px(), max(self.height() - top, 1))
            places = (QRect(0, top, half, tall), QRect(half + gap, top, half, tall))
        else:
            tall = self.begins.tall_px()
            places = (QRect(0, top, self.width(), tall), QRect(0, top + tall + gap, self.width(), tall))
        for stepper, place in zip((self.begins, self.ends), places, strict=True):
            stepper.setGeometry(as_read(place, self.width()))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        parts: tuple[OptionKey | Stepper, ...] = (*self.days, self.begins, self.ends)
        return (*self.cards.blocks(), *(block for part in parts if part.isVisibleTo(self) for block in part.blocks()))
