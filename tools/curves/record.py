"""The numbers of one sweep over a setting: what sweep.json holds, and what its page is drawn from."""

from __future__ import annotations

from pathlib import Path
from statistics import mean, stdev
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import KioskError
from tools.curves.history import read_history
from tools.metrics import Rate
from tools.report.findings import Share
from tools.whole import whole

Over = Literal["batch", "share", "seed"]
OVERS: tuple[Over, ...] = ("batch", "share", "seed")
Value = int | float


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Measured(_Part):
    """One value's run: how many pictures it judges rightly, and how long it trained."""

    value: Value
    run: str
    """Its folder's name."""
    right: Share
    epochs: int
    steps: int
    seconds_per_epoch: float | None
    """The median, training only; None: its log has no whole epoch."""

    def __str__(self) -> str:
        time = "" if self.seconds_per_epoch is None else f"; {self.seconds_per_epoch:.1f} s an epoch"
        low, high = 100 * self.right.low95, 100 * self.right.high95
        return f"{100 * self.right.rate:.2f} % right ({low:.2f} to {high:.2f}) of {self.right.n}{time}"


class Record(_Part):
    """A sweep: what was held equal, and what came out so far."""

    name: str
    recipe: str
    data: str
    split: Literal["original", "clean"]
    epochs: int
    over: Over
    side: Literal["test", "val"]
    """Which pictures were judged; val where the data has no test pictures."""
    results: tuple[Measured, ...] = ()

    def of(self, value: Value) -> Measured | None:
        """What came out for a value; None: it is not done."""
        return next((one for one in self.results if one.value == value), None)

    def with_result(self, result: Measured) -> Record:
        """One more, in the order of the values."""
        return self.model_copy(update={"results": tuple(sorted((*self.results, result), key=lambda one: one.value))})

    @property
    def errors(self) -> list[float]:
        """Of every result, the part of the pictures that is judged wrongly, in percent."""
        return [100 * (1 - one.right.rate) for one in self.results]

    @property
    def spread(self) -> tuple[float, float]:
        """Mean and standard deviation (n - 1) of the errors in percent; of one, no deviation: 0."""
        return mean(self.errors), stdev(self.errors) if len(self.errors) > 1 else 0.0

    def write(self, path: Path) -> None:
        """As JSON. Raises KioskError where the disk is full."""
        with whole(path) as partial:
            partial.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")


def read_record(path: Path) -> Record:
    """A sweep.json. Raises KioskError where it is none."""
    try:
        return Record.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise KioskError(f"{path} is no sweep of tools.sweep ({first}): give another --out") from error


def measured(value: Value, folder: Path, right: Rate) -> Measured:
    """With what the run's log tells."""
    history = read_history(folder, folder.name)
    seconds, steps = history.ends.seconds, history.steps.number
    return Measured(
        value=value,
        run=folder.name,
        right=Share.of(right),
        epochs=len(history.ends.epoch),
        steps=int(steps[-1]) if len(steps) else 0,
        seconds_per_epoch=round(float(np.median(seconds)), 3) if len(seconds) else None,
    )
