from __future__ import annotations

import numpy as np
import pytest
import torch

from kiosk.boxes import iou, nms
from tools.detect.overlap import paired_iou


def corners(*boxes):
    return np.asarray(boxes, np.float32).reshape(-1, 4)


def test_the_overlap_of_two_boxes_is_what_they_share_of_what_they_cover():
    # 10 x 10 and 10 x 10, 5 x 5 shared: 25 of 175. Then apart; then one inside the other: 25 of 100.
    found = iou(corners((0, 0, 10, 10)), corners((5, 5, 15, 15), (20, 0, 30, 10), (0, 0, 5, 5)))
    assert found[0] == pytest.approx([25 / 175, 0, 0.25])


def test_boxes_that_only_touch_do_not_overlap():
    assert iou(corners((0, 0, 10, 10)), corners((10, 0, 20, 10)))[0, 0] == 0


def test_of_two_boxes_on_one_face_the_surer_stays():
    # The second shares 80 of 120 with the first: 0.67. The third shares 50 of 150: 0.33.
    boxes = corners((0, 0, 10, 10), (2, 0, 12, 10), (5, 0, 15, 10))
    assert nms(boxes, np.asarray([0.6, 0.9, 0.5], np.float32), 0.6).tolist() == [1, 2]
    assert nms(boxes, np.asarray([0.9, 0.6, 0.5], np.float32), 0.6).tolist() == [0, 2]


def test_a_box_that_was_left_out_leaves_none_out():
    # 0 leaves out 1 (60 of 140, 0.43), which would have left out 2.
    boxes = corners((0, 0, 10, 10), (4, 0, 14, 10), (8, 0, 18, 10))
    assert nms(boxes, np.asarray([0.9, 0.8, 0.7], np.float32), 0.4).tolist() == [0, 2]


def test_no_boxes_leave_none():
    assert len(nms(corners(), np.empty(0, np.float32), 0.5)) == 0
    assert iou(corners(), corners((0, 0, 1, 1))).shape == (0, 1)


def test_boxes_around_one_point_by_hand():
    # 4 x 4 around the point, and 4 x 8: 16 of 32 shared, and nothing around them that neither covers.
    share, generalised = paired_iou(torch.tensor([[2.0, 2, 2, 2]]), torch.tensor([[2.0, 4, 2, 4]]))
    assert (share.item(), generalised.item()) == pytest.approx((0.5, 0.5))


def test_what_neither_covers_of_the_box_around_both_counts_against_them():
    # Wide 8 x 2 and high 2 x 8: 4 shared of 28, in a square of 64 of which 36 are nobody's.
    share, generalised = paired_iou(torch.tensor([[4.0, 1, 4, 1]]), torch.tensor([[1.0, 4, 1, 4]]))
    assert share.item() == pytest.approx(4 / 28)
    assert generalised.item() == pytest.approx(4 / 28 - 36 / 64)


def test_it_says_the_same_as_the_corners_do():
    rng = np.random.default_rng(0)
    one, other = rng.uniform(1, 30, (2, 20, 4)).astype(np.float32)
    at = np.asarray([50, 60, 50, 60], np.float32)
    sign = np.asarray([-1, -1, 1, 1], np.float32)
    share, _ = paired_iou(torch.from_numpy(one), torch.from_numpy(other))
    assert share.numpy() == pytest.approx(np.diag(iou(at + sign * one, at + sign * other)), abs=1e-5)
