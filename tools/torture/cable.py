"""A wire between kiosk and doorman that can be cut: both talk to a socket in between."""

from __future__ import annotations

import os
import selectors
import socket
import threading
from pathlib import Path

POLL_S = 0.02
MAX_BYTES = 65536


class Cable:
    """Listens at `near`, and passes every packet on to the doorman at `far` and back. A thread of its own does it."""

    def __init__(self, near: Path, far: Path) -> None:
        self._far = far
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._listener.bind(os.fspath(near))
        self._listener.listen()
        self._ends: dict[socket.socket, socket.socket] = {}
        self._dead: list[socket.socket] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, name="cable", daemon=True)
        self._thread.start()

    def cut(self, *, openly: bool) -> None:
        """What is connected: openly, both sides see that it ends; else they are not told, and nothing goes through."""
        with self._lock:
            for end in list(self._ends):
                self._selector.unregister(end)
                if openly:
                    end.close()
                else:
                    self._dead.append(end)
            self._ends.clear()

    def close(self) -> None:
        """End all of it. A second call is harmless."""
        self._stop.set()
        self._thread.join(1.0)
        for end in (*self._ends, *self._dead, self._listener):
            end.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            for key, _ in self._selector.select(POLL_S):
                with self._lock:
                    self._serve(key.fileobj)

    def _serve(self, end: object) -> None:
        if end is self._listener:
            self._join()
        elif isinstance(end, socket.socket) and end in self._ends:
            self._pass_on(end, self._ends[end])

    def _join(self) -> None:
        kiosk, _ = self._listener.accept()
        doorman = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            doorman.connect(os.fspath(self._far))
        except OSError:
            kiosk.close()
            doorman.close()
            return
        for one, other in ((kiosk, doorman), (doorman, kiosk)):
            one.setblocking(False)
            self._ends[one] = other
            self._selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, end: socket.socket, other: socket.socket) -> None:
        try:
            if data := end.recv(MAX_BYTES):
                other.send(data)
                return
        except OSError:
            pass
        for one in (end, other):
            self._selector.unregister(one)
            del self._ends[one]
            one.close()
