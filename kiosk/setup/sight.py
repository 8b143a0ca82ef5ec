"""The chosen camera's live picture while a kiosk is set up, and what a look at it says, on a thread of its own."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from kiosk.camera import Camera
from kiosk.errors import KioskError
from kiosk.ports import Finder
from kiosk.reader import Feed
from kiosk.scene import Fault, Frame, Reason
from kiosk.setup.light import Glance, glance
from kiosk.slot import Slot
from kiosk.sources import kind_of, resolve

log = logging.getLogger(__name__)

LOOK_S = 0.15
"""Between two looks: a person who moves sees what it does, and a small machine keeps its breath."""
PATIENCE_S = 5.0


class Sight:
    """`frames` as the kiosk's own; `glances` has the newest look. show() and close() are for the GUI's thread."""

    def __init__(
        self,
        open_feed: Callable[[str], Callable[[], Feed]],
        open_finder: Callable[[], AbstractContextManager[Finder]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.frames: Slot[Frame | Fault] = Slot()
        self.glances: Slot[Glance] = Slot()
        self._open_feed, self._open_finder, self._clock = open_feed, open_finder, clock
        self._wanted = ""
        self._news, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="sight", daemon=True)
        self._thread.start()

    @property
    def source(self) -> str:
        """What is shown; empty: nothing."""
        return self._wanted

    def show(self, source: str) -> None:
        """This camera from now on; empty: none. Returns at once."""
        if source != self._wanted:
            self._wanted = source
            self._news.set()

    def close(self) -> None:
        """Let the camera go, and wait for that some seconds at the most. A second call is harmless."""
        self._stop.set()
        self._news.set()
        self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        try:
            with contextlib.ExitStack() as opened:
                finder = self._finder(opened)
                while not self._stop.is_set():
                    self._news.clear()
                    self._watch(self._wanted, finder)
        except Exception as error:
            # Broad, at the top of a thread: the picture must not stand still without a word.
            log.exception("the live picture failed")
            self._fail(str(error))

    def _finder(self, opened: contextlib.ExitStack) -> Finder | None:
        """None: there is light to be told of, but no face."""
        try:
            return opened.enter_context(self._open_finder())
        except KioskError as error:
            log.warning("no face is looked for: %s", error)
            return None

    def _watch(self, source: str, finder: Finder | None) -> None:
        """Show this one until another is wanted."""
        if not source:
            self._news.wait()
            return
        try:
            there = resolve(source)
            with Camera(self._open_feed(source), self.frames, live=kind_of(there).live) as camera:
                camera.start(wait=True)
                while not self._news.wait(LOOK_S):
                    self._look(finder)
        except KioskError as error:
            self._fail(str(error))
            self._news.wait()

    def _look(self, finder: Finder | None) -> None:
        _, frame = self.frames.latest()
        if isinstance(frame, Frame):
            found = finder.find(frame.bgr) if finder else ()
            self.glances.put(replace(glance(frame.bgr, found), captured_s=frame.captured_s))

    def _fail(self, why: str) -> None:
        self.frames.put(Fault(Reason.CAMERA_LOST, self._clock(), why))
