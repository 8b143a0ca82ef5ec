from __future__ import annotations

import numpy as np
import pytest

from kiosk.scene import Landmarks
from tools.detect.question_halves import Part, Way, halves, hidden

SIZE = (200, 160)
BOX = np.asarray([50, 20, 150, 120], np.float32)
UPRIGHT = Landmarks((80, 60), (120, 60), (100, 80), (85, 100), (115, 100))
LYING = Landmarks((90, 50), (90, 90), (110, 70), (130, 55), (130, 85))
"""The head's top is left, the chin right."""


def covered(part, cut):
    """(160, 200) booleans over the whole picture."""
    whole = np.zeros(SIZE[::-1], np.bool_)
    whole[cut.rows, cut.columns] = part
    return whole


def rectangle(rows, columns):
    whole = np.zeros(SIZE[::-1], np.bool_)
    whole[slice(*rows), slice(*columns)] = True
    return whole


def test_without_landmarks_a_mask_is_worn_on_the_lower_55_percent():
    cut = halves(BOX, None, SIZE)
    assert not cut.by_landmarks
    assert (covered(cut.mask, cut) == rectangle((65, 120), (50, 150))).all()
    # As much of the rest reaches beyond the box.
    assert (covered(cut.rest, cut) == rectangle((10, 65), (50, 150))).all()


def test_with_landmarks_the_line_lies_halfway_from_the_eyes_to_the_tip_of_the_nose():
    cut = halves(BOX, UPRIGHT, SIZE)
    assert cut.by_landmarks
    assert (covered(cut.mask, cut) == rectangle((70, 120), (50, 150))).all()
    assert (covered(cut.rest, cut) == rectangle((20, 70), (50, 150))).all()


def test_the_line_turns_with_the_head():
    # Eyes at x = 90, the nose's tip at 110: the line stands at 100, the chin lies right of it.
    cut = halves(BOX, LYING, SIZE)
    assert cut.by_landmarks
    assert (covered(cut.mask, cut) == rectangle((20, 120), (100, 150))).all()
    assert (covered(cut.rest, cut) == rectangle((20, 120), (50, 100))).all()


def test_where_the_border_cuts_off_the_rest_as_much_of_the_mask_is_left():
    # The line lies at y = 42: 42 rows of the rest are in the picture, and 55 rows of the mask.
    cut = halves(np.asarray([50, -3, 150, 97], np.float32), None, SIZE)
    assert (covered(cut.rest, cut) == rectangle((0, 42), (50, 150))).all()
    assert (covered(cut.mask, cut) == rectangle((42, 84), (50, 150))).all()


@pytest.mark.parametrize("angle", [0, 7, 20, 45, 133])
@pytest.mark.parametrize(
    "box", [(50, 20, 150, 120), (50.4, 20.7, 121.2, 133.9), (-20, 30, 60, 130), (120, 90, 230, 190)]
)
def test_both_parts_have_the_same_area_and_share_no_pixel(box, angle):
    x, y = np.mean(np.reshape(box, (2, 2)), 0)
    turn = np.exp(1j * np.radians(angle))
    points = [complex(*point) * turn for point in ((-20, -10), (20, -10), (0, 8), (-15, 28), (15, 28))]
    marks = Landmarks(*((x + point.real, y + point.imag) for point in points))
    cut = halves(np.asarray(box, np.float32), marks, SIZE)
    assert cut.by_landmarks
    assert cut.mask.sum() == cut.rest.sum()
    assert cut.mask.sum() > 100
    assert not (cut.mask & cut.rest).any()


@pytest.mark.parametrize(
    "marks",
    [
        Landmarks((80, 110), (120, 110), (100, 118), (85, 125), (115, 125)),
        Landmarks((100, 60), (100, 60), (100, 60), (100, 60), (100, 60)),
    ],
    ids=["a line near the chin", "all in one point"],
)
def test_landmarks_that_cannot_be_are_not_believed(marks):
    cut, plain = halves(BOX, marks, SIZE), halves(BOX, None, SIZE)
    assert not cut.by_landmarks
    assert (covered(cut.mask, cut) == covered(plain.mask, plain)).all()


def test_a_face_outside_the_picture_has_no_parts():
    cut = halves(np.asarray([50, 400, 150, 500], np.float32), None, SIZE)
    assert cut.mask.size == cut.rest.size == 0
    bgr = np.zeros((160, 200, 3), np.uint8)
    assert (hidden(bgr, [cut], Part.MASK, Way.BLURRED) == bgr).all()


def test_only_the_part_is_hidden_in_the_mean_colour_of_the_picture():
    bgr = np.zeros((160, 200, 3), np.uint8)
    bgr[:, :100] = (200, 100, 40)
    cut = halves(BOX, UPRIGHT, SIZE)
    for part, rows in ((Part.MASK, slice(70, 120)), (Part.REST, slice(20, 70))):
        shown = hidden(bgr, [cut], part, Way.GREY)
        changed = np.zeros((160, 200), np.bool_)
        changed[rows, 50:150] = True
        assert (shown[changed] == (100, 50, 20)).all()
        assert (shown[~changed] == bgr[~changed]).all()


def test_a_blur_takes_the_shape_and_leaves_the_colour():
    bgr = np.zeros((160, 200, 3), np.uint8)
    bgr[::2, :, 2] = 200
    shown = hidden(bgr, [halves(BOX, UPRIGHT, SIZE)], Part.MASK, Way.BLURRED)
    assert (shown[:70] == bgr[:70]).all()
    assert np.abs(shown[70:120, 50:150].astype(int) - (0, 0, 100)).max() <= 6


def test_several_faces_are_hidden_in_one_picture_and_the_picture_itself_stays():
    bgr = np.random.default_rng(0).integers(0, 256, (160, 200, 3), np.uint8)
    before = bgr.copy()
    boxes = [np.asarray(box, np.float32) for box in ((0, 0, 60, 60), (100, 90, 160, 150))]
    cuts = [halves(box, None, SIZE) for box in boxes]
    shown = hidden(bgr, cuts, Part.REST, Way.GREY)
    assert (shown != bgr).any(2).sum() == pytest.approx(sum(cut.rest.sum() for cut in cuts), rel=0.01)
    assert (bgr == before).all()
