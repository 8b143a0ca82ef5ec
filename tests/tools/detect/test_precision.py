from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")

from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.precision import RECALLS, precision


def crowd(*faces):
    corners = np.asarray([face[1:] for face in faces], np.float32).reshape(-1, 4)
    return Crowd(Path("a.jpg"), "set", "val", "a", corners, np.asarray([face[0] for face in faces], np.int64))


def found(*boxes):
    corners = np.asarray([box[2:] for box in boxes], np.float32).reshape(-1, 4)
    scores = np.asarray([box[1] for box in boxes], np.float32)
    return Found(corners, scores, np.asarray([box[0] for box in boxes], np.int64))


FACE, OTHER = (0, 0, 20, 20), (40, 0, 60, 20)


def test_exact_boxes_are_perfect_and_a_label_without_faces_has_no_figure():
    masked, bare, wrong = precision([crowd((0, *FACE), (1, *OTHER))], [found((0, 0.9, *FACE), (1, 0.8, *OTHER))])
    assert (masked.ap50, masked.ap, masked.faces) == pytest.approx((1, 1, 1))
    assert (bare.ap50, bare.faces) == pytest.approx((1, 1))
    assert math.isnan(wrong.ap50)


def test_a_surer_box_on_nobody_halves_the_precision():
    masked, _, _ = precision([crowd((0, *FACE))], [found((0, 0.9, 80, 80, 110, 110), (0, 0.8, *FACE))])
    assert masked.ap50 == pytest.approx(0.5)


def test_one_of_two_faces_is_half():
    # COCO reads precision at 101 recalls: those up to 0.5 are 51.
    masked, _, _ = precision([crowd((0, *FACE), (0, *OTHER))], [found((0, 0.9, *FACE))])
    assert masked.ap50 == pytest.approx(51 / 101)


def test_a_box_of_another_label_finds_nothing():
    masked, bare, _ = precision([crowd((0, *FACE))], [found((1, 0.9, *FACE))])
    assert masked.ap50 == 0
    assert math.isnan(bare.ap50)


def test_a_loose_box_counts_at_the_overlaps_it_reaches():
    # 20 x 20 within 20 x 28: 0.714, so five of the ten overlaps from 0.5.
    masked, _, _ = precision([crowd((0, *FACE))], [found((0, 0.9, 0, 0, 20, 28))])
    assert (masked.ap50, masked.ap) == pytest.approx((1, 0.5))


def test_faces_below_16_px_and_what_is_found_on_them_count_neither_way():
    tiny = (40, 40, 54, 54)
    masked, _, _ = precision([crowd((0, *FACE), (0, *tiny))], [found((0, 0.95, *tiny), (0, 0.9, *FACE))])
    assert (masked.ap50, masked.faces) == pytest.approx((1, 1))


def test_tiny_boxes_on_nobody_count_neither_way():
    masked, _, _ = precision([crowd((0, *FACE))], [found((0, 0.95, 80, 80, 94, 94), (0, 0.9, *FACE))])
    assert masked.ap50 == pytest.approx(1)


def test_nothing_found_is_nothing():
    masked, _, _ = precision([crowd((0, *FACE)), crowd()], [found(), found()])
    assert (masked.ap50, masked.ap) == (0, 0)


def test_the_curve_is_the_best_precision_with_each_recall_or_more():
    """By score: right, on nobody, right. Up to half the faces all boxes are right, from there on two of three."""
    faces = crowd((0, *FACE), (0, *OTHER))
    masked, bare, _ = precision([faces], [found((0, 0.9, *FACE), (0, 0.8, 80, 80, 110, 110), (0, 0.7, *OTHER))])
    assert masked.curve50 == pytest.approx([1.0] * 51 + [2 / 3] * 50)
    assert np.mean(masked.curve50) == pytest.approx(masked.ap50)
    assert bare.curve50 == ()
    assert len(RECALLS) == len(masked.curve50)
