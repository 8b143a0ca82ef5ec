from __future__ import annotations

from pathlib import Path

import numpy as np

from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.matching import EXCUSED, NOBODY, match


def crowd(*boxes):
    corners = np.asarray(boxes, np.float32).reshape(-1, 4)
    return Crowd(Path("a.jpg"), "set", "val", "a", corners, np.zeros(len(corners), np.int64))


def found(*boxes):
    corners = np.asarray(boxes, np.float32).reshape(-1, 4)
    scores = np.linspace(0.9, 0.5, len(corners)).astype(np.float32)
    return Found(corners, scores, np.zeros(len(corners), np.int64))


def test_each_box_gets_the_face_it_overlaps_most_and_each_face_one_box():
    matched = match(crowd((0, 0, 20, 20), (30, 0, 50, 20)), found((31, 0, 51, 20), (2, 0, 22, 20), (0, 1, 20, 21)))
    assert matched.face.tolist() == [1, 0, NOBODY]
    assert matched.told.tolist() == [True, True]


def test_an_overlap_below_one_half_is_no_match():
    # 20 x 20 each; 13 shared columns: 260 of 540.
    assert match(crowd((0, 0, 20, 20)), found((7, 0, 27, 20))).face.tolist() == [NOBODY]


def test_a_box_on_a_face_too_small_to_count_is_excused():
    matched = match(crowd((0, 0, 15, 15)), found((0, 0, 16, 16), (1, 1, 20, 20)))
    assert matched.face.tolist() == [EXCUSED, EXCUSED]
    assert matched.told.tolist() == [False]


def test_a_small_box_on_nobody_is_excused_and_a_large_one_is_not():
    assert match(crowd(), found((0, 0, 15, 30), (40, 40, 56, 56))).face.tolist() == [EXCUSED, NOBODY]


def test_a_picture_without_boxes_matches_nothing():
    matched = match(crowd((0, 0, 20, 20)), found())
    assert (len(matched.face), matched.told.tolist()) == (0, [True])
