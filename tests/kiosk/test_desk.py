"""The desk from the first touch to the door, and that no digit of a PIN is to be found anywhere afterwards."""

from __future__ import annotations

import hashlib
import logging
import random
import re
import threading
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.desk import ONE_PERSON_S, Desk, Step, View
from kiosk.lockout import Lockout
from kiosk.pins import Argon, Hasher
from kiosk.settings import StaffSettings
from kiosk.staff import Person, Role, Staff, StaffFile

PIN, OTHER = "739154", "620857"


@dataclass
class Quick:
    """The hasher port, in no time; `before` is called at each check."""

    before: Callable[[], object] = field(default=lambda: None)

    def hash(self, pin: SecretStr) -> str:
        return "$argon2id$" + hashlib.sha256(pin.get_secret_value().encode()).hexdigest()

    def matches(self, kept: str, pin: SecretStr) -> bool:
        self.before()
        return kept == self.hash(pin)


@dataclass
class Gate:
    """The door port: remembers what it was told, and says no where it is told to."""

    says: str = ""
    told: list[object] = field(default_factory=list)

    def grant(self, seconds: int, /) -> str:
        self.told.append(seconds)
        return self.says

    def end(self) -> str:
        self.told.append("end")
        return self.says


@dataclass
class Site:
    """A desk with everything around it."""

    folder: Path
    hasher: Hasher = field(default_factory=Quick)
    settings: StaffSettings = field(default_factory=StaffSettings)
    gate: Gate = field(default_factory=Gate)
    records: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    now_s: float = 1000.0

    def __post_init__(self) -> None:
        self.file = StaffFile(self.folder / "staff.json")
        if not self.file.people():
            pins = {"Ann": PIN, "Bob": OTHER}
            self.file.write(tuple(Person(*self.hashed(name, pin)) for name, pin in pins.items()))
        if not (self.folder / "lockout.json").exists():
            (self.folder / "lockout.json").write_text('{"people": {}}')
        self.staff = Staff(self.file, Lockout(self.folder / "lockout.json", self.now_s), self.hasher)
        self.desk = Desk(self.staff, self.gate, self.record, lambda: self.now_s, self.settings)

    def hashed(self, name: str, pin: str) -> tuple[str, Role, str]:
        return name, Role.OVERRIDE, self.hasher.hash(SecretStr(pin))

    def record(self, what: str, fields: Mapping[str, object]) -> None:
        self.records.append((what, dict(fields)))

    def type(self, digits: str) -> View:
        for digit in digits:
            self.desk.digit(digit)
        return self.desk.view()

    def come(self, name: str = "Ann", pin: str = PIN) -> View:
        self.desk.open()
        self.desk.choose(name)
        self.type(pin)
        self.desk.enter()
        return self.desk.view()

    def grant(self, minutes: int, reason: str = "Delivery") -> View:
        self.come()
        self.desk.because(reason)
        self.desk.for_minutes(minutes)
        return self.desk.view()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_from_the_button_to_the_door(site: Site) -> None:
    assert site.desk.view().step is Step.CLOSED
    site.desk.open()
    assert (site.desk.view().step, site.desk.view().people) == (Step.WHO, ("Ann", "Bob"))
    site.desk.choose("Ann")
    view = site.type(PIN)
    assert (view.step, view.who, view.entered) == (Step.PIN, "Ann", 6)
    site.desk.enter()
    view = site.desk.view()
    assert (view.step, view.entered, view.reasons) == (Step.REASON, 0, site.settings.reasons)
    site.desk.because("Medical exemption")
    view = site.desk.view()
    assert (view.step, view.reason, view.minutes) == (Step.HOW_LONG, "Medical exemption", (0, 5, 15, 30))
    site.desk.for_minutes(5)
    view = site.desk.view()
    assert (view.step, view.granted_s, view.granted_by, view.trouble) == (Step.DONE, 300, "Ann", "")
    assert site.gate.told == [300]
    assert site.records == [("override", {"by": "Ann", "reason": "Medical exemption", "seconds": 300})]


