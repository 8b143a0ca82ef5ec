"""What stands behind a wizard in the gallery: a machine with cameras, boards and networks as they are made up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.pins import nobodys
from kiosk.reader import Feed
from kiosk.scene import Detection, Fault, Frame, Pixels
from kiosk.settings import ModelSettings
from kiosk.settings_text import Value
from kiosk.setup.answers import Answers
from kiosk.setup.found import Built, Found, FoundCamera, FoundDoor
from kiosk.setup.light import Glance
from kiosk.setup.machine import Machine, Watch
from kiosk.setup.sight import Sight
from kiosk.setup.step import Step
from kiosk.slot import Slot
from kiosk.staff import Person, Role
from ui.gallery.made_figures import BACKEND, NETWORK, SAID

CAMERAS = (FoundCamera("/dev/video0", "HD Pro Webcam (video0)"), FoundCamera("/dev/video2", "Front Camera (video2)"))
DOORS = (
    FoundDoor("lcus", "/dev/ttyUSB0", "LCUS (ttyUSB0)"),
    FoundDoor("lcus", "/dev/ttyUSB1", "LCUS? (ttyUSB1)", answers=False),
    FoundDoor("gpio", "/dev/gpiochip0", "GPIO (gpiochip0)"),
)
PEOPLE = (Person("Anna Berg", Role.INSTALLER, nobodys()), Person("Jo", Role.OVERRIDE, nobodys()))
WITH_DOOR: Mapping[str, Value] = {
    "camera.source": "/dev/video0",
    "door.driver": "lcus",
    "door.port": "/dev/ttyUSB0",
    "door.fail": "secure",
}
RUNS = SAID("%1 runs on %2, the face finder on %3, the detector on %4", NETWORK, BACKEND, BACKEND, BACKEND)
ALL = Found(people=PEOPLE, cameras=CAMERAS, doors=DOORS, built=Built(RUNS))


@dataclass(frozen=True, slots=True)
class MadeSetup:
    """Where a setting up stands. `seen`: what a look says of the face at hand; None: there is no picture.

    `again`: there is a kiosk to go back to.
    """

    at: Step
    values: Mapping[str, Value] = field(default_factory=lambda: WITH_DOOR)
    found: Found = ALL
    seen: Callable[[Glance], Glance] | None = None
    door_opened: bool | None = None
    notice_read: bool = False
    again: bool = False

    def answers(self) -> Answers:
        """All steps before this one are done."""
        answers = Answers(values=self.values, at=self.at, door_opened=self.door_opened, notice_read=self.notice_read)
        steps = answers.steps()
        passed = frozenset(steps[: steps.index(self.at)])
        return Answers(answers.base, self.values, self.at, passed, frozenset(), self.door_opened, self.notice_read)

    def machine(self) -> Machine:
        """It finds what was found, and changes nothing."""
        nowhere = Path("/nowhere")
        cameras, doors = self.found.cameras or (), self.found.doors or ()
        return Machine(nowhere, nowhere, _no_feed, _no_finder, self._build, lambda: cameras, lambda: doors)

    def _build(self, _models: ModelSettings, _watch: Watch) -> tuple[str, ...]:
        built = self.found.built or Built(trouble="no network is here")
        if built.trouble:
            raise KioskError(built.trouble)
        return (built.words, *built.refused)


class MadeSight(Sight):
    """Stands still."""

    def __init__(self, bgr: Pixels | None, seen: Glance | None, now_s: float) -> None:
        self.frames: Slot[Frame | Fault] = Slot()
        self.glances: Slot[Glance] = Slot()
        self._wanted = ""
        if bgr is not None:
            self.frames.put(Frame(1, now_s, bgr))
        if seen is not None:
            self.glances.put(seen)

    def show(self, source: str) -> None:
        """It is the same picture whatever is wanted."""
        self._wanted = source

    def close(self) -> None:
        """Nothing goes on."""


def _no_feed(source: str) -> Callable[[], Feed]:
    raise KioskError(f"{source} is not opened here")


class _NoFinder:
    def find(self, bgr: Pixels) -> Sequence[Detection]:  # noqa: ARG002 - the port has it
        """Nobody."""
        return ()


@contextlib.contextmanager
def _no_finder() -> Iterator[_NoFinder]:
    yield _NoFinder()
