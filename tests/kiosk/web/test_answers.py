"""Who sees what: from this machine, from elsewhere, with a PIN and with a wrong one."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import SecretStr

from kiosk import staff
from kiosk.finding import Sign
from kiosk.lockout import FREE, Lockout
from kiosk.staff import Staff, StaffFile
from kiosk.web.answers import SAFE, Answers, Reply
from kiosk.web.entry import COOKIE, MOST_SESSIONS, SESSION_S, Entry, open_entry
from kiosk.web.request import Request

PIN = "482913"
HERE, ELSEWHERE = "127.0.0.1", "10.0.0.9"


class Plain:
    """The hasher's port without its work: one PIN is right, for one hash."""

    def __init__(self, folder: Path) -> None:
        self._kept = StaffFile(folder / "staff.json").people()[0].pin

    def hash(self, pin: SecretStr) -> str:
        raise NotImplementedError

    def matches(self, kept: str, pin: SecretStr) -> bool:
        return (kept, pin.get_secret_value()) == (self._kept, PIN)


class Clock:
    def __init__(self) -> None:
        self.now_s = 5000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PIN}\n"))
    assert staff.main(["--file", str(tmp_path / "staff.json"), "add", "Anna", "--stdin"]) == 0
    return tmp_path


@pytest.fixture
def make(rig: Any, folder: Path, clock: Clock) -> Callable[..., Answers]:
    def made(*, metrics: bool = False, proxied: bool = False, **figures: Any) -> Answers:
        Lockout(folder / "health-lockout.json", clock())  # the pause after a count that was not there
        clock.now_s += 60.0
        lockout = Lockout(folder / "health-lockout.json", clock())
        people = Staff(StaffFile(folder / "staff.json"), lockout, Plain(folder))
        entry = Entry(people, clock, proxied=proxied)
        clock.now_s += 4000.0
        return Answers(lambda: rig.status(**figures), entry, "Ward <3>", metrics, proxied)

    return made


def get(path: str = "/", caller: str = ELSEWHERE, **headers: str) -> Request:
    return Request("GET", path, caller, headers)


def log_in(answers: Answers, name: str = "Anna", pin: str = PIN, **headers: str) -> Reply:
    return answers.reply(Request("POST", "/login", ELSEWHERE, headers, {"name": name, "pin": pin}))


def cookie_of(reply: Reply) -> str:
    return reply.headers["Set-Cookie"].partition(";")[0]


def test_from_this_machine_the_page_says_what_the_operators_page_says(make: Callable[..., Answers], rig: Any) -> None:
    body = make(journal="disk full").reply(get(caller=HERE)).body.decode()
    found = rig.status(journal="disk full").findings
    assert found[0].sign is Sign.BROKEN
    places = [body.index(f"<strong>{finding.part}</strong>") for finding in found]
    assert places == sorted(places), "the worst first"
    assert "Nothing is recorded: disk full" in body
    assert "The kiosk needs help" in body
    assert ">253<" in body, "visits today"
    assert "Leave" not in body


@pytest.mark.parametrize("caller", ["127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"])
def test_every_loopback_address_is_here(make: Callable[..., Answers], caller: str) -> None:
    assert make().reply(get(caller=caller)).status == 200


@pytest.mark.parametrize("caller", ["10.0.0.9", "::ffff:10.0.0.9", "fe80::1%eth0"])
def test_from_elsewhere_name_and_pin_are_asked_for_and_nothing_is_told(
    make: Callable[..., Answers], caller: str
) -> None:
    reply = make(journal="disk full").reply(get(caller=caller))
    text = reply.body.decode()
    assert reply.status == 401
    assert "disk full" not in text
    assert "Anna" not in text
    assert "not encrypted" in text


