"""What a look at the picture says of light, distance and aim."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kiosk.scene import Box, Detection, Landmarks
from kiosk.setup.light import Aim, Distance, Light, glance, metres

MARKS = Landmarks((0, 0), (1, 0), (0, 1), (0, 2), (1, 2))


def picture(wall=120, face=120, x=640, y=300, tall=200):
    """A wall, and a face before it: (720, 1280, 3) uint8."""
    bgr = np.full((720, 1280, 3), wall, np.uint8)
    half = tall * 4 // 10
    cv2.rectangle(bgr, (x - half, y - tall // 2), (x + half, y + tall // 2), (face, face, face), -1)
    return bgr, Detection(Box(x - half, y - tall / 2, x + half, y + tall / 2), 0.9, MARKS)


def look(**scene):
    bgr, face = picture(**scene)
    return glance(bgr, [face])


@pytest.mark.parametrize(
    ("wall", "face", "light"),
    [
        (120, 120, Light.GOOD),
        (40, 30, Light.DARK),
        (200, 230, Light.BRIGHT),
        (230, 90, Light.BEHIND),
        (255, 70, Light.BEHIND),
    ],
)
def test_light_is_judged_by_the_face_and_what_lies_around_it(wall, face, light):
    assert look(wall=wall, face=face).light is light


def test_a_window_in_a_corner_is_behind_a_face_in_the_shade():
    bgr, face = picture(wall=110, face=90)
    bgr[:360, 800:] = 255
    assert glance(bgr, [face]).light is Light.BEHIND


@pytest.mark.parametrize(("wall", "light"), [(10, Light.DARK), (120, Light.GOOD), (240, Light.BRIGHT)])
def test_without_a_face_the_whole_picture_is_judged(wall, light):
    seen = glance(picture(wall=wall, face=wall)[0], [])
    assert (seen.light, seen.face, seen.faces) == (light, None, 0)


@pytest.mark.parametrize(
    ("tall", "distance"),
    [(50, Distance.FAR), (78, Distance.FAR), (80, Distance.GOOD), (300, Distance.GOOD), (420, Distance.NEAR)],
)
def test_distance_goes_by_the_faces_height(tall, distance):
    assert look(tall=tall).face.distance is distance


@pytest.mark.parametrize(
    ("x", "y", "aim"),
    [(640, 300, Aim.GOOD), (640, 120, Aim.UP), (640, 500, Aim.DOWN), (1050, 300, Aim.ASIDE), (230, 300, Aim.ASIDE)],
)
def test_aim_goes_by_the_faces_place(x, y, aim):
    assert look(x=x, y=y).face.aim is aim


def test_the_nearest_face_is_looked_at():
    bgr, near = picture()
    _, far = picture(x=300, tall=60)
    seen = glance(bgr, [far, near])
    assert (seen.faces, seen.face.box) == (2, near.box)


def test_twice_as_tall_is_half_as_far():
    assert metres(100, 1280) == pytest.approx(2 * metres(200, 1280))
    assert 1.5 < metres(100, 1280) < 2.5
