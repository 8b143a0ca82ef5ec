"""A real mosquitto on a free port of this machine, with what it costs, and a listener that counts what arrives."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from kiosk.errors import KioskError

PATIENCE_S = 20.0
CONFIG = Path(__file__).resolve().parents[2] / "packaging" / "fleet" / "mosquitto.conf"
KEPT = ("max_queued_messages", "max_inflight_messages")
"""Lines of the example that are tried here, too; the others are about its own machine."""


def mosquitto() -> str | None:
    """Where it is; None: not here."""
    return shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process so far. `peak_b`: the most memory that it had at a time."""

    cpu_s: float
    rss_b: int
    peak_b: int


def cost_of(process: int) -> Cost:
    """By the kernel's own count."""
    ticks = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    rss_kb, peak_kb = (int(status[name].split()[0]) for name in ("VmRSS", "VmHWM"))
    return Cost((int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK"), rss_kb * 1024, peak_kb * 1024)


def free_port() -> int:
    """One that nobody uses at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running_broker(folder: Path) -> Iterator[tuple[int, int]]:
    """(port, process) of a broker with the example's limits. Raises KioskError where mosquitto is missing."""
    program, port = mosquitto(), free_port()
    if program is None:
        raise KioskError("mosquitto is not installed: `apt install mosquitto`")
    lines = [line for line in CONFIG.read_text().splitlines() if line.startswith(KEPT)]
    config = folder / "mosquitto.conf"
    config.write_text("\n".join([f"listener {port} 127.0.0.1", "allow_anonymous true", "user root", *lines, ""]))
    with subprocess.Popen(
        [program, "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port)
            yield port, process.pid
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    pause, until_s = threading.Event(), time.monotonic() + PATIENCE_S
    while not _listens(port):
        if time.monotonic() > until_s:
            raise KioskError("mosquitto does not listen: start it by hand to see why")
        pause.wait(0.05)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


class Listener:
    """Hears everything, and counts it by kiosk. `online`: which of them said so."""

    def __init__(self, port: int) -> None:
        self.online: set[str] = set()
        self.bytes = 0
        self._messages: Counter[str] = Counter()
        self._ready, self._lock = threading.Event(), threading.Lock()
        self._client = Client(CallbackAPIVersion.VERSION2, client_id="fleet-listener")
        self._client.on_connect = lambda client, *_: client.subscribe("#", 1)
        self._client.on_subscribe = lambda *_: self._ready.set()
        self._client.on_message = self._hear
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        if not self._ready.wait(PATIENCE_S):
            raise KioskError("mosquitto does not answer: start it by hand to see why")

    def heard(self) -> Counter[str]:
        """How many messages of each kiosk, by its ident. This listener keeps one connection: none comes again."""
        with self._lock:
            return self._messages.copy()

    def close(self) -> None:
        """Leave."""
        self._client.disconnect()
        self._client.loop_stop()

    def _hear(self, _client: object, _data: object, message: Any) -> None:
        with self._lock:
            self.bytes += len(message.payload)
            self._messages[ident_of(message.topic)] += 1
            if message.payload == b"online":
                self.online.add(message.topic)


def ident_of(topic: str) -> str:
    """Whose it is: mask-kiosk/SITE/NAME/... or PREFIX/KIND/IDENT/..."""
    levels = topic.split("/")
    return "_".join(levels[:3]) if levels[0] == "mask-kiosk" else levels[2]
