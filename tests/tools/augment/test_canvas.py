"""Of tools.augment.canvas what no other test here would see go wrong."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.scene import Landmarks
from tools.augment.canvas import corners, shrunk

SPOTS = Landmarks((39.5, 47.5), (87.5, 47.5), (63.5, 71.5), (47.5, 95.5), (79.5, 95.5))
"""Each the middle of eight pixels square."""


@pytest.mark.parametrize("side", [64, 32, 16])
def test_landmarks_shrink_to_where_the_picture_has_them(side: int) -> None:
    for index, (x, y) in enumerate(corners(SPOTS)):
        picture = np.zeros((128, 128, 3), np.uint8)
        picture[int(y - 3.5) : int(y + 4.5), int(x - 3.5) : int(x + 4.5)] = 255
        small, marks = shrunk(picture, SPOTS, side)
        assert small.shape == (side, side, 3)
        ys, xs = np.nonzero(small[:, :, 0])
        assert corners(marks)[index] == pytest.approx((xs.mean(), ys.mean()))


def test_a_crop_that_is_small_enough_stays_as_it_is() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    assert shrunk(picture, SPOTS, 32) == (picture, SPOTS)
    same, none = shrunk(picture, None, 48)
    assert same is picture
    assert none is None
    small, none = shrunk(picture, None, 16)
    assert small.shape == (16, 16, 3)
    assert none is None
