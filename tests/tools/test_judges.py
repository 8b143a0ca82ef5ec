"""The faces of a line, as the detector reads them."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.detector import Detector, DetectorSpec
from kiosk.scene import Box
from tools.judges import crop_opinion, detections

SPEC = DetectorSpec(0.4)


def test_every_face_has_its_box_its_score_and_what_the_detector_makes_of_it(ink) -> None:
    bgr = ink.scene(640, 480, with_mask=Box(50, 50, 130, 150), without_mask=Box(300, 100, 420, 260))
    bgr += (np.arange(480) // 4 % 2 * 30).astype(np.uint8)[:, None, None]  # stripes: sharp enough for the gate
    bare, masked = sorted(detections(Detector(ink.SeesInk(), SPEC))(bgr), key=lambda face: -face["box"][0])
    assert masked["box"] == pytest.approx([50, 50, 130, 150], abs=2)
    assert (masked["with_mask"], bare["without_mask"]) == pytest.approx((0.9, 0.9), abs=1e-4)
    assert masked["refused"] is bare["refused"] is None
    assert bare["score"] == pytest.approx(0.9, abs=1e-4)


def test_a_face_that_is_too_small_is_told_and_refused(ink) -> None:
    (face,) = detections(Detector(ink.SeesInk(), SPEC))(ink.scene(640, 480, with_mask=Box(300, 200, 330, 240)))
    assert face["refused"] == "COME_CLOSER"


def test_a_crop_is_one_face_in_the_middle_of_its_square(ink) -> None:
    # 80 of 100 pixels are the face: 1.25 times its side was cut out.
    engine = ink.SeesInk()
    (face,) = crop_opinion(Detector(engine, SPEC))(ink.scene(100, 100, mask_incorrect=Box(10, 10, 90, 90)))
    assert (face["box"], face["score"], face["refused"]) == (None, 1.0, None)
    assert face["mask_incorrect"] == pytest.approx(0.9, abs=1e-4)


def test_a_crop_without_a_face_is_refused_and_nothing_is_said_of_it(ink) -> None:
    (face,) = crop_opinion(Detector(ink.SeesInk(), SPEC))(ink.scene(90, 120))
    assert face["refused"] == "NOT_SURE"
    assert face["with_mask"] == face["without_mask"] == face["mask_incorrect"]
