"""The simple rule of the week: on these days, from one time to another, one mode, and outside it the door is free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.policy import WEEKDAYS
from kiosk.setup.answers import Answers

STEP_MIN = 30
WHOLE_DAY_MIN = 24 * 60
WORKDAYS = WEEKDAYS[:5]


@dataclass(frozen=True, slots=True)
class Week:
    """`days`: empty: always. Minutes since midnight; an end before the beginning is on the next day."""

    mode: str
    days: tuple[str, ...] = ()
    begins_min: int = 7 * 60
    ends_min: int = 19 * 60

    def toggle(self, day: str) -> Week:
        """With or without this day; never without any."""
        wanted = set(self.days) ^ {day}
        return replace(self, days=tuple(one for one in (*WEEKDAYS, "holiday") if one in wanted)) if wanted else self

    def moved(self, *, begins: int = 0, ends: int = 0) -> Week:
        """Earlier or later by so many steps; the two never meet."""
        first = (self.begins_min + begins * STEP_MIN) % WHOLE_DAY_MIN
        last = (self.ends_min + ends * STEP_MIN - STEP_MIN) % WHOLE_DAY_MIN + STEP_MIN
        return self if first in {last, last - WHOLE_DAY_MIN} else replace(self, begins_min=first, ends_min=last)


def week_of(answers: Answers) -> Week | None:
    """The rule that the answers have; None: rules that are not as simple."""
    mode, rules = answers["policy.mode"], answers["policy.schedule"]
    if not rules:
        return Week(mode)
    rule: Mapping[str, Any] = rules[0]
    if len(rules) > 1 or mode != "off" or rule["mode"] == "off":
        return None
    return Week(rule["mode"], tuple(rule["days"]), _minutes(rule["from"]), _minutes(rule["to"]))


def choose_week(answers: Answers, week: Week) -> Answers:
    """With this rule."""
    if not week.days or week.mode == "off":
        return answers.choose("policy.mode", week.mode).choose("policy.schedule", ())
    rule = {"days": week.days, "from": clock(week.begins_min), "to": clock(week.ends_min), "mode": week.mode}
    return answers.choose("policy.mode", "off").choose("policy.schedule", (rule,))


def clock(minutes: int) -> str:
    """As 07:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(time: str) -> int:
    return 60 * int(time[:2]) + int(time[3:])
