from __future__ import annotations

import numpy as np
import pytest

from kiosk.boxes import points
from tools.detect.points import NOTHING, UNTOLD, assign, edges

SIZE = (128, 64)


def faces(*boxes, told=None):
    corners = np.asarray(boxes, np.float32).reshape(-1, 4)
    return corners, np.ones(len(corners), bool) if told is None else np.asarray(told)


def test_every_level_has_a_point_in_the_middle_of_each_of_its_cells():
    at, levels = points(*SIZE)
    assert np.bincount(levels).tolist() == [16 * 8, 8 * 4, 4 * 2, 2 * 1]
    assert at[:2].tolist() == [[4, 4], [12, 4]]
    assert at[levels == 3].tolist() == [[32, 32], [96, 32]]


def test_a_side_that_no_stride_divides_has_a_point_for_what_is_left():
    _, levels = points(96, 32)
    assert np.bincount(levels).tolist() == [12 * 4, 6 * 2, 3 * 1, 2 * 1]


@pytest.mark.parametrize("x", range(40, 49))
def test_a_face_of_16_px_has_four_points_wherever_it_lies(x):
    at, _ = points(*SIZE)
    chosen = assign(SIZE, *faces((x, x - 20, x + 16, x - 4)))
    assert 4 <= (chosen == 0).sum() <= 9
    assert ((at[chosen == 0] >= [x, x - 20]) & (at[chosen == 0] < [x + 16, x - 4])).all()


@pytest.mark.parametrize(
    ("side", "level"), [(16, 0), (63, 0), (65, 1), (127, 1), (129, 2), (255, 2), (257, 3), (400, 3)]
)
def test_a_face_is_looked_for_at_the_level_of_its_size(side, level):
    size = (448, 448)
    chosen = assign(size, *faces((10, 10, 10 + side, 10 + side)))
    assert set(points(*size)[1][chosen == 0]) == {level}


def test_only_points_near_its_middle_look_for_a_face():
    # 48 px around (32, 32): of stride 8, those less than 12 px away, at 20 < x < 44.
    at, _ = points(*SIZE)
    chosen = assign(SIZE, *faces((8, 8, 56, 56)))
    assert sorted({float(x) for x in at[chosen == 0][:, 0]}) == [28, 36]
    assert (chosen == NOTHING).sum() == len(at) - 4


def test_where_two_faces_meet_the_smaller_is_looked_for():
    chosen = assign(SIZE, *faces((8, 8, 56, 56), (24, 24, 40, 40)))
    assert (chosen == 1).sum() == 4
    assert (chosen == 0).sum() == 0


def test_a_face_that_does_not_count_is_neither_wanted_nor_punished():
    at, _ = points(*SIZE)
    chosen = assign(SIZE, *faces((8, 8, 32, 32), (64, 8, 96, 40), told=[False, True]))
    inside = ((at >= [8, 8]) & (at < [32, 32])).all(1)
    assert (chosen[inside] == UNTOLD).all()
    assert not (chosen[~inside] == UNTOLD).any()
    assert (chosen == 1).any()


def test_a_face_that_counts_is_wanted_even_within_one_that_does_not():
    chosen = assign(SIZE, *faces((0, 0, 60, 60), (24, 24, 40, 40), told=[False, True]))
    assert (chosen == 1).sum() == 4


def test_no_faces_leave_every_point_to_say_nothing():
    assert (assign(SIZE, *faces()) == NOTHING).all()


def test_the_edges_lead_back_to_the_face():
    corners, told = faces((10, 12, 34, 40))
    chosen = assign(SIZE, corners, told)
    wanted, (at, _) = edges(SIZE, corners, chosen), points(*SIZE)
    has = chosen == 0
    back = np.concatenate([at[has] - wanted[has, :2], at[has] + wanted[has, 2:]], 1)
    assert (back == corners[0]).all()
    assert (wanted[has] >= 0).all()
    assert (wanted[~has] == 1).all()
