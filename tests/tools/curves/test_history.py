from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.errors import KioskError
from tools.curves.history import read_history, smoothed

ASKED = {"name": "vanilla", "recipe": "paper", "epochs": 1, "batch": 8}
STEPS = [
    {"kind": "step", "step": 1, "epoch": 0.5, "loss": 0.75, "rate": 0.1},
    {"kind": "step", "step": 2, "epoch": 1.0, "loss": 0.25, "rate": 0.05},
]
END = {
    "kind": "epoch", "step": 2, "epoch": 1, "side": 32, "train_loss": 0.5, "val_loss": 0.4, "val_accuracy": 0.9,
    "seconds": 4.0, "pictures_per_s": 4.0,
}  # fmt: skip
RunMaker = Callable[..., Path]


@pytest.fixture
def made_run(tmp_path: Path) -> RunMaker:
    """Writes a run's folder with these lines in its log and what is asked for."""

    def make(lines: list[dict[str, Any]], **more: Any) -> Path:
        folder = tmp_path / "run"
        folder.mkdir()
        (folder / "recipe.json").write_text(json.dumps(ASKED | more))
        (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        return folder

    return make


def test_a_log_is_read_line_by_line(made_run: RunMaker) -> None:
    folder = made_run([*STEPS, END])
    (folder / "rates.json").write_text('{"rates": [0.1, 1.0], "losses": [2.0, 1.0], "chosen": 0.1}')
    history = read_history(folder, "mine")
    assert history.label == "mine"
    assert history.steps.number.tolist() == [1, 2]
    assert history.steps.epoch.tolist() == [0.5, 1.0]
    assert history.steps.loss.tolist() == [0.75, 0.25]
    assert history.steps.rate.tolist() == [0.1, 0.05]
    assert (history.ends.epoch.tolist(), history.ends.seconds.tolist()) == ([1], [4.0])
    assert (history.ends.train_loss.tolist(), history.ends.val_loss.tolist()) == ([0.5], [0.4])
    assert history.ends.val_accuracy.tolist() == [0.9]
    assert history.sweep is not None
    assert (history.sweep.rates, history.sweep.losses, history.sweep.chosen) == ((0.1, 1.0), (2.0, 1.0), 0.1)
    assert history.remarks == ()


def test_a_smoothed_value_is_the_mean_of_those_around_it() -> None:
    values = np.asarray([1.0, 2.0, 6.0, 4.0, 10.0])
    assert smoothed(values, 1).tolist() == pytest.approx([1.5, 3.0, 4.0, 20 / 3, 7.0])
    assert smoothed(values, 0).tolist() == values.tolist()
    assert smoothed(values, 9).tolist() == pytest.approx([4.6] * 5)


def test_smoothing_leaves_out_what_is_no_number() -> None:
    values = np.asarray([1.0, np.nan, 3.0, np.inf, np.nan, np.nan])
    assert smoothed(values, 1)[:4].tolist() == [1.0, 2.0, 3.0, 3.0]
    assert np.isnan(smoothed(values, 1)[4:]).all()


def test_a_long_run_is_smoothed_over_an_80th_to_both_sides() -> None:
    values = np.zeros(160)
    values[100] = 5.0
    assert np.flatnonzero(smoothed(values)).tolist() == [98, 99, 100, 101, 102]
    assert smoothed(values)[100] == pytest.approx(1.0)


def test_nothing_is_smoothed_to_nothing() -> None:
    assert smoothed(np.zeros(0)).tolist() == []


def test_a_last_line_that_was_cut_off_is_left_out(made_run: RunMaker) -> None:
    folder = made_run(STEPS)
    with (folder / "log.jsonl").open("a") as log:
        log.write('{"kind": "epoch", "ep')
    history = read_history(folder, "run")
    assert len(history.steps.number) == 2
    assert any("2 steps, and not yet the end of an epoch" in remark for remark in history.remarks)


def test_an_empty_log_and_a_missing_one_are_said(made_run: RunMaker) -> None:
    folder = made_run([])
    assert any("no step yet" in remark for remark in read_history(folder, "run").remarks)
    (folder / "log.jsonl").unlink()
    history = read_history(folder, "run")
    assert history.empty
    assert any("no step yet" in remark for remark in history.remarks)


def test_a_run_without_a_sweep_says_so(made_run: RunMaker) -> None:
    assert any("no rates.json" in remark for remark in read_history(made_run([*STEPS, END]), "run").remarks)


def test_a_run_that_is_not_at_its_end_says_how_far_it_is(made_run: RunMaker) -> None:
    remarks = read_history(made_run([*STEPS, END], epochs=7), "run").remarks
    assert any("1 of the 7 epochs" in remark for remark in remarks)


def test_losses_that_are_no_number_are_counted(made_run: RunMaker) -> None:
    remarks = read_history(made_run([STEPS[0], STEPS[1] | {"loss": float("nan")}, END]), "run").remarks
    assert any("1 steps whose loss is no number, the first at step 2" in remark for remark in remarks)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(KioskError, match=r"is no run: there is no recipe\.json"):
            read_history(folder, "run")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("recipe.json", "{", r"recipe\.json cannot be read"),
        ("recipe.json", "[]", r"recipe\.json is damaged"),
        ("rates.json", '{"rates": [1], "losses": [], "chosen": 1}', r"not as many losses"),
        ("rates.json", '{"rates": 1, "losses": [], "chosen": 1}', r"no rate sweep"),
        ("rates.json", "{}", r"no rate sweep"),
        ("log.jsonl", '{"kind": "step"}\n', r"log\.jsonl is damaged"),
        ("log.jsonl", "5\n", r"log\.jsonl is damaged"),
        ("log.jsonl", '{"kind": "step", "step": 1}\n', r"no log of tools\.train"),
        ("log.jsonl", "{]\n", r"log\.jsonl is damaged"),
    ],
)
def test_a_damaged_file_is_named(made_run: RunMaker, name: str, text: str, told: str) -> None:
    folder = made_run(STEPS)
    (folder / name).write_text(text)
    with pytest.raises(KioskError, match=told):
        read_history(folder, "run")
