"""What a new camera or an unseen wrong wear costs: `python -m tools.crossval NAME --data DIR --out DIR --by BY`.

BY is `source` (each source is left out of training once, and measured), `wrong-wear` (so is each of five folds of
the photos with masks worn wrongly) or `both` (a run leaves out one of each, which is half the work and no easier).
Runs go to OUT; what is done stays done, and a run that was cut off goes on. After each run BY's page and its figures
are in OUT, as source.html and source.json or wrong-wear.html and wrong-wear.json.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from rich.console import Console

from kiosk.errors import KioskError
from tools import train
from tools.data import cache, layouts, parts
from tools.data.samples import Sample
from tools.finder import open_crop_finder
from tools.metrics import BARE, INCORRECT, MASKED, fit_temperature, shipped_threshold, with_vs_without
from tools.nets import SYSTEMS, find_recipe
from tools.page import write_page
from tools.predict import open_predictor
from tools.report.crossed import Crossed, Kind, Part, read_part, share
from tools.report.judged import Judged
from tools.run import run_tool
from tools.training.options import Options as Trained
from tools.training.options import count
from tools.whole import whole

By = Literal["source", "wrong-wear", "both"]
KINDS: dict[str, Kind] = {"source": "source", "wrong": "wrong-wear"}
"""What a part's name begins with, and the page it is on."""
Train = Callable[[Trained], Path]
Judge = Callable[[Path, list[Sample], str], list[Part]]
"""From a run's folder, all samples and what the run left out to what was measured of each part of that."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `epochs` None: the recipe's; `only`: these runs, not all."""

    name: str
    data: Path
    out: Path
    by: By
    recipe: str = "short"
    epochs: int | None = None
    folds: int = 5
    only: tuple[str, ...] = ()

    def training(self, left_out: str) -> Trained:
        """How the run that leaves out these parts is trained; it goes on where it was cut off."""
        folder = self.out / _filed(left_out)
        goes_on = (folder / "recipe.json").is_file()
        return Trained(
            self.name,
            self.data,
            folder,
            self.recipe,
            epochs=self.epochs,
            resume=goes_on,
            report=False,
            hold_out=left_out,
        )


def _filed(part: str) -> str:
    return part.replace("/", "of").replace("=", "-")


def run(options: Options, training: Train = train.run, judge: Judge | None = None) -> list[Path]:
    """Train and measure every part that is not done: the pages. Raises KioskError."""
    find_recipe(options.name, options.recipe)
    samples = layouts.read(options.data, "clean")
    console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    done: dict[Kind, list[Part]] = {}
    chosen = _chosen(options, samples)
    for place, left_out in enumerate(chosen, 1):
        asked = options.training(left_out)
        records = {part: asked.out / f"{_filed(part)}.json" for part in left_out.split("+")}
        if not all(record.is_file() for record in records.values()):
            console.print(f"{left_out} ({place} of {len(chosen)})")
            training(asked)
            for measured in (judge or judge_run)(asked.out, samples, left_out):
                with whole(records[measured.part]) as partial:
                    partial.write_text(measured.model_dump_json(indent=1) + "\n", encoding="utf-8")
        for part, record in records.items():
            found = read_part(record, options.name, options.recipe)
            console.print(str(found))
            done.setdefault(KINDS[part.partition("=")[0]], []).append(found)
        for kind, of_it in done.items():
            _write(Crossed(by=kind, data=options.data.resolve().name, parts=tuple(of_it)), options.out)
    return [options.out / f"{kind}.html" for kind in done]


def _chosen(options: Options, samples: list[Sample]) -> list[str]:
    every = _runs(options, samples)
    if unknown := [left_out for left_out in options.only if left_out not in every]:
        raise KioskError(f"there is no part {unknown[0]}: choose among {', '.join(every)}")
    return [left_out for left_out in every if left_out in options.only or not options.only]


def _runs(options: Options, samples: list[Sample]) -> list[str]:
    """What each run leaves out. The source with most wrong wear comes last: a fold beside it would leave none over."""
    sources, folds = parts.source_parts(samples), parts.wrong_parts(options.folds)
    if options.by != "both":
        return sources if options.by == "source" else folds
    wrong = Counter(f"source={sample.source}" for sample in samples if sample.person and sample.label == INCORRECT)
    pairs = zip_longest(sorted(sources, key=lambda source: wrong[source]), folds)
    return ["+".join(part for part in pair if part) for pair in pairs]


def judge_run(folder: Path, samples: list[Sample], left_out: str) -> list[Part]:
    """Each part of what the run left out, at the threshold that would be shipped for its own validation rows."""
    predictor = open_predictor(folder)
    trained = dict(zip(samples, parts.hold_out(samples, left_out), strict=True))
    crops = cache.load(samples, cache.SIZE, folder.parent / "cache", open_crop_finder())
    people = [one.person and trained[one].split != "train" for one in crops.samples]
    crops = crops.of([place for place, here in enumerate(people) if here])
    logits = predictor.logits(crops.bgr, f"judging {len(crops.samples):,} faces")
    every = Judged(tuple(trained[one] for one in crops.samples), logits)
    temperature, threshold = _operating_point(every.of(every.side("val")))
    found = []
    for part in left_out.split("+"):
        of_part = dict(zip(samples, parts.hold_out(samples, part), strict=True))
        tested = every.of(np.asarray([of_part[one].split == "test" for one in crops.samples], bool))
        names = {"part": part, "name": predictor.name, "recipe": predictor.origin.recipe, "threshold": threshold}
        found.append(Part(**names, **_rates(tested, temperature, threshold)))
    return found


def _operating_point(val: Judged) -> tuple[float, float]:
    """The temperature and the threshold that export would write into the card."""
    temperature = round(fit_temperature(val.logits, val.known), 4)
    admit = val.shares(temperature)[:, MASKED]
    return temperature, shipped_threshold(admit[val.labels == BARE], admit[val.labels == MASKED])


def _rates(tested: Judged, temperature: float, threshold: float) -> dict[str, Any]:
    admit, labels = tested.shares(temperature)[:, MASKED], tested.labels
    passed, wrong = admit >= threshold, labels == INCORRECT
    sources = np.asarray([sample.source for sample in tested.samples])
    return {
        "with_vs_without": share(with_vs_without(admit, labels)),
        "false_admit_bare": share(passed[labels == BARE]),
        "false_admit_wrong": share(passed[wrong]),
        "false_refusal": share(~passed[labels == MASKED]),
        "wrong_by_source": {str(name): share(passed[wrong & (sources == name)]) for name in np.unique(sources[wrong])},
    }


def _write(crossed: Crossed, out: Path) -> None:
    with whole(out / f"{crossed.by}.json") as partial:
        partial.write_text(crossed.model_dump_json(indent=1) + "\n", encoding="utf-8")
    write_page(out / f"{crossed.by}.html", "crossval.html.j2", crossed=crossed)


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
    print(*run(parse()), sep="\n")


if __name__ == "__main__":
    run_tool(main)
