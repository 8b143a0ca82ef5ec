"""The arithmetic of a mixture, against weights worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from engines.mixture import mix, to_logits, widen
from tools.mixture import fit_weights, fold


def test_members_that_are_right_on_other_rows_weigh_by_how_many_those_are() -> None:
    # Rows 1-3 only the first member knows, row 4 only the second: w^3 (1 - w) is greatest at 3/4.
    first = np.asarray([[1.0, 0.0]] * 4)
    second = np.asarray([[0.0, 1.0]] * 4)
    assert fit_weights([first, second], np.asarray([0, 0, 0, 1])) == pytest.approx((0.75, 0.25), abs=1e-6)


def test_a_member_that_is_better_on_every_row_gets_everything() -> None:
    better, worse = (np.asarray([[share, 1 - share]] * 5) for share in (0.9, 0.6))
    weights = fit_weights([worse, better], np.zeros(5, np.int64))
    assert weights == pytest.approx((0, 1), abs=1e-3)
    assert sum(weights) == pytest.approx(1)


def test_no_step_from_the_fitted_weights_is_better() -> None:
    rng = np.random.default_rng(0)
    shares = [rng.dirichlet((1, 1, 1), 200) for _ in range(3)]
    labels = rng.integers(0, 3, 200)

    def likelihood(weights: tuple[float, ...]) -> float:
        return float(np.log(mix(shares, weights, 3)[np.arange(200), labels]).mean())

    best = fit_weights(shares, labels)
    for index in range(3):
        nudged = [weight * 0.98 for weight in best]
        nudged[index] += 0.02
        assert likelihood(tuple(nudged)) <= likelihood(best) + 1e-6


def test_rows_that_every_member_thinks_impossible_decide_nothing() -> None:
    shares = [np.asarray([[0.0, 1.0], [0.9, 0.1]]), np.asarray([[0.0, 1.0], [0.1, 0.9]])]
    assert fit_weights(shares, np.asarray([0, 0]))[0] > 0.5


def test_a_label_that_a_member_does_not_know_has_probability_nothing() -> None:
    two, three = np.asarray([[0.8, 0.2]]), np.asarray([[0.2, 0.2, 0.6]])
    assert mix([two, three], (0.5, 0.5), 3) == pytest.approx(np.asarray([[0.5, 0.2, 0.3]]))
    assert widen(two, 3).tolist() == [[0.8, 0.2, 0.0]]


def test_the_logits_of_a_mixture_have_it_as_their_softmax_even_at_zero() -> None:
    logits = to_logits(np.asarray([[0.8, 0.2, 0.0]]))
    assert np.isfinite(logits).all()
    assert np.exp(logits) == pytest.approx(np.asarray([[0.8, 0.2, 0.0]]), abs=1e-6)


def test_for_two_classes_worn_wrongly_is_bare() -> None:
    assert fold(np.asarray([0, 1, 2]), 2).tolist() == [0, 1, 1]
    assert fold(np.asarray([0, 1, 2]), 3).tolist() == [0, 1, 2]
