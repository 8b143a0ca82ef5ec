"""Measures things side by side on a machine that is never quite quiet."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import numpy as np

from tools.speed.table import Figures

Round = TypeVar("Round")
Clock = Callable[[], float]
"""Monotonic seconds."""
Part = tuple[Figures, dict[str, str]]
"""Figures, and what was left out of them and why."""


def in_turn(
    tasks: Mapping[str, Callable[[Round], object]], rounds: Iterable[Round], clock: Clock = time.perf_counter
) -> dict[str, list[float]]:
    """Milliseconds of every task in every round, which each is given.

    Their order is another in each round: noise, and caches that the one before left cold, hit all alike.
    """
    random, names = np.random.default_rng(0), list(tasks)
    times_ms: dict[str, list[float]] = {name: [] for name in names}
    for given in rounds:
        for index in random.permutation(len(names)):
            began_s = clock()
            tasks[names[index]](given)
            times_ms[names[index]].append((clock() - began_s) * 1000)
    return times_ms


def median_of(times_ms: list[float]) -> float:
    """As it is told."""
    return round(statistics.median(times_ms), 3)


def over(one: float | None, other: float | None) -> float | None:
    """The ratio as it is told; None where one of the two was not measured."""
    return round(one / other, 3) if one is not None and other else None
