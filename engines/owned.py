"""An engine on a thread of its own: a GPU's context belongs to one thread, and a call that hangs must not hang us."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import ExitStack
from typing import Any

from kiosk.errors import EngineFailed
from kiosk.ports import Engine
from kiosk.scene import Tensor

LIMIT_S = 2.0
JOIN_S = 5.0
Job = tuple["Future[Any]", Callable[[], Any]]


class OwnedEngine:
    """The engine port over `open_engine()`, which is called, used and closed on one thread, whoever asks."""

    def __init__(self, open_engine: Callable[[], Engine], limit_s: float = LIMIT_S) -> None:
        """Waits for it to open, however long a build takes. Raises what `open_engine` raises."""
        self._limit_s = limit_s
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._hangs = False
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()
        with ExitStack() as failing:
            failing.callback(self._jobs.put, None)
            self._engine: Engine | None = self._ask(open_engine).result()
            failing.pop_all()

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
        """As the engine's. Raises EngineFailed, also where it takes longer than the limit; then it is lost for good."""
        engine = self._engine
        if engine is None:
            raise EngineFailed("the engine is closed")
        if self._hangs:
            raise EngineFailed("the engine hangs: restart the kiosk")
        try:
            found: Mapping[str, Tensor] = self._ask(lambda: engine.infer(batch, mapped=mapped)).result(self._limit_s)
        except TookTooLong:
            self._hangs = True
            raise EngineFailed(f"the engine did not answer within {self._limit_s:g} s: restart the kiosk") from None
        return found

    def close(self) -> None:
        """Let go of it; one that hangs is left behind. A second call is harmless."""
        engine, self._engine = self._engine, None
        if engine is not None:
            self._ask(engine.close)
            self._jobs.put(None)
            self._thread.join(0.0 if self._hangs else JOIN_S)

    def _ask(self, what: Callable[[], Any]) -> Future[Any]:
        answer: Future[Any] = Future()
        self._jobs.put((answer, what))
        return answer

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            answer, what = job
            try:
                answer.set_result(what())
            except BaseException as error:  # noqa: BLE001 - it is raised where it was asked for
                answer.set_exception(error)
