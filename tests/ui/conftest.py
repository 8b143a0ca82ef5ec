"""A window with everything around it faked: the clock, the slot, the listener's calls. No screen is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.scene import Box, Fault, Frame, Outcome, Pixels, Reason, Verdict
from kiosk.settings import ScreenSettings
from kiosk.slot import Slot
from ui.bridge import Bridge
from ui.watch import Shown
from ui.window import KioskWindow

FACE = Box(530, 190, 750, 470)


@dataclass
class FakeClock:
    """Seconds that pass only when told."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def portrait() -> Pixels:
    """A drawn visitor in front of a wall: (720, 1280, 3) uint8, without any green."""
    bgr = np.full((720, 1280, 3), (150, 146, 142), np.uint8)
    cv2.rectangle(bgr, (0, 600), (1280, 720), (120, 116, 112), -1)
    cv2.ellipse(bgr, (640, 760), (260, 240), 0, 0, 360, (92, 70, 60), -1, cv2.LINE_AA)
    cv2.ellipse(bgr, (640, 330), (112, 146), 0, 0, 360, (150, 180, 222), -1, cv2.LINE_AA)
    cv2.ellipse(bgr, (640, 250), (118, 84), 0, 180, 360, (40, 44, 58), -1, cv2.LINE_AA)
    for x in (598, 682):
        cv2.circle(bgr, (x, 312), 9, (40, 40, 48), -1, cv2.LINE_AA)
    cv2.ellipse(bgr, (640, 408), (34, 12), 0, 0, 360, (110, 110, 178), -1, cv2.LINE_AA)
    return bgr


PORTRAIT = portrait()


@dataclass
class Stage:
    """Everything a test of the window holds."""

    clock: FakeClock = field(default_factory=FakeClock)
    frames: Slot[Frame | Fault] = field(default_factory=Slot)

    def __post_init__(self) -> None:
        self.bridge = Bridge(self.clock)
        self.windows: list[KioskWindow] = []

    def frame(self, sequence: int = 1) -> Frame:
        return Frame(sequence, self.clock.now, PORTRAIT)

    def outcome(self, verdict: Verdict, reason: Reason = Reason.NONE, age_s: float = 0.05) -> Outcome:
        now = self.clock.now
        return Outcome(verdict, reason, decided_s=now, frame=1, track=1, box=FACE, captured_s=now - age_s)

    def shown(self, verdict: Verdict, reason: Reason = Reason.NONE) -> Shown:
        faceless = verdict in (Verdict.NOBODY, Verdict.FAULT)
        return Shown(verdict, reason, 0.6, None if faceless else FACE, self.clock.now, 1)

    def window(
        self, width: int = 1280, height: int = 720, *, demo: bool = False, desk: object = None, **settings: object
    ) -> KioskWindow:
        """A visible window with a live picture; not locked unless a setting says so."""
        chosen = {"full_screen": False, "place": "St. Mary's Hospital, Ward 3"} | settings
        made = KioskWindow(self.frames, self.bridge, ScreenSettings(**chosen), self.clock, demo=demo, desk=desk)
        made.resize(width, height)
        self.frames.put(self.frame())
        made.feed.pull(self.clock.now)
        made.show()
        self.windows.append(made)
        return made

    def close(self) -> None:
        """Threads end with their windows."""
        for window in self.windows:
            window.release()


@pytest.fixture
def stage(qapp) -> Iterator[Stage]:
    made = Stage()
    yield made
    made.close()


@pytest.fixture(scope="session")
def screens_dir(tmp_path_factory) -> Path:
    """Where pictures of the screens go: MASK_KIOSK_SCREENS, else a temporary folder."""
    chosen = os.environ.get("MASK_KIOSK_SCREENS")
    folder = Path(chosen) if chosen else tmp_path_factory.mktemp("screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
