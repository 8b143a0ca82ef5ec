"""Reads a source in a thread of its own, so that a native call which hangs can be given up."""

from __future__ import annotations

import contextlib
import logging
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from kiosk.errors import CameraError
from kiosk.ports import Source
from kiosk.scene import Pixels

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Feed:
    """An open source and how fast to play it.

    `rate`: pictures a second of media time; infinite for a camera, which sets its own pace.
    """

    source: Source
    rate: float = math.inf


class Reader:
    """One daemon thread that opens, reads and closes one source, a picture at a time, as it is asked.

    When an answer takes too long its owner closes the reader and goes on; the thread closes the source as soon as the
    native call comes back. Until then `alive` holds, and another open would hang too or be refused.
    """

    def __init__(self, open_feed: Callable[[], Feed]) -> None:
        self.rate = math.inf
        """The feed's, once the first picture has been read."""
        self._open = open_feed
        self._wanted: SimpleQueue[bool] = SimpleQueue()
        self._answers: SimpleQueue[Pixels | CameraError | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="camera-reader", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """The thread has not come back yet."""
        return self._thread.is_alive()

    def read(self, timeout_s: float) -> Pixels | None:
        """The next picture, or None at the end. Raises CameraError: also when it takes too long, or at close()."""
        self._wanted.put(True)
        try:
            answer = self._answers.get(timeout=timeout_s)
        except Empty:
            text = f"The camera has not answered for {timeout_s:g} s: unplug it and plug it in again."
            raise CameraError(text) from None
        if isinstance(answer, CameraError):
            raise answer
        return answer

    def close(self) -> None:
        """Tell the thread to release the source. Any thread may call it; a read that waits ends at once."""
        self._wanted.put(False)
        self._answers.put(CameraError("The camera was closed."))

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread; False when it still hangs."""
        self._thread.join(timeout_s)
        return not self.alive

    def _work(self) -> None:
        try:
            feed = self._open()
            self.rate = feed.rate
            with contextlib.closing(feed.source) as source:
                while self._wanted.get():
                    self._answers.put(source.read())
        except CameraError as error:
            self._answers.put(error)
        except Exception as error:
            # Broad, at the top of a thread: whatever a driver raises, the screen must say that the camera is lost.
            log.exception("the camera's reader failed")
            self._answers.put(CameraError(f"The camera failed ({error}): unplug it and plug it in again."))
