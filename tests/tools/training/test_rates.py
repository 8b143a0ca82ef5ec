from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError
from tools.training.rates import HIGHEST, LOWEST, Sweep, steepest, sweep

DECADES = [10.0**power for power in range(-6, 1)]


def test_the_rate_where_the_loss_falls_fastest() -> None:
    # Falls from decade to decade: 0, 0.1, 0.5, 0.6, 0; the middle slope is steepest at 1e-3: (0.4 + 0.5) / 2 decades.
    assert steepest(DECADES, [2.0, 2.0, 1.9, 1.5, 1.0, 0.9, 5.0]) == pytest.approx(1e-3)


def test_no_rate_beyond_the_lowest_loss_is_chosen() -> None:
    # A second, steeper fall lies behind the explosion.
    assert steepest(DECADES, [2.0, 1.9, 1.7, 1.6, 9.0, 5.0, 1.7]) <= 1e-3


def test_a_loss_that_rises_at_once_chooses_the_lowest() -> None:
    assert steepest(DECADES, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]) == pytest.approx(1e-6)


def test_one_rate_is_chosen_of_one() -> None:
    assert steepest([1e-6], [3.0]) == 1e-6


def test_a_sweep_goes_from_the_lowest_to_the_highest_rate_by_equal_factors() -> None:
    asked: list[float] = []
    found = sweep(lambda rate: asked.append(rate) or 1.0 - math.log10(rate) / 6, steps=7)
    assert asked == pytest.approx(DECADES)
    assert (asked[0], asked[-1]) == pytest.approx((LOWEST, HIGHEST))
    assert found.rates == pytest.approx(DECADES)


def test_the_losses_are_smoothed_by_hand() -> None:
    # 0.1 x 1 / 0.1 = 1; (0.9 x 0.1 + 0.1 x 3) / 0.19 = 0.39 / 0.19
    losses = iter([1.0, 3.0])
    assert sweep(lambda rate: next(losses), steps=2).losses == pytest.approx((1.0, 0.39 / 0.19))


def test_a_loss_that_explodes_ends_the_sweep_and_is_left_out() -> None:
    losses = iter([1.0, 1.0, 0.9, 1e9])
    found = sweep(lambda rate: next(losses), steps=100)
    assert len(found.rates) == len(found.losses) == 3
    assert found.chosen <= found.rates[2]


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_a_loss_that_is_no_number_ends_the_sweep(broken: float) -> None:
    losses = iter([1.0, 0.5, broken])
    found = sweep(lambda rate: next(losses), steps=100)
    assert len(found.losses) == 2
    assert all(map(math.isfinite, found.losses))


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_a_loss_that_is_no_number_at_once_is_said(broken: float) -> None:
    with pytest.raises(KioskError, match="not a number before the first step"):
        sweep(lambda rate: broken)


def test_a_sweep_is_kept_to_the_last_bit(tmp_path: Path) -> None:
    made = Sweep((1e-6, 1 / 3), (0.1, 0.2), 1 / 3)
    made.save(tmp_path / "rates.json")
    assert json.loads((tmp_path / "rates.json").read_text()) == {
        "rates": [1e-6, 1 / 3],
        "losses": [0.1, 0.2],
        "chosen": 1 / 3,
    }


def test_the_noise_of_batches_does_not_choose_the_rate() -> None:
    """The loss falls by 0.6 around 1e-3; a batch's loss scatters by 0.1 about it."""

    def chosen(seed: int) -> float:
        rng = np.random.default_rng(seed)

        def loss_at(rate: float) -> float:
            decade = math.log10(rate)
            fall = 0.6 / (1 + math.exp(-(decade + 3) / 0.35))
            return 1.1 - fall + 3 * max(0.0, decade + 1.2) ** 2 + float(rng.normal(0, 0.1))

        return sweep(loss_at).chosen

    assert sum(chosen(seed) >= 1e-4 for seed in range(50)) >= 45
