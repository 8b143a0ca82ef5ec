"""The capture thread: newest picture or fault into a one-place slot, and back again after a loss."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from kiosk.errors import CameraError
from kiosk.reader import Feed, Reader
from kiosk.scene import Fault, Frame, Pixels, Reason
from kiosk.slot import Slot
from kiosk.watch import Look, PictureWatch

log = logging.getLogger(__name__)

READ_S = 2.0
# A Jetson's camera daemon may take seconds to hand out its first picture.
OPEN_S = 5.0
GAP_S = 1.0
FIRST_PAUSE_S = 0.2
# With the time that an open takes, a camera that is plugged in again is live within 5 s.
LONGEST_PAUSE_S = 2.0

FAULTS = {
    Look.FROZEN: (
        Reason.CAMERA_FROZEN,
        "The camera repeats one picture: unplug it and plug it in again, or restart it.",
    ),
    Look.BLACK: (Reason.CAMERA_BLACK, "The camera sees only black: uncover its lens, or turn the light on."),
}


def pause_s(failures: int) -> float:
    """How long to wait before the next try, after so many in a row that failed (1 or more)."""
    return min(FIRST_PAUSE_S * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE_S)


class Camera:
    """Owns the capture thread. `live`: a camera, stream or pipeline, which can freeze, go black, be lost and come back.

    A Frame or a Fault goes into the slot; while there is a fault, no Frame does. A fault stands until the next Frame.
    A file, a folder or the demo plays at its own rate and is never frozen or black.
    """

    def __init__(
        self,
        open_feed: Callable[[], Feed],
        slot: Slot[Frame | Fault],
        *,
        live: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.finished = threading.Event()
        """Set when nothing more will come: the file's end, `error`, or stop()."""
        self.error: CameraError | None = None
        """Why it finished; None at a file's end or after stop()."""
        self._open, self._slot, self._live, self._clock = open_feed, slot, live, clock
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._reader: Reader | None = None
        self._watch = PictureWatch()
        self._patient = False
        self._sequence = 0
        self._failures = 0
        self._trouble = ""

    def __enter__(self) -> Camera:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, *, wait: bool = False) -> None:
        """Begin, and return when the first picture has come (5 s at most). Raises CameraError when none comes.

        With `wait` a live camera that gives none yet is waited for on screen instead: this returns at once.
        """
        self._patient = wait and self._live
        self._thread.start()
        if self._patient:
            return
        self._ready.wait()
        # What went wrong after the first picture is for `finished` to tell.
        if self.error is not None and not self._sequence:
            self.stop()
            raise self.error

    def stop(self, timeout_s: float = 2.5) -> bool:
        """End the thread and release the source, at once or when the native call in flight is back. Harmless twice.

        False when that call still hangs: then leave by os._exit, for Python's own exit would abort in its thread.
        """
        self._stop.set()
        if self._reader is not None:
            self._reader.close()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        if self._reader is None or self._reader.join(timeout_s):
            return True
        log.warning("the camera's driver hangs; its thread is left behind")
        return False

    def _run(self) -> None:
        try:
            while not self._stop.is_set() and self._session():
                self._failures += 1
                self._stop.wait(pause_s(self._failures))
        finally:
            self.finished.set()
            self._ready.set()

    def _session(self) -> bool:
        """Open the source and play it; True when it is worth another try."""
        if self._reader is not None and self._reader.alive:
            return True
        self._reader = reader = Reader(self._open)
        try:
            self._play(reader)
        except CameraError as error:
            return not self._stop.is_set() and self._lost(error)
        finally:
            reader.close()
        return False

    def _play(self, reader: Reader) -> None:
        # After the reader is where stop() finds it: from here on stop() ends a read that waits.
        if self._stop.is_set():
            return
        bgr = reader.read(OPEN_S)
        due_s = self._clock()
        while bgr is not None:
            self._show(bgr)
            # A player that fell behind does not hurry to catch up.
            due_s = max(due_s + 1 / reader.rate, self._clock())
            if self._stop.wait(due_s - self._clock()):
                return
            bgr = reader.read(READ_S)
            self._check_gap(self._clock() - due_s)

    def _check_gap(self, gap_s: float) -> None:
        """After a pause, of the camera or of this process, a queue hands out old pictures that would pass for new."""
        if self._live and gap_s > GAP_S:
            raise CameraError(f"The pictures stopped for {gap_s:.1f} s: check cable and network; it is opened again.")

    def _show(self, bgr: Pixels) -> None:
        now_s = self._clock()
        look = self._watch.look(bgr, now_s) if self._live else Look.NEW
        if look in FAULTS:
            self._report(*FAULTS[look])
        elif look is Look.NEW:
            if self._trouble or not self._ready.is_set():
                log.info("pictures come: %d x %d", bgr.shape[1], bgr.shape[0])
            self._trouble = ""
            self._slot.put(Frame(self._sequence, now_s, bgr))
            self._sequence += 1
        self._failures = 0
        self._ready.set()

    def _lost(self, error: CameraError) -> bool:
        """Report it; True when the camera may come back."""
        self._report(Reason.CAMERA_LOST, str(error))
        if self._live and (self._patient or self._ready.is_set()):
            return True
        self.error = error
        return False

    def _report(self, reason: Reason, message: str) -> None:
        if message != self._trouble:
            log.warning("%s: %s", reason.value, message)
        self._trouble = message
        self._slot.put(Fault(reason, self._clock(), message))
