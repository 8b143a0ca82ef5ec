"""The crowd view's thread: newest frame in, everyone on it out to every listener."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Sequence

from kiosk.crowd import LATE_S, Crowd
from kiosk.errors import KioskError
from kiosk.listeners import Listeners
from kiosk.onlooker import Onlooker
from kiosk.ports import Proof
from kiosk.scene import Fault, Frame, Reason
from kiosk.slot import Slot

log = logging.getLogger(__name__)

WAIT_S = 0.1
JOIN_S = 5.0
LATE_AGAIN_S = 60.0
"""A slow machine is late now and then; it is not said each time."""

Listener = Callable[[Crowd], None]
"""Called on this thread; must not block."""


class CrowdPipeline:
    """Owns the thread that takes frames from the slot, has everyone judged and tells the listeners.

    Nobody is judged while `proof` has trouble.
    """

    def __init__(
        self,
        slot: Slot[Frame | Fault],
        onlooker: Onlooker,
        listeners: Sequence[Listener],
        clock: Callable[[], float],
        proof: Proof | None = None,
    ) -> None:
        self._slot, self._onlooker, self._clock, self._proof = slot, onlooker, clock, proof
        self._listeners = Listeners(listeners)
        self._frame_s = clock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)
        self._failing, self._said_late_s = False, -math.inf

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop and join the thread. A second call is harmless."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def _run(self) -> None:
        version = 0
        while not self._stop.is_set():
            version, item = self._slot.take(version, WAIT_S)
            crowd = self._seen(item) if isinstance(item, Frame) else self._without(item)
            if crowd is not None:
                self._listeners.tell(crowd)
            if self._proof is not None:
                self._proof.turn(self._clock())

    def _without(self, item: Fault | None) -> Crowd | None:
        """A fault lasts until a frame replaces it. A frame grows old, and until then is no news. None: nothing new."""
        now, standing = self._clock(), item or self._slot.latest()[1]
        if not isinstance(standing, Fault):
            return self._at_fault(Reason.STALE) if now - self._frame_s > LATE_S else None
        return self._at_fault(standing.reason)

    def _seen(self, frame: Frame) -> Crowd:
        self._frame_s = frame.captured_s
        if self._proof is not None and self._proof.trouble:
            return self._at_fault(Reason.ENGINE_FAILED, frame)
        try:
            people = self._onlooker.look(frame)
        except Exception as error:  # noqa: BLE001 - whatever a stage raises, the screen must hear of it
            self._failed(error)
            return self._at_fault(Reason.ENGINE_FAILED, frame)
        self._failing = False
        now = self._clock()
        if now - frame.captured_s > LATE_S:
            self._late(now)
            return Crowd(now, frame, fault=Reason.STALE)
        return Crowd(now, frame, people)

    def _at_fault(self, reason: Reason, frame: Frame | None = None) -> Crowd:
        """Nobody is known any more."""
        self._onlooker.forget()
        return Crowd(self._clock(), frame, fault=reason)

    def _failed(self, error: Exception) -> None:
        if not self._failing:
            log.error("the crowd cannot be judged: %s", error, exc_info=not isinstance(error, KioskError))
        self._failing = True

    def _late(self, now: float) -> None:
        if now - self._said_late_s > LATE_AGAIN_S:
            log.warning("everyone is judged too late to be shown: this machine has too much to do")
            self._said_late_s = now
