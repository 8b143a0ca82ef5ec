"""Which mode holds when: by hand, and every minute of weeks against the rules spelled out minute by minute."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from kiosk.gate import Mode
from kiosk.policy import mode_at
from kiosk.settings import PolicySettings, Schedule

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MODES = ("off", "advise", "enforce")
MONDAY = datetime(2026, 12, 21, tzinfo=timezone.utc)
"""Of the week of Christmas, which is a Friday."""
CHRISTMAS = ("2026-12-25", "2026-12-26")


def rule(days: str, begins: str, ends: str, mode: str = "off") -> Schedule:
    return Schedule.model_validate({"days": tuple(days.split()), "from": begins, "to": ends, "mode": mode})


def policy(*rules: Schedule, mode: str = "enforce", holidays: tuple[str, ...] = ()) -> PolicySettings:
    return PolicySettings.model_validate({"mode": mode, "holidays": holidays, "schedule": rules})


def at(day: int, time: str) -> datetime:
    hours, minutes = map(int, time.split(":"))
    return MONDAY + timedelta(days=day, hours=hours, minutes=minutes)


def test_a_site_that_says_nothing_enforces() -> None:
    assert mode_at(PolicySettings(), MONDAY) is Mode.ENFORCE


def test_whoever_cannot_wear_a_mask_is_always_told_where_else_to_go() -> None:
    assert "ask at the desk" in PolicySettings().alternative
    with pytest.raises(ValueError, match="at least 1 character"):
        PolicySettings(alternative="")


def test_one_person_at_a_time_unless_the_site_says_otherwise() -> None:
    assert not PolicySettings().everyone


def test_a_rule_holds_from_its_first_minute_to_before_its_last() -> None:
    site = policy(rule("mon tue wed thu fri", "06:00", "20:00", "off"))
    held = {time: mode_at(site, at(0, time)) for time in ("05:59", "06:00", "19:59", "20:00")}
    assert list(held.values()) == [Mode.ENFORCE, Mode.OFF, Mode.OFF, Mode.ENFORCE]
    assert [mode_at(site, at(day, "12:00")) for day in range(7)] == [Mode.OFF] * 5 + [Mode.ENFORCE] * 2


def test_a_rule_across_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    site = policy(rule("sun", "22:00", "06:00", "advise"))
    assert mode_at(site, at(6, "21:59")) is Mode.ENFORCE
    assert mode_at(site, at(6, "22:00")) is Mode.ADVISE
    assert mode_at(site, at(7, "05:59")) is Mode.ADVISE
    assert mode_at(site, at(7, "06:00")) is Mode.ENFORCE
    assert mode_at(site, at(6, "03:00")) is Mode.ENFORCE


def test_a_whole_day_ends_at_24_00() -> None:
    site = policy(rule("sat", "00:00", "24:00"))
    assert [mode_at(site, at(4, "23:59")), mode_at(site, at(5, "00:00"))] == [Mode.ENFORCE, Mode.OFF]
    assert [mode_at(site, at(5, "23:59")), mode_at(site, at(6, "00:00"))] == [Mode.OFF, Mode.ENFORCE]


@pytest.mark.parametrize("first", MODES)
@pytest.mark.parametrize("second", MODES)
def test_where_rules_overlap_the_stricter_one_holds_in_either_order(first: str, second: str) -> None:
    rules = rule("mon", "06:00", "12:00", first), rule("mon", "11:00", "18:00", second)
    for order in (rules, rules[::-1]):
        site = policy(*order, mode="off")
        assert mode_at(site, at(0, "11:30")).value.lower() == max(first, second, key=MODES.index)
        assert mode_at(site, at(0, "10:59")).value.lower() == first
        assert mode_at(site, at(0, "12:00")).value.lower() == second


def test_a_rule_may_be_less_strict_than_the_rest_of_the_week() -> None:
    assert mode_at(policy(rule("mon", "12:00", "13:00", "off")), at(0, "12:30")) is Mode.OFF


def test_on_a_holiday_no_weekdays_rule_holds() -> None:
    site = policy(rule("fri sat", "06:00", "20:00", "off"), holidays=CHRISTMAS)
    assert {mode_at(site, at(day, "12:00")) for day in (4, 5)} == {Mode.ENFORCE}
    assert mode_at(site, at(11, "12:00")) is Mode.OFF


def test_a_holiday_has_rules_of_its_own() -> None:
    site = policy(rule("holiday", "08:00", "12:00", "off"), holidays=CHRISTMAS)
    assert mode_at(site, at(4, "09:00")) is Mode.OFF
    assert mode_at(site, at(11, "09:00")) is Mode.ENFORCE


def test_the_night_before_a_holiday_goes_on_into_it_and_its_own_night_out_of_it() -> None:
    site = policy(
        rule("thu sat", "22:00", "06:00", "off"), rule("holiday", "22:00", "04:00", "advise"), holidays=CHRISTMAS
    )
    assert mode_at(site, at(4, "05:59")) is Mode.OFF  # Thursday's night
    assert mode_at(site, at(5, "22:00")) is Mode.ADVISE  # Saturday is a holiday
    assert mode_at(site, at(6, "03:59")) is Mode.ADVISE
    assert mode_at(site, at(6, "04:00")) is Mode.ENFORCE


def test_a_clock_that_was_never_set_does_not_open_the_door() -> None:
    site = policy(rule("thu", "00:00", "24:00", "off"), mode="off")
    assert mode_at(site, datetime(1970, 1, 1, 12, tzinfo=timezone.utc)) is Mode.ENFORCE


def spelled_out(site: PolicySettings, start: date, days: int) -> dict[tuple[date, int], set[str]]:
    """Each minute of the wall clock to the modes of all rules that hold in it, painted rule by rule and day by day."""
    painted: dict[tuple[date, int], set[str]] = {}
    for offset in range(-1, days):
        day = start + timedelta(days=offset)
        kind = "holiday" if day.isoformat() in site.holidays else DAYS[day.weekday()]
        for one in (one for one in site.schedule if kind in one.days):
            begins, ends = (int(time[:2]) * 60 + int(time[3:]) for time in (one.begins, one.ends))
            for minute in range(begins, ends if ends > begins else ends + 1440):
                key = day + timedelta(days=minute // 1440), minute % 1440
                painted.setdefault(key, set()).add(one.mode)
    return painted


def some_policy(chance: random.Random) -> PolicySettings:
    def time() -> str:
        return f"{chance.randrange(24):02}:{chance.choice((0, 0, 30, 59)):02}"

    rules = []
    while len(rules) < chance.randrange(6):
        begins, ends = time(), chance.choice((time(), "24:00"))
        if begins != ends:
            days = " ".join(chance.sample((*DAYS, "holiday"), chance.randrange(1, 9)))
            rules.append(rule(days, begins, ends, chance.choice(MODES)))
    holidays = tuple((MONDAY + timedelta(days=day)).date().isoformat() for day in chance.sample(range(-1, 9), 3))
    return policy(*rules, mode=chance.choice(MODES), holidays=holidays)


@pytest.mark.parametrize("seed", range(12))
def test_every_minute_of_eight_days_is_as_spelled_out(seed: int) -> None:
    site = some_policy(random.Random(seed))
    painted = spelled_out(site, MONDAY.date(), 8)
    for minute in range(8 * 1440):
        local = MONDAY + timedelta(minutes=minute)
        modes = painted.get((local.date(), local.hour * 60 + local.minute), {site.mode})
        assert mode_at(site, local).value.lower() == max(modes, key=MODES.index), (local, site)


BERLIN_CHANGES = (datetime(2026, 3, 28, 12, tzinfo=timezone.utc), datetime(2026, 10, 24, 12, tzinfo=timezone.utc))


@pytest.mark.parametrize("start", BERLIN_CHANGES, ids=["to summer time", "to winter time"])
def test_when_the_clocks_change_the_clock_on_the_wall_counts(start: datetime) -> None:
    site = policy(rule("sat", "22:00", "02:30", "off"), rule("sun", "02:00", "03:00", "advise"))
    painted, held = spelled_out(site, start.date(), 3), []
    for minute in range(2 * 1440):
        local = (start + timedelta(minutes=minute)).astimezone(ZoneInfo("Europe/Berlin"))
        modes = painted.get((local.date(), local.hour * 60 + local.minute), {"enforce"})
        held.append(mode_at(site, local))
        assert held[-1].value.lower() == max(modes, key=MODES.index)
    # In March the wall clock has no minute between 2 and 3, in October it has each of them twice.
    assert held.count(Mode.ADVISE) == (0 if start.month == 3 else 120)
    assert held.count(Mode.OFF) == 240
