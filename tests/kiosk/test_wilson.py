"""Intervals against published figures."""

from __future__ import annotations

import pytest

from kiosk.wilson import Z95, difference, shifted, wilson


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (9, 10, 0.5958, 0.9821),
        (0, 5, 0.0, 0.4345),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_of_a_share_is_wilsons(count, n, low, high) -> None:
    assert wilson(count, n) == pytest.approx((low, high), abs=1e-4)


def test_the_interval_of_a_difference_is_newcombes() -> None:
    # Newcombe 1998, table II, (a) 56/70 - 48/80, method 10: 0.0524 to 0.3339.
    assert difference((48, 80), (56, 70)) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_no_difference_includes_none() -> None:
    low, high = difference((0, 10), (0, 10))
    assert low < 0 < high


def test_ten_of_ten_after_none_of_ten_is_beyond_chance() -> None:
    assert difference((0, 10), (10, 10))[0] > 0


def test_times_that_all_rose_are_beyond_chance() -> None:
    assert shifted([0.5, 0.6, 0.7, 0.8, 0.9], [1.5, 1.6, 1.7, 1.8, 1.9]) > Z95


def test_mann_and_whitneys_z_is_that_of_scipy() -> None:
    # scipy.stats.mannwhitneyu(..., method="asymptotic", use_continuity=False): p = 0.020784.
    assert shifted([3, 4, 2, 6, 2], [9, 7, 5, 10, 6]) == pytest.approx(2.311879, abs=1e-6)


@pytest.mark.parametrize(("before", "after"), [([], [1.0]), ([1.0], []), ([2.0, 2.0], [2.0, 2.0])])
def test_nothing_to_compare_is_no_difference(before, after) -> None:
    assert shifted(before, after) == 0
