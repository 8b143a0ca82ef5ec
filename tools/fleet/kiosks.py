"""Some of the fleet's kiosks, in a process of their own: the product's telemetry and page over made-up figures."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random

from kiosk.counts import Counted
from kiosk.gate import DoorState
from kiosk.health import Figures, Running
from kiosk.machine import Machine
from kiosk.operator import Count
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason
from kiosk.settings_health import MqttSettings
from kiosk.status import Status, make_status
from kiosk.telemetry.payload import Place, place_of
from kiosk.telemetry.teller import Teller, Told
from kiosk.web.answers import Answers
from kiosk.web.entry import open_entry
from kiosk.web.server import HealthServer

START_S = 60.0
GB = 1 << 30


@dataclass(frozen=True, slots=True)
class Share:
    """Which kiosks one process is: `first` and on, `count` of them."""

    first: int
    count: int
    url: str
    every_s: int
    folder: Path


class Life:
    """What happens at one kiosk; each look is a second or so later. `status` is what its inspector would find."""

    def __init__(self, number: int) -> None:
        self._chance = Random(number)  # noqa: S311 - of visits, not of keys
        self._began_s = time.monotonic()
        self._lock = threading.Lock()
        self._visits = 0
        self._door = DoorState(connected=True)
        self._vitals = Vitals(0.05, 24, 30, Spread(48, 71), Spread(31, 44), (1280, 720))

    def status(self) -> Status:
        """How it is now."""
        with self._lock:
            self._go_on()
            visits = {"MASK_OK": self._visits}
            figures = Figures(
                "Camera 0",
                self._vitals,
                Machine(41 * GB, GB // 2, 3 * GB, 8 * GB, 54.0),
                (Running("resnet50", "tensorrt"), Running("the face finder", "tensorrt")),
                self._door,
                uptime_s=time.monotonic() - self._began_s,
                version="0.1.0",
            )
        return make_status(datetime.now(timezone.utc), figures, Counted(visits=visits), Count(visits, self._visits))

    def _go_on(self) -> None:
        """A visitor in half a minute or so, and now and then a camera that is lost for a second or two."""
        opens = self._chance.random() < 0.03
        self._visits += opens and not self._door.open
        self._door = replace(self._door, open=opens)
        lost = self._chance.random() < (0.5 if self._vitals.fault else 0.0005)
        self._vitals = replace(self._vitals, fault=Reason.CAMERA_LOST if lost else None)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One kiosk's two voices."""

    place: Place
    teller: Teller
    page: HealthServer


def made(share: Share, number: int) -> Kiosk:
    """Kiosk number so-and-so, which does not speak yet."""
    site, name = f"site{number // 10:03}", f"kiosk{number:04}"
    settings = MqttSettings(url=share.url, site=site, name=name, every_s=share.every_s)
    status, place = Life(number).status, place_of(settings, "")
    answers = Answers(status, open_entry(share.folder / place.name, time.monotonic, proxied=False))
    return Kiosk(
        place,
        Teller(settings, place, status, time.monotonic),
        HealthServer("127.0.0.1", 0, answers, time.monotonic),
    )


def run_share(share: Share, pipe: Pipe) -> None:
    """Start them, send their ports; at a word from the other end stop, and send what each told."""
    logging.disable(logging.ERROR)  # a thousand kiosks would say the same
    with ExitStack() as opened:
        kiosks = [made(share, number) for number in range(share.first, share.first + share.count)]
        for kiosk in kiosks:
            opened.callback(kiosk.page.close)
            kiosk.page.start()
            kiosk.teller.start()
        pipe.send([kiosk.page.wait(START_S) for kiosk in kiosks])
        pipe.recv()
        _close(kiosks)
        told: dict[str, Told] = {kiosk.place.ident: kiosk.teller.told for kiosk in kiosks}
        pipe.send(told)


def _close(kiosks: list[Kiosk]) -> None:
    """All at once: each may wait for the broker's receipt."""
    threads = [threading.Thread(target=kiosk.teller.close) for kiosk in kiosks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
