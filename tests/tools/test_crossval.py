from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.errors import KioskError
from tools import crossval, train
from tools.crossval import Options
from tools.data.samples import Sample
from tools.metrics import Rate
from tools.report.crossed import Part, share
from tools.training.options import Options as Trained

MadeData = Callable[[int], Path]
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def part(name: str) -> Part:
    wrong = Rate(1, 10)
    rates = {"with_vs_without": Rate(9, 10), "false_admit_bare": Rate(0, 5), "false_refusal": Rate(1, 5)}
    return Part(
        part=name,
        name="tiny",
        recipe="full",
        threshold=0.7,
        false_admit_wrong=share(wrong),
        wrong_by_source={"made": share(wrong)},
        **{field: share(rate) for field, rate in rates.items()},
    )


class Trainer:
    """Notes what it is asked for; the machine may go off before it is done."""

    def __init__(self, fails_at: str = "") -> None:
        self.asked: list[Trained] = []
        self.fails_at = fails_at

    def __call__(self, options: Trained) -> Path:
        self.asked.append(options)
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "recipe.json").write_text("{}")
        if options.hold_out == self.fails_at:
            self.fails_at = ""
            raise KeyboardInterrupt
        return options.out / "weights.pt"


def judge(folder: Path, samples: list[Sample], left_out: str) -> list[Part]:
    assert folder.is_dir()
    assert samples
    return [part(name) for name in left_out.split("+")]


@pytest.fixture
def options(made_data: MadeData, tmp_path: Path, tiny: object) -> Options:
    data = made_data(60)
    manifest = data / "manifest.csv"
    head, *rows = manifest.read_text().splitlines()
    # made_data knows no photos: here each picture is one of its own.
    alone = [",".join([*row.split(",")[:5], f"g{number}", *row.split(",")[6:]]) for number, row in enumerate(rows)]
    manifest.write_text("\n".join([head, *alone]) + "\n")
    return Options("tiny", data, tmp_path / "out", "wrong-wear", "full", folds=3)


def test_what_is_done_stays_done_and_what_was_cut_off_goes_on(options: Options) -> None:
    trainer = Trainer(fails_at="wrong=2/3")
    with pytest.raises(KeyboardInterrupt):
        crossval.run(options, trainer, judge)
    assert [one.hold_out for one in trainer.asked] == ["wrong=1/3", "wrong=2/3"]
    (page,) = crossval.run(options, trainer, judge)
    assert [(one.hold_out, one.resume) for one in trainer.asked[2:]] == [("wrong=2/3", True), ("wrong=3/3", False)]
    told = json.loads((options.out / "wrong-wear.json").read_text())
    assert [one["part"] for one in told["parts"]] == ["wrong=1/3", "wrong=2/3", "wrong=3/3"]
    # One of ten in each of three folds.
    text = page.read_text()
    assert "3.33" not in text
    assert "10.00 %" in text
    assert "n = 30" in text


def test_one_part_alone_can_be_asked_for(options: Options) -> None:
    trainer = Trainer()
    crossval.run(replace(options, only=("wrong=3/3",)), trainer, judge)
    assert [one.hold_out for one in trainer.asked] == ["wrong=3/3"]
    with pytest.raises(KioskError, match="no part wrong=9/3: choose among wrong=1/3"):
        crossval.run(replace(options, only=("wrong=9/3",)), trainer, judge)


def test_both_at_once_leave_out_a_fold_beside_each_source_and_most_wrong_wear_alone(options: Options) -> None:
    manifest = options.data / "manifest.csv"
    head, *rows = manifest.read_text().splitlines()
    # A label each in turn; the source "street" has every wrong one but the first, which "web" has.
    street = [number % 2 or (number % 3 == 2 and number > 2) for number in range(len(rows))]
    shared = [row.replace(",made,", ",street," if of_it else ",web,") for row, of_it in zip(rows, street, strict=True)]
    manifest.write_text("\n".join([head, *shared]) + "\n")
    trainer = Trainer()
    pages = crossval.run(replace(options, by="both", folds=2), trainer, judge)
    assert [one.hold_out for one in trainer.asked] == ["source=web+wrong=1/2", "source=street+wrong=2/2"]
    assert [page.name for page in pages] == ["source.html", "wrong-wear.html"]
    told = [json.loads(page.with_suffix(".json").read_text()) for page in pages]
    assert [one["by"] for one in told] == ["source", "wrong-wear"]
    assert [[part["part"] for part in one["parts"]] for one in told] == [
        ["source=web", "source=street"],
        ["wrong=1/2", "wrong=2/2"],
    ]
    # Where a record went missing its run goes on, which does nothing where it was done.
    (options.out / "source-web+wrong-1of2" / "source-web.json").unlink()
    crossval.run(replace(options, by="both", folds=2), trainer, judge)
    assert [(one.hold_out, one.resume) for one in trainer.asked[2:]] == [("source=web+wrong=1/2", True)]


def test_a_record_of_another_network_or_a_damaged_one_is_refused(options: Options) -> None:
    crossval.run(replace(options, only=("wrong=1/3",)), Trainer(), judge)
    record = options.out / "wrong-1of3" / "wrong-1of3.json"
    record.write_text(record.read_text().replace('"full"', '"other"'))
    with pytest.raises(KioskError, match="tiny by recipe other"):
        crossval.run(options, Trainer(), judge)
    record.write_text("{")
    with pytest.raises(KioskError, match="damaged"):
        crossval.run(options, Trainer(), judge)


def test_a_part_is_measured_on_faces_that_its_run_never_saw(
    options: Options, monkeypatch: pytest.MonkeyPatch, tiny: ModuleType
) -> None:
    monkeypatch.setattr(crossval, "open_crop_finder", tiny.Blind)
    crossval.run(replace(options, epochs=1, only=("wrong=1/3",)), train.run)
    found = json.loads((options.out / "wrong-1of3" / "wrong-1of3.json").read_text())
    # 60 rows, a label each in turn: 20 worn wrongly, every one a photo of its own, in three folds of 7, 7 and 6.
    assert found["false_admit_wrong"]["n"] == 7
    assert found["false_admit_bare"]["n"] == found["false_refusal"]["n"] == 0
    seen = (options.out / "wrong-1of3" / "seen.txt").read_text().splitlines()
    # The 13 other wrong ones, and four of five of the 40 others.
    assert len(seen) == 13 + 32
