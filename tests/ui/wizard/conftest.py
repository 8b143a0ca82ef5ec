"""A wizard on a machine whose camera is a painted one, whose door is a watched board, and fingers that touch it."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.reader import Feed
from kiosk.scene import Box, Detection, Landmarks
from kiosk.setup.doors import find_doors
from kiosk.setup.found import FoundCamera
from kiosk.setup.machine import Machine
from tools.torture.board import Board
from ui.keys import Key
from ui.wizard.app import Wizard

PATIENCE_MS = 30_000
FACE = Box(530, 190, 690, 400)
MARKS = Landmarks((560, 260), (650, 260), (606, 310), (570, 350), (640, 350))


class Painted:
    """A camera whose every picture is another one, as a real one's are."""

    def __init__(self) -> None:
        self._number = 0

    def read(self):
        self._number += 1
        bgr = np.full((720, 1280, 3), 120, np.uint8)
        bgr[0, self._number % 1280] = self._number % 255
        return bgr

    def close(self) -> None:
        pass


class Finder:
    def find(self, bgr):
        return [Detection(FACE, 0.9, MARKS)]


@contextlib.contextmanager
def open_finder() -> Iterator[Finder]:
    yield Finder()


def open_feed(_source: str) -> Callable[[], Feed]:
    return lambda: Feed(Painted(), 30.0)


def build(_models, watch):
    watch("the classifier", 0.4)
    return ("fakenet runs on paper", "tensorrt: there is no GPU")


@pytest.fixture(scope="session")
def finger(qapp) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def board() -> Iterator[Board]:
    made = Board()
    yield made
    made.close()


@pytest.fixture
def machine(tmp_path, board) -> Machine:
    devices = tmp_path / "dev"
    devices.mkdir()
    (devices / "ttyUSB0").symlink_to(board.port)
    site = tmp_path / "etc" / "kiosk.toml"
    site.parent.mkdir()
    site.write_text("# This site's own\n[screen]\nfull_screen = false\n")
    made = Machine(tmp_path / "state", site, open_feed, open_finder, build)
    cameras = (FoundCamera("/dev/video0", "Painted (video0)"), FoundCamera("/dev/video2", "Other (video2)"))
    return replace(made, cameras=lambda: cameras, doors=partial(find_doors, devices))


@dataclass
class Hand:
    """Touches what has a name, and waits for what is asked."""

    wizard: Wizard
    finger: QPointingDevice
    qtbot: object
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def window(self):
        return self.wizard.window

    @property
    def answers(self):
        return self.wizard.around.session.answers

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=PATIENCE_MS)

    def key(self, name: str) -> Key | None:
        keys = [key for key in self.window.findChildren(Key) if key.isVisible() and key.isEnabled()]
        found = [one for one in keys if name in {one.accessibleName(), one.objectName()}]
        return found[0] if found else None

    def touch(self, name: str) -> None:
        self.until(lambda: self.key(name) is not None)
        key = self.key(name)
        at = key.mapTo(self.window, key.rect().center())
        self._touch().press(0, at, self.window).commit()
        self._touch().release(0, at, self.window).commit()

    def drag(self, part: QWidget, start: QPoint, end: QPoint) -> None:
        first = part.mapTo(self.window, start)
        way = part.mapTo(self.window, end) - first
        self._touch().press(0, first, self.window).commit()
        for step in (0.3, 0.7, 1.0):
            self._touch().move(0, first + way * step, self.window).commit()
        self._touch().release(0, first + way, self.window).commit()

    def _touch(self) -> QTest.QTouchEventSequence:
        return QTest.touchEvent(self.window, self.finger)

    def asked(self, title: str) -> None:
        self.until(lambda: self.window.head.accessibleName() == title)

    def warned(self, words: str) -> None:
        self.until(lambda: words in self.window.foot.heading.accessibleName())

    def write(self, text: str) -> None:
        for letter in text:
            if letter == " ":
                self.touch("Space")
                continue
            if not self.key(letter) and self.key(letter.swapcase()):
                self.touch("Capitals")
            elif not self.key(letter):
                self.touch("letters_other")
            self.touch(letter)

    def pin(self, digits: str) -> None:
        for digit in digits:
            self.touch(digit)
        self.touch("Enter")


@pytest.fixture
def wizard_of(qapp, qtbot, finger):
    """Makes a wizard that is not full screen, and a hand before it."""
    made: list[Wizard] = []

    def make(machine: Machine, width: int = 1280, height: int = 720, clock=time.monotonic, *, again=False) -> Hand:
        wizard = Wizard(machine, clock, again=again)
        made.append(wizard)
        wizard.window.resize(width, height)
        wizard.window.show()
        return Hand(wizard, finger, qtbot)

    yield make
    while made:
        wizard = made.pop()
        wizard.close()
        wizard.window.deleteLater()
    del wizard
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # here and now: else Python sweeps on an errand's thread, and Qt's objects must die on theirs
