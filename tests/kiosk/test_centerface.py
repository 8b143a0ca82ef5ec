"""CenterFace: its maps decoded against numbers by hand, and the real file on the real portrait."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk.centerface import CenterFace
from kiosk.errors import EngineFailed
from kiosk.scene import Box

WIDTH, HEIGHT = 480, 352


@dataclass
class FakeMaps:
    """The engine port, answering CenterFace's four maps with the faces it is told of."""

    heat: np.ndarray = field(default_factory=lambda: np.zeros((1, 1, HEIGHT // 4, WIDTH // 4), np.float32))
    scale: np.ndarray = field(default_factory=lambda: np.zeros((1, 2, HEIGHT // 4, WIDTH // 4), np.float32))
    offset: np.ndarray = field(default_factory=lambda: np.zeros((1, 2, HEIGHT // 4, WIDTH // 4), np.float32))
    points: np.ndarray = field(default_factory=lambda: np.zeros((1, 10, HEIGHT // 4, WIDTH // 4), np.float32))
    batches: list[np.ndarray] = field(default_factory=list)

    def face(self, row: int, column: int, score: float, height: float, width: float) -> FakeMaps:
        """A face in the cell, so many pixels of the letterbox tall and wide."""
        self.heat[0, 0, row, column] = score
        self.scale[0, :, row, column] = math.log(height / 4), math.log(width / 4)
        marks = [(0.4, 0.3), (0.4, 0.7), (0.6, 0.5), (0.8, 0.35), (0.8, 0.65)]  # (y, x) of eyes, nose, mouth
        self.points[0, :, row, column] = np.ravel(marks)
        return self

    def infer(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        """Of its maps, as much as the batch has cells."""
        self.batches.append(batch.copy())
        rows, columns = batch.shape[2] // 4, batch.shape[3] // 4
        maps = {"537": self.heat, "538": self.scale, "539": self.offset, "540": self.points}
        return {name: values[:, :, :rows, :columns] for name, values in maps.items()}

    def close(self) -> None:
        pass


def picture(width: int = 960, height: int = 704) -> np.ndarray:
    return np.zeros((height, width, 3), np.uint8)


def test_a_cell_becomes_a_box_and_landmarks_in_the_pictures_pixels() -> None:
    # 960 x 704 is twice the letterbox. Cell (40, 60): its middle is (242, 162); a face of 48 x 36 there.
    (face,) = CenterFace(FakeMaps().face(40, 60, 0.75, 48, 36)).find(picture())
    box = face.box
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((448, 276, 520, 372), abs=1e-3)
    assert face.score == pytest.approx(0.75)
    assert face.landmarks.left_eye == pytest.approx((448 + 0.3 * 72, 276 + 0.4 * 96), abs=1e-3)
    assert face.landmarks.right_eye == pytest.approx((448 + 0.7 * 72, 276 + 0.4 * 96), abs=1e-3)
    assert face.landmarks.nose == pytest.approx((448 + 0.5 * 72, 276 + 0.6 * 96), abs=1e-3)
    assert face.landmarks.right_mouth == pytest.approx((448 + 0.65 * 72, 276 + 0.8 * 96), abs=1e-3)


def test_the_offset_moves_the_box_down_and_right() -> None:
    maps = FakeMaps().face(40, 60, 0.75, 48, 36)
    maps.offset[0, :, 40, 60] = 0.25, 0.5  # one pixel down and two right in the letterbox
    (face,) = CenterFace(maps).find(picture())
    assert (face.box.x0, face.box.y0) == pytest.approx((452, 278), abs=1e-3)


def test_the_best_face_comes_first_and_one_face_found_twice_is_one() -> None:
    maps = FakeMaps().face(20, 20, 0.6, 40, 32).face(40, 60, 0.9, 48, 36).face(40, 61, 0.8, 48, 36)
    assert [face.score for face in CenterFace(maps).find(picture())] == pytest.approx([0.9, 0.6])


def test_faces_below_the_threshold_are_left_out() -> None:
    assert CenterFace(FakeMaps().face(40, 60, 0.29, 48, 36)).find(picture()) == []
    assert len(CenterFace(FakeMaps().face(40, 60, 0.29, 48, 36), threshold=0.2).find(picture())) == 1


def test_no_face_is_an_empty_list() -> None:
    assert CenterFace(FakeMaps()).find(picture()) == []


def test_the_picture_is_letterboxed_at_the_top_left_and_sent_as_rgb() -> None:
    red = picture(1280, 720)
    red[:, :, 2] = 255
    maps = FakeMaps().face(10, 60, 0.75, 40, 32)
    CenterFace(maps).find(red)
    (batch,) = maps.batches
    assert (batch.shape, batch.dtype) == ((1, 3, 288, WIDTH), np.float32)  # no more black rows than must be
    assert batch[0, 0, :270].min() == 255  # 1280 x 720 becomes 480 x 270
    assert batch[0, 0, 270:].max() == 0
    assert batch[0, 1:].max() == 0


def test_a_smaller_picture_leaves_nothing_of_the_one_before() -> None:
    maps = FakeMaps().face(10, 60, 0.75, 40, 32)
    finder = CenterFace(maps)
    finder.find(np.full((352, 480, 3), 200, np.uint8))
    finder.find(np.full((100, 480, 3), 100, np.uint8))
    assert maps.batches[1][0, :, 100:].max() == 0


class SeenOnLook(FakeMaps):
    """Sees its faces at one of the looks at a picture only."""

    look = 0

    def infer(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        seen = super().infer(batch)
        at_this_look = len(self.batches) == self.look
        return {name: values if at_this_look else np.zeros_like(values) for name, values in seen.items()}


def test_where_nobody_is_found_the_turned_picture_is_searched_for_sure_faces_only() -> None:
    maps = SeenOnLook().face(40, 60, 0.75, 48, 36)
    maps.look = 2
    (face,) = CenterFace(maps).find(picture())
    assert (face.box.x0, face.box.y0, face.box.x1, face.box.y1) == pytest.approx((440, 332, 512, 428), abs=1e-3)
    assert face.landmarks.nose == pytest.approx((960 - 484, 704 - 333.6), abs=1e-3)
    assert face.landmarks.nose[1] < face.landmarks.left_eye[1]
    unsure = SeenOnLook().face(40, 60, 0.45, 48, 36)
    unsure.look = 2
    assert CenterFace(unsure).find(picture()) == []


def test_where_nobody_is_found_either_way_up_large_faces_are_searched_at_half_the_size() -> None:
    maps = SeenOnLook().face(20, 30, 0.35, 48, 36).face(8, 8, 0.9, 30, 24)
    maps.look = 3
    bright = np.full((720, 1280, 3), 200, np.uint8)
    (face,) = CenterFace(maps).find(bright)
    assert [batch.shape[2:] for batch in maps.batches] == [(288, 480), (288, 480), (160, 256)]
    assert maps.batches[2][0, :, :135, :240].min() == 200  # 1280 x 720 at 240 / 1280
    assert maps.batches[2][0, :, 135:].max() == maps.batches[2][0, :, :, 240:].max() == 0
    # Cell (20, 30): its middle is (122, 82), 5.333 pixels of the picture each. The other is 160 of 720 px high.
    assert face.box.centre == pytest.approx((122 * 16 / 3, 82 * 16 / 3), abs=1e-3)


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 2000, 3), (2000, 3, 3), (481, 641, 3), (2160, 3840, 3)])
def test_a_picture_of_any_shape_can_be_searched(shape: tuple[int, int, int]) -> None:
    assert CenterFace(FakeMaps()).find(np.zeros(shape, np.uint8)) == []


def test_a_face_in_the_black_band_below_the_picture_is_none() -> None:
    # 1280 x 720 fills 270 of the letterbox's 288 rows; cell row 70 is at 282
    assert CenterFace(FakeMaps().face(70, 60, 0.9, 48, 36)).find(picture(1280, 720)) == []


def gradient(width: int, height: int) -> np.ndarray:
    """Every place has its own colour."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack([columns * 255 // width, rows * 255 // height, (rows + columns) % 251], 2).astype(np.uint8)


@pytest.mark.parametrize(
    ("box", "side", "corner"),
    [
        # At 3/8 of 1280 x 720: a box of 60 px around (300, 150); 54 px on each side are to be seen.
        (Box(720, 320, 880, 480), 160, (224, 64)),
        (Box(680, 280, 920, 520), 192, (192, 64)),
        (Box(660, 260, 940, 540), 256, (160, 32)),
        (Box(0, 0, 160, 160), 160, (0, 0)),
        (Box(1120, 560, 1280, 720), 160, (320, 128)),
    ],
)
def test_near_a_box_the_network_sees_what_it_sees_of_the_whole(box: Box, side: int, corner: tuple[int, int]) -> None:
    maps = FakeMaps().face(20, 20, 0.75, 48, 36)
    finder = CenterFace(maps)
    finder.glance(gradient(1280, 720))
    (face,) = finder.near(gradient(1280, 720), box)
    whole, window = maps.batches
    left, top = corner
    np.testing.assert_array_equal(window, whole[:, :, top : top + side, left : left + side])
    assert face.box.centre == pytest.approx(((82 + left) * 8 / 3, (82 + top) * 8 / 3), abs=1e-3)
    assert face.landmarks.nose == pytest.approx((face.box.centre[0], face.box.y0 + 0.6 * 128), abs=1e-3)


@pytest.mark.parametrize("box", [Box(400, 100, 900, 600), Box(0, 0, 1280, 720)])
def test_a_face_too_large_for_a_window_is_not_looked_for_in_one(box: Box) -> None:
    maps = FakeMaps().face(20, 20, 0.75, 48, 36)
    assert CenterFace(maps).near(gradient(1280, 720), box) == []
    assert maps.batches == []


def test_a_picture_smaller_than_a_window_is_searched_whole() -> None:
    maps = FakeMaps().face(10, 20, 0.75, 48, 36)
    assert CenterFace(maps).near(gradient(1920, 300), Box(300, 50, 380, 130)) == []
    assert maps.batches == []


def test_an_enormous_scale_is_held_and_does_not_overflow() -> None:
    maps = FakeMaps().face(40, 60, 0.9, 48, 36)
    maps.scale[0, :, 40, 60] = 90.0
    (face,) = CenterFace(maps).find(picture())
    assert math.isfinite(face.box.height)


def test_another_networks_outputs_are_refused_in_a_sentence() -> None:
    class Classifier(FakeMaps):
        def infer(self, batch: np.ndarray) -> dict[str, np.ndarray]:
            return {"logits": np.zeros((1, 3), np.float32)}

    with pytest.raises(EngineFailed, match="other outputs than CenterFace"):
        CenterFace(Classifier()).find(picture())


@pytest.fixture(scope="module")
def finder(centerface_file):
    engine = OnnxRuntimeEngine(centerface_file)
    yield CenterFace(engine)
    engine.close()


def test_the_portraits_face_is_found_with_its_landmarks_where_they_are(finder, portrait) -> None:
    (face,) = finder.find(portrait)
    assert face.score > 0.8
    assert face.box.centre == pytest.approx((225, 119), abs=8)
    for found, seen in zip(
        (face.landmarks.left_eye, face.landmarks.right_eye, face.landmarks.nose),
        ((205, 103), (247, 103), (224, 125)),
        strict=True,
    ):
        assert math.dist(found, seen) < 8


def test_a_portrait_with_red_and_blue_exchanged_is_another_input(finder, portrait) -> None:
    """The finder copes, but the scores differ: the order of colours does reach the network."""
    (right,) = finder.find(portrait)
    exchanged = finder.find(np.ascontiguousarray(portrait[:, :, ::-1]))
    assert [face.score for face in exchanged] != [right.score]


def test_two_people_are_two_faces(finder, portrait) -> None:
    both = np.hstack([portrait, cv2.flip(portrait, 1)])
    faces = finder.find(both)
    assert len(faces) == 2
    assert sorted(round(face.box.centre[0] / 100) for face in faces) == [2, 8]


def test_an_empty_wall_has_no_face(finder) -> None:
    assert finder.find(np.full((720, 1280, 3), 128, np.uint8)) == []
