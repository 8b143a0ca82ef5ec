"""The correlation of one person's readings, against its textbook."""

from __future__ import annotations

import numpy as np
import pytest

from tools.metrics import correlation


def series(count: int, length: int, memory: float, spread: float = 0.0) -> list[list[float]]:
    """So many persons, each an AR(1) of variance 1 around a level of its own."""
    rng = np.random.default_rng(3)
    rows = []
    for _ in range(count):
        value, row = rng.normal(), []
        level = spread * rng.normal()
        for _ in range(length):
            value = memory * value + np.sqrt(1 - memory**2) * rng.normal()
            row.append(float(level + value))
        rows.append(row)
    return rows


def test_white_noise_has_a_time_of_one_frame() -> None:
    assert correlation(series(40, 800, 0.0)).frames == pytest.approx(1.0, abs=0.1)


def test_an_autoregression_of_four_fifths_has_a_time_of_nine_frames() -> None:
    assert correlation(series(40, 800, 0.8)).frames == pytest.approx((1 + 0.8) / (1 - 0.8), rel=0.12)


def test_persons_who_differ_as_much_as_their_frames_share_half_of_the_variance() -> None:
    found = correlation(series(300, 200, 0.0, spread=1.0))
    assert found.between == pytest.approx(0.5, abs=0.07)
    assert found.n == 300


def test_short_visits_are_left_out_and_one_person_says_nothing() -> None:
    found = correlation([[0.0] * 7, [1.0] * 7, [1.0, 2.0] * 10])
    assert (found.between, found.frames, found.n) == (0.0, 1.0, 1)


def test_readings_that_never_change_are_no_division_by_zero() -> None:
    found = correlation([[1.0] * 20, [1.0] * 20])
    assert (found.between, found.frames) == (0.0, 1.0)


def test_the_time_is_told_in_seconds() -> None:
    told = correlation(series(40, 800, 0.8)).as_dict(1 / 15)
    assert told["time_s"] == pytest.approx(0.6, rel=0.12)
