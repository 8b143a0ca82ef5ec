"""Plays one sound at a time on a thread of its own: the newest, and none that is late."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.phrase import Phrase
from kiosk.slot import Slot
from ui.sound.pcm import RATE_HZ
from ui.sound.playback import NO_APLAY, Playback

log = logging.getLogger(__name__)

LOOK_S, IDLE_S = 0.05, 60.0
OVERTIME_S = 3.0
"""A loudspeaker that wakes up needs a moment; one that needs more hangs."""
PAUSES_S = (5.0, 10.0, 30.0)
"""After a failure nothing is tried for so long; the last one holds for all that follow."""

HANGS = Phrase("it does not play to the end: unplug the loudspeaker and plug it in again")
STUCK = Phrase("aplay cannot be ended, its driver hangs: restart the computer")
BROKEN = Phrase("the kiosk's own part of it has failed: restart the kiosk")

Source = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to sound now, made or read by the player's thread; None: nothing."""

    source: Source | None


class Player:
    """`device`: ALSA's name. play() and hush() return at once and are for any thread; close() ends what sounds.

    `trouble` is why nothing is heard, a sentence; empty where all is well. `clock` gives monotonic seconds.
    """

    def __init__(self, device: str, clock: Callable[[], float]) -> None:
        self.trouble = ""
        self._device, self._clock = device, clock
        self._orders: Slot[_Order] = Slot()
        self._stop = threading.Event()
        self._playback: Playback | None = None
        self._late_s = self._retry_s = 0.0
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def play(self, source: Source) -> None:
        """End what sounds and play this: 16 bit, mono, RATE_HZ. While the loudspeaker is known to fail, nothing."""
        self._orders.put(_Order(source))

    def hush(self) -> None:
        """End what sounds."""
        self._orders.put(_Order(None))

    def close(self, timeout_s: float = 2.0) -> None:
        """End what sounds, and the thread. A second call is harmless."""
        self._stop.set()
        self.hush()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        version = 0
        try:
            while not self._stop.is_set():
                version, order = self._orders.take(version, LOOK_S if self._playback else IDLE_S)
                self._look()
                if order is not None and self._end():
                    self._begin(order)
            self._end()
        except Exception:
            # Broad, at the top of a thread: whatever it is, the operator must see that nothing is heard.
            log.exception("the sound's thread failed")
            self.trouble = self._told(BROKEN)

    def _begin(self, order: _Order) -> None:
        now = self._clock()
        if order.source is None or self._stop.is_set() or now < self._retry_s:
            return
        if not (pcm := order.source()):
            return
        self._late_s = now + len(pcm) / (2 * RATE_HZ) + OVERTIME_S
        try:
            self._playback = Playback(self._device, RATE_HZ, pcm)
        except FileNotFoundError:
            self._fail(NO_APLAY)
        except (OSError, ValueError) as error:
            self._fail(Phrase("aplay cannot be started: %1", str(error)))

    def _look(self) -> None:
        """Take note of a sound that has come to its end, or should have."""
        if self._playback is None:
            return
        code = self._playback.ended()
        if code is not None:
            why = self._playback.close()
            self._playback = None
            self._fail(why) if code else self._succeed()
        elif self._clock() > self._late_s:
            self._fail(HANGS)
            self._end()

    def _end(self) -> bool:
        """Whether nothing sounds any more: a second child is never started beside one that cannot be ended."""
        if self._playback is None:
            return True
        if not self._playback.end():
            self._fail(STUCK)
            return False
        self._playback.close()
        self._playback = None
        return True

    def _fail(self, why: str) -> None:
        self._retry_s = self._clock() + PAUSES_S[min(self._failures, len(PAUSES_S) - 1)]
        self._failures += 1
        told = self._told(why)
        if not self.trouble:
            log.warning("%s", told)
        self.trouble = told

    def _told(self, why: str) -> str:
        return Phrase("Nothing is heard at %1: %2.", self._device, why)

    def _succeed(self) -> None:
        if self.trouble:
            log.info("sounds are heard again at %s", self._device)
        self.trouble, self._failures = "", 0
