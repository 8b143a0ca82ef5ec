"""One sitting: every step by every touch, and what must never be reached without a PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.settings import StaffSettings
from kiosk.sitting import KEYS, Grant, Sitting, Step, by_key
from kiosk.staff import KEY_SWITCH

SETTINGS = StaffSettings()
PEOPLE = ("Ann", "Bob")
SITTINGS = {
    "closed": Sitting(),
    "who": Sitting(Step.WHO, PEOPLE),
    "pin": Sitting(Step.PIN, PEOPLE, who="Ann"),
    "five digits": Sitting(Step.PIN, PEOPLE, who="Ann", entered="73915"),
    "six digits": Sitting(Step.PIN, PEOPLE, who="Ann", entered="739154"),
    "twelve digits": Sitting(Step.PIN, PEOPLE, who="Ann", entered="739154" * 2),
    "checking": Sitting(Step.PIN, PEOPLE, who="Ann", busy=True),
    "reason": Sitting(Step.REASON, PEOPLE, who="Ann"),
    "how long": Sitting(Step.HOW_LONG, PEOPLE, who="Ann", reason="Delivery"),
    "telling the door": Sitting(Step.HOW_LONG, PEOPLE, who="Ann", reason="Delivery", busy=True),
    "done": Sitting(Step.DONE, PEOPLE, who="Ann", reason="Delivery"),
}
TOUCHES: dict[str, Callable[[Sitting], Sitting]] = {
    "open": lambda sitting: sitting.begin(PEOPLE, shuffle=False),
    "choose": lambda sitting: sitting.choose("Bob"),
    "choose nobody": lambda sitting: sitting.choose("Eve"),
    "digit": lambda sitting: sitting.digit("4"),
    "no digit": lambda sitting: sitting.digit("44"),
    "erase": Sitting.erase,
    "enter": lambda sitting: sitting.enter()[0],
    "because": lambda sitting: sitting.because("Delivery", SETTINGS),
    "because of anything": lambda sitting: sitting.because("I say so", SETTINGS),
    "for 5": lambda sitting: sitting.for_minutes(5, SETTINGS),
    "for a day": lambda sitting: sitting.for_minutes(1440, SETTINGS),
}
PIN = SITTINGS["pin"]
FOLLOWS = {
    ("closed", "open"): SITTINGS["who"],
    ("done", "open"): SITTINGS["who"],
    ("who", "choose"): replace(PIN, who="Bob"),
    ("pin", "digit"): replace(PIN, entered="4"),
    ("five digits", "digit"): SITTINGS["six digits"],
    ("six digits", "digit"): replace(PIN, entered="7391544"),
    ("pin", "erase"): PIN,
    ("five digits", "erase"): replace(PIN, entered="7391"),
    ("six digits", "erase"): SITTINGS["five digits"],
    ("twelve digits", "erase"): replace(PIN, entered="73915473915"),
    ("six digits", "enter"): SITTINGS["checking"],
    ("twelve digits", "enter"): SITTINGS["checking"],
    ("reason", "because"): SITTINGS["how long"],
    ("how long", "for 5"): SITTINGS["telling the door"],
}


@pytest.mark.parametrize("step", SITTINGS)
@pytest.mark.parametrize("touch", TOUCHES)
def test_every_step_by_every_touch(step: str, touch: str) -> None:
    before = SITTINGS[step]
    after = TOUCHES[touch](before)
    assert after == FOLLOWS.get((step, touch), before)
    if (step, touch) not in FOLLOWS:
        assert after is before, "a touch out of turn is none"


@pytest.mark.parametrize("touch", TOUCHES)
def test_no_touch_leads_past_the_pin(touch: str) -> None:
    asked_first = {"closed", "who", "pin", "five digits", "six digits", "twelve digits", "checking"}
    for step in asked_first:
        assert TOUCHES[touch](SITTINGS[step]).step in {Step.CLOSED, Step.WHO, Step.PIN}


def test_the_pin_is_handed_over_once_and_forgotten() -> None:
    waiting, pin = SITTINGS["six digits"].enter()
    assert pin is not None
    assert pin.get_secret_value() == "739154"
    assert waiting.entered == ""
    assert waiting.enter() == (waiting, None)
    assert SITTINGS["five digits"].enter() == (SITTINGS["five digits"], None)


def test_no_sitting_shows_its_digits() -> None:
    assert "7391" not in repr(SITTINGS["twelve digits"])


def test_trouble_is_gone_with_the_next_touch() -> None:
    wrong = SITTINGS["checking"].answered(Step.PIN, "wrong")
    assert (wrong.trouble, wrong.busy) == ("wrong", False)
    assert wrong.digit("1").trouble == ""
    assert wrong.erase().trouble == ""
    assert SITTINGS["telling the door"].answered(Step.HOW_LONG, "door").for_minutes(0, SETTINGS).trouble == ""


def test_the_pad_lies_in_order_or_shuffled_anew_at_each_opening() -> None:
    assert Sitting().begin(PEOPLE, shuffle=False).keys == tuple("1234567890")
    orders = {Sitting().begin(PEOPLE, shuffle=True).keys for _ in range(20)}
    assert len(orders) > 15
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(KEYS))}


def test_the_key_stands_for_name_and_pin() -> None:
    assert (by_key().step, by_key().who) == (Step.REASON, KEY_SWITCH)


def test_a_grant_runs_to_its_end() -> None:
    grant = Grant("Ann", 100)
    assert [grant.left_s(now_s) for now_s in (40, 99.1, 100, 200)] == [60, 1, 0, 0]
    assert Grant().left_s(-5) == 0


@pytest.mark.parametrize("step", SITTINGS)
def test_to_stay_changes_nothing_but_that_it_is_a_touch_where_nobody_waits_for_an_answer(step: str) -> None:
    before = SITTINGS[step]
    after = before.stay()
    assert after == before
    assert (after is before) is (step in {"closed", "checking", "telling the door"})
