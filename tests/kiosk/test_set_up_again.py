"""The kiosk's own process becomes the wizard and the kiosk again, and what was set up is as it was."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.lockout import COUNT, Count
from kiosk.pins import Argon
from kiosk.staff import Person, Role, StaffFile

ROOT = Path(__file__).resolve().parents[2]
DRIVEN = ROOT / "tests" / "fixtures" / "driven_kiosk.py"
PIN, PATIENCE_S = "482913", 240.0
SETTINGS = '# ours\n[screen]\nfull_screen = false\nplace = "Ward 3"\n[models]\nclassifier = "nobody"\n'
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "NOTIFY_SOCKET")


class Driven:
    """In a place of its own, with Anna, who may set it up. Its camera is not plugged in, and no network judges."""

    def __init__(self, folder: Path) -> None:
        self.config, self.begun, self.log = folder / "kiosk.toml", folder / "begun", folder / "log"
        self.state = folder / "state" / "mask-kiosk"
        self.config.write_text(SETTINGS)
        StaffFile(self.state / "staff.json").write((Person("Anna", Role.INSTALLER, Argon().hash(SecretStr(PIN))),))
        (self.state / "lockout.json").write_bytes(COUNT.dump_json(Count()))
        self.staff = (self.state / "staff.json").read_bytes()
        self.processes: list[subprocess.Popen[bytes]] = []
        self.systemd, self.heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM), list[str]()
        self.systemd.bind(str(folder / "notify"))
        self.systemd.setblocking(False)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
        own = {"NOTIFY_SOCKET": self.systemd.getsockname(), "WATCHDOG_USEC": "20000000"}
        own |= {"XDG_STATE_HOME": str(self.state.parent), "DRIVEN_LOG": str(self.begun), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(DRIVEN), "--source", "/dev/video99", "--config", str(self.config), *arguments]
        with self.log.open("ab") as log:
            started = subprocess.Popen(
                command,
                cwd=ROOT,
                env=kept | own | {"QT_QPA_PLATFORM": "offscreen"} | environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(started)
        return started

    def lines(self) -> list[str]:
        return self.begun.read_text().splitlines() if self.begun.exists() else []

    def records(self) -> list[tuple[str, str]]:
        """Kind, and who it was."""
        file = self.state / "journal.sqlite3"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            try:
                rows = connection.execute("SELECT kind, fields FROM records ORDER BY seq").fetchall()
            except sqlite3.OperationalError:  # it is just being made
                return []
        return [(kind, json.loads(fields).get("by", "")) for kind, fields in rows]

    def until(self, condition: Callable[[], bool]) -> None:
        end, pause = time.monotonic() + PATIENCE_S, threading.Event()
        while not condition():
            self.hear()
            assert time.monotonic() < end, self.log.read_text()[-3000:]
            pause.wait(0.1)

    def hear(self) -> None:
        """All that systemd was told meanwhile."""
        with contextlib.suppress(BlockingIOError):
            while True:
                self.heard.append(self.systemd.recv(4096).decode())

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self.systemd.close()


@pytest.fixture
def driven(tmp_path: Path) -> Iterator[Driven]:
    with closing(Driven(tmp_path)) as made:
        yield made


def starts(driven: Driven) -> int:
    return driven.records().count(("start", ""))


def test_an_installer_comes_to_the_wizard_by_touch_and_back_to_the_kiosk_and_nothing_is_changed(driven: Driven) -> None:
    kiosk = driven.start("--setup-first")
    driven.until(lambda: len(driven.lines()) == 3)
    assert driven.lines() == [f"{kiosk.pid} {what}" for what in ("kiosk", "wizard", "kiosk")]
    driven.until(lambda: starts(driven) == 2)
    told = [record for record in driven.records() if record[0] in {"start", "override", "stop"}]
    assert told == [("start", ""), ("override", "Anna"), ("stop", ""), ("start", "")]
    assert driven.config.read_text() == SETTINGS
    assert (driven.state / "staff.json").read_bytes() == driven.staff
    assert not (driven.state / "before-setup.json").exists()
    assert not (driven.state / "setup.json").exists()
    # Whom systemd thinks to stop it kills.
    assert not any("STOPPING" in told for told in driven.heard)
    assert "WATCHDOG=1\nSTATUS=It is set up again." in driven.heard
    assert kiosk.poll() is None


def test_a_wizard_that_is_killed_leaves_the_kiosk_as_it_was_though_staff_and_door_were_changed(driven: Driven) -> None:
    kiosk = driven.start("--setup-first", DRIVEN_STAYS="1")
    driven.until(lambda: "READY=1\nWATCHDOG=1" in driven.heard)  # the wizard lives
    assert (driven.state / "before-setup.json").exists()
    # As the wizard does for who is added, and for a door that its own doorman is to try.
    StaffFile(driven.state / "staff.json").write(())
    driven.config.write_text(SETTINGS + '[door]\ndriver = "log"\n')
    kiosk.kill()
    kiosk.wait()
    driven.start("--setup-first", DRIVEN_STAYS="1")
    driven.until(lambda: starts(driven) == 2)
    assert [line.split()[1] for line in driven.lines()] == ["kiosk", "wizard", "kiosk"]
    assert driven.config.read_text() == SETTINGS
    assert (driven.state / "staff.json").read_bytes() == driven.staff
