"""The kiosk comes up beside its screen: a GPU's engine takes minutes to build, and whoever waits must see it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack


class Start:
    """Brings the kiosk up on a thread of its own; where that fails, `stop` is set and check() says why."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop, self.again = stop, threading.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="start")
        self._opened = ExitStack()
        self._up: Future[None] | None = None
        self._share: float | None = None

    def begin(self, bring_up: Callable[[ExitStack], None]) -> None:
        """Run it; what it puts on the stack is closed by close(). Once."""
        self._up = self._thread.submit(bring_up, self._opened)
        self._up.add_done_callback(self._ended)

    def watch(self, _doing: str, share: float) -> bool:
        """Told how far a build is, 0 to 1; False: it is to be cancelled, as the kiosk ends."""
        self._share = share
        return not self.stop.is_set()

    def share(self) -> float | None:
        """How far the build is; None while there is none."""
        return self._share

    def set_up_again(self) -> None:
        """End, and go on as the wizard."""
        self.again.set()
        self.stop.set()

    def close(self) -> None:
        """Wait for the thread and close what it opened. A second call is harmless."""
        self._thread.shutdown()
        self._opened.close()

    def check(self) -> None:
        """Raises what bringing up raised."""
        if self._up is not None:
            self._up.result()

    def _ended(self, up: Future[None]) -> None:
        self._share = None
        if up.cancelled() or up.exception() is not None:
            self.stop.set()
