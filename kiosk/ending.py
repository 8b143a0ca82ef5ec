"""When a kiosk ends: by a signal, after a time, with its source, and even beside a driver that hangs."""

from __future__ import annotations

import logging
import os
import signal
import threading

from kiosk.camera import Camera
from kiosk.errors import CameraError

log = logging.getLogger(__name__)


def stop_event() -> threading.Event:
    """Set by SIGINT and SIGTERM."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def stop_after(seconds: float | None, stop: threading.Event) -> None:
    """Set `stop` after so long; None: never."""
    if seconds is not None:
        timer = threading.Timer(seconds, stop.set)
        timer.daemon = True
        timer.start()


def stop_with(camera: Camera, stop: threading.Event) -> None:
    """Set `stop` when the camera's source comes to its end."""

    def wait() -> None:
        camera.finished.wait()
        stop.set()

    threading.Thread(target=wait, name="end of source", daemon=True).start()


def raise_error(camera: Camera) -> None:
    """Raises the CameraError that ended it, if one did."""
    if camera.error:
        raise camera.error


def release(camera: Camera) -> None:
    """Stop the camera; where its driver hangs, the process ends here and now."""
    if not camera.stop():
        # A driver that hangs would hold the interpreter at its end; the sentence and the files are written by now.
        log.error("the camera's driver hangs: the kiosk ends without it")
        logging.shutdown()
        os._exit(CameraError.exit_code)
