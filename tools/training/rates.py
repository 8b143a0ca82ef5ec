"""The learning-rate sweep: which rate makes the loss fall fastest (Smith 2017, arXiv 1506.01186)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from kiosk.errors import KioskError
from tools.whole import whole

LOWEST, HIGHEST = 1e-6, 1.0
STEPS = 100
SMOOTHING = 0.9
SETTLED = 10
GIVE_UP = 4.0
"""The sweep ends where the smoothed loss is so many times its lowest value."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """The smoothed loss at each rate, and the rate that was chosen."""

    rates: tuple[float, ...]
    losses: tuple[float, ...]
    chosen: float

    def save(self, path: Path) -> None:
        """As JSON."""
        with whole(path) as partial:
            partial.write_text(json.dumps(asdict(self)), encoding="utf-8")


def sweep(loss_at: Callable[[float], float], steps: int = STEPS) -> Sweep:
    """Trains a step at each of ever higher rates; `loss_at` gives the loss before its step.

    Raises KioskError where no loss is a number.
    """
    rates: list[float] = []
    smoothed: list[float] = []
    mean = 0.0
    for step, rate in enumerate(np.geomspace(LOWEST, HIGHEST, steps)):
        loss = loss_at(float(rate))
        mean = SMOOTHING * mean + (1 - SMOOTHING) * loss
        now = mean / (1 - SMOOTHING ** (step + 1))
        if not np.isfinite(now) or (smoothed and now > GIVE_UP * min(smoothed)):
            break
        rates.append(float(rate))
        smoothed.append(float(now))
    if not rates:
        raise KioskError("the loss is not a number before the first step: check the pictures, or train in float32")
    return Sweep(tuple(rates), tuple(smoothed), steepest(rates, smoothed, SETTLED if steps == STEPS else 0))


def steepest(rates: list[float], losses: list[float], settled: int = 0) -> float:
    """The rate at which the loss falls fastest for each factor of the rate; never beyond the lowest loss.

    The first `settled` losses are means of few batches, whose noise is steeper than any fall.
    """
    lowest = int(np.argmin(losses))
    if lowest < settled + 2:
        return rates[lowest]
    slopes = np.gradient(np.asarray(losses[: lowest + 1]), np.log(rates[: lowest + 1]))
    return rates[settled + int(np.argmin(slopes[settled:]))]
