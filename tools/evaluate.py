"""Tells how good a classifier or a detector is: `python -m tools.evaluate RUN_OR_MODEL --data DIR --out DIR`.

RUN_OR_MODEL is the folder of a run, the folder of an ensemble or of a model's card, or the name of a shipped model.
Writes OUT/report.json and OUT/report.html. Decoded pictures are kept in `cache` beside OUT, for the next report.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import numpy as np
from rich.console import Console

from kiosk.ports import Finder
from tools.data import cache, corrections, layouts
from tools.data.samples import Sample, SplitKind
from tools.detect import evaluate as detect
from tools.detect.evaluate import is_detector
from tools.finder import open_crop_finder
from tools.metrics import MASKED
from tools.predict import Predictor, flipped, open_predictor
from tools.report import kinds, measuring
from tools.report.findings import Findings, Kind, Leak, Point, Subject
from tools.report.fitness import Standing
from tools.report.judged import Judged, operating_point
from tools.report.made import make_kinds
from tools.report.view import write_report
from tools.report.words import FITNESS, fitness, reasons
from tools.run import run_tool
from tools.runs import unseen
from tools.whole import whole

SIDE = 224
"""Of the squares that are kept and drawn on, in pixels: one for all networks, which so see the same made pictures."""
TRAIN_SAMPLE = 2000
SEED = 0


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    model: str
    data: Path
    out: Path
    split: SplitKind = "clean"
    skip_unreadable: bool = False
    as_published: bool = False
    """With the labels that are known to be wrong."""
    flip: bool = False
    """Each crop is judged with its mirror image."""
    quick: bool = False
    """A detector is not asked whether it looks at heads or at masks, which takes minutes."""


@dataclass(frozen=True, slots=True)
class Report:
    """Where the report lies, and what it comes to."""

    page: Path
    findings: Findings

    def __str__(self) -> str:
        decided: Standing = fitness(self.findings)
        sides = (
            f"{side}: accuracy {found.accuracy.rate:.2%}, n = {found.n}" for side, found in self.findings.sides.items()
        )
        return "\n".join([f"{FITNESS[decided]}. {reasons(self.findings)}", *sides, str(self.page)])


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate", description="Tells how good a classifier is.")
    parser.add_argument("model", metavar="RUN_OR_MODEL", help="a run's folder, or the name of a shipped model")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a set of pictures of faces")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where report.html goes")
    parser.add_argument("--split", choices=get_args(SplitKind), default="clean")
    parser.add_argument("--skip-unreadable", action="store_true", help="leave out pictures that cannot be read")
    parser.add_argument("--as-published", action="store_true", help="keep labels that are known to be wrong")
    parser.add_argument("--flip", action="store_true", help="judge each crop and its mirror image: does it pay?")
    parser.add_argument(
        "--quick", action="store_true", help="a detector: without asking what it looks at, minutes less"
    )
    return Options(**vars(parser.parse_args(arguments)))


def run(options: Options, finder: Finder | None = None) -> Report:
    """Judge, count and write. Raises KioskError or ModelError before anything is written."""
    predictor = open_predictor(options.model)
    if options.flip:
        predictor = flipped(predictor)
    published = layouts.read(options.data, options.split, as_published=options.as_published)
    samples = honest(predictor, published) if options.split == "clean" else published
    finder, folder = finder or open_crop_finder(), options.out.parent / "cache"
    crops = cache.load(chosen(samples), SIDE, folder, finder, skip_unreadable=options.skip_unreadable)
    moved = sum(sample.split != before.split for sample, before in zip(samples, published, strict=True))
    what = subject(predictor, options, moved)
    findings = evaluate(predictor, crops, samples, trained_on(predictor, samples, options), what)
    with whole(options.out / "report.json") as partial:
        partial.write_text(findings.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return Report(write_report(findings, options.out / "report.html"), findings)


def chosen(samples: Sequence[Sample]) -> list[Sample]:
    """Everything that is held out, and TRAIN_SAMPLE of what was trained on, drawn by a fixed seed."""
    train = [index for index, sample in enumerate(samples) if sample.split == "train"]
    kept = set(np.random.default_rng(SEED).permutation(train)[:TRAIN_SAMPLE].tolist())
    return [sample for index, sample in enumerate(samples) if sample.split != "train" or index in kept]


def honest(predictor: Predictor, samples: list[Sample]) -> list[Sample]:
    """The same, with what its runs were trained on counted as training, whatever side of this split it stands on."""
    for run_folder in predictor.origin.runs:
        unmet = set(unseen(run_folder, samples))
        samples = [sample if sample in unmet else replace(sample, split="train") for sample in samples]
    return samples


def trained_on(predictor: Predictor, samples: Sequence[Sample], options: Options) -> list[Sample]:
    """The training rows of the split that the network was trained with, where it is known."""
    own, known = predictor.origin.split, options.split == "clean" and predictor.origin.runs
    if own in get_args(SplitKind) and own != options.split and not known:
        samples = layouts.read(options.data, "clean" if own == "clean" else "original")
    return [sample for sample in samples if sample.split == "train"]


def subject(predictor: Predictor, options: Options, moved: int = 0) -> Subject:
    """What is measured, and on what; folders by their last name, so that a page tells nothing of the machine."""
    origin, data = predictor.origin, options.data.resolve().name
    return Subject(
        name=predictor.name,
        recipe=origin.recipe,
        classes=predictor.classes,
        size=predictor.spec.size,
        sha256=origin.sha256,
        trained_by=origin.command,
        settings=dict(origin.settings),
        data=data,
        split=options.split,
        command=f"python -m tools.evaluate {Path(options.model).name} --data {data} --split {options.split} --out OUT"
        + " --as-published" * options.as_published
        + " --flip" * options.flip,
        corrected=_corrected(options),
        moved=moved,
        made_on=dt.datetime.now(dt.timezone.utc).date().isoformat(),
    )


def _corrected(options: Options) -> int:
    if options.split != "clean" or options.as_published:
        return 0
    return corrections.changed(layouts.read(options.data, options.split, as_published=True))


def evaluate(
    predictor: Predictor, crops: cache.Crops, samples: Sequence[Sample], trained: Sequence[Sample], what: Subject
) -> Findings:
    """Every number of the report. `samples` are all that the set has, `trained` those that were trained on."""
    judged = Judged(crops.samples, predictor.logits(crops.bgr, f"judging {len(crops.samples):,} faces"))
    point = operating_point(judged, (predictor.temperature, predictor.threshold))
    side = measuring.reported_side(judged)
    sources = measuring.by_source(judged, point)
    return Findings(
        subject=what,
        point=point,
        leak=_leak(samples, trained, predictor),
        sides=measuring.recognition(judged, _people(samples), point),
        refusal=kinds.refusal(judged, point),
        kinds=(*kinds.photographed(judged, point), *_made(predictor, crops, judged, point)),
        sources=sources,
        macro=measuring.macro(sources),
        calibration=measuring.calibration(judged, side, point) if side else None,
        tradeoff=measuring.tradeoff(judged, side, point) if side else None,
    )


def _people(samples: Sequence[Sample]) -> Counter[str]:
    """How many each side has."""
    return Counter(sample.split for sample in samples if sample.person)


def _leak(samples: Sequence[Sample], trained: Sequence[Sample], predictor: Predictor) -> Leak:
    return measuring.leak([sample for sample in samples if sample.split == "test"], trained, predictor.origin.split)


def _made(predictor: Predictor, crops: cache.Crops, judged: Judged, point: Point) -> list[Kind]:
    found = []
    for kind in make_kinds(crops, judged):
        answered = Judged((), predictor.logits(kind.bgr, f"judging {len(kind.bgr)} made: {kind.name}"))
        passed = answered.shares(point.temperature)[:, MASKED] >= point.threshold
        found.append(
            measuring.counted(kind.name, passed, kind.sides, kind.limit, made=True, must_refuse=kind.must_refuse)
        )
    return found


def main() -> None:
    """Entry of `python -m tools.evaluate`."""
    options = parse()
    report: object
    if is_detector(Path(options.model)):
        skip, quick = options.skip_unreadable, options.quick
        report = detect.run(Path(options.model), options.data, options.out, skip_unreadable=skip, quick=quick)
    else:
        report = run(options)
    Console().print(str(report), markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    run_tool(main)
