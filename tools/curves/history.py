"""What happened in a run, read from its log, and its loss without the noise of single batches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.errors import KioskError
from tools.training.log import read_log
from tools.training.rates import Sweep

Series = npt.NDArray[np.float64]
"""(n,) values over something that grows."""
REACH = 80
"""A smoothed point is the mean of the steps up to an 80th of the run away: that takes the noise out, not the bends."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Every step: its number from 1, how many epochs are behind it, the loss of its batch, the learning rate."""

    number: Series
    epoch: Series
    loss: Series
    rate: Series


@dataclass(frozen=True, slots=True)
class Ends:
    """The end of every epoch: losses of training and validation, the share that is right, seconds of training."""

    epoch: Series
    train_loss: Series
    val_loss: Series
    val_accuracy: Series
    seconds: Series


@dataclass(frozen=True, slots=True)
class History:
    """One run as its log tells it. `asked` is its recipe.json; `remarks` are sentences on what is missing, and why."""

    label: str
    asked: dict[str, Any]
    steps: Steps
    ends: Ends
    sweep: Sweep | None
    remarks: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where there is nothing to draw."""
        return not len(self.steps.number) and not len(self.ends.epoch) and self.sweep is None


def read_history(folder: Path, label: str) -> History:
    """A run's history. Raises KioskError where that is no run's folder, or what it holds is damaged."""
    asked = _object(folder / "recipe.json")
    if asked is None:
        raise KioskError(f"{folder} is no run: there is no recipe.json; give the folder that `tools.train` wrote to")
    lines, sweep = read_log(folder / "log.jsonl"), _sweep(folder / "rates.json")
    try:
        steps = Steps(*_columns(lines, "step", ("step", "epoch", "loss", "rate")))
        names = ("epoch", "train_loss", "val_loss", "val_accuracy", "seconds")
        ends = Ends(*_columns(lines, "epoch", names))
    except (KeyError, TypeError, ValueError) as error:
        raise KioskError(f"{folder / 'log.jsonl'} is no log of tools.train ({error}): train the run anew") from error
    return History(label, asked, steps, ends, sweep, tuple(_remarks(asked, steps, ends, sweep)))


def _columns(lines: Sequence[dict[str, Any]], kind: str, names: tuple[str, ...]) -> tuple[Series, ...]:
    chosen = [line for line in lines if line["kind"] == kind]
    return tuple(np.asarray([float(line[name]) for line in chosen], np.float64) for name in names)


def _sweep(path: Path) -> Sweep | None:
    found = _object(path)
    if found is None:
        return None
    try:
        sweep = Sweep(tuple(map(float, found["rates"])), tuple(map(float, found["losses"])), float(found["chosen"]))
    except (KeyError, TypeError, ValueError) as error:
        raise KioskError(f"{path} holds no rate sweep ({error}): remove it, the curves can do without") from error
    if len(sweep.rates) != len(sweep.losses):
        raise KioskError(f"{path} has not as many losses as rates: remove it, the curves can do without")
    return sweep


def _object(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KioskError(f"{path} cannot be read ({error}): copy the run's folder again") from error
    if not isinstance(found, dict):
        raise KioskError(f"{path} is damaged: it holds no JSON object; copy the run's folder again")
    return found


def _remarks(asked: dict[str, Any], steps: Steps, ends: Ends, sweep: Sweep | None) -> list[str]:
    told: list[str] = []
    if not len(steps.number):
        told.append("has logged no step yet: it was started and not trained, or its log was removed.")
    elif not len(ends.epoch):
        told.append(f"has logged {len(steps.number)} steps, and not yet the end of an epoch.")
    elif isinstance(asked.get("epochs"), int) and ends.epoch[-1] < asked["epochs"]:
        cause = "it stopped early, was cut off, or is still training"
        told.append(f"has {ends.epoch[-1]:.0f} of the {asked['epochs']} epochs that were asked for: {cause}.")
    broken = np.flatnonzero(~np.isfinite(steps.loss))
    if len(broken):
        first = f"step {steps.number[broken[0]]:.0f}"
        told.append(f"has {len(broken)} steps whose loss is no number, the first at {first}: its rate was too high.")
    if sweep is None:
        told.append("has no rates.json: its learning rate was given, not found by a sweep, or the sweep was cut off.")
    return told


def smoothed(values: Series, reach: int | None = None) -> Series:
    """(n,) means of each value and those up to `reach` places away; what is no number is left out.

    Without `reach` an 80th of all values.
    """
    reach = len(values) // REACH if reach is None else reach
    there = np.isfinite(values)
    sums = np.concatenate([[0.0], np.cumsum(np.where(there, values, 0.0))])
    counts = np.concatenate([[0], np.cumsum(there)])
    places = np.arange(len(values))
    first, end = np.maximum(places - reach, 0), np.minimum(places + reach + 1, len(values))
    number = counts[end] - counts[first]
    mean = (sums[end] - sums[first]) / np.maximum(number, 1)
    return np.where(number > 0, mean, np.nan)
