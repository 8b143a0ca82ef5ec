from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import torch

from kiosk.errors import KioskError, ModelBroken
from tools import train
from tools.training import checkpoint, epochs
from tools.training.log import read_log
from tools.training.options import Options
from tools.training.ranks import Ranks
from tools.training.steps import Training

pytestmark = pytest.mark.usefixtures("tiny")
PowerFails = Callable[[object, str, int], AbstractContextManager[None]]


def test_a_run_is_not_trained_over(cut_off: Options) -> None:
    before = (cut_off.out / "last.pt").read_bytes(), (cut_off.out / "log.jsonl").read_bytes()
    with pytest.raises(KioskError, match="holds a run already: go on with --resume, or give another --out"):
        train.run(replace(cut_off, resume=False))
    assert ((cut_off.out / "last.pt").read_bytes(), (cut_off.out / "log.jsonl").read_bytes()) == before


def test_what_has_no_checkpoint_may_be_trained_anew(options: Options, tmp_path: Path) -> None:
    train.run(options)
    (options.out / "last.pt").unlink()
    train.run(replace(options, seed=1))
    train.run(replace(options, out=tmp_path / "other", seed=1))
    assert torch.equal(*(torch.load(tmp_path / name / "weights.pt")["fc.weight"] for name in ("run", "other")))
    assert len(read_log(options.out / "log.jsonl")) == 12


def test_there_must_be_a_run_to_go_on_with(options: Options) -> None:
    with pytest.raises(KioskError, match=r"there is no run in .* to go on with: leave out --resume"):
        train.run(replace(options, resume=True))


def test_a_run_that_was_cut_off_before_its_first_checkpoint_starts_over(options: Options, tmp_path: Path) -> None:
    train.run(options)
    (options.out / "last.pt").unlink()
    train.run(replace(options, resume=True))
    assert len(read_log(options.out / "log.jsonl")) == 12


@pytest.mark.parametrize(
    ("other", "was"),
    [
        ({"recipe": "two"}, "recipe ours"),
        ({"seed": 1}, "seed 0"),
        ({"split": "original"}, "split clean"),
        ({"batch": 3}, "batch 5"),
        ({"share": 0.9}, r"share 1\.0"),
        ({"accumulate": 2}, "accumulate 1"),
        ({"precision": "bf16"}, "precision fp32"),
    ],
)
def test_another_run_is_not_gone_on_with(cut_off: Options, other: dict[str, Any], was: str) -> None:
    with pytest.raises(KioskError, match=rf"was made with {was}: ask for the same"):
        train.run(replace(cut_off, **other))


def test_a_run_can_become_longer_and_keeps_its_length_where_none_is_asked_for(cut_off: Options) -> None:
    train.run(replace(cut_off, epochs=None))
    assert json.loads((cut_off.out / "recipe.json").read_text())["epochs"] == 2
    train.run(replace(cut_off, epochs=3))
    lines = read_log(cut_off.out / "log.jsonl")
    assert [line["epoch"] for line in lines if line["kind"] == "epoch"] == [1, 2, 3]


def test_another_networks_checkpoint_is_refused(cut_off: Options, tiny: ModuleType) -> None:
    settings = tiny.RECIPES["two"]
    other = Training(settings.build(), settings, 0.1, 10, Ranks(), None)
    checkpoint.save(cut_off.out, other, checkpoint.Reached())
    with pytest.raises(ModelBroken, match=r"last\.pt does not fit this run"):
        train.run(cut_off)


def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train.run(replace(options, out=tmp_path / "through"))
    monkeypatch.setattr(epochs, "CHECKPOINT_S", -1.0)
    save, calls = torch.save, iter(range(100))

    def or_full(state: object, path: Path) -> None:
        if next(calls) == 7:
            path.write_bytes(b"half")
            # What PyTorch says of a disk that is full.
            raise RuntimeError("[enforce fail at inline_container.cc:672] . unexpected pos 704 vs 598")
        save(state, path)

    with monkeypatch.context() as full:
        full.setattr(torch, "save", or_full)
        with pytest.raises(KioskError, match=r"\.pt cannot be written .*make room.*untouched"):
            train.run(options)
    train.run(replace(options, resume=True))
    for key, value in torch.load(tmp_path / "through" / "weights.pt").items():
        assert torch.equal(value, torch.load(options.out / "weights.pt")[key])


def test_pictures_that_came_meanwhile_are_said(cut_off: Options) -> None:
    manifest = cut_off.data / "manifest.csv"
    lines = manifest.read_text().splitlines()
    manifest.write_text("\n".join(lines + [lines[1]] * 5) + "\n")
    with pytest.raises(KioskError, match=r"was trained on 25 pictures, .* has 30 now: put back what it had"):
        train.run(cut_off)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "no json", "{}"])
def test_a_damaged_recipe_is_said(cut_off: Options, text: str) -> None:
    (cut_off.out / "recipe.json").write_text(text)
    with pytest.raises(KioskError, match=r"recipe\.json is damaged: train anew in another folder"):
        train.run(cut_off)


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "[]", '{"chosen": null}', '{"chosen": NaN}', '{"chosen": 0}', '{"chosen": -1}']
)
def test_a_damaged_sweep_is_said(options: Options, text: str, power_fails: PowerFails) -> None:
    swept = replace(options, recipe="swept")
    with power_fails(Training, "step", 3):
        train.run(swept)
    (swept.out / "rates.json").write_text(text)
    with pytest.raises(KioskError, match=r"rates\.json is damaged: remove it, and --resume sweeps again"):
        train.run(replace(swept, resume=True))
