"""An engine that comes back: one that hangs or fails is left behind, and another is opened in its place."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial

from engines.owned import LIMIT_S, OwnedEngine
from kiosk.errors import EngineFailed
from kiosk.ports import Engine
from kiosk.scene import Tensor

log = logging.getLogger(__name__)

TOO_MANY = 5
WITHIN_S = 60.0
"""So many failures within so long are no accident: staff must look after it."""


class RestartedEngine:
    """The engine port over what `open_engine()` gives, on a thread of its own. Any one thread uses it at a time.

    While another engine is being opened, and for good after TOO_MANY failures within WITHIN_S, infer() raises
    EngineFailed at once: the screen stays neutral and the door as it is.
    """

    def __init__(self, open_engine: Callable[[], Engine], clock: Callable[[], float], limit_s: float = LIMIT_S) -> None:
        """Waits for the first to open. Raises what `open_engine` raises."""
        self._open, self._clock = partial(OwnedEngine, open_engine, limit_s), clock
        self._failed_s: deque[float] = deque(maxlen=TOO_MANY)
        self._lock = threading.Lock()
        self._closed = False
        self._running: OwnedEngine | None = self._open()
        self._trouble = ""

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
        """As the engine's. Raises EngineFailed, also where it takes longer than the limit."""
        with self._lock:
            engine = self._running
        if engine is None:
            raise EngineFailed(self._trouble or "the engine is closed")
        try:
            return engine.infer(batch, mapped=mapped)
        except EngineFailed as error:
            self._leave(engine, str(error))
            raise

    def _leave(self, engine: OwnedEngine, why: str) -> None:
        now = self._clock()
        self._failed_s.append(now)
        lost = len(self._failed_s) == TOO_MANY and now - self._failed_s[0] <= WITHIN_S
        with self._lock:
            self._running = None
            self._trouble = f"the engine failed {TOO_MANY} times within a minute ({why}): call service"
            if not lost:
                self._trouble = f"the engine is being started anew ({why})"
        log.error("%s", self._trouble)
        name = "engine's end" if lost else "engine's restart"
        threading.Thread(
            target=self._replace, args=(engine,), kwargs={"anew": not lost}, name=name, daemon=True
        ).start()

    def _replace(self, engine: OwnedEngine, *, anew: bool) -> None:
        engine.close()
        if not anew:
            return
        try:
            fresh = self._open()
        except Exception as error:  # the top of a thread: whatever it is, nothing is being started any more
            self._trouble = f"the engine cannot be started anew ({error}): restart the kiosk"
            log.exception("%s", self._trouble)
            return
        with self._lock:
            if not self._closed:
                self._running = fresh
                log.info("the engine runs again")
                return
        fresh.close()

    def close(self) -> None:
        """Let go of it. A second call is harmless."""
        with self._lock:
            engine, self._running, self._closed, self._trouble = self._running, None, True, ""
        if engine is not None:
            engine.close()
