from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.errors import KioskError, PictureUnreadable
from kiosk.scene import LABELS, Box, Detection, Landmarks, Pixels
from tools import dataset

MARKS = Landmarks((12.0, 13.0), (20.0, 13.0), (16.0, 17.0), (13.0, 20.0), (19.0, 20.0))
MadeData = Callable[[int], Path]


class SureFinder:
    """The finder port: one face at the same place in every picture, seen with `score`; it counts its calls."""

    def __init__(self, score: float = 0.9) -> None:
        self.score, self.calls = score, 0

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        self.calls += 1
        return [Detection(Box(4, 4, 20, 20), self.score, MARKS)]


def test_a_missing_manifest_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"manifest\.csv is not there: give --data a folder"):
        dataset.read_manifest(tmp_path, frozenset({"train"}))


def test_only_the_splits_that_were_asked_for_are_read(made_data: MadeData) -> None:
    data = made_data(10)
    assert len(dataset.read_manifest(data, frozenset({"train"}))) == 8
    assert [sample.file.name for sample in dataset.read_manifest(data, frozenset({"val"}))] == ["004.png", "009.png"]
    assert dataset.read_manifest(data, frozenset({"test"})) == []


def test_labels_and_copies_come_from_the_manifest(made_data: MadeData) -> None:
    samples = dataset.read_manifest(made_data(4), frozenset({"train"}))
    assert [LABELS[sample.label] for sample in samples] == [*LABELS, LABELS[0]]
    assert [sample.copy for sample in samples] == [True, False, False, False]


def test_every_third_animal_is_held_out_and_none_wears_a_mask(made_data: MadeData) -> None:
    data = made_data(1)
    for index in range(6):
        (data / "animals" / "cats").mkdir(parents=True, exist_ok=True)
        (data / "animals" / "cats" / f"{index}.jpg").touch()
    held_out = dataset.read_manifest(data, frozenset({"val"}))
    assert [sample.file.name for sample in held_out] == ["0.jpg", "3.jpg"]
    assert {LABELS[sample.label] for sample in held_out} == {"without_mask"}


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"no picture", "cannot be read as a picture"), (None, "cannot be read")]
)
def test_an_unreadable_picture_is_named(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "face.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PictureUnreadable, match=rf"face\.jpg {words}"):
        dataset.read_picture(path)


def test_an_empty_file_among_the_pictures_stops_the_loading_and_is_named(made_data: MadeData, tmp_path: Path) -> None:
    data = made_data(4)
    (data / "made" / "002.png").write_bytes(b"")
    samples = dataset.read_manifest(data, frozenset({"train"}))
    with pytest.raises(PictureUnreadable, match=r"002\.png is empty"):
        dataset.load(samples, 16, tmp_path / "cache", SureFinder())


def test_crops_are_squares_and_only_bare_faces_have_landmarks(made_data: MadeData, tmp_path: Path) -> None:
    samples = dataset.read_manifest(made_data(4), frozenset({"train"}))
    crops = dataset.load(samples, 16, tmp_path / "cache", SureFinder())
    assert crops.bgr.shape == (4, 16, 16, 3)
    assert [crops.marks(index) is not None for index in range(4)] == [False, True, False, False]


def test_landmarks_are_in_the_crops_own_pixels(made_data: MadeData, tmp_path: Path) -> None:
    samples = dataset.read_manifest(made_data(2), frozenset({"train"}))
    marks = dataset.load(samples, 16, tmp_path / "cache", SureFinder()).marks(1)
    assert marks is not None
    assert marks.left_eye == (8.0, 9.0)  # the finder was shown the crop with a quarter of its side around it


def test_a_face_that_the_finder_doubts_has_no_landmarks(made_data: MadeData, tmp_path: Path) -> None:
    samples = dataset.read_manifest(made_data(2), frozenset({"train"}))
    assert dataset.load(samples, 16, tmp_path / "cache", SureFinder(0.3)).marks(1) is None


def test_the_second_time_everything_comes_from_the_cache(made_data: MadeData, tmp_path: Path) -> None:
    data = made_data(4)
    samples, finder = dataset.read_manifest(data, frozenset({"train"})), SureFinder()
    first = dataset.load(samples, 16, tmp_path / "cache", finder)
    calls = finder.calls
    cv2.imwrite(str(data / "made" / "001.png"), np.zeros((20, 20, 3), np.uint8))
    second = dataset.load(samples, 16, tmp_path / "cache", finder)
    assert finder.calls == calls
    assert np.array_equal(first.bgr, second.bgr)
