"""Feeds systemd's watchdog from a thread of its own, which can only repeat what the others' signs of life allow."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk import watchdog
from kiosk.notify import Systemd
from kiosk.scene import Frame, Outcome
from kiosk.watchdog import SAID, State, Trouble, Watched

log = logging.getLogger(__name__)

EVERY_S = 0.5
SHARE = 4
"""So many times at least within WatchdogSec."""
EXTENDED_S = 30
JOIN_S = 2.0
WELL = "All is well: the self-proof was right within the last minute."
UNJUDGED = "No network judges; staff must."


@dataclass(frozen=True, slots=True)
class Life:
    """What the thread needs of the kiosk: when it ends, and how far an engine's build is (None: none is built).

    `again`: set where the process goes on after that end, as the wizard.
    """

    stop: threading.Event
    share: Callable[[], float | None]
    again: threading.Event = field(default_factory=threading.Event)


class Feeding:
    """A listener that collects signs of life, and the thread that feeds. Any thread may call any method."""

    def __init__(self, systemd: Systemd, clock: Callable[[], float], life: Life, *, screen: bool) -> None:
        self._systemd, self._clock, self._life = systemd, clock, life
        self._lock = threading.Lock()
        self._state = State(screen)
        self._last = Trouble.STARTING
        self._every_s = min(EVERY_S, systemd.watchdog_s / SHARE) if systemd.watchdog_s else EVERY_S
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """The kiosk ends. A second call is harmless."""
        self._life.stop.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """The pipeline gave an outcome."""
        with self._lock:
            self._state = watchdog.heard(self._state, outcome, self._clock())

    def beat(self) -> None:
        """The GUI thread turned."""
        with self._lock:
            self._state = watchdog.beat(self._state, self._clock())

    def proved(self, trouble: str) -> None:
        """The self-proof was answered; `trouble`: why the answer is wrong, empty: it is right."""
        with self._lock:
            self._state = watchdog.proved(self._state, self._clock(), right=not trouble)

    def unjudged(self) -> None:
        """No network could be opened."""
        with self._lock:
            self._state = watchdog.unjudged(self._state)

    def watched(self) -> Watched:
        """How it stands."""
        with self._lock:
            return watchdog.watched(self._state, self._clock(), by_systemd=self._systemd.watchdog_s is not None)

    def _run(self) -> None:
        while not self._life.stop.is_set():
            self._turn()
            self._life.stop.wait(self._every_s)
        if self._life.again.is_set():  # of what was said to stop, systemd kills what it becomes
            self._systemd.tell("WATCHDOG=1", "STATUS=It is set up again.")
        else:
            self._systemd.tell("STOPPING=1", "STATUS=It ends.")

    def _turn(self) -> None:
        share, now = self._life.share(), self._clock()
        with self._lock:
            state = self._state = watchdog.building(self._state, share, now)
        trouble = watchdog.trouble(state, now)
        if trouble is Trouble.NONE:
            self._systemd.tell("READY=1", "WATCHDOG=1", f"STATUS={WELL if state.networks else UNJUDGED}")
        elif watchdog.extends(state, now):
            built = f"STATUS=An engine is built: {round(100 * (share or 0.0))} %."
            self._systemd.tell(f"EXTEND_TIMEOUT_USEC={EXTENDED_S * 1_000_000}", built)
        elif trouble is not self._last:
            self._systemd.tell(f"STATUS=The watchdog is not fed: {SAID[trouble]}.")
        self._log(trouble)
        self._last = trouble

    def _log(self, trouble: Trouble) -> None:
        if trouble is self._last:
            return
        if trouble is not Trouble.NONE:
            log.warning("the watchdog is not fed: %s", SAID[trouble])
        else:
            log.info("the watchdog is fed")
