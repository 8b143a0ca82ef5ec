"""A site that is being set up: a machine whose cameras, doors and networks are as told, in a folder of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import CameraMissing
from kiosk.pins import nobodys
from kiosk.setup.answers import Answers
from kiosk.setup.found import Built, Found, FoundCamera, FoundDoor
from kiosk.setup.machine import Machine
from kiosk.staff import Person, Role

CAMERA = FoundCamera("/dev/video0", "HD Pro Webcam (video0)")
BOARD = FoundDoor("lcus", "/dev/ttyUSB0", "LCUS (ttyUSB0)")
CHIP = FoundDoor("gpio", "/dev/gpiochip0", "GPIO (gpiochip0)")
GOOD = {
    "screen.language": "de",
    "camera.source": "/dev/video0",
    "door.driver": "lcus",
    "door.port": "/dev/ttyUSB0",
    "door.fail": "secure",
}


class NoFinder:
    def find(self, bgr: object) -> tuple[object, ...]:
        return ()


@contextlib.contextmanager
def no_finder() -> Iterator[NoFinder]:
    yield NoFinder()


def no_feed(source: str) -> Callable[[], object]:
    def opened() -> object:
        raise CameraMissing(f"There is no camera at {source}: plug one in.")

    return opened


def built(_models: object, watch: Callable[[str, float], bool]) -> tuple[str, ...]:
    watch("the classifier", 0.5)
    return "fakenet runs on paper", "tensorrt: there is no GPU"


@pytest.fixture
def machine(tmp_path) -> Machine:
    machine = Machine(tmp_path / "state", tmp_path / "etc" / "kiosk.toml", no_feed, no_finder, built)
    return replace(machine, cameras=lambda: (CAMERA,), doors=lambda: (BOARD, CHIP))


@pytest.fixture
def found() -> Found:
    """All is there and in order."""
    person = Person("Anna", Role.INSTALLER, nobodys())
    return Found(people=(person,), cameras=(CAMERA,), doors=(BOARD, CHIP), built=Built("fakenet runs on paper"))


@pytest.fixture
def answers() -> Answers:
    """All is answered, with a door."""
    return Answers(values=dict(GOOD), door_opened=True, notice_read=True)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path
