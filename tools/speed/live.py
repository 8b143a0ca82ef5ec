"""The running kiosk, without its window: the camera's and the pipeline's threads for a while."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from kiosk.camera import Camera
from kiosk.pipeline import Judge, Pipeline
from kiosk.reader import Feed
from kiosk.scene import Fault, Frame, Outcome, Verdict
from kiosk.slot import Slot
from tools.speed.machine import cores

TICK_S = 0.1
FIRST_S = 30.0


class Ages:
    """A listener: how old each outcome of a frame was. `visited_ms` are those that do not say NOBODY.

    An outcome that came too late says STALE and names no face: it counts among these, or the late ones would vanish.
    """

    def __init__(self) -> None:
        self.all_ms: list[float] = []
        self.visited_ms: list[float] = []
        self.began = threading.Event()

    def __call__(self, outcome: Outcome, frame: Frame | None) -> None:
        """Note the age."""
        if frame is None:
            return
        self.all_ms.append(outcome.age_ms)
        if outcome.verdict is not Verdict.NOBODY:
            self.visited_ms.append(outcome.age_ms)
        self.began.set()


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run took, by the clock on the wall and by the processor's."""

    ages: Ages
    wall_s: float
    cpu_s: float

    def summary(self) -> dict[str, Any]:
        """The part of the report that comes from the running kiosk; None: nobody was looked at."""
        ages = self.ages.visited_ms
        middle, late = np.percentile(ages, (50, 95)) if ages else (None, None)
        return {
            "glass_to_outcome": {
                "p50_ms": None if middle is None else round(float(middle), 2),
                "p95_ms": None if late is None else round(float(late), 2),
                "outcomes_per_s": round(len(self.ages.all_ms) / self.wall_s, 2),
            },
            "cpu_share": round(self.cpu_s / self.wall_s / cores(), 3),
        }


def run_live(open_feed: Callable[[], Feed], judge: Judge, seconds: float, step: Callable[[float], None]) -> Ran:
    """Run for `seconds` from the first outcome, or to the source's end; `step` hears of every TICK_S that went by.

    Raises CameraError.
    """
    slot: Slot[Frame | Fault] = Slot()
    ages = Ages()
    camera = Camera(open_feed, slot, live=False)
    pipeline = Pipeline(slot, judge, [ages], time.monotonic)
    with contextlib.ExitStack() as stack:
        stack.callback(camera.stop)
        camera.start()
        stack.callback(pipeline.close)
        pipeline.start()
        ages.began.wait(FIRST_S)
        began_s, cpu_s = time.monotonic(), time.process_time()
        while (left_s := began_s + seconds - time.monotonic()) > 0 and not camera.finished.wait(min(TICK_S, left_s)):
            step(TICK_S)
        return Ran(ages, time.monotonic() - began_s, time.process_time() - cpu_s)
