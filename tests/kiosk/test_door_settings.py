"""A doorman whose settings are broken keeps the door in its safe state and waits; it is not started again and again."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing

import pytest

from kiosk.door_settings import DoorUnusable, attend, read, release, remember
from kiosk.errors import SettingsError


@pytest.fixture
def rig(load_fixture):
    return load_fixture("doorman_rig")


@pytest.fixture
def supervised(rig, tmp_path):
    """The real doorman under somebody who listens as systemd does, and its watched board."""
    with closing(rig.Board()) as board, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(rig.PATIENCE_S)
        started = Supervised(rig, tmp_path, board, systemd)
        with closing(started):
            yield started


class Supervised:
    def __init__(self, rig, folder, board, systemd):
        self.rig, self.folder, self.board, self.systemd = rig, folder, board, systemd
        self.config, self.log, self.processes = folder / "kiosk.toml", folder / "log", []

    def write(self, **door):
        return self.rig.settings(
            self.folder,
            **({"driver": "lcus", "port": self.board.port, "socket": str(self.folder / "door.sock")} | door),
        )

    def start(self):
        environment = os.environ | {"NOTIFY_SOCKET": str(self.folder / "notify"), "STATE_DIRECTORY": str(self.folder)}
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "kiosk.doorman", "--config", str(self.config)]
            self.processes.append(subprocess.Popen(command, stderr=log, env=environment))
        return self.processes[-1]

    def told(self):
        """The next thing that systemd hears: what was said before is left out."""
        self.systemd.setblocking(False)
        try:
            while self.systemd.recv(1024):
                pass
        except BlockingIOError:
            pass
        self.systemd.settimeout(self.rig.PATIENCE_S)
        return self.systemd.recv(1024).decode()

    def until(self, words):
        end = time.monotonic() + self.rig.PATIENCE_S
        while not self.log.exists() or words not in self.log.read_text():
            assert time.monotonic() < end, self.log.read_text()
            self.rig.pause(0.02)

    def close(self):
        for process in self.processes:
            process.kill()
            process.wait()


def test_a_latched_relay_is_released_though_the_settings_are_broken(supervised):
    supervised.write()
    first = supervised.start()
    with closing(supervised.rig.connect(supervised.folder / "door.sock")) as caller:
        caller.say("grant", s=60)
        supervised.board.wait(energised=True)
        first.kill()
        first.wait()
    assert supervised.board.energised  # this board latches
    supervised.config.write_text("[door\n")
    supervised.start()
    supervised.board.wait(energised=False)
    supervised.until("The relay is released")


def test_it_waits_tells_systemd_that_it_lives_and_goes_on_once_they_are_mended(supervised):
    supervised.config.write_text("[door]\ndriver = 3\n")
    process = supervised.start()
    supervised.until("cannot work by [door]")
    assert "WATCHDOG=1" in supervised.told()
    assert "WATCHDOG=1" in supervised.told()
    supervised.write()
    with closing(supervised.rig.connect(supervised.folder / "door.sock")) as caller:
        assert caller.say("beat")["fault"] == ""
    assert process.poll() is None
    assert supervised.log.read_text().count("cannot work by [door]") == 1


def test_it_ends_when_it_is_told_to_while_it_waits(supervised):
    supervised.config.write_text("[door]\ndriver = 3\n")
    process = supervised.start()
    supervised.until("cannot work by [door]")
    process.send_signal(signal.SIGTERM)
    assert process.wait(supervised.rig.PATIENCE_S) == 0


def test_what_lies_with_the_socket_is_not_waited_for(rig, tmp_path):
    """A second doorman must end: it would release the first one's relay again and again."""

    def serve():
        raise SettingsError("another doorman answers")

    with pytest.raises(SettingsError, match="another doorman"):
        attend(serve, tmp_path / "door.json", lambda: False)


def test_settings_are_looked_at_again_until_they_can_be_used(tmp_path, caplog):
    turns = []

    def serve():
        turns.append(len(turns))
        if len(turns) < 3:
            raise DoorUnusable("[door] is broken")

    attend(serve, tmp_path / "door.json", lambda: len(turns) > 5)
    assert turns == [0, 1, 2]
    assert caplog.text.count("[door] is broken") == 1


def test_a_windows_file_is_read(tmp_path):
    (tmp_path / "kiosk.toml").write_bytes(b'\xef\xbb\xbf[door]\r\ndriver = "log"\r\n')
    assert read(tmp_path / "kiosk.toml")["driver"] == "log"


def test_a_relay_that_was_never_known_is_said_to_be(tmp_path):
    assert "never known" in release(tmp_path / "door.json")


@pytest.mark.parametrize("kept", [b"", b"[]", b"{", b'{"driver": 3}', b'{"driver": "lcus", "port": "/dev/none"}'])
def test_what_is_kept_may_be_anything_and_ends_nothing(tmp_path, kept):
    (tmp_path / "door.json").write_bytes(kept)
    assert "the relay may be energised" in release(tmp_path / "door.json")


def test_a_disk_that_fails_ends_nothing(tmp_path, caplog):
    (tmp_path / "file").touch()
    remember(tmp_path / "file" / "door.json", {"driver": "log"})
    assert "not kept for later" in caplog.text


def test_what_is_kept_is_for_its_owner_only(tmp_path):
    remember(tmp_path / "door.json", {"driver": "mqtt", "url": "mqtt://user:password@host"})
    assert (tmp_path / "door.json").stat().st_mode & 0o777 == 0o600
