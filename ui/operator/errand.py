"""Something that takes its time, on a thread of its own: the GUI's never waits for a disk."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.errors import KioskError
from kiosk.phrase import sentence
from ui.operator.words import NO_ANSWER

logger = logging.getLogger(__name__)

Work = Callable[[Callable[[object], None]], object]
"""Given somebody to tell how it goes, does it, and answers. Telling raises Dropped where nobody listens any more."""

NICENESS = 10
"""Whoever stands before the kiosk comes first."""
JOIN_S = 2.0


class Dropped(Exception):
    """Nobody wants the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it, or a sentence why nothing did, to be said."""

    value: object = None
    why: str = ""


class Errand(QObject):
    """One thing at a time. `told` brings what it says meanwhile, `ended` its Answer. For the GUI's thread.

    A disk that hangs holds its one thread and no more.
    """

    told = Signal(object)
    ended = Signal(object)
    said = Signal(object)
    over = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._drop = threading.Event()
        self._thread: threading.Thread | None = None
        self._next: Work | None = None
        self.said.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.over.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something lasts."""
        return self._thread is not None

    def run(self, work: Work) -> bool:
        """Whether it begins, at once or after one that was dropped; not while another one lasts."""
        if self.busy:
            self._next = work if self._drop.is_set() else None
            return self._next is not None
        self._drop.clear()
        self._thread = threading.Thread(target=self._serve, args=(work,), name=self._name, daemon=True)
        self._thread.start()
        return True

    def drop(self) -> None:
        """What comes now is not wanted; it ends as soon as it tells something."""
        self._next = None
        self._drop.set()

    def close(self) -> None:
        """Drop it, and wait for some seconds at the most. A second call is harmless."""
        self.drop()
        if self._thread is not None:
            self._thread.join(JOIN_S)

    def _serve(self, work: Work) -> None:
        with suppress(OSError):  # on Linux: of this thread, and of those that it starts
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        try:
            answer = Answer(work(self._say))
        except (KioskError, Dropped) as error:
            answer = Answer(why=sentence(str(error)))
        except Exception:  # the thread's top: staff must see that there is no answer
            logger.exception("%s failed", self._name)
            answer = Answer(why=NO_ANSWER)
        self.over.emit(answer)

    def _say(self, value: object) -> None:
        if self._drop.is_set():
            raise Dropped
        self.said.emit(value)

    @Slot(object)
    def _tell(self, value: object) -> None:
        if not self._drop.is_set():
            self.told.emit(value)

    @Slot(object)
    def _end(self, answer: Answer) -> None:
        self._thread = None
        if not self._drop.is_set():
            self.ended.emit(answer)
        elif self._next is not None:
            self.run(self._next)
