from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.errors import KioskError, PictureUnreadable
from kiosk.preprocess import crop_square, resize
from kiosk.scene import Box, Detection, Pixels
from tools.data.cache import load
from tools.data.pictures import read_picture
from tools.data.samples import ANIMALS, Sample

Faces = Callable[[int], list[Sample]]
SIDE = 16


class Finder:
    """What the fixture sure_finder makes."""

    calls: int

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        raise NotImplementedError


SureFinder = Callable[..., Finder]
Full = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def faces(tmp_path: Path) -> Faces:
    """Writes so many pictures of noise, 20 px high."""

    def make(count: int) -> list[Sample]:
        rng = np.random.default_rng(0)
        for number in range(count):
            cv2.imwrite(str(tmp_path / f"{number:02}.png"), rng.integers(0, 256, (20, 16 + number % 8, 3), np.uint8))
        return [Sample(tmp_path / f"{number:02}.png", number % 3, "made", "train") for number in range(count)]

    return make


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


def test_crops_are_squares_in_the_samples_order(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    samples = faces(100)  # more than are decoded ahead
    crops = load(samples, 20, tmp_path / "cache", sure_finder())
    assert crops.bgr.shape == (100, 20, 20, 3)
    assert crops.samples == tuple(samples)
    square = [index for index in range(100) if 16 + index % 8 == 20]
    assert all(np.array_equal(crops.bgr[index], read_picture(samples[index].file)) for index in square)


def test_all_people_have_landmarks_and_animals_none(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    beast = Sample(tmp_path / "00.png", 1, ANIMALS, "train")
    crops = load([*faces(3), beast], SIDE, tmp_path / "cache", sure_finder())
    assert [crops.marks(index) is not None for index in range(4)] == [True, True, True, False]


def test_landmarks_are_in_the_crops_own_pixels(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    marks = load(faces(1), SIDE, tmp_path / "cache", sure_finder()).marks(0)
    assert marks is not None
    assert marks.left_eye == (8.0, 9.0)  # the finder was shown the crop with a quarter of its side around it


def test_a_face_that_the_finder_doubts_has_no_landmarks(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    assert load(faces(1), SIDE, tmp_path / "cache", sure_finder(0.3)).marks(0) is None


def test_a_box_is_cut_as_the_kiosk_cuts_it(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    (sample,) = faces(1)
    corner, middle = Box(-4, -4, 8, 8), Box(3, 3, 13, 13)
    boxed = [Sample(sample.file, 0, "made", "train", box=box) for box in (corner, middle)]
    crops = load(boxed, SIDE, tmp_path / "cache", sure_finder())
    picture = read_picture(sample.file)
    for index, box in enumerate((corner, middle)):
        assert np.array_equal(crops.bgr[index], resize(crop_square(picture, box), SIDE))


def test_the_second_time_everything_comes_from_the_cache(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    samples, finder = faces(4), sure_finder()
    first = load(samples, SIDE, tmp_path / "cache", finder)
    second = load(samples, SIDE, tmp_path / "cache", finder)
    assert finder.calls == 4
    assert np.array_equal(first.bgr, second.bgr)
    assert np.array_equal(first.landmarks, second.landmarks)


def test_another_spelling_of_a_path_is_the_same_cache(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    (sample,), finder = faces(1), sure_finder()
    (tmp_path / "other").mkdir()
    for file in (sample.file, tmp_path / "other" / ".." / sample.file.name):
        load([Sample(file, 0, "made", "train")], SIDE, tmp_path / "cache", finder)
    assert finder.calls == 1


def test_a_picture_that_was_written_anew_is_decoded_anew(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    samples = faces(2)
    load(samples, SIDE, tmp_path / "cache", sure_finder())
    cv2.imwrite(str(samples[1].file), np.zeros((20, 20, 3), np.uint8))
    os.utime(samples[1].file, ns=(1, 1))  # a clock that stood still must not hide it
    assert not load(samples, SIDE, tmp_path / "cache", sure_finder()).bgr[1].any()


def test_another_box_or_size_is_another_cache(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    (sample,), finder = faces(1), sure_finder()
    for box, size in ((None, 16), (None, 24), (Box(0, 0, 9, 9), 16), (Box(0, 0, 9, 8), 16)):
        load([Sample(sample.file, 0, "made", "train", box=box)], size, tmp_path / "cache", finder)
    assert finder.calls == 4


def test_labels_and_splits_may_change_without_decoding_anew(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    (sample,), finder = faces(1), sure_finder()
    load([sample], SIDE, tmp_path / "cache", finder)
    other = Sample(sample.file, 2, "made", "test")
    assert load([other], SIDE, tmp_path / "cache", finder).samples == (other,)
    assert finder.calls == 1


def test_no_samples_are_no_crops(tmp_path: Path, sure_finder: SureFinder) -> None:
    assert load([], SIDE, tmp_path / "cache", sure_finder()).bgr.shape == (0, SIDE, SIDE, 3)


def test_all_unreadable_pictures_are_named_and_nothing_is_left(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples = faces(20)
    samples[3].file.write_bytes(b"")
    samples[7].file.write_bytes(b"no picture")
    samples[9].file.unlink()
    with pytest.raises(PictureUnreadable, match=r"^3 pictures cannot be read: remove them .*--skip-unreadable") as told:
        load(samples, SIDE, tmp_path / "cache", sure_finder())
    assert all(f"{number:02}.png" in str(told.value) for number in (3, 7, 9))
    assert files_of(tmp_path / "cache") == []


def test_ten_unreadable_pictures_are_shown_and_all_are_counted(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples = faces(14)
    for sample in samples[1:]:
        sample.file.write_bytes(b"")
    with pytest.raises(PictureUnreadable, match=r"13 pictures(?s:.*)10\.png is empty(?s:.*)and 3 more") as told:
        load(samples, SIDE, tmp_path / "cache", sure_finder())
    assert "11.png" not in str(told.value)


def test_unreadable_pictures_are_left_out_on_demand_and_said_every_time(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder, capsys: pytest.CaptureFixture[str]
) -> None:
    samples, finder = faces(5), sure_finder()
    samples[2].file.write_bytes(b"")
    for _ in range(2):
        crops = load(samples, SIDE, tmp_path / "cache", finder, skip_unreadable=True)
        assert [sample.file.name for sample in crops.samples] == ["00.png", "01.png", "03.png", "04.png"]
        assert crops.bgr.shape[0] == len(crops.landmarks) == 4
        assert "left out 1 of 5 faces, whose pictures cannot be read" in capsys.readouterr().out
    assert finder.calls == 4
    with pytest.raises(PictureUnreadable, match=r"02\.png is empty"):
        load(samples, SIDE, tmp_path / "cache", finder)


def test_where_no_picture_can_be_read_there_is_nothing_to_skip_to(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples = faces(1)
    samples[0].file.write_bytes(b"")
    with pytest.raises(PictureUnreadable, match="is empty"):
        load(samples, SIDE, tmp_path / "cache", sure_finder(), skip_unreadable=True)


def test_a_box_beyond_its_picture_names_the_picture(faces: Faces, tmp_path: Path, sure_finder: SureFinder) -> None:
    (sample,) = faces(1)
    outside = Sample(sample.file, 0, "made", "train", box=Box(500, 500, 540, 540))
    with pytest.raises(PictureUnreadable, match=r"00\.png is smaller than its annotations say"):
        load([outside], SIDE, tmp_path / "cache", sure_finder())


@pytest.mark.parametrize("length", [0, 100, 4 * SIDE * SIDE * 3, 40 * SIDE * SIDE * 3 - 1])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_left(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder, files_end_at: Full, length: int
) -> None:
    samples = faces(40)
    with (
        files_end_at(length),
        pytest.raises(KioskError, match=r"cannot be written .*make room, or choose another folder"),
    ):
        load(samples, SIDE, tmp_path / "cache", sure_finder())
    assert files_of(tmp_path / "cache") == []


def test_the_cache_can_be_made_once_there_is_room_again(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder, files_end_at: Full
) -> None:
    samples = faces(4)
    with files_end_at(100), pytest.raises(KioskError):
        load(samples, SIDE, tmp_path / "cache", sure_finder())
    assert len(load(samples, SIDE, tmp_path / "cache", sure_finder()).samples) == 4


KILLED = """
import os, signal, sys
from pathlib import Path
from tools.data.cache import load
from tools.data.samples import Sample

class Killed:
    calls = 0
    def find(self, bgr):
        self.calls += 1
        if self.calls == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return []

folder = Path(sys.argv[1])
load([Sample(path, 0, "made", "train") for path in sorted(folder.glob("*.png"))], 16, folder / "cache", Killed())
"""


def test_a_kill_in_mid_write_leaves_no_cache_that_looks_whole(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples, finder = faces(9), sure_finder()
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False).returncode == -9
    assert all(name.endswith(".partial") for name in files_of(tmp_path / "cache"))
    assert load(samples, SIDE, tmp_path / "cache", finder).bgr.shape[0] == finder.calls == 9
    assert [Path(name).suffix for name in files_of(tmp_path / "cache")] == [".bgr", ".npz"]


def test_a_second_run_waits_for_the_first_and_takes_what_it_made(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples, first, second = faces(3), sure_finder(), sure_finder()
    waiting = threading.Event()

    class Slow:
        """Begins with its first face when the second run has been started."""

        def find(self, bgr: Pixels) -> Sequence[Detection]:
            if not waiting.is_set():
                waiting.set()
                other.start()
            return first.find(bgr)

    other = threading.Thread(target=lambda: load(samples, SIDE, tmp_path / "cache", second))
    load(samples, SIDE, tmp_path / "cache", Slow())
    other.join(30)
    assert (first.calls, second.calls) == (3, 0)
    assert [Path(name).suffix for name in files_of(tmp_path / "cache")] == [".bgr", ".npz"]


def test_a_cache_that_cannot_be_a_folder_is_told_in_a_sentence(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder
) -> None:
    samples = faces(1)
    with pytest.raises(KioskError, match=r"00\.png cannot be used \(File exists\): choose another folder"):
        load(samples, SIDE, samples[0].file, sure_finder())


@pytest.mark.parametrize("suffix", [".bgr", ".npz"])
@pytest.mark.parametrize("damage", ["gone", "short", "empty"])
def test_a_damaged_cache_is_made_anew(
    faces: Faces, tmp_path: Path, sure_finder: SureFinder, suffix: str, damage: str
) -> None:
    samples, finder = faces(3), sure_finder()
    first = np.array(load(samples, SIDE, tmp_path / "cache", finder).bgr)
    (file,) = (tmp_path / "cache").glob(f"*{suffix}")
    content = file.read_bytes()
    file.unlink()
    if damage != "gone":
        file.write_bytes(content[:-40] if damage == "short" else b"")
    second = load(samples, SIDE, tmp_path / "cache", finder)
    assert finder.calls == 6
    assert np.array_equal(first, second.bgr)


def test_stopping_by_ctrl_c_leaves_nothing(faces: Faces, tmp_path: Path) -> None:
    class Stopped:
        def find(self, bgr: Pixels) -> Sequence[Detection]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(faces(3), SIDE, tmp_path / "cache", Stopped())
    assert files_of(tmp_path / "cache") == []
