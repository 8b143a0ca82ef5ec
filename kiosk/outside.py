"""What the kiosk tells others, put together: the health page and telemetry. Part of the composition root."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from kiosk.inspector import Inspector
from kiosk.settings import Settings
from kiosk.state import state_folder
from kiosk.status import Statuses
from kiosk.telemetry.payload import place_of
from kiosk.telemetry.teller import Teller
from kiosk.web.answers import Answers
from kiosk.web.entry import open_entry
from kiosk.web.server import HealthServer


class Outside:
    """Off until told(), and where the settings say so."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._page: HealthServer | None = None
        self._teller: Teller | None = None

    def page_trouble(self) -> str | None:
        """Why nobody reaches the page; None: there is none."""
        return self._page.trouble if self._page else None

    def broker_trouble(self) -> str | None:
        """Why the broker hears nothing; None: there is none."""
        return self._teller.trouble if self._teller else None

    @contextmanager
    def told(self, inspector: Inspector | None) -> Iterator[None]:
        """While it lasts, others are told what the inspector finds; None: a demo or a file, which tells nobody."""
        with contextlib.ExitStack() as opened:
            if inspector is not None:
                statuses = statuses_of(inspector)
                self._open_page(statuses, opened)
                self._open_teller(statuses, opened)
            yield

    def _open_page(self, statuses: Statuses, opened: contextlib.ExitStack) -> None:
        health = self._settings.health
        if not health.port:
            return
        entry = open_entry(state_folder(), monotonic, proxied=health.proxied)
        answers = Answers(statuses, entry, self._settings.screen.place, health.metrics, health.proxied)
        self._page = HealthServer(health.address, health.port, answers, monotonic)
        opened.callback(self._page.close)
        self._page.start()

    def _open_teller(self, statuses: Statuses, opened: contextlib.ExitStack) -> None:
        mqtt = self._settings.mqtt
        if not mqtt.url:
            return
        self._teller = Teller(mqtt, place_of(mqtt, socket.gethostname()), statuses, monotonic)
        opened.callback(self._teller.close)
        self._teller.start()


def statuses_of(inspector: Inspector) -> Statuses:
    """How the kiosk is, by its inspector."""
    return Statuses(
        inspector.figures, inspector.counts.counted, lambda: inspector.today().day, inspector.now, inspector.clock
    )
