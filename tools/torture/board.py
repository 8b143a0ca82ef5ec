"""A relay board that is watched: what the doorman writes to its pseudo-terminal is what the door does."""

from __future__ import annotations

import contextlib
import os
import threading
import time
import tty

from kiosk.relays.lcus import ASK, HEAD, command

PATIENCE_S = 30.0


class Board:
    """An LCUS board. It keeps its relays as told, whoever dies, and answers how the first one stands.

    `port` is the serial device. A thread of its own reads; the other methods may be called by any thread.
    """

    def __init__(self) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.port = os.ttyname(self._slave)  # held open here, so that the relay outlives every doorman
        self._turned = threading.Condition()
        self._energised = False
        self._turned_s = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="board", daemon=True)
        self._thread.start()

    @property
    def energised(self) -> bool:
        """Channel 1, as it is now."""
        with self._turned:
            return self._energised

    def wait(self, *, energised: bool, timeout_s: float = PATIENCE_S) -> float:
        """When it came to be so: now, before, or later. Raises TimeoutError."""
        with self._turned:
            if not self._turned.wait_for(lambda: self._energised is energised, timeout_s):
                raise TimeoutError(f"the relay was not {'energised' if energised else 'released'} in {timeout_s:g} s")
            return self._turned_s

    def close(self) -> None:
        """Unplug it, after whoever drives it has ended. A second call is harmless."""
        if self._thread.is_alive():
            os.close(self._slave)
            self._thread.join(1.0)
            os.close(self._master)

    def _run(self) -> None:
        heard = b""
        with contextlib.suppress(OSError):  # EIO: nobody holds the device any more
            while True:
                heard = self._obey(heard + os.read(self._master, 4096))

    def _obey(self, heard: bytes) -> bytes:
        """What is left over: the head of a command whose end is still to come."""
        while heard:
            if heard.startswith(ASK):
                os.write(self._master, b"CH1: ON\r\n" if self.energised else b"CH1: OFF\r\n")
                heard = heard[1:]
            elif heard[0] == HEAD and len(heard) < 4:
                return heard
            else:
                self._turn(heard[:4])
                heard = heard[4:]
        return heard

    def _turn(self, told: bytes) -> None:
        with self._turned:
            if told in {command(1, 0), command(1, 1)} and (energised := told == command(1, 1)) is not self._energised:
                self._energised, self._turned_s = energised, time.monotonic()
                self._turned.notify_all()
