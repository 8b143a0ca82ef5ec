"""Rates, calibration and correlation, against numbers worked by hand or by their textbook."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from tools.metrics import (
    BARE,
    INCORRECT,
    MASKED,
    Rate,
    correlation,
    false_admit,
    fit_temperature,
    lowest_threshold,
    nll,
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


def calibrated(count: int, seed: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Logits whose softmax is the truth: each label is drawn by it."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 2, (count, 3))
    # Adding Gumbel's noise and taking the largest draws from the softmax.
    labels = (logits + rng.gumbel(size=logits.shape)).argmax(1)
    return logits.astype(np.float32), labels.astype(np.int64)


@pytest.mark.parametrize("factor", [0.4, 1.0, 3.0])
def test_the_temperature_undoes_the_factor_that_logits_were_scaled_by(factor: float) -> None:
    logits, labels = calibrated(8000, 1)
    assert fit_temperature(logits * np.float32(factor), labels) == pytest.approx(factor, rel=0.05)


def test_no_temperature_nearby_is_better_than_the_one_fitted() -> None:
    logits, labels = calibrated(500, 2)
    best = fit_temperature(logits, labels)
    assert nll(logits, labels, best) <= min(nll(logits, labels, best * 0.97), nll(logits, labels, best * 1.03))


def test_the_likelihood_of_even_odds_is_the_logarithm_of_three() -> None:
    assert nll(np.zeros((4, 3), np.float32), np.asarray([0, 1, 2, 0]), 1.0) == pytest.approx(np.log(3))


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
