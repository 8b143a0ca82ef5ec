from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools import nets, sweep
from tools.curves.effect import error_figure, held_equal, places
from tools.curves.record import Record, read_record
from tools.data.samples import Sample
from tools.metrics import Rate
from tools.recipe import Recipe
from tools.training.options import Options

MadeData = Callable[[int], Path]


class Tiny(nn.Module):
    """The mean colours, and a dense layer over them."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits


class PowerCut(Exception):
    """The machine went off."""


class Trainer:
    """A trainer of no network: notes what it is asked for, and writes a log of 25 pictures an epoch."""

    def __init__(self, fails_at: str = "") -> None:
        self.asked: list[Options] = []
        self.fails_at = fails_at

    def __call__(self, options: Options) -> Path:
        self.asked.append(options)
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "recipe.json").write_text(json.dumps({"name": "tiny", "recipe": "ours"}))
        if options.out.name == self.fails_at:
            self.fails_at = ""
            raise PowerCut
        lines = []
        for step in range(1, 25 // options.plan.batch + 1):
            lines.append({"kind": "step", "step": step, "epoch": step / 3, "loss": 1 / step, "rate": 0.1})
        end = {"train_loss": 0.4, "val_loss": 0.5, "val_accuracy": 0.75, "seconds": 2.5}
        lines.append({"kind": "epoch", "step": step, "epoch": 1} | end)
        (options.out / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        return options.out / "weights.pt"


def judge(folder: Path, rows: list[Sample]) -> Rate:
    """Nine of ten at batch 8, eight of ten else."""
    return Rate(9 if folder.name == "batch-8" else 8, 10)


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A network that trains in no time, on one thread."""
    recipe = Recipe(Tiny, ((1.0, 16),), epochs=1, batch=8, rate=0.1, augmentation="none")
    monkeypatch.setitem(nets.SYSTEMS, "tiny", {"ours": recipe})
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def options(made_data: MadeData, tmp_path: Path) -> sweep.Options:
    """Over two batch sizes, 25 pictures to train on and 6 to validate on."""
    return sweep.Options("tiny", made_data(31), tmp_path / "out", "batch", (4, 8))


def test_every_value_is_trained_measured_and_drawn(options: sweep.Options, capsys: pytest.CaptureFixture[str]) -> None:
    trainer = Trainer()
    page = sweep.run(options, trainer, judge)
    assert [(asked.out.name, asked.batch, asked.resume) for asked in trainer.asked] == [
        ("batch-4", 4, False),
        ("batch-8", 8, False),
    ]
    found = json.loads((options.out / "sweep.json").read_text())
    first, second = found["results"]
    assert (first["value"], first["steps"], first["epochs"], first["seconds_per_epoch"]) == (4, 6, 1, 2.5)
    # Wilson for 9 of 10, from R's binom::binom.wilson(9, 10).
    right = {"count": 9, "n": 10, "rate": 0.9, "low95": 0.59585, "high95": 0.98212}
    assert second["right"] == right
    text = page.read_text()
    assert "6 at batch 4, 3 at batch 8" in text
    assert "no test pictures" in text
    for name in ("error", "time", "epochs", "steps"):
        assert (options.out / f"{name}.png").is_file()
        assert (options.out / f"{name}.svg").is_file()
    told = capsys.readouterr().err
    assert "batch 4 (1 of 2): training" in told
    assert "batch 8 (2 of 2): 90.00 % right" in told


def test_errors_are_drawn_with_their_intervals() -> None:
    record = Record(name="tiny", recipe="ours", data="d", split="clean", epochs=1, over="share", side="test")
    done = {"run": "r", "epochs": 1, "steps": 1, "seconds_per_epoch": None}
    right = {"count": 9, "n": 10, "rate": 0.9, "low95": 0.6, "high95": 0.98}
    record = Record.model_validate(record.model_dump() | {"results": [{"value": 0.5, "right": right} | done]})
    assert places(record) == [50]
    axes = error_figure(record).axes[0]
    (bars,) = axes.containers
    (segment,) = bars.lines[2][0].get_segments()
    assert segment.tolist() == [pytest.approx([50, 2]), pytest.approx([50, 40])]
    assert list(axes.get_lines()[0].get_ydata()) == pytest.approx([10])


def test_a_spread_over_seeds_is_told_with_its_mean() -> None:
    shared = {"epochs": 1, "steps": 3, "seconds_per_epoch": 1.0}
    rights = [{"count": n, "n": 10, "rate": n / 10, "low95": 0.1, "high95": 1.0} for n in (8, 9, 10)]
    results = [{"value": seed, "run": f"seed-{seed}", "right": right} | shared for seed, right in enumerate(rights)]
    asked = {"name": "tiny", "recipe": "ours", "data": "d", "split": "clean", "epochs": 1, "over": "seed"}
    record = Record.model_validate(asked | {"side": "test", "results": results})
    assert record.spread == pytest.approx((10, 10))
    assert error_figure(record).axes[0].get_title(loc="right") == "mean 10.00, standard deviation 10.00"
    assert "chance alone" in held_equal(record)


