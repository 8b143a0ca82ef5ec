from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")

from tools.data.crowds import Crowd
from tools.detect import question_hiding
from tools.detect.decode import Found
from tools.detect.pictures import Pictures
from tools.detect.question_faces import Face
from tools.detect.question_halves import Part, Way
from tools.detect.question_hiding import chosen, groups, hide
from tools.detect.window import View
from tools.metrics import BARE, INCORRECT, MASKED

MASK, SKIN = (255, 255, 255), (0, 0, 255)
WALL = 60


def person(place, index, x, label=MASKED, side=60):
    corners = np.asarray([x, 0, x + side, side], np.float32)
    return Face(place, index, label, corners, detector=corners, said=label, score=0.9)


def drawn(*faces):
    """Skin above, a mask or skin below the line at which a mask begins."""
    bgr = np.full((60, 600, 3), WALL, np.uint8)
    for face in faces:
        x0, _, x1, _ = map(int, face.annotated)
        bgr[:27, x0:x1] = SKIN
        bgr[27:, x0:x1] = MASK if face.label == MASKED else SKIN
    return bgr


def pictures(faces):
    places = sorted({face.place for face in faces})
    samples, views = [], []
    for place in places:
        here = [face for face in faces if face.place == place]
        corners, labels = np.stack([face.annotated for face in here]), np.asarray([face.label for face in here])
        samples.append(Crowd(Path(f"{place}.png"), "set", "val", f"{place}", corners, labels))
        views.append(View(drawn(*here), corners, labels, np.ones(len(here), np.bool_)))
    return Pictures(tuple(samples), tuple(views))


def fond_of_masks(faces, seen):
    """A detector that sees a face with a white mask as such; one without surely if its skin shows; else nothing."""

    def look(views):
        for view in views:
            seen.append(view.bgr)
            corners, scores, labels = [], [], []
            for face in faces:
                x = int(face.annotated[0]) + 30
                above, below = view.bgr[13, x], view.bgr[50, x]
                if (below == MASK).all():
                    corners, scores, labels = [*corners, face.annotated], [*scores, 0.9], [*labels, MASKED]
                elif (above == SKIN).all():
                    corners, scores, labels = [*corners, face.annotated], [*scores, 0.6], [*labels, BARE]
                else:
                    corners, scores, labels = [*corners, face.annotated], [*scores, 0.1], [*labels, INCORRECT]
            yield Found(np.asarray(corners, np.float32), np.asarray(scores, np.float32), np.asarray(labels))

    return look


FACES = [person(0, 0, 0), person(0, 1, 200), person(0, 2, 400, BARE)]


@pytest.fixture
def counted():
    return {(one.label, one.part, one.way): one for one in hide(FACES, pictures(FACES), 0.5, fond_of_masks(FACES, []))}


def test_without_the_mask_both_are_found_and_said_to_be_bare(counted):
    one = counted[MASKED, Part.MASK, Way.GREY]
    assert (one.found.count, one.found.n) == (2, 2)
    assert (one.changed.count, one.changed.n) == (2, 2)
    assert one.said == (0, 2, 0)
    assert one.score.value == pytest.approx(-0.3)


def test_without_the_rest_both_are_found_as_they_were(counted):
    one = counted[MASKED, Part.REST, Way.GREY]
    assert (one.found.count, one.changed.count, one.said) == (2, 0, (2, 0, 0))
    assert one.score.value == pytest.approx(0, abs=1e-6)


def test_a_face_that_falls_below_the_score_is_lost_and_its_label_counts_no_more(counted):
    one = counted[BARE, Part.REST, Way.GREY]
    assert (one.found.count, one.found.n) == (0, 1)
    assert (one.changed.count, one.changed.n, one.said) == (0, 0, (0, 0, 0))
    assert one.score.value == pytest.approx(0.1 - 0.9)


def test_a_blur_leaves_a_plain_colour_so_nothing_changes_but_at_its_rim(counted):
    one = counted[BARE, Part.MASK, Way.BLURRED]
    assert (one.found.count, one.changed.count) == (1, 0)


def test_every_label_part_and_way_is_told_of_even_where_there_is_no_face(counted):
    assert len(counted) == 3 * 2 * 2
    nobody = counted[INCORRECT, Part.MASK, Way.GREY]
    assert (nobody.found.n, nobody.changed.n, nobody.score.n) == (0, 0, 0)
    told = counted[MASKED, Part.MASK, Way.GREY].as_dict()
    assert told["said"] == {"with_mask": 0, "without_mask": 2, "mask_incorrect": 0}
    assert (told["label"], told["hidden"], told["by"]) == ("with_mask", "mask", "grey")
    assert told["still_found"]["n"] == 2


def test_a_face_on_which_no_box_is_any_more_has_a_score_of_nothing():
    nothing = Found(np.empty((0, 4), np.float32), np.empty(0, np.float32), np.empty(0, np.int64))
    one = hide(FACES, pictures(FACES), 0.5, lambda views: (nothing for _ in views))[0]
    assert (one.found.count, one.found.n) == (0, 2)
    assert one.score.value == pytest.approx(-0.9)


def test_faces_that_lie_apart_are_hidden_in_one_look_and_neighbours_in_two():
    # Between faces of 60 px at least 30 px of wall, which the first two have not.
    people = [person(0, 0, 0), person(0, 1, 80), person(0, 2, 200), person(1, 0, 0)]
    assert [[(face.place, face.index) for face in look] for look in groups(people)] == [
        [(0, 0), (0, 2)],
        [(0, 1)],
        [(1, 0)],
    ]
    seen = []
    hide(people, pictures(people), 0.5, fond_of_masks(people, seen))
    assert len(seen) == 3 * 4


def test_a_large_neighbour_wants_more_room():
    assert len(groups([person(0, 0, 0), person(0, 1, 95, side=100)])) == 2
    assert len(groups([person(0, 0, 0), person(0, 1, 110, side=100)])) == 1


def test_of_many_faces_some_are_drawn_by_a_fixed_seed_and_the_unfound_are_left_out(monkeypatch):
    monkeypatch.setattr(question_hiding, "MOST", 5)
    people = [person(place, 0, 0) for place in range(20)] + [person(20, 0, 0, BARE)]
    people += [Face(21, 0, MASKED, people[0].annotated)]
    first = chosen(people)
    assert [face.label for face in first] == [MASKED] * 5 + [BARE]
    assert first == chosen(people)
    assert all(face.detector is not None for face in first)
    assert [face.place for face in first] == sorted({face.place for face in first})
