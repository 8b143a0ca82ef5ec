"""An operator's port that is faked, a window whose staff sheet stands at the operator's pages, and a way to it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.desk import Desk, Step, View
from kiosk.events import About, Event
from kiosk.finding import Finding, Sign
from kiosk.operator import Count, Facts, Result, SiteFile, Today
from kiosk.scene import Reason, Verdict
from kiosk.settings import Settings, StaffSettings
from kiosk.settings_change import Written
from kiosk.settings_screen import ScreenSettings
from ui.keys import Key
from ui.window import KioskWindow

NOW = datetime.now(timezone.utc).astimezone()
DAY = {7: 18, 8: 64, 9: 57, 10: 41, 11: 36, 12: 22, 13: 48, 14: 39, 15: 3}
LONG = (
    "tensorrt: no NVIDIA driver was found on this computer, so that no GPU can run it: install one, then restart; "
    "tensorrt-rtx: its library libtensorrt_rtx.so.1 is missing: `pip install tensorrt-rtx-cu13`, or name another one"
)


def hour(visits: int) -> Count:
    wrong, none, unsure, left = visits // 9, visits // 7, visits // 16, visits // 20
    okay = visits - wrong - none - unsure - left
    verdicts = {"MASK_OK": okay, "NO_MASK": none, "MASK_WRONG": wrong, "CANT_TELL": unsure, "LOOKING": left}
    return Count(verdicts, okay, 0.8)


def day(hours: dict[int, int]) -> Today:
    counts = {number: hour(visits) for number, visits in hours.items()}
    verdicts = dict(sum((Counter(count.verdicts) for count in counts.values()), Counter()))
    green = sum(count.green for count in counts.values())
    return Today(Count(verdicts, green, 0.84, overrides=3, faults=1), counts)


WELL = (
    Finding("Camera", Sign.GOOD, "/dev/video0: 1280 × 720 pixels, 30 pictures a second."),
    Finding(
        "Judging",
        Sign.GOOD,
        "Looks 24 times a second.",
        "Pictures are 48 ms (95 %: 71 ms) old when they are judged; the work takes 31 ms (95 %: 44 ms).",
    ),
    Finding("Networks", Sign.GOOD, "resnet50 and centerface: by onnxruntime.", LONG),
    Finding("Door", Sign.GOOD, "Shut."),
    Finding("Journal", Sign.GOOD, "Is written."),
    Finding("Staff", Sign.GOOD, "Names and PINs can be read."),
    Finding("Disk", Sign.GOOD, "41.3 GB are free."),
    Finding("Memory", Sign.GOOD, "The kiosk uses 412 MB; 2.9 GB of 7.7 GB are free."),
    Finding("Heat", Sign.GOOD, "The processor has 54 °C."),
    Finding("Kiosk", Sign.GOOD, "Version 0.1.0, runs for 12 days 4 h."),
)
EVENTS = tuple(
    Event(NOW - timedelta(hours=7 * number), about, sentence)
    for number, (about, sentence) in enumerate(
        [
            (About.FAULT, "The camera gave no picture; it is still so."),
            (About.STAFF, "Anna Berg let people through for 15 min. Medical exemption."),
            (About.STAFF, "A wrong PIN for Dr. Bartholomew Featherstoneha."),
            (About.DOOR, "The door's relay failed. /dev/serial/by-id/usb-1a86_USB_Serial-if00-port0 does not answer."),
            (About.KIOSK, "The kiosk was started, version 0.1.0."),
        ]
        * 4
    )
)


SITE = SiteFile(Written(Settings(), b""), "/etc/mask-kiosk/kiosk.toml")
PROVED = Result("", ok=True, sentence="In order: 123456 records are as they were sealed.")


@dataclass
class FakeOperator:
    """Answers what it is told to. `failure`: nothing can be read. `free` lets self_test() and verify() go on."""

    now: Today = field(default_factory=lambda: day(DAY))
    found: tuple[Finding, ...] = WELL
    happened: tuple[Event, ...] = EVENTS
    results: tuple[Result, ...] = tuple(Result(one.part, ok=True, sentence=one.said) for one in WELL)
    proof: Result = PROVED
    site: SiteFile = SITE
    kept: list[dict] = field(default_factory=list)
    failure: Exception | None = None
    free: threading.Event = field(default_factory=threading.Event)
    threads: set[str] = field(default_factory=set)
    called: list[str] = field(default_factory=list)

    def today(self) -> Today:
        self._note("today")
        return self.now

    def health(self) -> tuple[Finding, ...]:
        self._note("health")
        return self.found

    def reset_alarm(self) -> None:
        self._note("reset_alarm")
        self.found = WELL

    def events(self) -> tuple[Event, ...]:
        self._note("events")
        return self.happened

    def self_test(self) -> Iterator[Result]:
        self._note("self_test")
        yield from self.results[:-1]
        self.free.wait(20)
        yield self.results[-1]

    def facts(self) -> Facts:
        self._note("facts")
        place = "/home/kiosk/.local/state/mask-kiosk/journal.sqlite3"
        export = f"python -m kiosk.journal export {place} > journal.csv"
        return Facts(place, export, 123456, NOW - timedelta(days=30), NOW)

    def verify(self, told) -> Result:
        self._note("verify")
        told(0.34)
        self.free.wait(20)
        told(1.0)
        return self.proof

    def settings(self) -> SiteFile:
        self._note("settings")
        return self.site

    def keep(self, values, known: Written) -> SiteFile:
        """As a file that could be written; `known` must be what was given last."""
        self._note("keep")
        assert known == self.site.written
        told = self.site.written.settings.model_dump(by_alias=True)
        for name, value in values.items():
            section, key = name.split(".")
            told[section][key] = value
        data = f"version {len(self.kept)}".encode()
        self.site = SiteFile(Written(Settings.model_validate(told), data), self.site.place, self.site.locked)
        self.kept.append(dict(values))
        return self.site

    def set_up(self) -> None:
        self._note("set_up")

    def _note(self, call: str) -> None:
        self.called.append(call)
        self.threads.add(threading.current_thread().name)
        if self.failure:
            raise self.failure


VIEW = View(Step.OPERATOR, (), "Anna Berg", 0, tuple("1234567890"), "", 0, StaffSettings().reasons, "", (0, 5), 0, "")


@dataclass
class FakeDesk:
    """Stands at one step, and remembers what was asked of it."""

    now: View = VIEW
    called: list[str] = field(default_factory=list)

    def view(self) -> View:
        return self.now

    def tick(self) -> None:
        pass

    def __getattr__(self, name: str):
        """Any other of the desk's methods: noted."""
        getattr(Desk, name)
        return lambda *_: self.called.append(name)


