"""What tests of a training run share: runs that the power fails, and how two runs are compared."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tools import train
from tools.training.options import Options
from tools.training.steps import Training

Line = dict[str, Any]
PowerFails = Callable[[object, str, int], AbstractContextManager[None]]


class PowerCut(Exception):
    """The machine went off."""


@pytest.fixture
def power_fails(monkeypatch: pytest.MonkeyPatch) -> PowerFails:
    """A block in which the power fails in place of one of a function's calls, after so many that went well."""

    @contextmanager
    def fails(owner: object, name: str, after: int) -> Iterator[None]:
        calls, whole = itertools.count(), getattr(owner, name)

        def or_dark(*given: object, **named: object) -> object:
            if next(calls) >= after:
                raise PowerCut
            return whole(*given, **named)

        with monkeypatch.context() as dark, suppress(PowerCut):
            dark.setattr(owner, name, or_dark)
            yield
        assert next(calls) > after, "the power never failed"

    return fails


@pytest.fixture
def cut_off(options: Options, power_fails: PowerFails) -> Options:
    """Of a plain run that was cut off in its second epoch, to go on with."""
    with power_fails(Training, "step", 7):
        train.run(options)
    assert (options.out / "last.pt").is_file()
    return replace(options, resume=True)


@pytest.fixture
def each_step(tiny: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint after every step, and sweeps of 12 steps."""
    from tools.training import epochs, rates

    monkeypatch.setattr(epochs, "CHECKPOINT_S", -1.0)
    monkeypatch.setattr(rates, "sweep", partial(rates.sweep, steps=12))


@pytest.fixture
def outcome() -> Callable[[Path], tuple[dict[str, list[Any]], list[Line]]]:
    """What a run is, but for the time it took: its weights to the last bit, and its log."""
    import torch

    from tools.training.log import read_log

    def read(folder: Path) -> tuple[dict[str, list[Any]], list[Line]]:
        weights = {name: value.tolist() for name, value in torch.load(folder / "weights.pt").items()}
        lines = read_log(folder / "log.jsonl")
        timing = {"seconds", "pictures_per_s"}
        return weights, [{key: value for key, value in line.items() if key not in timing} for line in lines]

    return read
