"""Rates and thresholds, against numbers worked by hand or by their textbook."""

from __future__ import annotations

import numpy as np
import pytest

from tools.metrics import (
    BARE,
    INCORRECT,
    MASKED,
    Rate,
    attainable_threshold,
    false_admit,
    lowest_threshold,
    shipped_threshold,
    with_vs_without,
)


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        (Rate(0, 381), 0.0, 0.00998),
        (Rate(5, 10), 0.2366, 0.7634),
        (Rate(10, 10), 0.7225, 1.0),
        (Rate(1, 20), 0.0089, 0.2361),
    ],
)
def test_the_interval_is_wilsons(rate: Rate, low: float, high: float) -> None:
    assert rate.interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_of_nothing_is_known_to_be_anything() -> None:
    assert Rate(0, 0).value == 0
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_a_rate_is_written_with_its_interval_and_its_number() -> None:
    assert Rate(5, 10).as_dict() == {"rate": 0.5, "low95": 0.23659, "high95": 0.76341, "n": 10}


def test_a_score_at_the_threshold_is_an_admission() -> None:
    assert false_admit(np.asarray([0.4, 0.7, 0.71]), 0.7) == Rate(2, 3)


def test_the_lowest_threshold_is_the_first_that_lets_few_enough_bare_faces_in() -> None:
    bare = np.full(1000, 0.01)
    bare[:30] = np.linspace(0.61, 0.90, 30)
    # Of 1000, 4 may pass (0.4 % with an interval to 1.02 % is one too many): 3 end at 0.879 %.
    assert Rate(4, 1000).interval[1] > 0.01 > Rate(3, 1000).interval[1]
    assert lowest_threshold(bare, 0.01) == pytest.approx(0.871)


def test_bare_faces_that_none_is_admitted_of_need_no_more_than_one_half() -> None:
    assert lowest_threshold(np.full(381, 0.2), 0.01) == 0.5


def test_too_few_bare_faces_prove_nothing_and_the_threshold_is_the_highest() -> None:
    assert lowest_threshold(np.full(380, 0.2), 0.01) == 0.999


def test_a_network_that_admits_everybody_gets_the_highest_threshold() -> None:
    assert lowest_threshold(np.full(1000, 0.9999), 0.01) == 0.999


def test_with_versus_without_leaves_wrong_wear_out() -> None:
    admit = np.asarray([0.9, 0.2, 0.1, 0.8, 0.99, 0.01])
    labels = np.asarray([MASKED, MASKED, BARE, BARE, INCORRECT, INCORRECT])
    assert with_vs_without(admit, labels) == Rate(2, 4)


def test_with_few_bare_faces_the_threshold_is_where_none_of_them_gets_in() -> None:
    bare = np.asarray([0.1] * 69 + [0.71])
    # 0 of 70 ends at 5.2 %: that is the best that 70 can show, and 0.71 must stay out for it.
    assert attainable_threshold(bare, np.full(50, 0.6)) == pytest.approx(0.711)
    assert lowest_threshold(bare, 0.01) == 0.999


def test_with_few_bare_faces_the_threshold_is_as_high_as_one_refusal_in_fifty_allows() -> None:
    masked = np.linspace(0.80, 0.99, 150)
    threshold = attainable_threshold(np.full(70, 0.1), masked)
    assert threshold == masked[3]
    assert (masked < threshold).sum() == 3


def test_with_381_bare_faces_the_attainable_threshold_is_the_lowest_that_proves_one_in_a_hundred() -> None:
    bare = np.full(1000, 0.01)
    bare[:30] = np.linspace(0.61, 0.90, 30)
    assert attainable_threshold(bare, np.full(50, 0.99)) == lowest_threshold(bare, 0.01)


def test_no_bare_face_at_all_asks_for_no_more_than_one_half() -> None:
    assert attainable_threshold(np.empty(0), np.empty(0)) == 0.5


def test_a_shipped_threshold_spends_its_refusals_on_doubt_and_never_undercuts_the_bare_faces_limit() -> None:
    """By hand: 1.5 % of 200 are 3, so the fourth lowest of the masked is the threshold."""
    bare, masked = np.zeros(400), np.concatenate([[0.2, 0.6, 0.7, 0.8128], np.full(196, 0.97)])
    assert shipped_threshold(bare, masked) == 0.812
    assert (masked < 0.812).sum() == 3
    doubtful = np.concatenate([np.zeros(600), np.full(9, 0.9)])
    assert shipped_threshold(doubtful, masked) == lowest_threshold(doubtful, 0.01) > 0.9
    assert shipped_threshold(bare, np.ones(300)) == 0.999
    assert shipped_threshold(bare, np.zeros(0)) == 0.5