def test_a_sweep_goes_on_with_the_run_that_was_cut_off(options: sweep.Options) -> None:
    trainer = Trainer(fails_at="batch-8")
    with pytest.raises(PowerCut):
        sweep.run(options, trainer, judge)
    assert [one.value for one in read_record(options.out / "sweep.json").results] == [4]
    assert not (options.out / "index.html").exists()
    trainer.asked.clear()

    sweep.run(replace(options, resume=True), trainer, judge)

    assert [(asked.out.name, asked.resume) for asked in trainer.asked] == [("batch-8", True)]
    assert [one.value for one in read_record(options.out / "sweep.json").results] == [4, 8]


def test_a_resumed_sweep_takes_more_values_and_keeps_their_order(options: sweep.Options) -> None:
    sweep.run(options, Trainer(), judge)
    trainer = Trainer()
    sweep.run(replace(options, resume=True, values=(4, 2, 8)), trainer, judge)
    assert [asked.out.name for asked in trainer.asked] == ["batch-2"]
    assert [one.value for one in read_record(options.out / "sweep.json").results] == [2, 4, 8]


def test_a_sweep_that_is_finished_is_only_drawn_again(options: sweep.Options) -> None:
    page = sweep.run(options, Trainer(), judge)
    page.unlink()
    trainer = Trainer()
    assert sweep.run(replace(options, resume=True), trainer, judge) == page
    assert trainer.asked == []
    assert page.is_file()


def test_what_is_there_is_neither_trained_over_nor_mixed_with_another(options: sweep.Options) -> None:
    with pytest.raises(KioskError, match="there is no sweep in"):
        sweep.run(replace(options, resume=True), Trainer(), judge)
    sweep.run(options, Trainer(), judge)
    with pytest.raises(KioskError, match="holds a sweep already"):
        sweep.run(options, Trainer(), judge)
    with pytest.raises(KioskError, match="epochs 1, not 2"):
        sweep.run(replace(options, resume=True, epochs=2), Trainer(), judge)
    (options.out / "sweep.json").write_text("{")
    with pytest.raises(KioskError, match="is no sweep"):
        sweep.run(replace(options, resume=True), Trainer(), judge)


def test_a_value_that_cannot_be_trained_is_refused_before_the_first_run(options: sweep.Options) -> None:
    trainer = Trainer()
    with pytest.raises(KioskError, match="batch 64 leaves 25 training pictures"):
        sweep.run(replace(options, values=(4, 64)), trainer, judge)
    with pytest.raises(KioskError, match=r"share 0\.2 leaves 5 training pictures, fewer than one batch of 8"):
        sweep.run(replace(options, over="share", values=(1.0, 0.2)), trainer, judge)
    assert trainer.asked == []


@pytest.mark.parametrize(
    ("over", "text"),
    [
        ("batch", "0"), ("batch", "8,-1"), ("batch", "eight"), ("batch", "8.5"), ("batch", ""), ("batch", "8,,16"),
        ("share", "0"), ("share", "1.5"), ("share", "nan"), ("share", "-0.1"), ("share", "inf"), ("share", "half"),
        ("seed", "-1"), ("seed", "1e3"), ("seed", "16777216"),
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_named(over: sweep.Over, text: str) -> None:
    with pytest.raises(KioskError, match="--values has '"):
        sweep.read_values(over, text)


def test_a_value_that_comes_twice_is_named() -> None:
    with pytest.raises(KioskError, match=r"--values has 1\.0 twice"):
        sweep.read_values("share", "1, 0.5, 1.0")


def test_values_are_read_as_what_they_are() -> None:
    assert sweep.read_values("batch", "8, 16,4") == (8, 16, 4)
    assert sweep.read_values("share", "0.25,1") == (0.25, 1.0)
    given = sweep.parse(["cnn", "--data", "d", "--out", "o", "--over", "seed", "--values", "0,7"])
    assert (given.values, given.training(7).seed, given.training(7).out) == ((0, 7), 7, Path("o/seed-7"))


@pytest.mark.usefixtures("centerface_file")
def test_a_real_sweep_over_two_seeds_trains_measures_and_draws(options: sweep.Options) -> None:
    page = sweep.run(replace(options, over="seed", values=(0, 1)))
    results = read_record(options.out / "sweep.json").results
    assert [(one.run, one.steps, one.right.n) for one in results] == [("seed-0", 3, 6), ("seed-1", 3, 6)]
    for one in results:
        assert (options.out / one.run / "weights.pt").is_file()
    assert "chance alone" in page.read_text()
