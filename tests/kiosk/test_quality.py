"""The quality gate: each reason by its own made-up face, and by one real portrait through the real finder."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk.centerface import CenterFace
from kiosk.quality import Limits, flaw, roll_deg, sharpness, yaw_share
from kiosk.scene import Box, Landmarks, Reason

LIMITS = Limits()


def judged(stage, someone):
    return flaw(stage.frame(0.0, someone).bgr, someone.detection(), LIMITS)


def turned(marks: Landmarks, degrees: float) -> Landmarks:
    """The same face, turned clockwise in the picture around its nose."""
    turn, (x0, y0) = math.radians(degrees), marks.nose

    def around(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] - x0, point[1] - y0
        return x0 + x * math.cos(turn) - y * math.sin(turn), y0 + x * math.sin(turn) + y * math.cos(turn)

    return Landmarks(*map(around, (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)))


def test_a_plain_face_has_no_flaw(stage, person) -> None:
    assert judged(stage, person("anna")) is Reason.NONE


@pytest.mark.parametrize(("height", "reason"), [(55, Reason.COME_CLOSER), (57, Reason.NONE)])
def test_a_small_face_is_asked_to_come_closer(stage, person, height: float, reason: Reason) -> None:
    assert judged(stage, person("anna", height=height)) is reason


@pytest.mark.parametrize(("height", "reason"), [(280, Reason.NONE), (295, Reason.STEP_BACK)])
def test_a_face_taller_than_four_fifths_is_asked_to_step_back(stage, person, height: float, reason: Reason) -> None:
    assert judged(stage, person("anna", height=height)) is reason


# A face of 80 x 100 in 640 x 360: well inside, and a fifth outside.
@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        (50, 180, Reason.NONE),
        (24, 180, Reason.STEP_BACK),
        (616, 180, Reason.STEP_BACK),
        (320, 60, Reason.NONE),
        (320, 30, Reason.STEP_BACK),
        (320, 300, Reason.NONE),
        (320, 330, Reason.STEP_BACK),
    ],
)
def test_a_face_cut_by_the_border_is_asked_to_step_back(stage, person, x: float, y: float, reason: Reason) -> None:
    assert judged(stage, person("anna", x=x, y=y)) is reason


@pytest.mark.parametrize(
    ("degrees", "reason"),
    [
        (0, Reason.NONE),
        (30, Reason.NONE),
        (-30, Reason.NONE),
        (40, Reason.LOOK_HERE),
        (-40, Reason.LOOK_HERE),
        (90, Reason.LOOK_HERE),
        (-90, Reason.LOOK_HERE),
        (125, Reason.UPSIDE_DOWN),
        (180, Reason.UPSIDE_DOWN),
        (-125, Reason.UPSIDE_DOWN),
    ],
)
def test_a_tilted_face_is_asked_to_look_here_and_one_upside_down_is_told_so(
    stage, person, degrees: float, reason: Reason
) -> None:
    anna = person("anna")
    face = anna.detection()
    face = replace(face, landmarks=turned(face.landmarks, degrees))
    assert flaw(stage.frame(0.0, anna).bgr, face, LIMITS) is reason


def test_a_head_turned_aside_is_asked_to_look_here(stage, person) -> None:
    assert judged(stage, person("anna", turned=True)) is Reason.LOOK_HERE


def test_a_profile_whose_eyes_fall_together_is_asked_to_look_here(stage, person) -> None:
    anna = person("anna")
    face = anna.detection()
    narrow = replace(face.landmarks, left_eye=(312.0, 170.0), right_eye=(328.0, 170.0))
    assert flaw(stage.frame(0.0, anna).bgr, replace(face, landmarks=narrow), LIMITS) is Reason.LOOK_HERE


def test_landmarks_in_one_point_are_refused_and_do_not_divide_by_zero(stage, person) -> None:
    anna = person("anna")
    nowhere = replace(anna.detection(), landmarks=Landmarks(*[(320.0, 180.0)] * 5))
    assert flaw(stage.frame(0.0, anna).bgr, nowhere, LIMITS) is Reason.LOOK_HERE


@pytest.mark.parametrize(
    ("gain", "shift", "reason"),
    [
        (0.15, 0, Reason.TOO_DARK),
        (0.05, 20, Reason.TOO_DARK),
        (1.5, 160, Reason.TOO_BRIGHT),
        (0.02, 200, Reason.TOO_BRIGHT),
        (0.8, 20, Reason.NONE),
    ],
)
def test_the_light_is_told(stage, person, gain: float, shift: float, reason: Reason) -> None:
    anna = person("anna")
    lit = np.clip(stage.frame(0.0, anna).bgr * gain + shift, 0, 255).astype(np.uint8)
    assert flaw(lit, anna.detection(), LIMITS) is reason


def test_a_blurred_face_is_asked_to_hold_still(stage, person) -> None:
    anna = person("anna")
    blurred = cv2.GaussianBlur(stage.frame(0.0, anna).bgr, (0, 0), 8)
    assert flaw(blurred, anna.detection(), LIMITS) is Reason.HOLD_STILL


def test_the_roll_and_the_yaw_by_hand() -> None:
    marks = Landmarks((0, 0), (40, 0), (20, 25), (0, 50), (40, 50))
    assert roll_deg(marks) == pytest.approx(0)
    assert yaw_share(marks) == pytest.approx(0)
    assert yaw_share(replace(marks, nose=(30, 25))) == pytest.approx(0.25)  # 10 off the middle, eyes 40 apart
    assert abs(roll_deg(turned(marks, 90))) == pytest.approx(90)
    assert yaw_share(turned(replace(marks, nose=(30, 25)), 37)) == pytest.approx(0.25)


def test_sharpness_is_nought_on_a_plain_wall() -> None:
    assert sharpness(np.full((64, 64), 90, np.uint8)) == 0


# --- One real portrait through the real finder ---------------------------------------------------------------------

FACE = 112.6  # the height, in the portrait's pixels, that CenterFace gives the astronaut's face around (225, 119)


@pytest.fixture(scope="module")
def find(centerface_file):
    engine = OnnxRuntimeEngine(centerface_file)
    yield CenterFace(engine).find
    engine.close()


def scene(portrait: np.ndarray, height: float = 120, turn_deg: float = 0) -> np.ndarray:
    """The astronaut's face in the middle of 1280 x 720, `height` pixels tall, turned counter-clockwise."""
    scale = height / FACE
    place = cv2.getRotationMatrix2D((225, 119), turn_deg, scale)
    place[:, 2] += (640 - 225, 360 - 119)
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cv2.warpAffine(portrait, place, (1280, 720), flags=flags, borderValue=(128, 128, 128))


