from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")

from tools.data.crowds import Crowd
from tools.data.samples import ANIMALS
from tools.detect.decode import Found
from tools.detect.measure import best_threshold, measure
from tools.metrics import BARE, INCORRECT, MASKED


def crowd(*faces, source="set", split="val"):
    corners = np.asarray([face[1] for face in faces], np.float32).reshape(-1, 4)
    labels = np.asarray([face[0] for face in faces], np.int64)
    return Crowd(Path("a.jpg"), source, split, "a", corners, labels)


def found(*boxes):
    corners = np.asarray([box[2] for box in boxes], np.float32).reshape(-1, 4)
    scores = np.asarray([box[1] for box in boxes], np.float32)
    return Found(corners, scores, np.asarray([box[0] for box in boxes], np.int64))


def square(x, side):
    return (x, 0, x + side, side)


PEOPLE = crowd(
    (MASKED, square(0, 20)), (BARE, square(100, 50)), (INCORRECT, square(200, 70)), (MASKED, square(300, 100))
)

SEEN = found(
    (MASKED, 0.9, square(300, 100)),  # right
    (MASKED, 0.8, square(100, 50)),  # a bare face said to be masked
    (BARE, 0.7, square(200, 70)),  # wrong wear said to be bare: not right, and nobody let in
    (MASKED, 0.6, square(500, 30)),  # on nobody
    (MASKED, 0.2, square(0, 20)),  # below the threshold
)


@pytest.fixture
def measured():
    cats = [crowd(source=ANIMALS), crowd(source=ANIMALS)]
    return measure([PEOPLE, *cats], [SEEN, found((BARE, 0.6, square(0, 40))), found((BARE, 0.4, square(0, 40)))], 0.5)


def band(measured, name):
    return next(one for one in measured.bands if one.name == name)


def test_recall_is_counted_by_the_height_of_the_face(measured):
    counted = {one.name: (one.recall.count, one.recall.n) for one in measured.bands}
    assert counted == {
        "16 to 32 px": (0, 1),
        "32 to 48 px": (0, 0),
        "48 to 64 px": (1, 1),
        "64 to 96 px": (1, 1),
        "96 px and more": (1, 1),
        "16 px and more": (3, 4),
        "48 px and more": (3, 3),
        "64 px and more": (2, 2),
    }


def test_labels_are_judged_on_what_is_found(measured):
    labelled = band(measured, "16 px and more").labelled
    assert (labelled.count, labelled.n) == (1, 3)
    told_apart = band(measured, "16 px and more").with_vs_without
    assert (told_apart.count, told_apart.n) == (1, 2)
    assert measured.confusion == ((1, 0, 0), (1, 0, 0), (0, 1, 0))


def test_boxes_on_nobody_are_counted_in_pictures_of_people_and_animals_apart(measured):
    assert (measured.pictures, measured.false_faces) == (1, 1)
    assert (measured.animals.count, measured.animals.n) == (1, 2)


def test_the_mean_precision_is_of_masks_and_bare_faces(measured):
    masked, bare, _ = measured.precision
    assert measured.map50 == (masked.ap50 + bare.ap50) / 2
    assert bare.ap50 == 0


def test_a_report_holds_every_figure(measured):
    told = measured.as_dict()
    assert told["labels"]["with_mask"]["faces"] == 2
    assert told["by_height"][-1]["recall"]["n"] == 2
    assert told["by_height"][-1]["below_px"] is None
    assert told["animals_with_a_face"]["rate"] == 0.5


def test_the_threshold_is_where_missed_and_false_faces_balance():
    # Above 0.6 stands nothing false, above 0.5 a face more, and below 0.4 three on nobody.
    seen = found(
        (MASKED, 0.9, square(0, 20)),
        (MASKED, 0.55, square(100, 50)),
        *((MASKED, 0.4, square(600 + 50 * place, 30)) for place in range(3)),
    )
    assert 0.4 < best_threshold([PEOPLE], [seen]) <= 0.55


def test_small_faces_do_not_move_the_threshold():
    tiny = crowd((MASKED, square(0, 20)), (MASKED, square(50, 10)))
    seen = found((MASKED, 0.5, square(0, 20)), (MASKED, 0.8, square(50, 10)))
    assert best_threshold([tiny], [seen]) <= 0.5
