"""A site put together: door, record and staff around outcomes as the pipeline tells them."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from kiosk import staff
from kiosk.desk import Step
from kiosk.gate import DoorState
from kiosk.journal import main as journal_main
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.settings import DoorSettings, Settings
from kiosk.site import KeySwitch, Site, open_site

PIN = "482913"
START_S = 100.0
PATIENCE_S = 30.0


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mask-kiosk"


class Clock:
    """The machine's monotonic clock, some of whose minutes pass at once."""

    def __init__(self) -> None:
        self.ahead_s = 0.0
        self._real = time.monotonic

    def __call__(self) -> float:
        return self._real() + self.ahead_s

    def wait(self) -> None:
        self.ahead_s += 60.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("kiosk.site.monotonic", made)
    return made


@pytest.fixture
def process(load_fixture: Callable[[str], Any], tmp_path: Path) -> Iterator[Any]:
    with closing(load_fixture("doorman_rig").Process(tmp_path)) as started:
        yield started


def tell_until(site: Site, verdict: Verdict, until: Callable[[], bool], reason: Reason = Reason.NONE) -> None:
    """Twenty outcomes a second, as a pipeline gives them."""
    pause, ends_s = threading.Event(), time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < ends_s
        tell(site, verdict, time.monotonic(), 1, reason)
        pause.wait(0.05)


@pytest.fixture
def opened(state: Path) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def tell(site: Site, verdict: Verdict, at_s: float, track: int | None = 1, reason: Reason = Reason.NONE) -> None:
    outcome = Outcome(verdict, reason, at_s, 1, track, None, at_s - 0.04, at_s - 0.05, 20.0)
    for listener in site.listeners:
        listener(outcome, None)


def kinds(state: Path) -> list[str]:
    with closing(sqlite3.connect(state / "journal.sqlite3")) as connection:
        return [kind for (kind,) in connection.execute("SELECT kind FROM records ORDER BY seq")]


def verified(state: Path, capsys: pytest.CaptureFixture[str]) -> str:
    journal_main(["verify", str(state / "journal.sqlite3"), "--key", str(state / "notary" / "key")])
    return capsys.readouterr().out


def test_a_day_at_a_site_is_in_its_record_and_can_be_proved(
    state: Path, opened: ExitStack, capsys: pytest.CaptureFixture[str]
) -> None:
    site = open_site(Settings(), "resnet50", opened)
    for tick in range(30):
        tell(site, Verdict.MASK_OK, START_S + tick / 10)
    tell(site, Verdict.NOBODY, START_S + 4, None)
    tell(site, Verdict.FAULT, START_S + 5, None, Reason.CAMERA_LOST)
    opened.close()
    assert [kind for kind in kinds(state) if kind != "begun"] == ["start", "visit", "fault", "fault", "stop"]
    assert "in order" in verified(state, capsys)
    assert site.desk is None  # nobody has a PIN


def add_staff(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PIN}\n"))
    assert staff.main(["add", "Anna", "--stdin"]) == 0
    (state / "lockout.json").unlink(missing_ok=True)


def override(site: Site, wait: Callable[[], None], minutes: int = 5) -> None:
    """Anna lets somebody through, as the screens would."""
    desk = site.desk
    assert desk is not None
    desk.open()
    desk.choose("Anna")
    if desk.view().trouble == "slow":  # a first start counts as ten wrong tries
        wait()
        desk.open()
        desk.choose("Anna")
    for digit in PIN:
        desk.digit(digit)
    desk.enter()
    assert desk.view().step is Step.REASON
    desk.because(desk.view().reasons[0])
    desk.for_minutes(minutes)


