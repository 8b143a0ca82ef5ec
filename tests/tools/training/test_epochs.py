from __future__ import annotations

import itertools
import json
import math
import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
import torch
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools import feed, train
from tools.training import checkpoint, epochs
from tools.training.log import RunLog, read_log
from tools.training.options import Options
from tools.training.steps import Training
from tools.training.validation import Validation

pytestmark = [
    pytest.mark.usefixtures("tiny", "each_step"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
MadeData = Callable[[int], Path]
Outcome = Callable[[Path], Any]
PowerFails = Callable[[object, str, int], AbstractContextManager[None]]
SWEEP = 12


def trained(options: Options, name: str, outcome: Outcome) -> Any:
    """What comes out where nothing cuts in."""
    through = replace(options, out=options.out.with_name(name), resume=False)
    train.run(through)
    return outcome(through.out)


def test_a_run_logs_every_step_once_and_every_epoch_after_its_steps(options: Options, outcome: Outcome) -> None:
    _, log = trained(options, "through", outcome)
    assert [(line["kind"], line["step"]) for line in log] == [
        *(("step", step) for step in range(1, 6)),
        ("epoch", 5),
        *(("step", step) for step in range(6, 11)),
        ("epoch", 10),
    ]
    assert [line["epoch"] for line in log] == [0.2, 0.4, 0.6, 0.8, 1.0, 1, 1.2, 1.4, 1.6, 1.8, 2.0, 2]
    losses = [line["loss"] for line in log[:5]]
    assert log[5]["train_loss"] == pytest.approx(sum(losses) / 5, abs=1e-6)


@pytest.mark.parametrize("recipe", ["full", "averaged", "swept", "early"])
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_cut_off_again_and_again_it_ends_as_if_it_had_run_through(
    recipe: str, steps: int, made_data: MadeData, tmp_path: Path, outcome: Outcome, power_fails: PowerFails
) -> None:
    """In the sweep first, then after so many steps, and so many again: ten in all."""
    options = Options("tiny", made_data(31), tmp_path / "run", recipe)
    expected = trained(options, "through", outcome)
    after = [steps] * (math.ceil(10 / steps) - 1)
    if recipe == "swept":
        after = [5, SWEEP + steps, *after[1:]]
    for turn, well in enumerate(after):
        with power_fails(Training, "step", well):
            train.run(replace(options, resume=turn > 0))
    train.run(replace(options, resume=True))
    assert outcome(options.out) == expected


@pytest.mark.parametrize(
    ("owner", "name", "after"), [(epochs, "validate", 0), (RunLog, "write", 5), (checkpoint, "save", 5)]
)
def test_cut_off_while_an_epoch_is_closed_it_ends_as_if_it_had_run_through(
    owner: object, name: str, after: int, options: Options, outcome: Outcome, power_fails: PowerFails
) -> None:
    """After its five steps: before it is validated, before its line is written, and after that."""
    expected = trained(options, "through", outcome)
    with power_fails(owner, name, after):
        train.run(options)
    train.run(replace(options, resume=True))
    assert outcome(options.out) == expected
    first = next(line for line in read_log(options.out / "log.jsonl") if line["kind"] == "epoch")
    assert 0 <= first["pictures_per_s"] < 1e5


@pytest.mark.parametrize("moment", [0.15, 0.3, 0.45])
def test_killed_at_some_moment_it_can_go_on(
    moment: float, made_data: MadeData, tmp_path: Path, outcome: Outcome, fork: Any, ended: Any
) -> None:
    """By a timer of the kernel over the seconds that it computes, which nothing in the process can catch."""
    options = Options("tiny", made_data(31), tmp_path / "run", "averaged")
    expected = trained(options, "through", outcome)

    def train_for(seconds: float) -> None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        train.run(replace(options, resume=(options.out / "recipe.json").is_file()))

    code, seconds = -signal.SIGPROF, moment / 10
    while code == -signal.SIGPROF:
        code = ended(fork(lambda: train_for(seconds)))  # noqa: B023 - called within the turn
        seconds *= 1.3
    assert code == 0
    assert outcome(options.out) == expected


@pytest.mark.parametrize("file", ["last.pt", "weights.pt"])
def test_killed_while_a_file_is_half_written_it_goes_on(
    file: str,
    made_data: MadeData,
    tmp_path: Path,
    outcome: Outcome,
    fork: Any,
    ended: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = Options("tiny", made_data(31), tmp_path / "run", "averaged")
    expected = trained(options, "through", outcome)
    written = itertools.count(1)
    save = torch.save

    def half(state: object, path: Path) -> None:
        save(state, path)
        if path.name == f"{file}.partial" and next(written) == 2:
            os.truncate(path, path.stat().st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    def killed() -> None:
        monkeypatch.setattr(torch, "save", half)
        train.run(options)

    assert ended(fork(killed)) == -signal.SIGKILL
    assert (options.out / f"{file}.partial").is_file()
    train.run(replace(options, resume=True))
    assert outcome(options.out) == expected
    assert not list(options.out.glob("*.partial"))


def test_workers_draw_the_same_and_a_cut_among_them_changes_nothing(
    made_data: MadeData, tmp_path: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch, power_fails: PowerFails
) -> None:
    options = Options("tiny", made_data(31), tmp_path / "run", "full")
    expected = trained(options, "alone", outcome)
    monkeypatch.setattr(feed, "WORTH_WORKERS", 5)
    with power_fails(Training, "step", 7):
        train.run(options)
    train.run(replace(options, resume=True))
    assert outcome(options.out) == expected


def losses_are(monkeypatch: pytest.MonkeyPatch, *losses: float) -> list[float]:
    """Validation finds these, one an epoch; gives the sum of the weights that it saw."""
    left, seen = iter(losses), []

    def found(net: torch.nn.Module, *_rest: object) -> Validation:
        seen.append(float(sum(weight.detach().double().sum() for weight in net.parameters())))
        return Validation(next(left), 0.5)

    monkeypatch.setattr(epochs, "validate", found)
    return seen


def test_early_stopping_keeps_the_best_epochs_weights(
    made_data: MadeData, tmp_path: Path, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    monkeypatch.setitem(tiny.RECIPES, "early", replace(tiny.PLAIN, patience=2, epochs=9))
    seen = losses_are(monkeypatch, 1.0, 0.8, 0.8, 0.9)
    options = Options("tiny", made_data(31), tmp_path / "run", "early")
    train.run(options)
    weights, log = outcome(options.out)
    assert [line["val_loss"] for line in log if line["kind"] == "epoch"] == [1.0, 0.8, 0.8, 0.9]
    kept = sum(value.double().sum() for value in torch.load(options.out / "weights.pt").values())
    assert float(kept) == seen[1]
    # Nothing is left to do: no validation is asked for.
    train.run(replace(options, resume=True))
    assert outcome(options.out) == (weights, log)


def test_with_an_average_the_last_epoch_is_what_is_used(
    made_data: MadeData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = losses_are(monkeypatch, 1.0, 2.0)
    weights = train.run(Options("tiny", made_data(31), tmp_path / "run", "averaged"))
    state = torch.load(weights)
    kept = sum(
        state[name].double().sum()
        for name in ("conv.weight", "conv.bias", "norm.weight", "norm.bias", "fc.weight", "fc.bias")
    )
    assert float(kept) == pytest.approx(seen[1], rel=1e-12)


def test_the_log_keeps_an_epoch_whose_checkpoint_was_never_written(
    options: Options, monkeypatch: pytest.MonkeyPatch, outcome: Outcome, power_fails: PowerFails
) -> None:
    expected = trained(options, "through", outcome)
    monkeypatch.setattr(epochs, "CHECKPOINT_S", 1e9)
    with power_fails(checkpoint, "save", 1):
        train.run(options)
    train.run(replace(options, resume=True))
    assert outcome(options.out) == expected


def test_a_sweep_leaves_no_trace_but_the_rate(
    made_data: MadeData, tmp_path: Path, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    """Trained at the rate that was found, without a sweep, it comes out the same to the last bit."""
    options = Options("tiny", made_data(31), tmp_path / "swept", "swept")
    train.run(options)
    rate = float(json.loads((options.out / "rates.json").read_text())["chosen"])
    monkeypatch.setitem(tiny.RECIPES, "told", replace(tiny.RECIPES["swept"], rate=rate))
    told = replace(options, out=tmp_path / "told", recipe="told")
    train.run(told)
    assert outcome(options.out) == outcome(told.out)


def test_a_new_run_does_not_take_the_rate_that_lies_there_of_another(
    options: Options, outcome: Outcome, power_fails: PowerFails
) -> None:
    swept = replace(options, recipe="swept", epochs=1)
    expected = trained(swept, "through", outcome)
    options.out.mkdir()
    (options.out / "rates.json").write_text('{"chosen": 1e-5}')
    with power_fails(Training, "step", 3):
        train.run(swept)
    train.run(replace(swept, resume=True))
    assert outcome(swept.out) == expected


class Breaks(nn.Module):
    """Gives no numbers from its fourth batch on."""

    def __init__(self, sound: nn.Module) -> None:
        super().__init__()
        self.sound, self.batches = sound, 0

    def forward(self, x: Tensor) -> Tensor:
        self.batches += 1
        return cast(Tensor, self.sound(x)) * (math.nan if self.batches >= 4 else 1.0)


@pytest.mark.parametrize(("rate", "breaks"), [(1e30, False), (0.1, True)])
def test_a_loss_that_is_no_number_ends_the_run_before_it_reaches_the_checkpoint(
    rate: float, breaks: bool, options: Options, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = (lambda: Breaks(tiny.Tiny())) if breaks else tiny.Tiny
    hot = replace(tiny.PLAIN, build=build, rate=rate, schedule="constant")
    monkeypatch.setitem(tiny.RECIPES, "hot", hot)
    with pytest.raises(KioskError, match=r"the loss is not a number at step \d: train in another folder"):
        train.run(replace(options, recipe="hot"))
    kept = torch.load(options.out / "last.pt")
    assert kept["step"] == (3 if breaks else kept["step"])
    assert all(bool(torch.isfinite(value).all()) for value in kept["net"].values())
