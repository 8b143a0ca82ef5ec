"""The doorman under systemd ends when [door] is another by now, to begin anew with it; and not without need."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading

import pytest

from kiosk.door_settings import WATCH_S, Watch
from kiosk.settings_file import load
from kiosk.setup.trial import Trial
from tools.torture.board import Board


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watched(tmp_path):
    config, clock = tmp_path / "kiosk.toml", Clock()
    config.write_text('[door]\ndriver = "log"\n')
    return config, clock, Watch(config, clock)


def later(clock):
    clock.now += WATCH_S


def test_another_door_is_a_change_that_stays(watched):
    config, clock, watch = watched
    config.write_text('[door]\ndriver = "log"\nfail = "safe"\n')
    assert not watch.changed()
    later(clock)
    assert watch.changed()
    config.write_text('[door]\ndriver = "log"\n')
    later(clock)
    assert watch.changed()


@pytest.mark.parametrize(
    "text",
    [
        '[screen]\nplace = "Ward 3"\n[door]\ndriver = "log"   # as it was\n',
        '[door]\ndriver = "log"\nfail = "secure"\n',
        "[door\n",
        "door = 3\n",
        "",
    ],
)
def test_what_is_no_other_door_is_no_change(watched, text):
    config, clock, watch = watched
    if text:
        config.write_text(text)
    else:
        config.unlink()
    later(clock)
    assert not watch.changed()


class Unit:
    """Starts the doorman again and again, and listens to what it notifies, as systemd does."""

    def __init__(self, folder, config) -> None:
        self._notified = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._notified.bind(str(folder / "notify"))
        self._environment = {**os.environ, "NOTIFY_SOCKET": str(folder / "notify"), "XDG_STATE_HOME": str(folder / "s")}
        self._command = [sys.executable, "-m", "kiosk.doorman", "--config", str(config)]
        self._stop = threading.Event()
        self.starts = 0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            self.starts += 1
            self._child = subprocess.Popen(self._command, env=self._environment, stderr=subprocess.DEVNULL)
            self._child.wait()

    def close(self) -> None:
        self._stop.set()
        self._child.terminate()
        self._thread.join(30)
        self._notified.close()


@pytest.fixture
def board():
    made = Board()
    yield made
    made.close()


def test_a_trial_hands_the_new_door_over_to_the_doorman_that_runs(tmp_path, board):
    config, path = tmp_path / "kiosk.toml", tmp_path / "door.sock"
    config.write_text(f'[door]\ndriver = "log"\nsocket = "{path}"\n')
    unit = Unit(tmp_path, config)
    try:
        turns = threading.Event()
        for _ in range(600):
            if path.exists():
                break
            turns.wait(0.05)
        door = load(config).door.model_copy(update={"driver": "lcus", "port": board.port}).model_dump()
        moment = Trial(tmp_path / "state", config).run(door, lambda _: None)
        assert moment.open
        assert moment.energised
        assert unit.starts == 2
        assert load(config).door.driver == "lcus"
        again = Trial(tmp_path / "state", config).run(door, lambda _: None)
        assert again.open
        assert unit.starts == 2
    finally:
        unit.close()
    board.wait(energised=False)
