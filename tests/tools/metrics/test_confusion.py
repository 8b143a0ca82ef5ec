"""Confusion matrices, against numbers counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tools.metrics import BARE, MASKED, Rate, accuracy, confusion, f1, false_positives, macro_f1

TRUE = np.asarray([0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
TOLD = np.asarray([0, 0, 0, 1, 1, 1, 0, 2, 0, 1])


def test_true_labels_lie_down_and_predicted_ones_across() -> None:
    assert confusion(TRUE, TOLD, 3).tolist() == [[3, 1, 0], [1, 2, 0], [1, 1, 1]]


def test_accuracy_is_the_diagonal() -> None:
    assert accuracy(confusion(TRUE, TOLD, 3)) == Rate(6, 10)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    # Of "mask": precision 3/5, recall 3/4. Of "no mask": 2/4 and 2/3. Of "wrong": 1/1 and 1/3.
    matrix = confusion(TRUE, TOLD, 3)
    assert f1(matrix) == pytest.approx(2 * 0.6 * 0.75 / (0.6 + 0.75))
    assert f1(matrix, BARE) == pytest.approx(4 / 7)
    assert macro_f1(matrix) == pytest.approx((2 / 3 + 4 / 7 + 1 / 2) / 3)


def test_false_positives_are_those_taken_for_masked_who_are_not() -> None:
    assert false_positives(confusion(TRUE, TOLD, 3)) == 2
    assert false_positives(confusion(TRUE, TRUE, 3)) == 0


def test_a_class_that_nobody_has_counts_in_no_mean_but_who_is_taken_for_it_is_missed() -> None:
    matrix = confusion(np.asarray([0, 1]), np.asarray([0, 1]), 3)
    assert macro_f1(matrix) == 1.0
    # Of two masked one is taken for worn wrongly: F1 of "mask" is 2/3, of "no mask" 1.
    assert macro_f1(confusion(np.asarray([0, 0, 1]), np.asarray([0, 2, 1]), 3)) == pytest.approx((2 / 3 + 1) / 2)
    assert f1(matrix, 2) == 0.0


def test_an_empty_matrix_divides_by_nothing() -> None:
    matrix = confusion(np.empty(0, np.int64), np.empty(0, np.int64), 2)
    assert matrix.tolist() == [[0, 0], [0, 0]]
    assert (accuracy(matrix).value, f1(matrix, MASKED), macro_f1(matrix)) == (0, 0, 0)
