from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")

from kiosk.scene import Box, Detection, Landmarks
from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.matching import NOBODY
from tools.detect.pictures import Pictures
from tools.detect.question_faces import large_faces
from tools.detect.question_finder import agreements, seats
from tools.detect.window import View
from tools.metrics import BARE, INCORRECT, MASKED

MARKS = Landmarks((20, 40), (80, 40), (50, 60), (30, 80), (70, 80))


class OneAnswer:
    """A finder that sees the same boxes in every picture, and counts how often it is asked."""

    def __init__(self, *boxes):
        self.boxes, self.asked = boxes, 0

    def find(self, bgr):
        self.asked += 1
        return [Detection(Box(*box), 0.9, MARKS) for box in self.boxes]


def pictures(*crowds):
    bgr = np.zeros((200, 800, 3), np.uint8)
    samples = [
        Crowd(
            Path(f"{number}.png"),
            "set",
            "val",
            f"{number}",
            np.asarray([face[1] for face in faces], np.float32).reshape(-1, 4),
            np.asarray([face[0] for face in faces], np.int64),
        )
        for number, faces in enumerate(crowds)
    ]
    views = [View(bgr, one.corners, one.labels, np.ones(len(one.labels), np.bool_)) for one in samples]
    return Pictures(tuple(samples), tuple(views))


def found(*boxes):
    corners = np.asarray([box[2] for box in boxes], np.float32).reshape(-1, 4)
    scores = np.asarray([box[1] for box in boxes], np.float32)
    return Found(corners, scores, np.asarray([box[0] for box in boxes], np.int64))


BOTH, DETECTOR, FINDER, NEITHER = (0, 0, 100, 100), (200, 0, 300, 100), (400, 0, 500, 100), (600, 0, 700, 100)
PEOPLE = ((MASKED, BOTH), (MASKED, DETECTOR), (BARE, FINDER), (MASKED, NEITHER), (BARE, (720, 0, 760, 100)))


@pytest.fixture
def faces():
    """One found by both, one by each, one by nobody; of the fifth the shorter side is 40 px."""
    seen = found((BARE, 0.8, BOTH), (MASKED, 0.7, DETECTOR), (MASKED, 0.4, NEITHER))
    return large_faces(pictures(PEOPLE), [seen], 0.5, OneAnswer(BOTH, FINDER))


def test_small_faces_are_not_asked_about(faces):
    assert [face.index for face in faces] == [0, 1, 2, 3]


def test_a_face_knows_what_the_detector_said_and_where_the_finder_saw_its_eyes(faces):
    both, detector, finder, neither = faces
    assert (both.said, both.score, both.marks) == (BARE, pytest.approx(0.8), MARKS)
    assert (detector.said, detector.finder, detector.marks) == (MASKED, None, None)
    assert (finder.detector, finder.said, finder.score) == (None, NOBODY, 0)
    assert (neither.detector, neither.finder) == (None, None)


def test_the_finder_looks_only_at_pictures_with_large_faces():
    finder = OneAnswer(BOTH)
    large_faces(pictures([(MASKED, (0, 0, 40, 40))], [(MASKED, BOTH)], []), [found()] * 3, 0.5, finder)
    assert finder.asked == 1


def test_who_finds_whom_is_counted_by_label(faces):
    masked, bare, wrong = agreements(faces)
    parts = ("both", "detector_only", "finder_only", "neither")
    assert [getattr(masked, part).count for part in parts] == [1, 1, 0, 1]
    assert [getattr(bare, part).count for part in parts] == [0, 0, 1, 0]
    assert [one.both.n for one in (masked, bare, wrong)] == [3, 1, 0]
    assert masked.as_dict()["neither"]["rate"] == pytest.approx(1 / 3, abs=1e-5)
    assert (wrong.label, wrong.as_dict()["label"]) == (INCORRECT, "mask_incorrect")


def test_a_box_around_half_of_a_face_has_found_it_and_one_beside_it_has_not():
    # The lower half overlaps by 0.5, one that is moved by 70 of 100 px by 30 / 170.
    kept = pictures([(MASKED, BOTH)])
    half, beside = (
        large_faces(kept, [found((MASKED, 0.9, box))], 0.5, OneAnswer())[0]
        for box in ((0, 50, 100, 100), (70, 0, 170, 100))
    )
    assert half.detector is not None
    assert beside.detector is None


def test_boxes_are_measured_beside_the_finders_where_both_see_the_face():
    """The finder's is 100 x 100 px; the detector's as wide and 0.8 as tall, its middle 20 px lower."""
    detector, annotated = (0, 30, 100, 110), (0, 10, 100, 120)
    kept = pictures([(MASKED, annotated), (MASKED, DETECTOR)])
    seen = found((MASKED, 0.9, detector), (MASKED, 0.9, DETECTOR))
    masked, bare, _ = seats(large_faces(kept, [seen], 0.5, OneAnswer(BOTH)))
    box, taught = masked.detector, masked.annotated
    assert [box.taller.value, box.wider.value, box.lower.value] == pytest.approx([0.8, 1.0, 0.2])
    assert box.iou.value == pytest.approx(70 / 110)
    assert [taught.taller.value, taught.wider.value, taught.lower.value] == pytest.approx([1.1, 1.0, 0.15])
    assert (box.iou.n, bare.detector.iou.n) == (1, 0)
    told = masked.as_dict()
    assert told["detector"]["lower_in_heights"] == {"mean": 0.2, "low95": None, "high95": None, "n": 1}
    assert told["annotated"]["height_ratio"]["mean"] == 1.1