def test_for_one_person_the_door_opens_for_some_seconds(site: Site) -> None:
    assert site.grant(0).granted_s == ONE_PERSON_S
    assert site.gate.told == [ONE_PERSON_S]


def test_no_override_is_longer_than_the_doorman_allows() -> None:
    with pytest.raises(ValueError, match="less than or equal to 30"):
        StaffSettings(minutes=(31,))


def test_a_running_override_counts_down_and_lapses(site: Site) -> None:
    site.grant(5)
    site.now_s += 299.5
    assert (site.desk.view().granted_s, site.desk.view().granted_by) == (1, "Ann")
    site.now_s += 0.5
    assert (site.desk.view().granted_s, site.desk.view().granted_by) == (0, "")
    site.desk.revoke()
    assert site.gate.told == [300], "there is nothing to revoke"


def test_an_override_is_revoked_without_a_pin_at_any_step(site: Site) -> None:
    site.grant(5)
    site.desk.revoke()
    assert (site.desk.view().step, site.desk.view().granted_s) == (Step.CLOSED, 0)
    assert site.gate.told == [300, "end"]
    assert site.records[-1] == ("revoked", {"by": "Ann"})
    site.grant(5)
    site.desk.open()
    site.desk.revoke()
    assert (site.desk.view().step, site.desk.view().granted_s) == (Step.WHO, 0)