def test_a_right_pin_opens_the_page_for_half_an_hour(make: Callable[..., Answers], clock: Clock) -> None:
    answers = make()
    reply = log_in(answers)
    assert (reply.status, reply.headers["Location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=Strict"} <= set(reply.headers["Set-Cookie"].split("; "))
    cookie = cookie_of(reply)
    assert answers.reply(get(cookie=cookie)).status == 200
    assert answers.reply(get("/health.json", cookie=cookie)).status == 200
    assert "Leave" in answers.reply(get(cookie=cookie)).body.decode()
    clock.now_s += SESSION_S
    assert answers.reply(get(cookie=cookie)).status == 401


def test_who_leaves_is_asked_again(make: Callable[..., Answers]) -> None:
    answers = make()
    cookie = cookie_of(log_in(answers))
    assert answers.reply(Request("POST", "/logout", ELSEWHERE, {"cookie": cookie})).status == 303
    assert answers.reply(get(cookie=cookie)).status == 401


@pytest.mark.parametrize("cookie", ["", COOKIE, f"{COOKIE}=", f"{COOKIE}=guessed", f"{COOKIE}=é", "\x00=;;"])
def test_no_other_cookie_opens_it(make: Callable[..., Answers], cookie: str) -> None:
    answers = make()
    log_in(answers)
    assert answers.reply(get(cookie=cookie)).status == 401


def test_only_so_many_sessions_are_kept_the_newest(make: Callable[..., Answers]) -> None:
    answers = make()
    cookies = [cookie_of(log_in(answers)) for _ in range(MOST_SESSIONS + 1)]
    assert answers.reply(get(cookie=cookies[0])).status == 401
    assert answers.reply(get(cookie=cookies[-1])).status == 200


def test_a_wrong_pin_and_a_wrong_name_are_answered_alike(make: Callable[..., Answers]) -> None:
    answers = make()
    wrong_pin, wrong_name = log_in(answers, pin="000001"), log_in(answers, name="Bert")
    assert wrong_pin.status == wrong_name.status == 403
    assert wrong_pin.body == wrong_name.body
    assert "Set-Cookie" not in wrong_pin.headers


def test_many_wrong_pins_bring_a_growing_pause_in_which_the_right_one_is_not_tried(
    make: Callable[..., Answers], clock: Clock
) -> None:
    answers = make()
    replies = [log_in(answers, pin="000001") for _ in range(FREE)]
    assert [reply.status for reply in replies] == [403] * (FREE - 1) + [429]
    assert "30\u00a0s" in replies[-1].body.decode()
    assert log_in(answers).status == 429
    clock.now_s += 30
    assert log_in(answers, pin="000001").status == 429
    assert "1\u00a0min" in log_in(answers).body.decode()
    clock.now_s += 61
    assert log_in(answers).status == 303


def test_a_stranger_who_guesses_here_locks_nobody_out_at_the_door(
    make: Callable[..., Answers], folder: Path, clock: Clock
) -> None:
    door = Lockout(folder / "lockout.json", clock())
    kept = (folder / "lockout.json").read_bytes()
    answers = make()
    for _ in range(20):
        log_in(answers, pin="000001")
    assert (folder / "lockout.json").read_bytes() == kept
    assert door.pause("Anna", clock() + 60).left_s == 0.0


def test_the_count_outlives_a_restart(make: Callable[..., Answers], rig: Any, folder: Path, clock: Clock) -> None:
    answers = make()
    for _ in range(FREE):
        log_in(answers, pin="000001")
    again = Answers(rig.status, open_entry(folder, clock, proxied=False))
    assert log_in(again).status == 429


def test_the_pin_is_the_one_at_the_door_by_its_argon2id_hash(rig: Any, folder: Path, clock: Clock) -> None:
    open_entry(folder, clock, proxied=False)
    clock.now_s += 60.0
    answers = Answers(rig.status, open_entry(folder, clock, proxied=False))
    clock.now_s += 4000.0
    assert log_in(answers, pin="482914").status == 403
    assert log_in(answers).status == 303


def test_who_is_passed_on_by_a_proxy_on_this_machine_is_not_here(make: Callable[..., Answers]) -> None:
    assert make().reply(Request("GET", "/", HERE, {"x-forwarded-for": ELSEWHERE})).status == 401


def test_behind_a_proxy_that_says_nothing_nobody_is_trusted_for_being_here(make: Callable[..., Answers]) -> None:
    answers = make(proxied=True)
    assert answers.reply(get(caller=HERE)).status == 401
    assert answers.reply(get("/metrics", caller=HERE)).status == 403
    assert "not encrypted" not in answers.reply(get(caller=HERE)).body.decode()
    assert "Secure" in log_in(answers).headers["Set-Cookie"]


def test_another_sites_form_tries_no_pin(make: Callable[..., Answers]) -> None:
    reply = log_in(make(), **{"sec-fetch-site": "cross-site"})
    assert reply.status == 403
    assert "Set-Cookie" not in reply.headers


def test_a_monitor_hears_503_where_something_is_broken(make: Callable[..., Answers]) -> None:
    well, look, broken = make(), make(broker="it cannot be reached"), make(journal="disk full")
    assert [one.reply(get("/health.json", HERE)).status for one in (well, look, broken)] == [200, 200, 503]
    told = json.loads(broken.reply(get("/health.json", HERE)).body)
    assert told["state"] == "broken"
    assert told["findings"][0]["part"] == "Journal"
    assert told["today"]["visits"] == 253


def test_monitors_elsewhere_are_told_nothing(make: Callable[..., Answers]) -> None:
    reply = make(journal="disk full").reply(get("/health.json"))
    assert reply.status == 401
    assert b"full" not in reply.body


def test_metrics_are_open_here_and_elsewhere_only_where_the_settings_say_so(make: Callable[..., Answers]) -> None:
    assert make().reply(get("/metrics", HERE)).status == 200
    assert make().reply(get("/metrics")).status == 403
    reply = make(metrics=True).reply(get("/metrics"))
    assert reply.status == 200
    assert b"mask_kiosk_camera_up 1.0" in reply.body
    assert make(metrics=True).reply(get("/")).status == 401


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/x", 404), ("POST", "/", 404), ("PUT", "/", 405)])
def test_there_is_nothing_else(make: Callable[..., Answers], method: str, path: str, status: int) -> None:
    assert make().reply(Request(method, path, HERE)).status == status


def test_pages_need_nothing_from_elsewhere_and_run_nothing(make: Callable[..., Answers]) -> None:
    answers = make(staff="<script>alert(1)</script>")
    for reply in (answers.reply(get(caller=HERE)), answers.reply(get())):
        text = reply.body.decode()
        assert not re.search(r"<(script|img|link|iframe|video|object|svg)|https?:|url\(|src=", text)
        assert "Ward &lt;3&gt;" in text
    assert "default-src 'none'" in SAFE["Content-Security-Policy"]
    assert "&lt;script&gt;" in answers.reply(get(caller=HERE)).body.decode()


def test_no_name_of_staff_is_in_anything_that_is_told(make: Callable[..., Answers]) -> None:
    answers = make(metrics=True)
    for path in ("/", "/health.json", "/metrics"):
        assert b"Anna" not in answers.reply(get(path, HERE)).body
