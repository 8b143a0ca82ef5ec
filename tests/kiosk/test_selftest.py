"""The self-test: a sentence for each part, whatever the parts before it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from kiosk.errors import CameraMissing, KioskError, ModelBroken
from kiosk.pipeline import Judge
from kiosk.reader import Feed
from kiosk.scene import Box, Detection, Frame, Landmarks, Outcome, Pixels, Reason, Sight, Verdict
from kiosk.selftest import WANTED, Parts, selftest

FACE = Detection(Box(170, 70, 270, 200), 0.91, Landmarks((200, 118), (238, 117), (222, 142), (202, 158), (240, 157)))
"""About where the astronaut's face lies."""
RUNS = "resnet50 runs on onnxruntime; tensorrt: there is no NVIDIA driver"


@dataclass
class Wall:
    """The source port: so many grey pictures."""

    left: int = 1
    closed: bool = False

    def read(self) -> Pixels | None:
        self.left -= 1
        return np.full((48, 64, 3), 128, np.uint8) if self.left >= 0 else None

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class Finds:
    """The finder port: these faces, wherever it looks."""

    faces: tuple[Detection, ...]

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        return self.faces


class Scripted(Judge):
    """Answers one verdict for each act, an act being what starts with frame 0, once it has looked for a second."""

    def __init__(self, *verdicts: Verdict) -> None:
        self.verdicts = verdicts
        self.act = -1

    def look(self, frame: Frame) -> Sight:
        self.act += frame.sequence == 0
        return Sight(frame.sequence, frame.captured_s)

    def conclude(self, event: object, now: float, latency_ms: float = 0.0) -> Outcome:
        assert isinstance(event, Sight)
        patient = event.frame >= 30
        return Outcome(self.verdicts[self.act] if patient else Verdict.LOOKING, Reason.NONE, now)


def said_of(parts: Parts) -> tuple[int, list[str]]:
    said: list[str] = []
    return selftest(parts.checks(), said.append), said


def good_parts(*verdicts: Verdict) -> Parts:
    return Parts(lambda: Feed(Wall()), lambda: Finds((FACE,)), lambda: Scripted(*(verdicts or WANTED)), lambda: RUNS)


@pytest.mark.usefixtures("portrait")
def test_where_all_is_well_each_part_says_what_it_saw_and_the_code_is_0() -> None:
    code, said = said_of(good_parts())
    assert code == 0
    assert said == [
        "ok      camera: gives 64 x 48 pixels",
        f"ok      engines: {RUNS}",
        "ok      face finder: sees the portrait's face with score 0.91",
        "ok      mask classifier: tells the demo's bare face, mask and uncovered nose apart",
        "everything is in order",
    ]


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize(
    ("act", "shown"),
    [(0, Verdict.MASK_OK), (1, Verdict.LOOKING), (2, Verdict.MASK_OK), (2, Verdict.NO_MASK)],
)
def test_a_wrong_verdict_on_any_act_fails_and_is_named(act: int, shown: Verdict) -> None:
    verdicts = [*WANTED[:act], shown, *WANTED[act + 1 :]]
    code, said = said_of(good_parts(*verdicts))
    assert code == 1
    assert said[3].startswith(
        f"FAILED  mask classifier: judges the act {WANTED[act].value} of the demo {shown.value}: "
    )
    assert said[4] == "1 of 4 checks failed"


def test_bare_masked_and_wrong_wear_are_all_wanted() -> None:
    assert WANTED == (Verdict.NO_MASK, Verdict.MASK_OK, Verdict.MASK_WRONG)


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize("count", [0, 2])
def test_a_finder_that_miscounts_the_portraits_faces_fails(count: int) -> None:
    code, said = said_of(
        Parts(lambda: Feed(Wall()), lambda: Finds((FACE,) * count), lambda: Scripted(*WANTED), lambda: RUNS)
    )
    assert code == 1
    assert said[2].startswith(f"FAILED  face finder: sees {count} faces in a portrait of one: ")


@pytest.mark.usefixtures("portrait")
def test_a_source_without_a_picture_fails_and_is_closed() -> None:
    wall = Wall(left=0)
    code, said = said_of(Parts(lambda: Feed(wall), lambda: Finds((FACE,)), lambda: Scripted(*WANTED), lambda: RUNS))
    assert code == 1
    assert said[0].startswith("FAILED  camera: the source holds no picture: ")
    assert said[1].startswith("ok ")
    assert wall.closed


def test_every_part_is_tried_though_none_opens() -> None:
    def refuse(error: KioskError) -> None:
        raise error

    parts = Parts(
        lambda: refuse(CameraMissing("no camera: plug one in")),  # type: ignore[arg-type, return-value]
        lambda: refuse(ModelBroken("no finder: fetch it")),  # type: ignore[arg-type, return-value]
        lambda: refuse(ModelBroken("no classifier: fetch it")),  # type: ignore[arg-type, return-value]
        lambda: refuse(ModelBroken("no engine: fetch it")),  # type: ignore[arg-type, return-value]
    )
    code, said = said_of(parts)
    assert code == 1
    assert said == [
        "FAILED  camera: no camera: plug one in",
        "FAILED  engines: no engine: fetch it",
        "FAILED  face finder: no finder: fetch it",
        "FAILED  mask classifier: no finder: fetch it",
        "4 of 4 checks failed",
    ]