@pytest.fixture
def operator() -> Iterator[FakeOperator]:
    made = FakeOperator()
    yield made
    made.free.set()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(replace(VIEW, step=Step.REASON))


@pytest.fixture
def window_of(qtbot):
    """Makes a visible window whose staff may look at the operator's pages; the kiosk's own verdict is NO_MASK."""

    def make(stage, desk, operator) -> KioskWindow:
        settings = ScreenSettings(full_screen=False)
        made = KioskWindow(stage.frames, stage.bridge, settings, stage.clock, demo=False, desk=desk, operator=operator)
        qtbot.addWidget(made)
        stage.windows.append(made)
        made.resize(1280, 720)
        made.show()
        made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
        return made

    return make


@pytest.fixture
def window(stage, desk, operator, window_of, qtbot) -> KioskWindow:
    """With the operator's pages open."""
    made = window_of(stage, desk, operator)
    desk.now = VIEW
    made.override.clerk.tick()
    qtbot.waitUntil(made.override.pages.isVisible, timeout=5000)
    return made


@dataclass
class Hand:
    """Touches what has a name, and waits for what is written."""

    window: KioskWindow
    qtbot: object

    def tap(self, name: str) -> None:
        keys = [key for key in self.window.findChildren(Key) if key.isVisible() and key.isEnabled()]
        (key,) = (one for one in keys if one.accessibleName() == name)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def texts(self) -> list[str]:
        return [block.text for block in self.window.blocks()]

    def reads(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: any(words in text for text in self.texts()), timeout=5000)


@pytest.fixture
def hand(window, qtbot) -> Hand:
    return Hand(window, qtbot)