def test_staff_let_somebody_through_where_no_door_is_driven(
    state: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    add_staff(state, monkeypatch)
    site = open_site(Settings(), "resnet50", opened)
    override(site, clock.wait)
    assert site.desk is not None
    assert site.desk.view().granted_s == 300
    opened.close()
    with closing(sqlite3.connect(state / "journal.sqlite3")) as connection:
        (told,) = connection.execute("SELECT fields FROM records WHERE kind = 'override'").fetchone()
    assert json.loads(told) == {"by": "Anna", "event": "override", "reason": "Medical exemption", "seconds": 300}
    assert "in order" in verified(state, capsys)
    assert PIN not in (state / "journal.sqlite3").read_bytes().decode("latin-1")


def test_green_opens_the_door_and_its_end_closes_it_and_so_does_the_kiosks(
    state: Path, opened: ExitStack, process: Any
) -> None:
    door = DoorSettings(driver="lcus", port=process.board.port, socket=str(process.socket))
    site = open_site(Settings(door=door), "resnet50", opened)
    assert site.driven
    process.caller().close()  # it listens
    for verdict, energised in ((Verdict.MASK_OK, True), (Verdict.NO_MASK, False), (Verdict.MASK_OK, True)):
        tell_until(site, verdict, lambda wanted=energised: process.board.energised is wanted)
    opened.close()
    process.board.wait(energised=False)


def test_staff_open_the_door_while_nothing_can_be_judged(
    state: Path, opened: ExitStack, process: Any, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    add_staff(state, monkeypatch)
    door = DoorSettings(driver="lcus", port=process.board.port, socket=str(process.socket))
    site = open_site(Settings(door=door), "resnet50", opened)
    process.caller().close()
    ended = threading.Event()
    broken = threading.Thread(target=tell_until, args=(site, Verdict.FAULT, ended.is_set, Reason.ENGINE_FAILED))
    broken.start()
    try:
        override(site, clock.wait)
        process.board.wait(energised=True)
        assert site.desk is not None
        site.desk.revoke()
        process.board.wait(energised=False)
    finally:
        ended.set()
        broken.join()


def test_a_record_that_cannot_be_kept_costs_neither_door_nor_staff(
    state: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    add_staff(state, monkeypatch)
    (state / "notary").write_text("a file where a folder should be")
    with caplog.at_level(logging.ERROR):
        site = open_site(Settings(), "resnet50", opened)
        tell(site, Verdict.MASK_OK, START_S)
        override(site, clock.wait)
    assert "nothing is written into the journal" in caplog.text
    assert site.desk is not None
    assert site.desk.view().granted_s == 300


def test_two_kiosks_on_one_machine_share_no_record_and_both_run(state: Path, opened: ExitStack) -> None:
    open_site(Settings(), "resnet50", opened)
    second = open_site(Settings(), "resnet50", opened)
    tell(second, Verdict.MASK_OK, START_S)


def test_a_turn_of_the_keyed_switch_opens_the_desk_without_a_pin(
    state: Path, opened: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_staff(state, monkeypatch)
    now, turned = [DoorState()], []
    done = threading.Semaphore(0)

    def note(switch: bool) -> None:
        turned.append(switch)
        done.release()

    switch = KeySwitch(lambda: now[0], note)
    for door in (
        DoorState(connected=True),
        DoorState(connected=True),
        DoorState(switch=True),  # the doorman is away: nothing is known
        DoorState(connected=True, switch=True),
        DoorState(connected=True, switch=True),
    ):
        now[0] = door
        switch(Outcome(Verdict.FAULT, Reason.ENGINE_FAILED, START_S), None)
        threading.Event().wait(0.05)
    assert done.acquire(timeout=PATIENCE_S)
    assert done.acquire(timeout=PATIENCE_S)
    assert turned == [False, True]
    site = open_site(Settings(), "resnet50", opened)
    assert site.desk is not None
    for reads in turned:
        site.desk.key_switch(reads)
    assert site.desk.view().step is Step.REASON


@pytest.mark.usefixtures("centerface_file", "portrait")
def test_a_demo_a_file_and_a_selftest_never_reach_for_the_door(state: Path, process: Any, tmp_path: Path) -> None:
    process.caller().close()
    for words in (["--source", "demo", "--headless", "--seconds", "3"], ["--source", "demo", "--selftest"]):
        command = [sys.executable, "-m", "kiosk", "--config", str(process.config), *words]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert not process.board.energised
    assert not (state / "journal.sqlite3").exists()
    heard = process.log.read_text()
    assert "the door is closed" in heard
    assert "the door is open" not in heard
