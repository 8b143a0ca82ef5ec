"""A window with everything around it faked: the clock, the slot, the listener's calls. No screen is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.scene import Box, Fault, Frame, Outcome, Pixels, Reason, Verdict
from kiosk.settings_screen import LANGUAGES, Language, ScreenSettings
from kiosk.slot import Slot
from kiosk.why import Why
from ui.bridge import Bridge
from ui.languages import FOLDER, Languages
from ui.watch import Shown
from ui.window import KioskWindow

TOOLS = Path(sys.prefix) / "bin"
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
        self,
        width: int = 1280,
        height: int = 720,
        *,
        demo: bool = False,
        desk: object = None,
        operator: object = None,
        languages: Languages | None = None,
        alternative: str = "",
        why: Why | None = None,
        **settings: object,
    ) -> KioskWindow:
        """A visible window with a live picture; not locked unless a setting says so."""
        chosen = ScreenSettings(**({"full_screen": False, "place": "St. Mary's Hospital, Ward 3"} | settings))
        behind = {"desk": desk, "operator": operator, "languages": languages, "alternative": alternative, "why": why}
        made = KioskWindow(self.frames, self.bridge, chosen, self.clock, demo=demo, **behind)
        made.resize(width, height)
        self.frames.put(self.frame())
        made.feed.pull(self.clock.now)
        made.show()
        self.windows.append(made)
        return made

    def close(self) -> None:
        """Threads end with their windows, and no later test's language reaches one."""
        for window in self.windows:
            window.release()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _numbers_as_the_kiosk_writes_them() -> None:
    """As ui.languages leaves it, whatever ran before: Qt's own default is a locale of no country."""
    QLocale.setDefault(QLocale("en_GB"))


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


def compile_ts(source: Path, target: Path) -> None:
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", source, "-qm", target], check=True)


@pytest.fixture(scope="session")
def lrelease() -> Callable[[Path, Path], None]:
    return compile_ts


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """A folder with the .qm file of every language."""
    folder = tmp_path_factory.mktemp("qm")
    for language in LANGUAGES:
        compile_ts(FOLDER / f"mask-kiosk_{language}.ts", folder / f"mask-kiosk_{language}.qm")
    return folder


@pytest.fixture
def plain(qapp) -> Iterator[None]:
    """Whatever a test puts on the application is gone after it."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.fixture
def languages(plain, compiled) -> Iterator[Languages]:
    """A site in English that offers all languages."""
    made = Languages("en", folder=compiled)
    yield made
    made.close()


def everything_said(window: QWidget) -> list[object]:
    blocks = [(block.text, block.area.getRect(), block.flags, block.font.key()) for block in window.blocks()]
    parts = (window, *window.findChildren(QWidget))
    return [*blocks, *((part.accessibleName(), part.accessibleDescription(), part.isVisible()) for part in parts)]


@pytest.fixture(scope="session")
def told() -> Callable[[QWidget], list[object]]:
    """Every text of a window as it stands, and everything that a screen reader has."""
    return everything_said


@pytest.fixture
def turn(turn_to) -> Callable[[Language], None]:
    """Puts a language on the screen, and lets Qt tell the windows."""

    def to(language: Language) -> None:
        turn_to(language)
        QCoreApplication.sendPostedEvents()

    return to


@pytest.fixture
def turn_to(languages) -> Callable[[Language], None]:
    """Puts a language on the screen."""
    return lambda language: languages.choose(language, 0.0)
