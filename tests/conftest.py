"""What tests of the core share: a stage with painted people, and a finder and a classifier that know who is painted."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
import pytest

from kiosk.errors import EngineFailed
from kiosk.evidence import Answer
from kiosk.scene import Box, Detection, Frame, Landmarks, Pixels, Reading

ROOT = Path(__file__).resolve().parents[1]
CENTERFACE = ROOT / "engines" / "models" / "centerface.onnx"
PORTRAIT = ROOT / "kiosk" / "assets" / "astronaut.png"

MASKED = Reading(0.97, 0.02, 0.01)
BARE = Reading(0.02, 0.95, 0.03)
WRONG = Reading(0.03, 0.07, 0.90)


def upright_landmarks(box: Box) -> Landmarks:
    """Where the eyes, nose and mouth of a face lie that looks straight ahead."""

    def at(x: float, y: float) -> tuple[float, float]:
        return box.x0 + x * box.width, box.y0 + y * box.height

    return Landmarks(at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.33, 0.78), at(0.67, 0.78))


@dataclass(frozen=True)
class Person:
    """Somebody on the stage: `x` and `y` in pixels are the middle of a face `height` pixels tall."""

    name: str
    x: float = 320.0
    y: float = 180.0
    height: float = 100.0
    reading: Reading | None = MASKED
    found: bool = True
    turned: bool = False

    @property
    def box(self) -> Box:
        half = 0.4 * self.height
        return Box(self.x - half, self.y - self.height / 2, self.x + half, self.y + self.height / 2)

    def detection(self) -> Detection:
        marks = upright_landmarks(self.box)
        if self.turned:
            marks = replace(marks, nose=(self.box.x1, marks.nose[1]))
        return Detection(self.box, 0.9, marks)


@cache
def skin(name: str) -> Pixels:
    """A texture that belongs to one name: coarse colours to know it by, fine grain to be sharp."""
    random = np.random.default_rng(int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big"))
    coarse = cv2.resize(random.integers(60, 196, (6, 6, 3), np.uint8), (240, 240), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(coarse + random.normal(0, 22, coarse.shape), 0, 255), np.uint8)


@dataclass
class Stage:
    """Paints frames and remembers who stands on each; its `finder` and `classifier` answer from that memory.

    A frame's number is written in its first pixel, so the fakes get pixels only, like the real ones.
    """

    width: int = 640
    height: int = 360
    painted: dict[int, tuple[Person, ...]] = field(default_factory=dict)

    def frame(self, at_s: float, *people: Person) -> Frame:
        bgr = np.full((self.height, self.width, 3), 128, np.uint8)
        for person in sorted(people, key=lambda one: one.height):
            self._paint(bgr, person)
        number = len(self.painted) + 1
        self.painted[number] = people
        bgr[0, 0] = number & 255, number >> 8, 7
        return Frame(number, at_s, bgr)

    def people(self, bgr: Pixels) -> tuple[Person, ...]:
        low, high, _ = map(int, bgr[0, 0])
        return self.painted[low | high << 8]

    @property
    def finder(self) -> StageFinder:
        return StageFinder(self)

    @property
    def classifier(self) -> StageClassifier:
        return StageClassifier(self)

    def _paint(self, bgr: Pixels, person: Person) -> None:
        side = round(1.3 * person.height)
        left, top = round(person.x - side / 2), round(person.y - side / 2)
        patch = cv2.resize(skin(person.name), (side, side), interpolation=cv2.INTER_NEAREST)
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + side, self.width), min(top + side, self.height)
        if x0 < x1 and y0 < y1:
            bgr[y0:y1, x0:x1] = patch[y0 - top : y1 - top, x0 - left : x1 - left]


@dataclass(frozen=True)
class StageFinder:
    """The finder port: finds whoever is on the stage and may be found."""

    stage: Stage

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        return [person.detection() for person in self.stage.people(bgr) if person.found]


@dataclass(frozen=True)
class StageClassifier:
    """The classifier port: reads what the person in the box wears; one without a reading breaks the engine."""

    stage: Stage

    def read(self, bgr: Pixels, box: Box) -> Reading:
        person = next(person for person in self.stage.people(bgr) if person.box == box)
        if person.reading is None:
            raise EngineFailed("the fake engine broke: mend the story")
        return person.reading

    def explain(self, bgr: Pixels, box: Box) -> Answer:
        """Everything that speaks for it lies in the middle of the lower half."""
        pull = np.full((4, 4), -1, np.float32)
        pull[2, 2] = 20
        return Answer(self.read(bgr, box), pull, 128)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def person() -> type[Person]:
    return Person


@pytest.fixture
def masked() -> Reading:
    return MASKED


@pytest.fixture
def bare() -> Reading:
    return BARE


@pytest.fixture
def wrong() -> Reading:
    return WRONG


@pytest.fixture(scope="session")
def portrait() -> Pixels:
    """The astronaut, (512, 512, 3) uint8 BGR."""
    if not PORTRAIT.is_file():
        pytest.skip("kiosk/assets/astronaut.png is not fetched: run `make run` or `make test`")
    return np.asarray(cv2.imread(str(PORTRAIT), cv2.IMREAD_COLOR), np.uint8)


@pytest.fixture(scope="session")
def centerface_file() -> Path:
    if not CENTERFACE.is_file():
        pytest.skip("engines/models/centerface.onnx is not fetched: run `make run` or `make test`")
    return CENTERFACE


@pytest.fixture(scope="session")
def load_fixture() -> Callable[[str], ModuleType]:
    """Loads fixtures/NAME.py, which no import finds: tests are no package."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "fixtures" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def ink(load_fixture: Callable[[str], ModuleType]) -> ModuleType:
    """fixtures/ink.py: people for a detector, and one that sees them."""
    return load_fixture("ink")


@pytest.fixture
def files_end_at() -> Callable[[int], AbstractContextManager[None]]:
    """While it lasts no file may be longer, as on a disk that is full: pytest's own output is such a file, too."""
    resource = pytest.importorskip("resource", reason="limits on a file's length are POSIX")

    @contextmanager
    def limit(length: int) -> Iterator[None]:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return limit