def test_a_door_that_cannot_be_told_is_said_and_nothing_is_granted(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.gate.says = "the doorman does not answer"
    view = site.grant(5)
    assert (view.step, view.trouble, view.granted_s) == (Step.HOW_LONG, "door", 0)
    fields = {"by": "Ann", "reason": "Delivery", "seconds": 300, "why": "the doorman does not answer"}
    assert site.records == [("override_failed", fields)]
    assert "the doorman does not answer" in caplog.text
    site.gate.says = ""
    site.desk.for_minutes(5)
    assert (site.desk.view().step, site.desk.view().trouble) == (Step.DONE, "")


def test_an_override_that_cannot_be_ended_is_not_said_to_be_over(site: Site) -> None:
    site.grant(5)
    site.gate.says = "the doorman does not answer"
    site.desk.revoke()
    assert (site.desk.view().trouble, site.desk.view().granted_s) == ("door", 300)
    assert site.records[-1] == ("revoke_failed", {"by": "Ann", "why": "the doorman does not answer"})


def test_a_wrong_pin_is_said_recorded_and_may_be_typed_again(site: Site) -> None:
    view = site.come(pin=OTHER)
    assert (view.step, view.trouble, view.entered, view.wait_s) == (Step.PIN, "wrong", 0, 0)
    assert site.records == [("pin_refused", {"by": "Ann", "seconds": 0})]
    assert site.type("7").trouble == ""
    site.type(PIN[1:])
    site.desk.enter()
    assert site.desk.view().step is Step.REASON


def test_the_fifth_wrong_pin_shows_the_pause_that_it_brings(site: Site) -> None:
    site.come(pin=OTHER)
    for _ in range(4):
        site.type(OTHER)
        site.desk.enter()
    view = site.desk.view()
    assert (view.step, view.trouble, view.wait_s) == (Step.PIN, "locked", 30)
    assert site.records[-1] == ("pin_refused", {"by": "Ann", "seconds": 30})
    site.now_s += 20.5
    site.type(PIN)
    site.desk.enter()
    view = site.desk.view()
    assert (view.step, view.trouble, view.wait_s, view.entered) == (Step.PIN, "locked", 10, 0)
    assert len(site.records) == 5, "a try that was not made is none to record"
    site.now_s += 9.5
    assert site.desk.view().trouble == ""
    site.type(PIN)
    site.desk.enter()
    assert site.desk.view().step is Step.REASON


def test_many_wrong_pins_of_anybody_slow_everybody(site: Site) -> None:
    for name, tries in (("Ann", 4), ("Bob", 4), ("Ann", 1), ("Bob", 1)):
        site.desk.cancel()
        site.come(name, "804613")
        for _ in range(tries - 1):
            site.type("804613")
            site.desk.enter()
    site.now_s += 25
    site.desk.cancel()
    site.file.write((*site.file.people(), Person(*site.hashed("Zoe", PIN))))
    view = site.come("Zoe")
    assert (view.step, view.trouble, view.wait_s) == (Step.PIN, "slow", 5)


def test_what_was_typed_is_forgotten_after_half_a_minute(site: Site) -> None:
    site.desk.open()
    site.desk.choose("Ann")
    site.type("739")
    site.now_s += 29
    site.type("1")
    site.now_s += 29.9
    assert site.desk.view().entered == 4
    site.now_s += 0.1
    assert (site.desk.view().step, site.desk.view().who, site.desk.view().entered) == (Step.CLOSED, "", 0)


@pytest.mark.parametrize("late", ["because", "for_minutes"])
def test_a_desk_left_open_is_closed_even_if_nobody_looked(site: Site, late: str) -> None:
    site.come()
    if late == "for_minutes":
        site.desk.because("Delivery")
    site.now_s += 30
    site.desk.because("Delivery")
    site.desk.for_minutes(5)
    assert site.desk.view().step is Step.CLOSED
    assert site.gate.told == []


def test_half_a_minute_is_what_the_site_says(tmp_path: Path) -> None:
    site = Site(tmp_path, settings=StaffSettings(lock_after_s=5))
    site.come()
    site.now_s += 5
    site.desk.tick()
    assert site.desk.view().step is Step.CLOSED


def test_whoever_stays_keeps_the_desk_open_and_whoever_leaves_does_not(site: Site) -> None:
    site.come()
    for _ in range(3):
        site.now_s += 29
        site.desk.stay()
    assert site.desk.view().step is Step.REASON
    site.now_s += 30
    assert site.desk.view().step is Step.CLOSED
    site.desk.stay()
    assert site.desk.view().step is Step.CLOSED


def test_closing_ends_no_running_override(site: Site) -> None:
    site.grant(15)
    site.desk.cancel()
    assert (site.desk.view().step, site.desk.view().granted_s) == (Step.CLOSED, 900)
    site.come()
    site.now_s += 60
    assert (site.desk.view().step, site.desk.view().granted_s) == (Step.CLOSED, 840)


def test_the_key_opens_whatever_visitors_do_and_is_recorded(site: Site) -> None:
    for _ in range(12):
        site.come(pin="804613")
    site.desk.key_switch(False)
    site.desk.key_switch(True)
    assert (site.desk.view().step, site.desk.view().who, site.desk.view().trouble) == (Step.REASON, "key switch", "")
    site.desk.because("Delivery")
    site.desk.for_minutes(0)
    assert site.gate.told == [ONE_PERSON_S]
    assert [what for what, _ in site.records[-2:]] == ["key_switch", "override"]
    assert site.records[-1][1]["by"] == "key switch"


def test_a_key_left_turned_opens_once_and_not_at_all_after_a_restart(site: Site) -> None:
    site.desk.key_switch(True)
    assert site.desk.view().step is Step.CLOSED, "turned before the kiosk came up"
    site.desk.key_switch(False)
    for _ in range(3):
        site.desk.key_switch(True)
    assert site.desk.view().step is Step.REASON
    site.now_s += 30
    site.desk.key_switch(True)
    assert site.desk.view().step is Step.CLOSED
    assert len(site.records) == 1


def test_a_key_that_springs_back_leaves_the_desk_open(site: Site) -> None:
    for turned in (False, True, False):
        site.desk.key_switch(turned)
    assert site.desk.view().step is Step.REASON


def test_without_staff_or_with_a_broken_file_only_the_key_opens(site: Site) -> None:
    (site.folder / "staff.json").write_text("broken")
    site.desk.open()
    assert (site.desk.view().step, site.desk.view().people) == (Step.WHO, ())
    site.desk.key_switch(False)
    site.desk.key_switch(True)
    assert site.desk.view().step is Step.REASON


@pytest.fixture
def held(tmp_path: Path) -> tuple[Site, threading.Event, threading.Event]:
    """A desk whose check of a PIN has begun, and goes on when the last event is set."""
    begun, goes_on = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        assert goes_on.wait(10)

    return Site(tmp_path, Quick(wait)), begun, goes_on


def test_while_a_pin_is_checked_the_screen_goes_on_and_no_touch_counts(
    held: tuple[Site, threading.Event, threading.Event],
) -> None:
    site, begun, goes_on = held
    with ThreadPoolExecutor(1) as worker:
        checked = worker.submit(site.come)
        assert begun.wait(10)
        site.type("111111")
        site.desk.erase()
        site.desk.enter()
        view = site.desk.view()
        assert (view.step, view.entered, view.trouble, view.wait_s) == (Step.PIN, 0, "", 0)
        goes_on.set()
        assert checked.result().step is Step.REASON
    assert site.records == []


@pytest.mark.parametrize("meanwhile", [Desk.cancel, lambda desk: (desk.cancel(), desk.open(), desk.choose("Bob"))])
def test_a_pin_that_was_right_opens_no_desk_closed_meanwhile(
    held: tuple[Site, threading.Event, threading.Event], meanwhile: Callable[[Desk], object]
) -> None:
    site, begun, goes_on = held
    with ThreadPoolExecutor(1) as worker:
        checked = worker.submit(site.come)
        assert begun.wait(10)
        meanwhile(site.desk)
        goes_on.set()
        checked.result()
    assert site.desk.view().step in {Step.CLOSED, Step.PIN}


def test_many_hands_at_once_get_nowhere_without_a_pin(site: Site) -> None:
    def touch(seed: int) -> None:
        chance, desk = random.Random(seed), site.desk
        for _ in range(2000):
            step = chance.randrange(8)
            if step < 3:
                desk.digit(chance.choice("1238"))
            else:
                (desk.open, lambda: desk.choose("Ann"), desk.enter, lambda: desk.because("Delivery"), desk.tick)[
                    step - 3
                ]()
            desk.for_minutes(5)
            assert desk.view().step in {Step.CLOSED, Step.WHO, Step.PIN}

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(touch, range(8)))
    assert site.gate.told == []


