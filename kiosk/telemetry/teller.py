"""Tells the broker how the kiosk is, on a thread of its own: what changes at once, all of it now and then.

Where the broker is away nothing waits in line: the newest state is told when it is back, after pauses that grow and
differ from kiosk to kiosk, so that a thousand of them do not come at once.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from kiosk.phrase import Phrase
from kiosk.settings_health import MqttSettings
from kiosk.status import Status
from kiosk.telemetry.broker import MISSING, Connection
from kiosk.telemetry.payload import CHANGES, OFFLINE, ONLINE, Place, discovery, state

log = logging.getLogger(__name__)

LOOK_S = 1.0
PAUSES_S = (1.0, 120.0)
"""Before the second try, and the longest after many in a row; each by chance half as long at the least."""
JOIN_S = 6.0


@dataclass(frozen=True, slots=True)
class Told:
    """Messages: `said` were given to the connection, `acknowledged` the broker has, `dropped` were not taken."""

    said: int = 0
    acknowledged: int = 0
    dropped: int = 0


class Teller:
    """`trouble` says why the broker hears nothing. `look_s`: how often it is looked for a change."""

    def __init__(
        self,
        settings: MqttSettings,
        place: Place,
        statuses: Callable[[], Status],
        clock: Callable[[], float],
        look_s: float = LOOK_S,
    ) -> None:
        self._settings, self._place, self._statuses, self._clock = settings, place, statuses, clock
        self._look_s, self._chance = look_s, Random(place.ident)  # noqa: S311 - of pauses, not of keys
        self._connection: Connection | None = None
        self._greeted = False
        self._trouble: str = Phrase("not connected yet")
        self._pause_s, self._next_s, self._due_s = PAUSES_S[0], 0.0, 0.0
        self._known: tuple[object, ...] = ()
        self._number = self._said = self._dropped = self._acknowledged = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="telemetry", daemon=True)

    @property
    def trouble(self) -> str:
        """A sentence's middle while the broker hears nothing, else empty."""
        return self._trouble

    @property
    def told(self) -> Told:
        """How many, on all connections."""
        connection = self._connection
        acknowledged = self._acknowledged + (connection.acknowledged if connection else 0)
        return Told(self._said, acknowledged, self._dropped)

    def start(self) -> None:
        """Connect, and tell."""
        self._thread.start()

    def close(self) -> None:
        """Say "offline" and leave, in some seconds at the most. A second call is harmless."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._turn(self._clock())
                self._stop.wait(self._look_s)
        except Exception:  # the kiosk goes on without telemetry, and says so
            log.exception("telemetry ended")
            self._trouble = Phrase("telemetry ended by an error of its own: the log has it")
        if self._connection:
            self._connection.end(self._place.availability, OFFLINE)

    def _turn(self, now: float) -> None:
        connection = self._connected(now)
        if connection is None:
            return
        if not self._greeted:
            self._greet()
        body = state(self._statuses())
        changing = tuple(body[key] for key in CHANGES)
        if changing != self._known or now >= self._due_s:
            self._number += 1
            if self._say(self._place.state, json.dumps({"n": self._number, **body}, ensure_ascii=False)):
                self._known, self._due_s = changing, now + self._settings.every_s

    def _connected(self, now: float) -> Connection | None:
        if self._connection is None and now >= self._next_s:
            self._connect(now)
        connection = self._connection
        if connection is None or connection.up:
            return connection
        if connection.over:
            connection.close()
            self._acknowledged += connection.acknowledged
            self._connection = None
            self._rest(now, connection.why)
        return None

    def _connect(self, now: float) -> None:
        self._greeted = False
        try:
            self._connection = Connection(self._settings.url, self._place)
        except ImportError:
            self._rest(now, MISSING)
        except OSError as error:  # its certificates cannot be read
            self._rest(now, str(error))

    def _greet(self) -> None:
        """Who we are, once a connection; then the state, whatever was told before."""
        self._tell("")
        self._greeted, self._due_s, self._pause_s = True, 0.0, PAUSES_S[0]
        self._say(self._place.availability, ONLINE)
        for topic, config in discovery(self._place, self._statuses().figures.version):
            self._say(topic, config)

    def _say(self, topic: str, payload: str) -> bool:
        taken = self._connection is not None and self._connection.say(topic, payload)
        self._said, self._dropped = self._said + taken, self._dropped + (not taken)
        return taken

    def _rest(self, now: float, why: str) -> None:
        self._tell(why)
        self._next_s = now + self._pause_s * self._chance.uniform(0.5, 1.0)
        self._pause_s = min(2 * self._pause_s, PAUSES_S[1])

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            say = log.warning if trouble else log.info
            say("telemetry: %s", trouble or "the broker hears us")
        self._trouble = trouble