def told(find, picture: np.ndarray) -> Reason:
    (face,) = find(picture)
    assert math.dist(face.box.centre, (640, 360)) < 60
    return flaw(picture, face, LIMITS)


def test_the_portrait_as_it_is_has_no_flaw(find, portrait) -> None:
    assert told(find, scene(portrait)) is Reason.NONE


@pytest.mark.parametrize("height", [60, 80, 110, 130, 160, 200, 250, 300])
def test_a_portrait_upside_down_is_found_and_refused(find, portrait, height: float) -> None:
    assert told(find, scene(portrait, height, 180)) is Reason.UPSIDE_DOWN


@pytest.mark.parametrize("height", range(60, 340, 20))
@pytest.mark.parametrize("turn_deg", [150, 180, 210])
def test_a_portrait_upside_down_is_judged_at_no_size(find, portrait, height: float, turn_deg: float) -> None:
    picture = scene(portrait, height, turn_deg)
    assert all(flaw(picture, face, LIMITS) is not Reason.NONE for face in find(picture))


@pytest.mark.parametrize("turn_deg", [60, 90, 270, 300])
def test_a_portrait_on_its_side_is_asked_to_look_here(find, portrait, turn_deg: float) -> None:
    assert told(find, scene(portrait, 200, turn_deg)) is Reason.LOOK_HERE


@pytest.mark.parametrize("turn_deg", [-20, 20])
def test_a_portrait_a_little_tilted_has_no_flaw(find, portrait, turn_deg: float) -> None:
    assert told(find, scene(portrait, turn_deg=turn_deg)) is Reason.NONE


def test_a_darkened_portrait_is_too_dark(find, portrait) -> None:
    assert told(find, (scene(portrait) * 0.15).astype(np.uint8)) is Reason.TOO_DARK


def test_an_overexposed_portrait_is_too_bright(find, portrait) -> None:
    assert told(find, np.clip(scene(portrait) * 1.5 + 100, 0, 255).astype(np.uint8)) is Reason.TOO_BRIGHT


def test_a_blurred_portrait_is_asked_to_hold_still(find, portrait) -> None:
    assert told(find, cv2.GaussianBlur(scene(portrait), (0, 0), 8)) is Reason.HOLD_STILL


@pytest.mark.parametrize("height", [40, 50])
def test_a_small_portrait_is_asked_to_come_closer(find, portrait, height: float) -> None:
    assert told(find, scene(portrait, height)) is Reason.COME_CLOSER


def test_a_huge_portrait_is_asked_to_step_back(find, portrait) -> None:
    assert told(find, scene(portrait, 620)) is Reason.STEP_BACK


# The face reaches from (568, 268) to (718, 467), its mouth lies near 398, its nose near 369. CenterFace does not guess
# beyond the border, so a cut face has a box that ends there, with the landmarks squeezed into it.
@pytest.mark.parametrize("lowest", [430, 410, 390, 370])
def test_a_portrait_whose_mouth_is_cut_off_by_the_border_is_not_judged(find, portrait, lowest: int) -> None:
    picture = scene(portrait, 200)[:lowest]
    assert all(flaw(picture, face, LIMITS) is Reason.STEP_BACK for face in find(picture))


@pytest.mark.parametrize("highest", [300, 340])
def test_a_portrait_cut_by_the_upper_border_is_asked_to_step_back(find, portrait, highest: int) -> None:
    picture = scene(portrait, 200)[highest:]
    assert all(flaw(picture, face, LIMITS) is Reason.STEP_BACK for face in find(picture))


@pytest.mark.parametrize("leftmost", [590, 610, 630])
def test_a_portrait_cut_by_the_left_border_is_not_judged(find, portrait, leftmost: int) -> None:
    picture = np.ascontiguousarray(scene(portrait, 200)[:, leftmost:])
    assert all(flaw(picture, face, LIMITS) is not Reason.NONE for face in find(picture))


def test_the_boxes_of_the_finder_can_be_used_as_boxes(find, portrait) -> None:
    (face,) = find(scene(portrait))
    assert face.box.iou(Box(590, 300, 690, 420)) > 0.7
