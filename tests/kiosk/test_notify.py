from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.notify import Systemd


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as made:
        made.bind(os.fspath(tmp_path / "notify"))
        made.settimeout(20)
        yield made


def test_words_go_in_one_datagram_a_line_each(listener: socket.socket) -> None:
    with closing(Systemd({"NOTIFY_SOCKET": listener.getsockname()})) as systemd:
        assert systemd.listens
        systemd.tell("WATCHDOG=1", "STATUS=All is well.")
    assert listener.recv(100) == b"WATCHDOG=1\nSTATUS=All is well."


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_nobody_who_listens_is_no_trouble(address: str) -> None:
    systemd = Systemd({"NOTIFY_SOCKET": address})
    assert systemd.listens is bool(address)
    systemd.tell("READY=1")
    systemd.close()
    systemd.close()


def test_one_that_does_not_read_keeps_nobody_waiting(listener: socket.socket) -> None:
    with closing(Systemd({"NOTIFY_SOCKET": listener.getsockname()})) as systemd:
        for _ in range(5000):
            systemd.tell("WATCHDOG=1")


@pytest.mark.parametrize(
    ("environ", "watchdog_s"),
    [
        ({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "15000000"}, 15.0),
        # cage's, or openbox's: the kiosk's is another.
        ({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "15000000", "WATCHDOG_PID": "1"}, 15.0),
        ({"NOTIFY_SOCKET": "/x"}, None),
        ({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "0"}, None),
        ({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_USEC": "15000000"}, None),
    ],
)
def test_how_long_it_may_be_silent_is_read_whatever_process_is_the_units_main_one(
    environ: dict[str, str], watchdog_s: float | None
) -> None:
    with closing(Systemd(environ)) as systemd:
        assert systemd.watchdog_s == watchdog_s
