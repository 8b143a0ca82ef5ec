"""What one setting does: `python -m tools.sweep NAME --data DIR --out DIR --over batch --values 8,16,32 [--resume]`.

Trains a run for each value, all else being equal, and measures it on the test rows: OUT/sweep.json, OUT/index.html and
its figures. What is done stays done; --resume goes on with the run that was cut off, and takes more values.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console

from kiosk.errors import KioskError
from tools import train
from tools.curves.effect import draw_effect
from tools.curves.record import OVERS, Over, Record, Value, measured, read_record
from tools.data import cache, layouts
from tools.data.samples import SPLIT_KINDS, Sample, SplitKind
from tools.finder import open_crop_finder
from tools.metrics import Rate, accuracy, confusion
from tools.mixture import fold
from tools.nets import SYSTEMS, find_recipe
from tools.predict import open_predictor
from tools.run import run_tool
from tools.training.options import Options as Trained

MAX_SEED = 2**24 - 1
EXAMPLES = {"batch": "8,16,32,64", "share": "0.1,0.25,0.5,1", "seed": "0,1,2,3,4"}
Train = Callable[[Trained], Path]
Judge = Callable[[Path, list[Sample]], Rate]
"""From a run's folder and samples to how many of them it judges rightly."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `epochs` None: the recipe's."""

    name: str
    data: Path
    out: Path
    over: Over
    values: tuple[Value, ...]
    recipe: str = "ours"
    epochs: int | None = None
    split: SplitKind = "clean"
    resume: bool = False
    skip_unreadable: bool = False

    def training(self, value: Value) -> Trained:
        """How the run of one value is trained; it goes on where it was cut off."""
        folder = self.out / f"{self.over}-{value}"
        plain = Trained(self.name, self.data, folder, self.recipe, epochs=self.epochs, split=self.split)
        goes_on = self.resume and (folder / "recipe.json").is_file()
        plain = replace(plain, resume=goes_on, skip_unreadable=self.skip_unreadable)
        if self.over == "share":
            return replace(plain, share=float(value))
        return replace(plain, batch=int(value)) if self.over == "batch" else replace(plain, seed=int(value))


def run(options: Options, training: Train = train.run, judge: Judge | None = None) -> Path:
    """Train and measure every value that is not done, then draw: OUT/index.html.

    Raises KioskError, before the first run where a value cannot be trained or there is nothing to measure on.
    """
    samples = layouts.read(options.data, options.split)
    _refuse_too_few(options, sum(sample.split == "train" for sample in samples))
    record, rows = _begun(options, samples)
    console = Console(stderr=True)
    for place, value in enumerate(options.values, 1):
        told = f"{options.over} {value} ({place} of {len(options.values)})"
        before = record.of(value)
        if before is None:
            console.print(f"{told}: training", markup=False, highlight=False)
            folder = training(options.training(value)).parent
            before = measured(value, folder, (judge or judge_run)(folder, rows))
            record = record.with_result(before)
            record.write(options.out / "sweep.json")
        console.print(f"{told}: {before}", markup=False, highlight=False, soft_wrap=True)
    return draw_effect(record, options.out)


def _refuse_too_few(options: Options, pictures: int) -> None:
    for value in options.values:
        asked = options.training(value)
        kept = math.ceil(asked.share * pictures)
        if kept < asked.plan.batch:
            raise KioskError(
                f"{options.over} {value} leaves {kept} training pictures, fewer than one batch of {asked.plan.batch}: "
                "leave that value out, or add pictures"
            )


def _begun(options: Options, samples: list[Sample]) -> tuple[Record, list[Sample]]:
    """The sweep so far, and the rows that it is measured on."""
    people = [sample for sample in samples if sample.person]
    sides = {side: [sample for sample in people if sample.split == side] for side in ("test", "val")}
    side, rows = next(((side, rows) for side, rows in sides.items() if rows), ("", []))
    if not rows:
        raise KioskError(f"{options.data} has neither test nor validation pictures to measure on: add some")
    epochs = options.epochs or find_recipe(options.name, options.recipe).epochs
    asked = {"name": options.name, "recipe": options.recipe, "split": options.split, "epochs": epochs}
    asked |= {"data": options.data.resolve().name, "over": options.over, "side": side}
    path = options.out / "sweep.json"
    if path.is_file():
        return _same(read_record(path), asked, options), rows
    if options.resume:
        raise KioskError(f"there is no sweep in {options.out} to go on with: leave out --resume to start one")
    record = Record.model_validate(asked)
    record.write(path)
    return record, rows


def _same(record: Record, asked: dict[str, object], options: Options) -> Record:
    if not options.resume:
        raise KioskError(f"{options.out} holds a sweep already: go on with --resume, or give another --out")
    other = [
        f"{key} {getattr(record, key)}, not {value}" for key, value in asked.items() if getattr(record, key) != value
    ]
    if other:
        raise KioskError(
            f"the sweep in {options.out} was made with {'; '.join(other)}: ask for the same, or another --out"
        )
    return record


def judge_run(folder: Path, rows: list[Sample]) -> Rate:
    """How many rows that can be read the network names rightly; one of two classes takes worn wrongly for bare."""
    crops = cache.load(rows, cache.SIZE, folder.parent / "cache", open_crop_finder(), skip_unreadable=True)
    predictor = open_predictor(folder)
    logits = predictor.logits(crops.bgr, "judging")
    labels = fold(np.asarray([sample.label for sample in crops.samples], np.int64), predictor.classes)
    return accuracy(confusion(labels, logits.argmax(1), predictor.classes))


def read_values(over: Over, text: str) -> tuple[Value, ...]:
    """The values between commas. Raises KioskError where one makes no sense, or comes twice."""
    words = [word.strip() for word in text.split(",")]
    values = [_value(over, word) for word in words]
    twice = [word for place, word in enumerate(words) if values[place] in values[:place]]
    if twice:
        raise KioskError(f"--values has {twice[0]} twice: give each value once")
    return tuple(values)


def _value(over: Over, word: str) -> Value:
    lowest, highest, what = {
        "batch": (1, math.inf, "a whole number of pictures, at least 1"),
        "share": (math.ulp(0.0), 1, "a share of the training pictures, above 0 and at most 1"),
        "seed": (0, MAX_SEED, f"a whole number from 0 to {MAX_SEED}"),
    }[over]
    try:
        value = float(word) if over == "share" else int(word)
    except ValueError:
        value = math.nan
    if not lowest <= value <= highest:
        raise KioskError(f"--values has '{word}', but a {over} is {what}: write them as {EXAMPLES[over]}")
    return value


def parse(arguments: list[str] | None = None) -> Options:
    """The command line. Raises KioskError where a value makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m tools.sweep", description="Shows what one setting does.")
    parser.add_argument("name", choices=SYSTEMS, metavar="NAME", help=", ".join(SYSTEMS))
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of pictures")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the runs and the page go")
    parser.add_argument("--over", choices=OVERS, required=True, help="the setting: pictures a step, their share, luck")
    parser.add_argument("--values", required=True, metavar="V,V,...", help="such as 8,16,32")
    parser.add_argument("--recipe", default="ours", help="paper, ours, or another that the network has")
    parser.add_argument("--epochs", type=int, help="how often to go through the pictures (default: the recipe's)")
    parser.add_argument("--split", choices=SPLIT_KINDS, default="clean", help="clean: no photo on two sides")
    parser.add_argument("--resume", action="store_true", help="go on with the sweep in OUT")
    parser.add_argument("--skip-unreadable", action="store_true", help="leave out pictures that cannot be read")
    given = vars(parser.parse_args(arguments))
    if given["epochs"] is not None and given["epochs"] < 1:
        parser.error("--epochs is 1 or more")
    return Options(**given | {"values": read_values(given["over"], given["values"])})


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.sweep`."""
    print(run(parse(arguments)))


if __name__ == "__main__":
    run_tool(main)
