"""Following: cheap while one person stands there, thorough as soon as anything changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk import demo
from kiosk.centerface import CenterFace
from kiosk.follow import EVERY, Following
from kiosk.scene import Box, Detection, Landmarks, Pixels
from kiosk.tracker import MIN_LIKENESS, appearance, likeness

BLANK = np.zeros((360, 640, 3), np.uint8)
WINDOW = 200


def face(x: float, y: float = 180.0, height: float = 80.0) -> Detection:
    box = Box(x - height / 2, y - height / 2, x + height / 2, y + height / 2)
    return Detection(box, 0.9, Landmarks(*((x + step, y - step) for step in (-20, -10, 0, 10, 20))))


@dataclass
class Scene:
    """The looks at a stage, which note their letters: f(ind), g(lance), t(urned), l(arge), n(ear)."""

    faces: list[Detection] = field(default_factory=list)
    upside_down: list[Detection] = field(default_factory=list)
    huge: list[Detection] = field(default_factory=list)
    looked: str = ""

    def find(self, bgr: Pixels) -> list[Detection]:
        self.looked += "f"
        return self.faces or self.upside_down or self.huge

    def turned(self, bgr: Pixels) -> list[Detection]:
        self.looked += "t"
        return self.upside_down

    def large(self, bgr: Pixels) -> list[Detection]:
        self.looked += "l"
        return self.huge

    def glance(self, bgr: Pixels) -> list[Detection]:
        self.looked += "g"
        return self.faces

    def near(self, bgr: Pixels, box: Box) -> list[Detection]:
        self.looked += "n"
        return [each for each in self.faces if abs(each.box.centre[0] - box.centre[0]) < WINDOW / 2]


def looks(scene: Scene, follower: Following, frames: int) -> str:
    """What was done in so many frames."""
    scene.looked = ""
    for _ in range(frames):
        follower.find(BLANK)
    return scene.looked


def test_one_face_is_followed_and_the_whole_searched_now_and_then() -> None:
    scene = Scene([face(300)])
    assert looks(scene, Following(scene), 2 * EVERY + 1) == "g" + "n" * (EVERY - 1) + "f" + "n" * (EVERY - 1) + "f"


def test_a_moving_face_is_where_it_is_now() -> None:
    scene = Scene([face(300)])
    follower = Following(scene)
    for x in range(300, 360, 12):
        scene.faces = [face(x)]
        assert follower.find(BLANK) == [face(x)]


def test_a_face_that_is_lost_is_looked_for_everywhere_in_the_same_frame() -> None:
    scene = Scene([face(300)])
    follower = Following(scene)
    follower.find(BLANK)
    scene.faces = [face(120)]
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == "gnf"


def test_somebody_else_in_the_window_is_not_followed_in_the_persons_stead() -> None:
    scene = Scene([face(300)])
    follower = Following(scene)
    follower.find(BLANK)
    scene.faces = [face(370)]
    assert follower.find(BLANK) == scene.faces
    assert scene.looked == "gnf"


def test_two_faces_are_searched_for_in_every_whole_picture() -> None:
    """Whether two stand equally near is decided frame by frame: none may be a memory."""
    scene = Scene([face(200), face(420)])
    assert looks(scene, Following(scene), 7) == "g" + "f" * 6


def test_a_second_face_in_the_window_is_seen_at_once_and_one_elsewhere_within_five_frames() -> None:
    scene = Scene([face(300)])
    follower = Following(scene)
    follower.find(BLANK)
    scene.faces = [face(300), face(360, 200, 40)]
    assert len(follower.find(BLANK)) == 2
    scene.faces = [face(300)]
    follower.find(BLANK)
    scene.faces = [face(300), face(560)]
    assert [len(follower.find(BLANK)) for _ in range(EVERY)].index(2) == EVERY - 1


def test_while_nobody_is_there_one_look_a_frame_goes_round() -> None:
    scene = Scene()
    assert looks(scene, Following(scene), 12) == "glgltlglgltl"


@pytest.mark.parametrize("kind", ["upside_down", "huge"])
def test_what_only_one_of_the_looks_finds_is_found_soon_and_does_not_come_and_go(kind: str) -> None:
    scene = Scene()
    follower = Following(scene)
    follower.find(BLANK)
    setattr(scene, kind, [face(300)])
    found = [bool(follower.find(BLANK)) for _ in range(12)]
    assert found.index(True) < 6
    assert all(found[found.index(True) :])


@pytest.fixture
def finder(centerface_file, portrait: object) -> Iterator[CenterFace]:
    engine = OnnxRuntimeEngine(centerface_file)
    yield CenterFace(engine)
    engine.close()


def test_the_demos_visitor_is_followed_as_the_whole_search_finds_it(finder: CenterFace) -> None:
    """Alike enough, with much to spare, for the tracker to see one person."""
    follower = Following(finder)
    play = demo.Demo(demo.make_actors(finder), 1280, 720)
    alike = []
    for index in range(0, 240, 3):
        picture = play.picture(1.0 + index / demo.RATE)
        expected, found = finder.find(picture), follower.find(picture)
        assert len(found) == len(expected)
        if found:
            assert found[0].box.iou(expected[0].box) > 0.85
            alike.append(likeness(*(appearance(picture, each[0].box) for each in (found, expected))))
    assert len(alike) > 40
    assert min(alike) > (1 + MIN_LIKENESS) / 2
