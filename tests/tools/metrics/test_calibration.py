"""Temperature, likelihood and calibration error, against numbers worked by hand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from tools.metrics import calibration_error, fit_temperature, nll, reliability


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


def test_answers_that_are_all_right_teach_no_temperature() -> None:
    assert fit_temperature(np.asarray([[3.0, 0, 0], [0, 1, 0]], np.float32), np.asarray([0, 1])) == 1.0


def test_the_likelihood_of_even_odds_is_the_logarithm_of_three() -> None:
    assert nll(np.zeros((4, 3), np.float32), np.asarray([0, 1, 2, 0]), 1.0) == pytest.approx(np.log(3))


def test_the_calibration_error_weighs_each_bins_gap_by_its_share() -> None:
    # Two answers at 0.9, one of them right: a gap of 0.4. Two at 0.6, both right: a gap of 0.4. One at 1, right.
    shares = np.asarray([[0.9, 0.1], [0.9, 0.1], [0.6, 0.4], [0.4, 0.6], [1.0, 0.0]])
    bins = reliability(shares, np.asarray([0, 1, 0, 1, 0]))
    assert calibration_error(bins) == pytest.approx((2 * 0.4 + 2 * 0.4 + 0) / 5)


def test_bins_are_fifteen_closed_above_and_hold_everybody_once() -> None:
    shares = np.asarray([[0.6, 0.4], [0.61, 0.39], [1.0, 0.0]])
    bins = reliability(shares, np.asarray([0, 0, 0]))
    assert len(bins) == 15
    # 0.6 is the upper end of the ninth bin, (8/15, 9/15].
    assert [index for index, part in enumerate(bins) if part.n] == [8, 9, 14]
    assert sum(part.n for part in bins) == 3


def test_opposite_errors_in_one_bin_are_one_mean() -> None:
    # 0.95 and 0.99 lie in the last bin, (14/15, 1]: mean confidence 0.97, half of them right.
    bins = reliability(np.asarray([[0.95, 0.05], [0.01, 0.99]]), np.asarray([0, 0]))
    assert bins[14].confidence == pytest.approx(0.97)
    assert bins[14].accuracy == 0.5
    assert calibration_error(bins) == pytest.approx(0.47)


def test_nobody_asked_is_nobody_misled() -> None:
    assert calibration_error(reliability(np.empty((0, 3)), np.empty(0, np.int64))) == 0
