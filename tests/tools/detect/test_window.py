from __future__ import annotations

import numpy as np
import pytest

from tools.detect.window import GREY, View, cut, fit

SQUARE = (40, 20, 80, 60)


@pytest.fixture
def picture():
    """160 x 120 px, black, with a white square for a face."""
    bgr = np.zeros((120, 160, 3), np.uint8)
    x0, y0, x1, y1 = SQUARE
    bgr[y0:y1, x0:x1] = 255
    return View(bgr, np.asarray([SQUARE], np.float32), np.asarray([1]), np.asarray([True]))


def bounds(view):
    """The corners of what is white."""
    rows, columns = np.nonzero((view.bgr > 200).all(2))
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("scale", [0.5, 0.73, 1.0, 1.6])
@pytest.mark.parametrize("offset", [(0, 0), (13.4, 7.9), (-30.5, -11.2), (-60, 10)])
def test_a_box_stays_on_its_face(picture, scale, offset):
    view = cut(picture, scale, offset, (260, 200))
    assert view.bgr.shape == (200, 260, 3)
    assert np.abs(view.corners[0] - bounds(view)).max() <= 1.5
    assert view.corners[0] == pytest.approx((np.asarray(SQUARE) - np.tile(offset, 2)) * scale, abs=1.6)


def test_a_mirrored_box_stays_on_its_face(picture):
    view = picture.mirrored()
    assert view.corners[0].tolist() == [80, 20, 120, 60]
    assert bounds(view) == (80, 20, 120, 60)


def test_outside_the_picture_it_is_grey(picture):
    view = cut(picture, 1.0, (-20, -20), (200, 160))
    assert (view.bgr[:20] == GREY).all()
    assert (view.bgr[:, :20] == GREY).all()
    assert (view.bgr[140:] == GREY).all()


def test_a_face_that_is_cut_in_half_counts_and_one_that_is_cut_further_does_not(picture):
    # The face ends at 80: a window from 60 shows a half, one from 62 less.
    assert cut(picture, 1.0, (60, 0), (100, 100)).told.tolist() == [True]
    assert cut(picture, 1.0, (62, 0), (98, 100)).told.tolist() == [False]


def test_a_face_outside_is_none(picture):
    assert len(cut(picture, 1.0, (81, 0), (70, 70)).labels) == 0


def test_a_face_smaller_than_16_px_does_not_count(picture):
    assert cut(picture, 0.41, (0, 0), (64, 64)).told.tolist() == [True]
    assert cut(picture, 0.38, (0, 0), (64, 64)).told.tolist() == [False]


def test_what_did_not_count_before_does_not_count_in_a_window(picture):
    untold = View(picture.bgr, picture.corners, picture.labels, np.asarray([False]))
    assert cut(untold, 1.0, (0, 0), (160, 120)).told.tolist() == [False]


def test_a_whole_picture_is_filled_up_to_multiples_of_32(picture):
    view, scale = fit(picture, 200)
    assert scale == 1.25
    assert view.bgr.shape == (160, 224, 3)
    assert view.corners[0].tolist() == [50, 25, 100, 75]
    assert (view.bgr[:, 200:] == GREY).all()


@pytest.mark.parametrize("shape", [(1, 400), (400, 1), (3, 3)])
def test_pictures_of_strange_shapes_fit(shape):
    strange = View(np.zeros((*shape, 3), np.uint8), np.empty((0, 4), np.float32), np.empty(0, int), np.empty(0, bool))
    view, _ = fit(strange, 320)
    assert view.bgr.shape[0] % 32 == view.bgr.shape[1] % 32 == 0
    assert max(view.bgr.shape) == 320
