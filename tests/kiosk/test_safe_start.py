"""The kiosk's own process with settings that cannot be used: it does not end, and begins anew once they can be."""

from __future__ import annotations

import json
import os
import signal
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

ROOT = Path(__file__).resolve().parents[2]
BROKEN = '[screen]\nfull_screen = false\nplace = "Ward 3\n'
PATIENCE_S = 120.0
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NOTIFY_SOCKET")


class Kiosk:
    """In a place of its own. Each `start` is closed with it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.config, self.log = folder, folder / "kiosk.toml", folder / "log"
        self.config.write_text(BROKEN)
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
        command = [sys.executable, "-m", "kiosk", "--config", str(self.config), *arguments]
        own = kept | {"XDG_STATE_HOME": str(self.folder / "state")} | environment
        with self.log.open("ab") as log:
            self.processes.append(subprocess.Popen(command, cwd=ROOT, env=own, stdout=log, stderr=log))
        return self.processes[-1]

    def said(self) -> str:
        return self.log.read_text()

    def starts(self) -> list[dict[str, str]]:
        """What the record says of them."""
        file = self.folder / "state" / "mask-kiosk" / "journal.sqlite3"
        if not file.exists():
            return []
        with closing(sqlite3.connect(file)) as connection:
            try:
                rows = connection.execute("SELECT fields FROM records WHERE kind = 'start'").fetchall()
            except sqlite3.OperationalError:  # it is just being made
                return []
        return [json.loads(fields) for (fields,) in rows]

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    with closing(Kiosk(tmp_path)) as made:
        yield made


def until(condition: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not condition():
        assert time.monotonic() < end
        pause.wait(0.1)


def test_without_a_screen_it_is_the_sentence_and_the_code_as_ever(kiosk: Kiosk) -> None:
    assert kiosk.start("--source", "demo").wait(PATIENCE_S) == 30
    assert 'line 3: screen.place = "Ward 3: the closing " is missing' in kiosk.said()


@pytest.mark.parametrize("arguments", [["--headless"], ["--selftest"], ["--selftest", "--gpu"]])
def test_without_a_window_it_ends_though_there_is_a_screen(kiosk: Kiosk, arguments: list[str]) -> None:
    process = kiosk.start("--source", "demo", *arguments, QT_QPA_PLATFORM="offscreen")
    assert process.wait(PATIENCE_S) == 30
    assert kiosk.said().count("mask-kiosk: ") == 1


def test_with_a_screen_it_stays_tells_the_record_and_ends_when_told(kiosk: Kiosk) -> None:
    process = kiosk.start(QT_QPA_PLATFORM="offscreen")
    until(lambda: bool(kiosk.starts()))
    assert kiosk.starts()[0]["why_not"] == "the settings cannot be used: line 3 screen.place"
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE_S) == 0


def test_once_the_file_is_mended_the_same_process_begins_anew_as_an_ordinary_kiosk(kiosk: Kiosk) -> None:
    """Which here ends for a reason of its own."""
    process = kiosk.start("--source", "demo", QT_QPA_PLATFORM="offscreen")
    until(lambda: "cannot be used" in kiosk.said())
    kiosk.config.write_text('[screen]\nfull_screen = false\n[models]\nclassifier = "nobody"\n')
    assert process.wait(PATIENCE_S) == 21
    assert "nobody.json" in kiosk.said().split("mask-kiosk: ")[1]


def test_systemd_hears_that_it_lives_so_that_it_is_not_started_again_and_again(kiosk: Kiosk, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(PATIENCE_S)
        kiosk.start("--source", "demo", QT_QPA_PLATFORM="offscreen", NOTIFY_SOCKET=str(tmp_path / "notify"))
        assert [systemd.recv(1024) for _ in range(4)] == [b"READY=1\nWATCHDOG=1"] * 4
