"""The door while the kiosk is out of service: nothing is asked of it, unless staff let somebody through."""

import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress

import pytest

from kiosk.gate import Gate, Mode
from kiosk.safe_door import NoSettings, SafeDoor

PATIENCE_S = 30.0


@pytest.fixture
def rig(load_fixture):
    return load_fixture("doorman_rig")


@pytest.fixture
def process(rig, tmp_path):
    with closing(rig.Process(tmp_path)) as started:
        rig.connect(started.socket).close()
        yield started


@pytest.fixture
def door(process):
    made = SafeDoor(lambda: Gate(str(process.socket), lambda: Mode.ENFORCE, time.monotonic), time.monotonic)
    yield made
    made.end()


def test_staffs_word_opens_and_holds_while_it_lasts(door, process):
    assert door.grant(60) == ""
    process.board.wait(energised=True)
    threading.Event().wait(2.0)  # longer than any lease, and than a sign of life
    assert process.board.energised


def test_to_end_it_closes_the_door(door, process):
    door.grant(60)
    process.board.wait(energised=True)
    assert door.end() == ""
    process.board.wait(energised=False)


def test_it_ends_by_itself(door, process):
    began = time.monotonic()
    door.grant(1)
    process.board.wait(energised=True)
    assert process.board.wait(energised=False) - began < PATIENCE_S
    assert door.end() == ""


def test_a_second_word_takes_the_place_of_the_first(door, process):
    door.grant(60)
    assert door.grant(1) == ""
    process.board.wait(energised=True)
    process.board.wait(energised=False)


def test_without_a_word_the_doorman_hears_nothing(door, process):
    with closing(process.caller()) as caller:
        assert not caller.say("beat")["open"]
        assert not process.board.energised


def test_where_no_doorman_answers_it_is_said(tmp_path):
    door = SafeDoor(lambda: Gate(str(tmp_path / "none"), lambda: Mode.ENFORCE, time.monotonic), time.monotonic)
    assert door.grant(20) == "The doorman is not reached: is it running?"
    assert door.end() == ""


def test_a_kiosk_that_is_killed_meanwhile_closes_the_door(rig, process, tmp_path):
    code = (
        "import sys, time, threading; from kiosk.gate import Gate, Mode; from kiosk.safe_door import SafeDoor\n"
        "door = SafeDoor(lambda: Gate(sys.argv[1], lambda: Mode.ENFORCE, time.monotonic), time.monotonic)\n"
        "print(door.grant(60), flush=True); threading.Event().wait(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(process.socket)], stdout=subprocess.PIPE) as kiosk:
        process.board.wait(energised=True)
        kiosk.send_signal(signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            kiosk.wait(PATIENCE_S)
    process.board.wait(energised=False)


def test_where_no_door_is_known_nobody_is_told_that_one_opened():
    assert NoSettings().grant(20) == "The settings do not say which door there is."
    assert NoSettings().end() == ""
