"""No film flashes. How often something flashes is counted as WCAG 2.2 defines it (2.3.1, general flash)."""

import numpy as np
import pytest

from ui import hints
from ui.hints import Hint
from ui.hints.reel import PICTURES_PER_S

LEAST_CHANGE = 0.1
"""Of the largest relative luminance, which is 1."""

DARKER_THAN = 0.8
MOST_A_SECOND = 3
MOST_AREA = 0.005
"""Of the film, where an edge sways over a point. WCAG lets a quarter of the middle of the sight flash."""


def changes(series: np.ndarray) -> np.ndarray:
    """(n, ...) bool: where a change of LEAST_CHANGE is complete that is opposed to the one before it."""
    low = high = series[0]
    last = np.zeros(series[0].shape, np.int8)
    found = np.zeros(series.shape, bool)
    for at, now in enumerate(series):
        low, high = np.minimum(low, now), np.maximum(high, now)
        up = (now - low >= LEAST_CHANGE) & (low < DARKER_THAN) & (last <= 0)
        down = (high - now >= LEAST_CHANGE) & (now < DARKER_THAN) & (last >= 0)
        found[at] = up | down
        last = np.where(up, 1, np.where(down, -1, last)).astype(np.int8)
        low, high = np.where(found[at], now, low), np.where(found[at], now, high)
    return found


def flashes(series: np.ndarray) -> np.ndarray:
    """(...): the pairs of opposed changes in the worst second, for each pixel."""
    so_far = np.concatenate([np.zeros((1, *series.shape[1:]), int), np.cumsum(changes(series), axis=0)])
    return (so_far[PICTURES_PER_S:] - so_far[:-PICTURES_PER_S]).max(axis=0) // 2


@pytest.mark.parametrize("per_s", [1, 2, 3, 4, 5, 7])
def test_a_blinking_light_is_counted(per_s):
    at_s = np.arange(4 * PICTURES_PER_S) / PICTURES_PER_S
    blinks = (np.sin(2 * np.pi * per_s * (at_s + 0.001)) > 0).astype(np.float32)
    assert per_s <= flashes(blinks) <= per_s + 1


def test_what_grows_bright_or_flickers_faintly_or_in_the_light_is_no_flash():
    rising = np.linspace(0, 1, 60, dtype=np.float32)
    faint = np.tile(np.array([0.4, 0.49], np.float32), 30)
    in_the_light = np.tile(np.array([0.82, 1.0], np.float32), 30)
    assert flashes(np.stack([rising, faint, in_the_light], axis=1)).tolist() == [0, 0, 0]


@pytest.mark.parametrize("hint", Hint)
def test_no_film_flashes(film, hint):
    assert np.mean(flashes(film(hint)) > MOST_A_SECOND) <= MOST_AREA


@pytest.mark.parametrize("hint", Hint)
def test_no_film_as_a_whole_grows_dark_and_bright_more_than_once_a_second(film, hint):
    assert flashes(film(hint).mean(axis=(1, 2))) <= 1


@pytest.mark.parametrize("hint", Hint)
def test_nothing_jumps_from_one_picture_to_the_next(film, hint):
    steps = np.abs(np.diff(film(hint), axis=0))
    assert np.mean(steps > 0.5, axis=(1, 2)).max() < 0.13


@pytest.mark.parametrize("hint", Hint)
def test_a_round_takes_two_to_four_seconds(hint):
    assert 2 <= hints.loop_s(hint) <= 4
