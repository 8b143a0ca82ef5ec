from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.data.crowds import Crowd
from tools.detect import mosaic
from tools.detect.window import LEAST_PX, View

SIDE = 192


@pytest.fixture
def pictures():
    """Of four sizes, black, each with a white square for a face, 40 px wide in a picture of 400."""
    views = []
    for number, (width, height) in enumerate([(400, 300), (300, 400), (640, 360), (120, 90)]):
        bgr = np.zeros((height, width, 3), np.uint8)
        x, y, side = width // 3, height // 4, max(width, height) // 10
        bgr[y : y + side, x : x + side] = 255
        corners = np.asarray([[x, y, x + side, y + side]], np.float32)
        views.append(View(bgr, corners, np.asarray([number % 3]), np.asarray([True])))
    return views


def test_every_face_that_counts_is_white_and_what_surrounds_it_is_not(pictures):
    told = 0
    for seed in range(60):
        view = mosaic.window(pictures, (0, 1, 2, 3), SIDE, np.random.default_rng(seed))
        grey = view.bgr.mean(2)
        inside = np.zeros(grey.shape, bool)
        for x0, y0, x1, y1 in view.corners.round().astype(int):
            inside[y0:y1, x0:x1] = True
            middle = grey[(y0 + y1) // 2, (x0 + x1) // 2] if y1 > y0 and x1 > x0 else 255
            assert middle > 120
        # White outside every box is what a rounded edge leaves, and what the light brightens.
        assert (grey[~inside] > 200).mean() < 0.03
        told += int(view.told.sum())
    assert told > 60


def test_windows_have_their_size_and_small_faces_do_not_count(pictures):
    for seed in range(30):
        view = mosaic.window(pictures, (3, 2, 1, 0), SIDE, np.random.default_rng(seed))
        assert view.bgr.shape == (SIDE, SIDE, 3)
        assert view.corners.min() >= 0
        assert view.corners.max() <= SIDE
        sides = (view.corners[:, 2:] - view.corners[:, :2]).min(1)
        assert (sides[view.told] >= LEAST_PX).all()


def test_the_same_seed_draws_the_same_window(pictures):
    one, same, other = (mosaic.window(pictures, (0, 1, 2, 3), SIDE, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (one.bgr == same.bgr).all()
    assert not (one.bgr == other.bgr).all()


def test_pictures_without_faces_make_windows_too(pictures):
    nobody = View(pictures[0].bgr, np.empty((0, 4), np.float32), np.empty(0, int), np.empty(0, bool))
    for seed in range(8):
        assert len(mosaic.window([nobody], (0, 0, 0, 0), SIDE, np.random.default_rng(seed)).labels) == 0


def test_pictures_with_rare_labels_are_drawn_more_often():
    def crowd(*labels):
        return Crowd(Path("a"), "set", "train", "a", np.zeros((len(labels), 4), np.float32), np.asarray(labels, int))

    crowds = [crowd(0, 0, 0), crowd(0, 1), crowd(0, 2), crowd()]
    masked, bare, wrong, nobody = mosaic.weights(crowds, balanced=True)
    assert nobody < masked < bare < wrong
    assert mosaic.weights(crowds, balanced=True).sum() == pytest.approx(1)
    assert mosaic.weights(crowds, balanced=False).tolist() == [0.25] * 4
