"""Events: what went wrong, who overruled the kiosk, what the door did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from kiosk.events import About, Event
from kiosk.finding import Sign
from kiosk.operator import Operator
from ui.operator import signs
from ui.operator.errand import Answer
from ui.operator.lines import Row
from ui.operator.listed import Listing, ListPage
from ui.operator.words import DAY, EVENTS, NO_EVENTS, TODAY, YESTERDAY, last_events
from ui.tongue import say, tell


class EventsPage(ListPage):
    """The newest first."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, EVENTS, lambda _told: operator.events())

    def take(self, answer: Answer) -> None:
        """Show the events, or why there are none."""
        if answer.why:
            super().take(answer)
            return
        events = cast("Sequence[Event]", answer.value)
        today = date.today()  # noqa: DTZ011 - the site's own day
        self.put(lambda: listing(events, today))


def listing(events: Sequence[Event], today: date) -> Listing:
    """All of them."""
    heading = last_events(len(events)) if events else say(NO_EVENTS)
    return Listing(heading, None, [row(event, today) for event in events])


def row(event: Event, today: date) -> Row:
    """One event."""
    role = signs.ROLES[Sign.LOOK if event.about is About.FAULT else Sign.GOOD]
    return Row(signs.about(event.about), role, when(event, today), tell(event.sentence))


def when(event: Event, today: date) -> str:
    """Day and time, as people say it."""
    day, time = event.at.date(), f"{event.at:%H:%M}"
    if day == today:
        return f"{say(TODAY)} {time}"
    if day == today - timedelta(days=1):
        return f"{say(YESTERDAY)} {time}"
    return f"{QLocale().toString(QDate(day.year, day.month, day.day), say(DAY))} {time}"
