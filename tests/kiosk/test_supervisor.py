import os
import signal
import socket
import subprocess
import sys
from contextlib import closing

import pytest

from kiosk import supervisor as subject
from kiosk.supervisor import ENDS, EVERY_S, Supervisor

WORD = b"READY=1\nWATCHDOG=1"


@pytest.fixture(autouse=True)
def _signals_as_before():
    before = {number: signal.getsignal(number) for number in ENDS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def systemd(tmp_path):
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as listener:
        listener.bind(os.fspath(tmp_path / "notify"))
        listener.settimeout(20)
        yield listener


def supervisor(address):
    return closing(Supervisor({"NOTIFY_SOCKET": address}))


def test_it_is_told_at_once_and_then_now_and_again(systemd, monkeypatch):
    times = iter((10.0, 10.0 + EVERY_S / 2, 10.0 + EVERY_S))
    monkeypatch.setattr(subject.time, "monotonic", lambda: next(times))
    with supervisor(systemd.getsockname()) as told:
        assert [told.ended() for _ in range(3)] == [False] * 3
    assert [systemd.recv(100), systemd.recv(100)] == [WORD, WORD]
    systemd.setblocking(False)
    with pytest.raises(BlockingIOError):
        systemd.recv(100)


def test_an_abstract_address_is_understood():
    name = f"mask-kiosk-test-{os.getpid()}"
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as listener:
        listener.bind("\0" + name)
        with supervisor("@" + name) as told:
            assert not told.ended()
        assert listener.recv(100) == WORD


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_nobody_who_listens_is_no_trouble(address):
    with supervisor(address) as told:
        assert not told.ended()
    told.close()


def test_one_that_does_not_read_keeps_nobody_waiting(systemd, monkeypatch):
    monkeypatch.setattr(subject, "EVERY_S", 0.0)
    with supervisor(systemd.getsockname()) as told:
        assert not any(told.ended() for _ in range(5000))


@pytest.mark.parametrize("number", ENDS)
def test_a_signal_is_the_word_to_end(number):
    with supervisor("") as told:
        assert not told.ended()
        signal.raise_signal(number)
        assert told.ended()


def test_a_frozen_doorman_is_silent_so_that_it_is_killed_and_started_anew(tmp_path, systemd):
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[door]\ndriver = "log"\nsocket = "{tmp_path / "door.sock"}"\n')
    command = [sys.executable, "-m", "kiosk.doorman", "--config", str(config)]
    environ = {**os.environ, "NOTIFY_SOCKET": systemd.getsockname()}
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as doorman:
        try:
            assert [systemd.recv(100), systemd.recv(100)] == [WORD, WORD]
            doorman.send_signal(signal.SIGSTOP)
            os.waitpid(doorman.pid, os.WUNTRACED)
            systemd.settimeout(3 * EVERY_S)
            assert said_until_silent(systemd) <= 1, "more than what was on its way"
        finally:
            doorman.kill()


def said_until_silent(systemd):
    said = 0
    while True:
        try:
            systemd.recv(100)
        except TimeoutError:
            return said
        said += 1
