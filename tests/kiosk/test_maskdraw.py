"""The drawn mask: what each way of wearing it covers, and that it goes with the face."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.scene import Landmarks

MARKS = Landmarks((160, 150), (240, 150), (200, 200), (170, 240), (230, 240))
CHIN = (200, 300)
FOREHEAD = (200, 90)


def covered(picture: np.ndarray, before: np.ndarray, point: tuple[float, float]) -> bool:
    x, y = map(round, point)
    return bool(np.abs(picture[y, x].astype(int) - before[y, x].astype(int)).max() > 20)


def skin() -> np.ndarray:
    return np.full((400, 400, 3), (90, 120, 190), np.uint8)


@pytest.mark.parametrize(
    ("wear", "nose", "mouth", "chin"),
    [(Wear.PROPER, True, True, True), (Wear.NOSE_OUT, False, True, True), (Wear.CHIN, False, False, True)],
)
@pytest.mark.parametrize("mask", [Mask(), Mask(pleats=0), Mask(loops=False), Mask(bgr=(30, 30, 30))])
def test_each_way_of_wearing_covers_what_its_name_says(
    wear: Wear, nose: bool, mouth: bool, chin: bool, mask: Mask
) -> None:
    drawn = draw_mask(skin(), MARKS, wear, mask)
    assert covered(drawn, skin(), MARKS.nose) is nose
    assert covered(drawn, skin(), (200, 240)) is mouth
    assert covered(drawn, skin(), CHIN) is chin


@pytest.mark.parametrize("wear", Wear)
def test_eyes_and_forehead_stay_free(wear: Wear) -> None:
    drawn = draw_mask(skin(), MARKS, wear)
    assert not any(covered(drawn, skin(), point) for point in (MARKS.left_eye, MARKS.right_eye, FOREHEAD))


def test_the_picture_itself_is_not_drawn_on() -> None:
    picture = skin()
    drawn = draw_mask(picture, MARKS, Wear.PROPER)
    assert (picture == skin()).all()
    assert (drawn.shape, drawn.dtype) == (picture.shape, np.uint8)


def test_the_same_face_gets_the_same_mask() -> None:
    assert (draw_mask(skin(), MARKS, Wear.PROPER) == draw_mask(skin(), MARKS, Wear.PROPER)).all()


@pytest.mark.parametrize("degrees", [-90, -40, 40, 90, 180])
def test_the_mask_turns_with_the_face(degrees: float) -> None:
    turn = math.radians(degrees)

    def around(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] - 200, point[1] - 200
        return 200 + x * math.cos(turn) - y * math.sin(turn), 200 + x * math.sin(turn) + y * math.cos(turn)

    marks = Landmarks(*map(around, (MARKS.left_eye, MARKS.right_eye, MARKS.nose, MARKS.left_mouth, MARKS.right_mouth)))
    drawn = draw_mask(skin(), marks, Wear.PROPER)
    assert covered(drawn, skin(), around((200, 240)))
    assert not covered(drawn, skin(), around(FOREHEAD))


def test_the_mask_keeps_its_colour_in_good_light() -> None:
    drawn = draw_mask(skin(), MARKS, Wear.PROPER, Mask(bgr=(200, 100, 50), pleats=0))
    blue, green, red = drawn[250, 180].astype(float)
    assert blue > 1.5 * green > 2 * red


def test_a_dark_picture_has_a_dark_mask() -> None:
    dark = (skin() * 0.2).astype(np.uint8)
    assert draw_mask(dark, MARKS, Wear.PROPER)[250, 180].max() < draw_mask(skin(), MARKS, Wear.PROPER)[250, 180].max()


@pytest.mark.parametrize(
    "marks",
    [
        Landmarks(*[(200.0, 200.0)] * 5),
        Landmarks((-90, -50), (-10, -50), (-50, 0), (-80, 40), (-20, 40)),
        Landmarks((380, 380), (460, 380), (420, 430), (390, 470), (450, 470)),
        Landmarks((-1500, 0), (1500, 0), (0, 700), (-900, 1500), (900, 1500)),
    ],
    ids=["one point", "outside", "half outside", "enormous"],
)
def test_odd_landmarks_draw_what_they_can(marks: Landmarks) -> None:
    assert draw_mask(skin(), marks, Wear.PROPER).shape == (400, 400, 3)
