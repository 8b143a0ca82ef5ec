from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk import golden
from kiosk.centerface import CenterFace
from kiosk.errors import EngineMismatch, ModelMissing
from kiosk.scene import Box, Detection, Pixels, Reading

pytestmark = pytest.mark.usefixtures("portrait")


@dataclass
class Sees:
    """A finder that finds these, whatever it is shown."""

    found: list[Detection]

    def find(self, bgr: Pixels) -> list[Detection]:
        assert bgr.shape == (512, 512, 3)
        return self.found


def seen(box: Box = golden.FACE, score: float = 0.86) -> Detection:
    return Detection(box, score, golden.MARKS)


def test_the_pictures_are_squares_and_no_two_alike() -> None:
    crops = golden.crops()
    assert all(crop.dtype == np.uint8 and crop.shape == (len(crop), len(crop), 3) for crop in crops.values())
    assert len({crop.tobytes() for crop in crops.values()}) == len(crops)
    assert golden.digest(crops) == golden.digest(golden.crops())
    assert golden.digest(crops) != golden.digest(crops | {"bare": crops["masked"]})


def test_without_the_portrait_it_says_how_to_have_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make run"):
        golden.crops(tmp_path / "astronaut.png")


def test_the_products_finder_sees_the_face_where_it_is(centerface_file: Path) -> None:
    finder = CenterFace(OnnxRuntimeEngine(centerface_file))
    golden.prove_finder(finder)
    (face,) = finder.find(golden.read_portrait())
    found = np.asarray([face.landmarks.left_eye, face.landmarks.nose, face.landmarks.right_mouth])
    assert np.abs(found - [golden.MARKS.left_eye, golden.MARKS.nose, golden.MARKS.right_mouth]).max() < 1


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], "sees no face"),
        ([seen(), seen(Box(10, 10, 60, 60))], "score 0.86"),
        ([seen(Box(300, 63, 387, 175))], "x0=300"),
        ([seen(score=0.4)], "score 0.40"),
    ],
    ids=["none", "surer of another", "elsewhere", "hardly"],
)
def test_a_finder_that_sees_it_otherwise_is_refused(found: list[Detection], told: str) -> None:
    with pytest.raises(EngineMismatch, match=told):
        golden.prove_finder(Sees(found))


MASKED, BARE = Reading(0.9, 0.05, 0.05), Reading(0.05, 0.9, 0.05)


class Reads:
    """A detector that finds these faces in the bare portrait, and those in the masked one."""

    def __init__(self, bare: list[Detection], masked: list[Detection]) -> None:
        self._answers = {golden.read_portrait().tobytes(): bare}
        self._masked = masked

    def find(self, bgr):
        return self._answers.get(bgr.tobytes(), self._masked)


def read(reading: Reading, box: Box = golden.FACE) -> Detection:
    return Detection(box, 0.8, None, reading)


@pytest.mark.usefixtures("portrait")
def test_a_detector_that_tells_the_portrait_with_a_mask_from_it_without_one_is_trusted() -> None:
    golden.prove_detector(Reads([read(BARE)], [read(MASKED)]))


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize(
    ("bare", "masked", "told"),
    [
        ([], [read(MASKED)], "no face where a face without_mask is"),
        ([read(BARE, Box(10, 10, 60, 60)), read(BARE)], [read(MASKED)], "x0=10"),
        ([read(BARE, Box(300, 63, 387, 175))], [read(MASKED)], "x0=300"),
        ([read(MASKED)], [read(MASKED)], "with_mask with score 0.80 where a face without_mask is"),
        ([read(BARE)], [read(BARE)], "without_mask with score 0.80 where a face with_mask is"),
        ([read(BARE)], [], "no face where a face with_mask is"),
        ([seen()], [seen()], "unread"),
    ],
    ids=["none", "surer of another", "elsewhere", "bare for masked", "masked for bare", "no masked", "unread"],
)
def test_a_detector_that_sees_or_reads_it_otherwise_is_refused(
    bare: list[Detection], masked: list[Detection], told: str
) -> None:
    with pytest.raises(EngineMismatch, match=told):
        golden.prove_detector(Reads(bare, masked))
