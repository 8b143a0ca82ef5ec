from __future__ import annotations

import math

import pytest
import torch

from tools.detect.loss import loss

WANTED = torch.tensor([[[8.0, 8, 8, 8], [1.0, 1, 1, 1]]])
FACE_THEN = torch.tensor([[1, -1]])


def logits(*rows):
    return torch.tensor([rows], dtype=torch.float32)


def test_a_sure_and_exact_answer_costs_nothing():
    sure = logits((-20, 20, -20), (-20, -20, -20))
    assert loss(sure, WANTED.clone(), FACE_THEN, WANTED).item() == pytest.approx(0, abs=1e-4)


def test_an_answer_by_hand():
    # The first point's box is 16 x 32 for 16 x 16: overlap 1/2, nothing around. Its score is 1/2, as it should be; the
    # two other labels and the second point's three, at 1/2 instead of 0, cost (1/2)^2 ln 2 each.
    edges = torch.tensor([[[8.0, 16, 8, 16], [1.0, 1, 1, 1]]])
    assert loss(logits((0, 0, 0), (0, 0, 0)), edges, FACE_THEN, WANTED).item() == pytest.approx(
        5 * 0.25 * math.log(2) + 2 * (1 - 0.5)
    )


def test_what_nobody_tells_costs_nothing_whatever_is_said():
    kinds = torch.tensor([[1, -2]])
    one = loss(logits((0, 5, 0), (9, 9, 9)), WANTED, kinds, WANTED)
    assert one.item() == loss(logits((0, 5, 0), (-9, 0, 9)), WANTED, kinds, WANTED).item()


def test_a_picture_without_a_face_is_punished_for_what_it_sees():
    kinds = torch.tensor([[-1, -1]])
    quiet, loud = (loss(logits((v, v, v), (v, v, v)), WANTED, kinds, WANTED).item() for v in (-8.0, 2.0))
    assert 0 <= quiet < 1e-4 < loud


def test_the_wrong_label_costs_more_than_the_right_one():
    right, wrong = logits((-4, 3, -4), (-9, -9, -9)), logits((3, -4, -4), (-9, -9, -9))
    assert loss(right, WANTED, FACE_THEN, WANTED) < loss(wrong, WANTED, FACE_THEN, WANTED)


def test_the_score_learns_the_overlap_and_does_not_pull_at_the_edges():
    edges = torch.tensor([[[8.0, 16, 8, 16], [1.0, 1, 1, 1]]], requires_grad=True)
    said = logits((0, 3, 0), (0, 0, 0)).requires_grad_()
    loss(said, edges, FACE_THEN, WANTED).backward()
    assert said.grad[0, 0, 1] > 0  # surer than the overlap of 1/2
    assert edges.grad[0, 0, 1] > 0  # too high
    assert (edges.grad[0, 1] == 0).all()