def told_by(error: BaseException) -> str:
    """All that the most talkative of crash reports would show."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_no_digit_of_a_pin_is_to_be_found_anywhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site = Site(tmp_path, Argon())
    said = [repr(site.come(pin=OTHER)), repr(site.come("Bob", PIN))]
    said += [repr(site.type(PIN[:4])), repr(vars(site.desk)), repr(vars(site.staff))]
    site.desk.cancel()
    said.append(repr(site.grant(5)))
    said += [repr(site.records), caplog.text, *(each.read_text() for each in tmp_path.iterdir())]
    parts = [pin[at : at + 3] for pin in (PIN, OTHER) for at in range(4)]
    for text in said:
        # Hashes and addresses hold any three digits now and then.
        rest = re.sub(r"\$argon2id\$[^\"']+|0x[0-9a-f]+", "", text)
        assert not [part for part in parts if part in rest], rest


def test_a_crash_in_the_middle_of_a_check_shows_no_digit(tmp_path: Path) -> None:
    def fail() -> None:
        raise MemoryError

    with pytest.raises(MemoryError) as caught:
        Site(tmp_path, Quick(fail)).come()
    report = told_by(caught.value).replace(PIN, "typed by the test", 2)
    assert "pin = SecretStr('**********')" in report
    frames = report[report.index("kiosk/desk.py") :]
    assert PIN not in frames
