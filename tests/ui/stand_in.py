"""A kiosk without camera and networks, for tests of the real window: moving frames and outcomes from a thread.

Run as a script; SIGTERM ends it with 0. With `--break` the window's first paint raises; with `--sound` it is heard.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from datetime import datetime

import numpy as np

from kiosk.errors import KioskError
from kiosk.ports import Listener
from kiosk.scene import Box, Fault, Frame, Outcome, Reason, Verdict
from kiosk.settings_screen import ScreenSettings, SoundSettings
from kiosk.slot import Slot
from ui.app import Wires, run_window
from ui.sound import Sound
from ui.tongue import here


def broken_outcome(now: float) -> Outcome:
    """An outcome that no widget can show."""
    return Outcome(None, Reason.NONE, decided_s=now)  # type: ignore[arg-type]


def play(frames: Slot[Frame | Fault], listeners: list[Listener], stop: threading.Event, broken: bool) -> None:
    """Grey bars that wander, and NO_MASK thirty times a second."""
    bars = np.tile(np.arange(1280, dtype=np.uint8)[None, :, None] // 16 * 16, (720, 1, 3))
    for number in range(1_000_000):
        now = time.monotonic()
        frame = Frame(number, now, np.ascontiguousarray(np.roll(bars, number * 7, axis=1)))
        frames.put(frame)
        outcome = Outcome(Verdict.NO_MASK, Reason.NO_MASK, now, number, 1, Box(500, 200, 780, 520), now)
        for listener in listeners:
            listener(broken_outcome(now) if broken else outcome, frame)
        if stop.wait(1 / 30):
            return


def lobby() -> Sound:
    return Sound(SoundSettings(), here, time.monotonic, lambda: datetime.now().astimezone())


def main() -> int:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    frames: Slot[Frame | Fault] = Slot()
    listeners: list[Listener] = []
    player = threading.Thread(target=play, args=(frames, listeners, stop, "--break" in sys.argv), name="player")
    player.start()

    def call() -> None:
        print("staff", flush=True)

    try:
        with contextlib.ExitStack() as opened:
            sound = opened.enter_context(contextlib.closing(lobby())) if "--sound" in sys.argv else None
            wires = Wires(frames, listeners.append, stop, time.monotonic, lambda: None, call, sound=sound)
            return run_window(wires, ScreenSettings(), os.environ, demo=False)
    except KioskError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    finally:
        stop.set()
        player.join(2)


if __name__ == "__main__":
    sys.exit(main())
