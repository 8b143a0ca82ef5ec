"""The thread that feeds, against a socket of our own: its clock passes only when told."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.feeding import UNJUDGED, WELL, Feeding, Life
from kiosk.notify import Systemd
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.watchdog import Trouble, Watched

FED = f"READY=1\nWATCHDOG=1\nSTATUS={WELL}"
PATIENCE_S = 20.0


@dataclass
class Unit:
    """systemd's end, and the kiosk's signs of life."""

    socket: socket.socket
    now: float = 500.0
    built: float | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    again: threading.Event = field(default_factory=threading.Event)
    turned: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    opened: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def feeding(self, *, screen: bool, watchdog_us: str = "40000") -> Feeding:
        environ = {"NOTIFY_SOCKET": self.socket.getsockname(), "WATCHDOG_USEC": watchdog_us}
        systemd = self.opened.enter_context(contextlib.closing(Systemd(environ)))
        return Feeding(systemd, lambda: self.now, Life(self.stop, self.share, self.again), screen=screen)

    def share(self) -> float | None:
        """Asked once a turn."""
        self.turned.release()
        return self.built

    def turns(self, number: int) -> None:
        """Wait for so many more."""
        while self.turned.acquire(blocking=False):
            pass
        assert all(self.turned.acquire(timeout=PATIENCE_S) for _ in range(number))

    def hear(self, wanted: Callable[[str], bool]) -> str:
        while True:
            said = self.socket.recv(500).decode()
            if wanted(said):
                return said

    def drained(self) -> list[str]:
        """What was on its way."""
        said = []
        self.socket.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                said.append(self.socket.recv(500).decode())
        self.socket.settimeout(PATIENCE_S)
        return said


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as made:
        made.bind(os.fspath(tmp_path / "notify"))
        made.settimeout(PATIENCE_S)
        unit = Unit(made)
        with unit.opened:
            yield unit


@pytest.fixture
def started(unit: Unit) -> Callable[..., Feeding]:
    def start(*, screen: bool = False, lives: bool = True) -> Feeding:
        made = unit.feeding(screen=screen)
        unit.opened.callback(made.close)
        if lives:
            live(made, unit)
        made.start()
        return made

    return start


def outcome(now: float, reason: Reason | None = None) -> Outcome:
    verdict = Verdict.NOBODY if reason is None else Verdict.FAULT
    return Outcome(verdict, reason or Reason.NONE, now, frame=1, captured_s=now)


def live(feeding: Feeding, unit: Unit) -> None:
    """Every sign of life."""
    feeding.beat()
    feeding(outcome(unit.now - 5), None)
    feeding(outcome(unit.now), None)
    feeding.proved("")


def test_it_is_fed_again_and_again_while_all_is_well(unit: Unit, started: Callable[..., Feeding]) -> None:
    started()
    assert [unit.hear(bool) for _ in range(3)] == [FED] * 3


@pytest.mark.parametrize(
    ("fails", "why"),
    [
        (lambda feeding, now: feeding(outcome(now, Reason.CAMERA_FROZEN), None), "the camera repeats one picture"),
        (lambda feeding, now: feeding(outcome(now, Reason.ENGINE_FAILED), None), "the networks fail"),
        (lambda feeding, now: feeding.proved("wrong"), "the self-proof was not right"),
    ],
    ids=["camera", "networks", "self-proof"],
)
def test_it_is_not_fed_from_the_next_turn_on_and_the_unit_says_why_once(
    unit: Unit, started: Callable[..., Feeding], fails: Callable[[Feeding, float], None], why: str
) -> None:
    feeding = started()
    unit.hear(lambda said: said == FED)
    fails(feeding, unit.now)
    assert unit.hear(lambda said: said != FED) == f"STATUS=The watchdog is not fed: {why}."
    feeding.beat()
    unit.turns(20)
    assert unit.drained() == []
    live(feeding, unit)
    assert unit.hear(bool) == FED


def test_when_all_other_threads_are_dead_it_falls_silent(
    unit: Unit, started: Callable[..., Feeding], caplog: pytest.LogCaptureFixture
) -> None:
    started(screen=True)
    unit.hear(lambda said: said == FED)
    unit.now += 2.1
    assert unit.hear(lambda said: said != FED) == "STATUS=The watchdog is not fed: the screen stands still."
    unit.turns(3)
    assert caplog.text.count("the watchdog is not fed: the screen stands still") == 1


def test_nothing_is_ready_before_the_first_right_answer(unit: Unit, started: Callable[..., Feeding]) -> None:
    feeding = started(lives=False)
    feeding(outcome(unit.now), None)
    unit.turns(20)
    assert not any("READY" in said for said in unit.drained())
    feeding.proved("")
    assert unit.hear(bool) == FED


def test_where_no_network_could_be_opened_the_override_lives_and_it_is_fed(
    unit: Unit, started: Callable[..., Feeding]
) -> None:
    feeding = started(lives=False)
    feeding.unjudged()
    feeding(outcome(unit.now, Reason.ENGINE_FAILED), None)
    assert unit.hear(lambda said: "WATCHDOG" in said) == f"READY=1\nWATCHDOG=1\nSTATUS={UNJUDGED}"


def test_an_engines_build_is_given_its_time_and_told(unit: Unit, started: Callable[..., Feeding]) -> None:
    started(lives=False)
    unit.built = 0.42
    wanted = "EXTEND_TIMEOUT_USEC=30000000\nSTATUS=An engine is built: 42 %."
    assert unit.hear(lambda said: "EXTEND" in said) == wanted
    assert unit.hear(bool) == wanted


def test_a_process_that_goes_on_as_the_wizard_does_not_say_that_it_stops(
    unit: Unit, started: Callable[..., Feeding]
) -> None:
    started()
    unit.hear(lambda said: said == FED)
    unit.again.set()
    unit.stop.set()
    assert unit.hear(lambda said: said != FED) == "WATCHDOG=1\nSTATUS=It is set up again."


def test_at_the_end_it_says_so_once_and_feeds_no_more(unit: Unit, started: Callable[..., Feeding]) -> None:
    feeding = started()
    unit.hear(lambda said: said == FED)
    unit.stop.set()
    assert unit.hear(lambda said: said != FED) == "STOPPING=1\nSTATUS=It ends."
    feeding.close()
    feeding.close()
    assert unit.drained() == []


def test_it_is_fed_several_times_in_the_units_own_time(unit: Unit) -> None:
    """A unit's WatchdogSec may be shorter than our pace, and never makes it slower."""
    paces = [unit.feeding(screen=False, watchdog_us=us)._every_s for us in ("400000", "60000000")]
    assert paces == [0.1, 0.5]


def test_the_operator_sees_how_it_stands(unit: Unit) -> None:
    feeding = unit.feeding(screen=False)
    assert feeding.watched() == Watched(Trouble.STARTING, None, by_systemd=True)
    live(feeding, unit)
    unit.now += 1
    assert feeding.watched() == Watched(Trouble.NONE, 1.0, by_systemd=True)
    feeding.close()
