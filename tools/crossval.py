"""What a new camera or an unseen wrong wear costs: `python -m tools.crossval NAME --data DIR --out DIR --by BY`.

BY is `source` (each source is left out of training once, and measured) or `wrong-wear` (so is each of five folds of
the photos with masks worn wrongly). One run a part, in OUT/PART; what is done stays done, and a run that was cut off
goes on. Writes OUT/crossval.json and OUT/crossval.html after each part.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from rich.console import Console

from kiosk.errors import KioskError
from tools import train
from tools.data import cache, layouts, parts
from tools.data.samples import Sample
from tools.finder import open_crop_finder
from tools.metrics import BARE, INCORRECT, MASKED, with_vs_without
from tools.nets import SYSTEMS, find_recipe
from tools.page import write_page
from tools.predict import open_predictor
from tools.report.crossed import Crossed, Part, read_part, share
from tools.report.judged import Judged, admitted, operating_point
from tools.run import run_tool
from tools.training.options import Options as Trained
from tools.training.options import count
from tools.whole import whole

By = Literal["source", "wrong-wear"]
Train = Callable[[Trained], Path]
Judge = Callable[[Path, list[Sample], str], Part]
"""From a run's folder, samples whose test side is the part, and the part's name to what was measured."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `epochs` None: the recipe's; `only`: these parts, not all."""

    name: str
    data: Path
    out: Path
    by: By
    recipe: str = "short"
    epochs: int | None = None
    folds: int = 5
    only: tuple[str, ...] = ()

    def training(self, part: str) -> Trained:
        """How the run that leaves out `part` is trained; it goes on where it was cut off."""
        folder = self.out / part.replace("/", "of").replace("=", "-")
        goes_on = (folder / "recipe.json").is_file()
        return Trained(
            self.name, self.data, folder, self.recipe, epochs=self.epochs, resume=goes_on, report=False, hold_out=part
        )


def run(options: Options, training: Train = train.run, judge: Judge | None = None) -> Path:
    """Train and measure every part that is not done: OUT/crossval.html. Raises KioskError."""
    find_recipe(options.name, options.recipe)
    samples = layouts.read(options.data, "clean")
    console, done = Console(stderr=True), []
    chosen = _chosen(options, samples)
    for place, part in enumerate(chosen, 1):
        asked = options.training(part)
        record = asked.out / "held_out.json"
        if not record.is_file():
            console.print(f"{part} ({place} of {len(chosen)})", markup=False, highlight=False)
            training(asked)
            measured = (judge or judge_run)(asked.out, parts.hold_out(samples, part), part)
            with whole(record) as partial:
                partial.write_text(measured.model_dump_json(indent=1) + "\n", encoding="utf-8")
        done.append(read_part(record, options.name, options.recipe))
        console.print(str(done[-1]), markup=False, highlight=False, soft_wrap=True)
        _write(Crossed(by=options.by, data=options.data.resolve().name, parts=tuple(done)), options.out)
    return options.out / "crossval.html"


def _chosen(options: Options, samples: list[Sample]) -> list[str]:
    every = parts.source_parts(samples) if options.by == "source" else parts.wrong_parts(options.folds)
    if unknown := [part for part in options.only if part not in every]:
        raise KioskError(f"there is no part {unknown[0]}: choose among {', '.join(every)}")
    return [part for part in every if part in options.only or not options.only]


def judge_run(folder: Path, samples: list[Sample], part: str) -> Part:
    """At the threshold that the run's own validation rows give; the part's rows are its test side."""
    predictor = open_predictor(folder)
    crops = cache.load(samples, cache.SIZE, folder.parent / "cache", open_crop_finder())
    crops = crops.of([place for place, one in enumerate(crops.samples) if one.person and one.split != "train"])
    judged = Judged(crops.samples, predictor.logits(crops.bgr, f"judging {len(crops.samples):,} faces"))
    point = operating_point(judged, (1.0, None))
    tested = judged.of(judged.side("test"))
    passed, labels = admitted(tested, point), tested.labels
    sources, wrong = np.asarray([sample.source for sample in tested.samples]), labels == INCORRECT
    return Part(
        part=part,
        name=predictor.name,
        recipe=predictor.origin.recipe,
        threshold=point.threshold,
        with_vs_without=share(with_vs_without(tested.shares(point.temperature)[:, MASKED], labels)),
        false_admit_bare=share(passed[labels == BARE]),
        false_admit_wrong=share(passed[wrong]),
        false_refusal=share(~passed[labels == MASKED]),
        wrong_by_source={str(name): share(passed[wrong & (sources == name)]) for name in np.unique(sources[wrong])},
    )


def _write(crossed: Crossed, out: Path) -> None:
    with whole(out / "crossval.json") as partial:
        partial.write_text(crossed.model_dump_json(indent=1) + "\n", encoding="utf-8")
    write_page(out / "crossval.html", "crossval.html.j2", crossed=crossed)


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.crossval", description="Measures on what was left out.")
    parser.add_argument("name", choices=SYSTEMS, metavar="NAME", help=", ".join(SYSTEMS))
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of pictures")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the runs and the page go")
    parser.add_argument("--by", choices=get_args(By), required=True, help="what is left out, a part at a time")
    parser.add_argument("--recipe", default="short", help="short, ours, or another that the network has")
    parser.add_argument("--epochs", type=count, help="how often to go through the pictures (default: the recipe's)")
    parser.add_argument("--folds", type=count, default=5, help="of wrong wear")
    parser.add_argument("--only", nargs="+", default=(), metavar="PART", help="such as source=mine or wrong=2/5")
    given = vars(parser.parse_args(arguments))
    return Options(**given | {"only": tuple(given["only"])})


def main() -> None:
    """Entry of `python -m tools.crossval`."""
    print(run(parse()))


if __name__ == "__main__":
    run_tool(main)
