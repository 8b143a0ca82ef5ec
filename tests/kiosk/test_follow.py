"""Following: cheap while one person stands there, thorough as soon as anything changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk import demo
from kiosk.__main__ import following
from kiosk.centerface import CenterFace
from kiosk.follow import EVERY, IDLE_EVERY, Following
from kiosk.scene import Box, Detection, Landmarks, Pixels

BLANK = np.zeros((360, 640, 3), np.uint8)


def face(x: float, y: float, height: float = 80.0, score: float = 0.9) -> Detection:
    """With its landmarks in a row that tells where it lies."""
    box = Box(x - height / 2, y - height / 2, x + height / 2, y + height / 2)
    return Detection(box, score, Landmarks(*((x + step, y - step) for step in (-20, -10, 0, 10, 20))))


@dataclass
class Scene:
    """Faces on a stage: `thorough` sees all of them, `plain` not the hidden ones, `near` those in its window."""

    faces: list[Detection] = field(default_factory=list)
    hidden: list[Detection] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    windows: list[tuple[int, int]] = field(default_factory=list)
    near_sees: bool = True
    offset: tuple[int, int] = (0, 0)

    def follower(self) -> Following:
        return Following(_Look(self, "thorough"), _Look(self, "plain"), _Look(self, "near"))


@dataclass
class _Look:
    scene: Scene
    name: str

    def find(self, bgr: Pixels) -> list[Detection]:
        scene = self.scene
        scene.looked.append(self.name)
        if self.name == "thorough":
            return [*scene.faces, *scene.hidden]
        if self.name == "plain":
            return list(scene.faces)
        assert np.shares_memory(bgr, BLANK)
        height, width = bgr.shape[:2]
        scene.windows.append((width, height))
        start = bgr.__array_interface__["data"][0] - BLANK.__array_interface__["data"][0]
        top, left = start // BLANK.strides[0], start % BLANK.strides[0] // 3
        if not scene.near_sees:
            return []
        return [
            face(one.box.centre[0] - left, one.box.centre[1] - top, one.box.height)
            for one in scene.faces
            if left <= one.box.centre[0] < left + width and top <= one.box.centre[1] < top + height
        ]


def looks(scene: Scene, follower: Following, frames: int) -> str:
    """The first letters of what was done in so many frames."""
    scene.looked.clear()
    for _ in range(frames):
        follower.find(BLANK)
    return "".join(name[0] for name in scene.looked)


def test_one_face_is_followed_in_its_window_and_the_whole_searched_now_and_then() -> None:
    scene = Scene([face(300, 180)])
    follower = scene.follower()
    assert looks(scene, follower, 2 * EVERY + 1) == ("t" + "n" * (EVERY - 1)) * 2 + "t"
    assert scene.windows[0] == (176, 176)


def test_what_is_found_near_is_told_in_the_whole_pictures_pixels() -> None:
    scene = Scene([face(300, 180)])
    follower = scene.follower()
    follower.find(BLANK)
    scene.faces = [face(312, 171)]
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == ["thorough", "near"]


@pytest.mark.parametrize("at", [(10, 10), (635, 350)])
def test_a_face_at_the_pictures_edge_is_followed_in_what_there_is_of_its_window(at: tuple[int, int]) -> None:
    scene = Scene([face(*at)])
    follower = scene.follower()
    follower.find(BLANK)
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == ["thorough", "near"]
    width, height = scene.windows[0]
    assert 0 < width < 176
    assert 0 < height < 176


def test_a_face_that_is_lost_is_looked_for_everywhere_in_the_same_frame() -> None:
    scene = Scene([face(300, 180)])
    follower = scene.follower()
    follower.find(BLANK)
    scene.faces = [face(120, 180)]
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == ["thorough", "near", "thorough"]
    scene.near_sees = False
    assert follower.find(BLANK) == scene.faces
    assert scene.looked[3:] == ["near", "thorough"]


def test_somebody_else_in_the_window_is_not_followed_in_the_persons_stead() -> None:
    scene = Scene([face(300, 180)])
    follower = scene.follower()
    follower.find(BLANK)
    scene.faces = [face(370, 180)]
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == ["thorough", "near", "thorough"]


def test_two_faces_are_searched_for_in_every_whole_picture() -> None:
    """Whether two stand equally near is decided frame by frame: none may be a memory."""
    scene = Scene([face(200, 180), face(420, 180)])
    follower = scene.follower()
    assert looks(scene, follower, 7) == "t" * 7


def test_a_second_face_in_the_window_is_seen_at_once_and_one_elsewhere_within_five_frames() -> None:
    scene = Scene([face(300, 180)])
    follower = scene.follower()
    follower.find(BLANK)
    scene.faces = [face(300, 180), face(360, 200, 40)]
    assert len(follower.find(BLANK)) == 2
    scene.faces = [face(300, 180)]
    follower.find(BLANK)
    scene.faces.append(face(560, 180))
    assert max(index for index in range(EVERY) if len(follower.find(BLANK)) == 1) == EVERY - 2


def test_while_nobody_is_there_only_one_look_in_three_is_thorough() -> None:
    scene = Scene()
    assert looks(scene, scene.follower(), 2 * IDLE_EVERY) == "tpptpp"


def test_what_only_a_thorough_look_finds_does_not_come_and_go() -> None:
    scene = Scene(near_sees=False)
    follower = scene.follower()
    follower.find(BLANK)
    scene.hidden = [face(300, 180)]
    found = [bool(follower.find(BLANK)) for _ in range(12)]
    first = found.index(True)
    assert first < IDLE_EVERY
    assert all(found[first:])


@pytest.fixture
def engine(centerface_file, portrait: object) -> Iterator[OnnxRuntimeEngine]:
    engine = OnnxRuntimeEngine(centerface_file)
    yield engine
    engine.close()


def test_the_demos_visitor_is_followed_as_the_whole_search_finds_it(engine: OnnxRuntimeEngine) -> None:
    whole, follower = CenterFace(engine), following(engine)
    play = demo.Demo(demo.make_actors(whole), 1280, 720)
    off = []
    for index in range(0, 240, 3):
        picture = play.picture(1.0 + index / demo.RATE)
        expected, found = whole.find(picture), follower.find(picture)
        assert len(found) == len(expected)
        if found:
            assert found[0].box.iou(expected[0].box) > 0.75
            nose, wanted = found[0].landmarks.nose, expected[0].landmarks.nose
            off.append(np.hypot(nose[0] - wanted[0], nose[1] - wanted[1]) / expected[0].box.height)
    assert len(off) > 40
    assert np.median(off) < 0.03
