from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk import golden
from kiosk.centerface import CenterFace
from kiosk.errors import EngineMismatch, ModelMissing
from kiosk.scene import Box, Detection, Pixels

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
    ids=["none", "two", "elsewhere", "hardly"],
)
def test_a_finder_that_sees_it_otherwise_is_refused(found: list[Detection], told: str) -> None:
    with pytest.raises(EngineMismatch, match=told):
        golden.prove_finder(Sees(found))
