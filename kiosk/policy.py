"""When the verdict moves the door: the week's rules and the holidays as one question, what holds now?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kiosk.gate import Mode
from kiosk.settings import PolicySettings, Schedule
from kiosk.settings_screen import Hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


STRICTNESS = (Mode.OFF, Mode.ADVISE, Mode.ENFORCE)
PLAUSIBLE_YEAR = 2025
"""A board without a battery for its clock wakes up in 1970, and then no schedule means anything."""


def mode_at(settings: PolicySettings, local: datetime) -> Mode:
    """What holds at this time of the site's own clock.

    The clock on the wall counts: an hour that a change to winter time repeats is ruled twice alike, one that summer
    time leaves out is not ruled at all. A rule that crosses midnight belongs to the day on which it begins.
    A clock that cannot be right gets the strictest mode.
    """
    if local.year < PLAUSIBLE_YEAR:
        return Mode.ENFORCE
    modes = [Mode[rule.mode.upper()] for rule in settings.schedule if holds(rule, settings.holidays, local)]
    return max(modes, key=STRICTNESS.index) if modes else Mode[settings.mode.upper()]


def holds(rule: Schedule | Hours, holidays: Sequence[str], local: datetime) -> bool:
    """Whether it is one of the rule's days and between its times."""
    today, minute = local.date(), 60 * local.hour + local.minute
    begins, ends = _minutes(rule.begins), _minutes(rule.ends)
    began_today = _kind(today, holidays) in rule.days
    if begins < ends:
        return began_today and begins <= minute < ends
    began_yesterday = _kind(today - timedelta(days=1), holidays) in rule.days
    return (began_today and minute >= begins) or (began_yesterday and minute < ends)


def _kind(day: date, holidays: Sequence[str]) -> str:
    return "holiday" if day.isoformat() in holidays else WEEKDAYS[day.weekday()]


def _minutes(time: str) -> int:
    return 60 * int(time[:2]) + int(time[3:])
