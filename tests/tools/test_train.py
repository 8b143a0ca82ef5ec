from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import torch

from kiosk.errors import KioskError, PictureUnreadable
from tools import train
from tools.data.samples import Sample
from tools.training.log import read_log
from tools.training.options import Options
from tools.training.supply import share_of

pytestmark = [
    pytest.mark.usefixtures("tiny"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


def relabel(data: Path, change: Callable[[dict[str, str]], dict[str, str] | None]) -> None:
    """Change the rows of a manifest, or leave them out."""
    path = data / "manifest.csv"
    with path.open(newline="") as lines:
        rows = [changed for row in csv.DictReader(lines) if (changed := change(row)) is not None]
    with path.open("w", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_run_leaves_its_weights_and_says_what_made_them(options: Options) -> None:
    weights = train.run(replace(options, seed=3, share=0.8))
    assert weights == options.out / "weights.pt"
    left = {path.name for path in options.out.iterdir()}
    assert left == {"last.pt", "log.jsonl", "recipe.json", "seen.txt", "weights.pt"}
    assert len((options.out / "seen.txt").read_text().splitlines()) == 20
    asked = json.loads((options.out / "recipe.json").read_text())
    told = {"name": "tiny", "recipe": "ours", "seed": 3, "split": "clean", "epochs": 2, "batch": 5, "share": 0.8}
    assert {key: asked[key] for key in told} == told
    assert asked["data"] == "data"
    # 0.8 of 25 is 20: four steps an epoch.
    assert read_log(options.out / "log.jsonl")[-1]["step"] == 8


def test_a_teacher_is_learnt_from_and_what_it_saw_counts_as_seen(options: Options, tmp_path: Path) -> None:
    teacher, alone, taught = (replace(options, out=tmp_path / name) for name in ("teacher", "alone", "taught"))
    train.run(replace(teacher, seed=9, epochs=4))
    relabel(options.data, lambda row: row if row["file"] != "made/000.png" else None)
    taught = replace(taught, teacher=str(teacher.out))
    first, second = (torch.load(train.run(each))["fc.weight"] for each in (alone, taught))
    assert not torch.equal(first, second)
    assert json.loads((taught.out / "recipe.json").read_text())["teacher"] == "teacher"
    seen = [(run.out / "seen.txt").read_text() for run in (alone, taught)]
    assert ["000.png" in text for text in seen] == [False, True]


def test_a_taught_run_goes_on_with_its_teacher_only(options: Options, tmp_path: Path) -> None:
    train.run(replace(options, out=tmp_path / "teacher"))
    taught = replace(options, teacher=str(tmp_path / "teacher"))
    train.run(taught)
    with pytest.raises(KioskError, match="made with teacher teacher"):
        train.run(replace(taught, teacher=None, resume=True, epochs=3))


def test_a_run_that_starts_from_another_begins_with_what_that_one_knows(options: Options, tmp_path: Path) -> None:
    before = replace(options, out=tmp_path / "before", seed=9, epochs=4)
    train.run(before)
    relabel(options.data, lambda row: row if row["file"] != "made/000.png" else None)
    onward = replace(options, recipe="still", start=str(before.out))
    known, kept = torch.load(before.out / "weights.pt"), torch.load(train.run(onward))
    assert all(torch.allclose(kept[name], value, atol=1e-6) for name, value in known.items())
    assert json.loads((options.out / "recipe.json").read_text())["start"] == "before"
    assert "000.png" in (options.out / "seen.txt").read_text()
    with pytest.raises(KioskError, match="no tiny by recipe two: start from one of the same kind"):
        train.run(replace(options, recipe="two", start=str(before.out), out=tmp_path / "two"))


def test_the_same_seed_learns_the_same_and_another_something_else(options: Options, tmp_path: Path) -> None:
    one, same, other = (
        replace(options, out=tmp_path / name, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    first, second, third = (torch.load(train.run(each))["fc.weight"] for each in (one, same, other))
    assert torch.equal(first, second)
    assert not torch.equal(first, third)


def test_the_command_line_beats_the_recipe(options: Options) -> None:
    train.run(replace(options, epochs=1, batch=12))
    lines = read_log(options.out / "log.jsonl")
    # 25 pictures are two batches of 12.
    assert [line["kind"] for line in lines] == ["step", "step", "epoch"]


def test_half_of_the_pictures_is_another_half_for_another_seed(options: Options) -> None:
    some = [Sample(Path(f"{index}.png"), 0, "made", "train") for index in range(9)]
    half = share_of(some, 0.5, 0)
    assert len(half) == 5
    assert [some.index(sample) for sample in half] == sorted(some.index(sample) for sample in half)
    assert share_of(some, 0.5, 0) == half
    assert share_of(some, 0.5, 1) != half
    assert share_of(some, 1.0, 0) == some
    assert len(share_of(some, 0.01, 0)) == 1


def test_a_share_without_one_of_the_classes_is_refused(options: Options) -> None:
    with pytest.raises(KioskError, match=r"--share 0\.08 leaves no .* pictures: give a larger share"):
        train.run(replace(options, share=0.08, batch=2))


@pytest.mark.parametrize("share", [0.0, -0.5, 1.5, float("nan")])
def test_a_share_that_is_none_is_refused(options: Options, share: float) -> None:
    with pytest.raises(KioskError, match="no share of the training pictures: give more than 0 and at most 1"):
        train.run(replace(options, share=share))


def test_fewer_pictures_than_a_batch_are_refused(options: Options) -> None:
    with pytest.raises(KioskError, match=r"has 25 training pictures, fewer than one batch of 26.*smaller --batch"):
        train.run(replace(options, batch=26))


@pytest.mark.parametrize("recipe", ["ours", "swept"])
def test_fewer_than_a_batch_after_those_that_were_left_out_are_refused(
    recipe: str, options: Options, fork: Callable[[Callable[[], None]], int], ended: Callable[[int], int]
) -> None:
    """In a process of its own, for a sweep of no batches would never end."""
    for index in set(range(31)) - {0, 1, 2, 4}:
        (options.data / f"made/{index:03}.png").write_bytes(b"no picture")
    asked = replace(options, skip_unreadable=True, recipe=recipe)
    child = fork(lambda: print(train.run(asked)))
    assert ended(child) == KioskError.exit_code
    said = (options.out.parent / "said" / str(child)).read_text()
    assert "has 3 training pictures, fewer than one batch of 5" in said


def test_no_pictures_to_validate_on_are_refused(options: Options) -> None:
    relabel(options.data, lambda row: row | {"clean_split": "train", "group": row["label"]})
    with pytest.raises(KioskError, match="has no pictures for validation: put some into its split val"):
        train.run(options)


def test_the_highest_seed_will_do(options: Options) -> None:
    there = ["tiny", "--data", str(options.data), "--out", str(options.out), "--epochs", "1", "--seed", "8388607"]
    assert train.run(train.parse(there)).is_file()


def test_one_class_missing_is_refused(options: Options) -> None:
    relabel(options.data, lambda row: None if row["label"] == "without_mask" else row)
    with pytest.raises(KioskError, match="no without_mask pictures"):
        train.run(options)


def test_an_unknown_recipe_is_refused(options: Options) -> None:
    with pytest.raises(KioskError, match="tiny has no recipe older: choose among ours, full"):
        train.run(replace(options, recipe="older"))


def test_a_broken_picture_is_named_or_left_out(options: Options) -> None:
    (options.data / "made" / "003.png").write_bytes(b"no picture")
    with pytest.raises(KioskError, match=r"003\.png.*--skip-unreadable"):
        train.run(options)
    train.run(replace(options, skip_unreadable=True, batch=8))
    assert read_log(options.out / "log.jsonl")[-1]["step"] == 2 * 3


def test_with_two_classes_it_trains_and_validates(options: Options) -> None:
    weights = train.run(replace(options, recipe="two"))
    assert torch.load(weights)["fc.weight"].shape == (2, 4)


def test_the_command_line_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        train.parse(["resnet34"])
    assert ended.value.code == 2
    assert "--data, --out" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["--epochs", "0"],
        ["--batch", "-1"],
        ["--accumulate", "0"],
        ["--precision", "fp8"],
        ["--seed", "-1"],
        ["--seed", "8388608"],
    ],
)
def test_figures_out_of_range_and_unknown_formats_are_refused(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        train.parse(["cnn", "--data", "d", "--out", "o", *wrong])
    assert ended.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_the_command_line_is_read() -> None:
    said = "cnn --data d --out o --recipe paper --epochs 3 --resume --split original --seed 7 --batch 9 --accumulate 2"
    more = "--share 0.5 --precision fp32 --skip-unreadable --no-report"
    assert train.parse(f"{said} {more}".split()) == Options(
        "cnn", Path("d"), Path("o"), "paper", 3, True, "original", 7, 9, 2, 0.5, "fp32", True, False
    )
    assert train.parse(["cnn", "--data", "d", "--out", "o"]) == Options("cnn", Path("d"), Path("o"))


def test_without_epochs_and_batch_the_recipes_are_taken(options: Options) -> None:
    plan = options.plan
    assert (plan.epochs, plan.batch, plan.seed, plan.accumulate) == (2, 5, 0, 1)
    plan = replace(options, epochs=7, batch=3, seed=2, accumulate=4).plan
    assert (plan.epochs, plan.batch, plan.seed, plan.accumulate) == (7, 3, 2, 4)


def test_the_pictures_grow_from_stage_to_stage(tiny: ModuleType) -> None:
    growing = replace(tiny.PLAIN, stages=((0.5, 80), (0.25, 112), (0.25, 144)))
    assert [growing.side(epoch, 8) for epoch in range(8)] == [80] * 4 + [112] * 2 + [144] * 2
    assert replace(tiny.PLAIN, stages=((0.3, 80), (0.3, 112))).side(9, 10) == 112
    assert replace(tiny.PLAIN, stages=((0.5, 80), (0.5, 112))).side(0, 1) == 112


def test_the_command_ends_with_a_sentence_and_a_code(
    options: Options,
    monkeypatch: pytest.MonkeyPatch,
    fork: Callable[[Callable[[], None]], int],
    ended: Callable[[int], int],
) -> None:
    (options.data / "made" / "003.png").write_bytes(b"")
    there = ["tiny", "--data", str(options.data), "--out", str(options.out), "--no-report"]
    monkeypatch.setattr(sys, "argv", ["train", *there])
    child = fork(train.main)
    assert ended(child) == PictureUnreadable.exit_code
    said = (options.out.parent / "said" / str(child)).read_text()
    assert "Traceback" not in said
    assert "003.png" in said


def test_the_whole_way_ends_with_a_report(
    options: Options, tiny: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tools import evaluate

    monkeypatch.setattr(evaluate, "open_crop_finder", tiny.Blind)
    relabel(
        options.data,
        lambda row: row | {"clean_split": "test" if int(row["file"][5:8]) % 4 == 3 else row["clean_split"]},
    )
    there = ["tiny", "--data", str(options.data), "--out", str(options.out), "--epochs", "1"]
    monkeypatch.setattr(sys, "argv", ["train", *there])
    train.main()
    assert (options.out / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "report.html" in capsys.readouterr().out
