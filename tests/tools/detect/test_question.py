from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")
pytest.importorskip("matplotlib", reason="figures come with the train extra")

from kiosk.scene import Box, Detection, Landmarks
from tools.data.crowds import Crowd
from tools.detect import question_page
from tools.detect.decode import Found
from tools.detect.pictures import Pictures
from tools.detect.question import Question, ask
from tools.detect.question_faces import Face
from tools.detect.question_finder import Agreement, Seat, Seats
from tools.detect.question_halves import Part, Way
from tools.detect.question_hiding import Hidden
from tools.detect.window import View
from tools.metrics import BARE, INCORRECT, MASKED, Mean, Rate

BOX = np.asarray([20, 10, 80, 70], np.float32)
N = 100


def seat(taller=1.0, lower=0.115, n=N):
    return Seat(Mean(0.7, 0.01, n), Mean(taller, 0.01, n), Mean(1.0, 0.01, n), Mean(lower, 0.01, n))


def hidden(label, part, way, found=N, changed=0, n=N):
    said = (found - changed, changed, 0)
    return Hidden(label, part, way, Rate(found, n), Rate(changed, found), said, Mean(-0.1, 0.02, n))


def asked(without_mask=(N, 0), without_rest=(N, 0), box=None, n=N):
    """Of masked faces so many are still found, with so many other labels; of the others there are none."""
    counts = {Part.MASK: without_mask, Part.REST: without_rest}
    parts = [
        hidden(label, part, way, *counts[part], n) if label == MASKED else hidden(label, part, way, 0, 0, 0)
        for label, part, way in product(range(3), Part, Way)
    ]
    nobody = Rate(0, 0)
    return Question(
        (
            Agreement(MASKED, Rate(60, n), Rate(30, n), Rate(4, n), Rate(n - 94, n)),
            *(Agreement(label, nobody, nobody, nobody, nobody) for label in (BARE, INCORRECT)),
        ),
        tuple(Seats(label, box or seat(), seat()) for label in range(3)),
        tuple(parts),
        (Face(0, 0, MASKED, BOX, detector=BOX, said=MASKED, score=0.9),),
    )


def told(question, start):
    return next(said for said in question.answer if said.startswith(start))


@pytest.mark.parametrize(
    ("without_mask", "without_rest", "answer"),
    [
        (40, 95, "It looks at masks more than at heads."),
        (95, 40, "It looks at heads more than at masks."),
        (98, 99, "It looks at whole heads"),
        (50, 58, "does not show on 100 faces with a mask"),
    ],
)
def test_what_is_missed_more_is_what_it_looks_at(without_mask, without_rest, answer):
    assert answer in asked((without_mask, 0), (without_rest, 0)).answer[0]


def test_boxes_around_masks_alone_look_at_masks_whatever_is_hidden():
    """The annotated boxes are as tall as the finder's, 0.115 lower: the lower 55 % of them is 0.55, 0.34 lower."""
    around_masks = asked(box=seat(0.6, 0.3))
    assert around_masks.answer[0] == "It looks at masks more than at heads."
    assert "its boxes sit on the mask: they are 0.60 times as tall" in told(around_masks, "On faces with a mask its")
    assert (
        "around the masks alone they would be 0.55 times as tall and lie 0.34 heights lower" in around_masks.answer[2]
    )


def test_boxes_like_the_annotated_ones_sit_on_the_face():
    said = told(asked(box=seat(0.9, -0.02)), "On faces with a mask its boxes")
    assert "its boxes sit on the whole face" in said
    assert "lie 0.02 heights higher" in said


def test_who_finds_more_is_said_with_its_interval():
    said = told(asked(), "Of 100 faces the detector")
    assert "the detector finds 90 % (83 to 94), the face finder 64 % (54 to 73)" in said


def test_labels_that_turn_tell_where_they_are_read():
    reads_mask = asked((90, 80), (90, 5))
    said = told(reads_mask, "Of faces with a mask that it still finds")
    assert "the label is another on 89 % (81 to 94) of 90 with" in said
    assert said.endswith("the region of the mask decides it more.")
    assert asked((90, 5), (90, 80)).answer[-1].endswith("eyes and forehead decide it more.")
    assert asked((90, 0), (90, 1)).answer[-1].endswith("neither decides more than the other.")
    assert asked((9, 1), (9, 2)).answer[-1].endswith("too few faces to tell which decides more.")


def test_labels_without_faces_are_not_spoken_of():
    assert not any("bare" in said for said in asked().answer)


def test_where_nothing_is_found_nothing_is_claimed():
    assert replace(asked(), shown=()).answer == ("It finds none of the faces of 48 px and more: nothing can be asked.",)
    assert "is not known" in asked((0, 0), (0, 0), n=0).answer[0]


class Sees:
    """A finder that sees one face."""

    def find(self, bgr):
        marks = Landmarks((35, 30), (65, 30), (50, 44), (40, 56), (60, 56))
        return [Detection(Box(20, 10, 80, 70), 0.9, marks)]


def test_the_question_is_asked_of_a_detector_and_answered_on_a_page(tmp_path):
    """One that says of every face what it said before, but finds nothing in a picture with grey in it."""
    bgr = np.random.default_rng(0).integers(0, 256, (100, 100, 3), np.uint8)
    grey = bgr.mean((0, 1)).round().astype(np.uint8)
    crowd = Crowd(Path("a.png"), "set", "val", "a", BOX[None], np.asarray([MASKED]))
    kept = Pictures((crowd,), (View(bgr, BOX[None], crowd.labels, np.ones(1, np.bool_)),))
    face = Found(BOX[None], np.asarray([0.8], np.float32), np.asarray([MASKED]))
    nothing = Found(BOX[:0].reshape(0, 4), np.empty(0, np.float32), np.empty(0, np.int64))

    def look(views):
        for view in views:
            yield nothing if (view.bgr == grey).all(2).sum() > 1500 else face

    question = ask(kept, [face], 0.5, Sees(), look)
    found = {(one.part, one.way): one.found.count for one in question.hidden if one.label == MASKED}
    assert found == {key: int(key[1] is Way.BLURRED) for key in product(Part, Way)}
    assert question.agreements[MASKED].both.count == 1
    assert json.loads(json.dumps(question.as_dict()))["boxes_beside_the_finders"][0]["detector"]["iou"]["mean"] == 1
    values = question_page.values(question, kept)
    (strip,) = values["strips"]
    assert strip.picture.startswith("data:image/jpeg")
    assert strip.caption == "with_mask, 1980 pixels each, by the face finder's landmarks"


def test_the_figure_has_each_part_and_way_with_its_interval():
    figure = question_page.hidden_figure(asked((80, 20), (100, 0)))
    found, changed = figure.axes
    assert len(found.containers) == len(changed.containers) == 4
    by_name = {one.get_label(): one for one in found.containers}
    points, _, (bars,) = by_name["the mask's region, grey"].lines
    assert points.get_ydata().tolist() == [80]
    assert bars.get_segments()[0][:, 1].tolist() == pytest.approx([100 * end for end in Rate(80, 100).interval])
    assert [text.get_text() for text in found.get_xticklabels()] == [
        "with_mask\nn = 100",
        "without_mask\nn = 0",
        "mask_incorrect\nn = 0",
    ]


def test_a_quick_page_has_no_question():
    assert question_page.values(None, Pictures((), ())) == {"question": None}
