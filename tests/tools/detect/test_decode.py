from __future__ import annotations

import numpy as np

from kiosk.boxes import CANDIDATES, points
from tools.detect.decode import decode
from tools.detect.points import assign, edges

SIZE = (128, 64)


def answer(*faces):
    """Scores and edges as an ideal network gives them: (label, score, corners) each."""
    corners = np.asarray([face[2] for face in faces], np.float32)
    chosen = assign(SIZE, corners, np.ones(len(faces), bool))
    scores = np.zeros((len(chosen), 3), np.float32)
    for number, (label, score, _) in enumerate(faces):
        scores[chosen == number, label] = score
    return scores, edges(SIZE, corners, chosen)


def test_what_points_are_taught_is_what_is_read_from_them():
    found = decode(SIZE, *answer((2, 0.9, (10, 12, 34, 40)), (0, 0.7, (70, 5, 100, 41))), 0.5)
    assert np.allclose(found.corners, [[10, 12, 34, 40], [70, 5, 100, 41]])
    assert found.labels.tolist() == [2, 0]
    assert np.allclose(found.scores, [0.9, 0.7])


def test_what_scores_too_little_is_no_face():
    assert len(decode(SIZE, *answer((0, 0.4, (10, 12, 34, 40))), 0.5).scores) == 0


def test_one_face_has_one_box_and_the_label_that_scores_highest():
    scores, wanted = answer((1, 0.6, (10, 12, 34, 40)))
    scores[scores[:, 1] > 0, 0] = 0.55
    found = decode(SIZE, scores, wanted, 0.1)
    assert found.labels.tolist() == [1]


def test_a_box_is_where_all_that_were_found_for_its_face_put_it():
    scores, wanted = answer((1, 0.6, (8, 8, 40, 40)))
    voters = np.flatnonzero(scores[:, 1])
    scores[voters[1:], 1] = 0.3  # each twice as unsure: a quarter of a vote
    wanted[voters[1:], 3] *= 0.9
    least_too_low_for_them = 0.5
    found = decode(SIZE, scores, wanted, least_too_low_for_them)
    lower = points(*SIZE)[0][voters, 1] + wanted[voters, 3]
    share = np.where(np.arange(len(voters)), 0.25, 1.0)
    assert len(found.scores) == 1
    assert np.isclose(found.corners[0, 3], (share * lower).sum() / share.sum())
    assert found.corners[0, 3] < 40


def test_a_box_ends_where_the_picture_does():
    scores, wanted = answer((1, 0.6, (10, 12, 34, 40)))
    found = decode(SIZE, scores, wanted * 10, 0.5)
    assert found.corners.min() >= 0
    assert (found.corners[:, 2:] <= [128, 64]).all()


def test_a_picture_that_is_sure_everywhere_is_read_at_its_best_points_only():
    size = (640, 480)
    at, _ = points(*size)
    scores = np.linspace(0.5, 0.9, len(at), dtype=np.float32)[:, None].repeat(3, 1)
    found = decode(size, scores, np.ones((len(at), 4), np.float32), 0.1)
    assert len(found.scores) == CANDIDATES
    assert found.scores.min() >= np.sort(scores[:, 0])[-CANDIDATES]
