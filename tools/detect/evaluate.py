"""Tells how good a detector is, for `python -m tools.evaluate RUN`: OUT/report.json and OUT/report.html."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import nn

from kiosk.errors import KioskError
from kiosk.ports import Finder
from tools.curves.history import read_history
from tools.data import crowds
from tools.data.crowds import Crowd
from tools.data.samples import ANIMALS, Sample
from tools.detect import look, page, pictures, question, question_page
from tools.detect.charts import training_figure
from tools.detect.decode import Found
from tools.detect.measure import Measured, best_threshold, measure
from tools.detect.mosaic import LONGER_PX
from tools.detect.question import Question
from tools.detect.window import View
from tools.finder import open_picture_finder
from tools.nets import DETECTORS
from tools.page import svg
from tools.runs import Run, open_run, read_record, unseen
from tools.training.optim import autocast_type
from tools.whole import whole


@dataclass(frozen=True, slots=True)
class Report:
    """Where it lies, and what it comes to."""

    page: Path
    measured: Measured
    question: Question | None

    def __str__(self) -> str:
        found = self.measured
        large = found.large
        low, high = large.recall.interval
        return (
            f"mAP50 {100 * found.map50:.1f} over with and without a mask, on {found.pictures} pictures.\n"
            f"{100 * large.recall.value:.1f} % ({100 * low:.1f} to {100 * high:.1f}) of the {large.recall.n} faces of "
            f"48 px and more are found, {100 * large.labelled.value:.1f} % of these rightly labelled; "
            f"{found.false_per_picture:.2f} boxes a picture lie on nobody.\n"
            + "".join(f"{said}\n" for said in (self.question.answer if self.question else ()))
            + str(self.page)
        )


def is_detector(folder: Path) -> bool:
    """A run's folder whose network finds faces."""
    return (folder / "recipe.json").is_file() and read_record(folder).get("name") in DETECTORS


def run(
    folder: Path,
    data: Path,
    out: Path,
    *,
    skip_unreadable: bool = False,
    quick: bool = False,
    finder: Finder | None = None,
) -> Report:
    """Look, count and write; `quick`: without the question whether it looks at heads or at masks.

    Raises KioskError where there is no such run, or nothing to look at.
    """
    run_of, history = open_run(folder), read_history(folder, "smoothed")
    kept = pictures.load(unmet(folder, crowds.read(data)), skip_unreadable=skip_unreadable)
    net = _placed(run_of.net)
    founds, median_ms = _look(net, kept)
    tuned = [place for place, crowd in enumerate(kept.samples) if crowd.split == "val"]
    threshold = best_threshold([kept.samples[place] for place in tuned], [founds[place] for place in tuned])
    every = measure(kept.samples, founds, threshold)
    by_source = {name: measure(*_of(name, kept.samples, founds), threshold) for name in _sources(kept.samples)}
    about = _about(run_of, data, median_ms)
    told: dict[str, Any] = about | every.as_dict()
    told["by_source"] = {name: one.as_dict() for name, one in by_source.items()}
    asked = None
    if not quick:
        finder = finder or open_picture_finder(LONGER_PX)
        asked = question.ask(kept, founds, threshold, finder, lambda views: _found(net, views))
        told["heads_or_masks"] = asked.as_dict()
    with whole(out / "report.json") as partial:
        partial.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    trained = training_figure(history)
    more = {"training": svg(trained) if trained else None, **question_page.values(asked, kept)}
    return Report(page.write(out / "report.html", about, every, by_source, kept, founds, more), every, asked)


def _about(run_of: Run, data: Path, median_ms: float) -> dict[str, Any]:
    return {
        "name": run_of.name,
        "recipe": run_of.asked.get("recipe"),
        "trained_by": run_of.asked.get("command"),
        "data": data.resolve().name,
        "rules": "val and test; COCO's average precision; faces below 16 px count neither way; score chosen on val",
        "ms_a_picture": round(median_ms, 1),
        "threads": torch.get_num_threads(),
    }


def unmet(folder: Path, found: Sequence[Crowd]) -> list[Crowd]:
    """What stands on the sides `val` and `test`, and was not trained on. Raises KioskError where nothing is."""
    held_out = [crowd for crowd in found if crowd.split != "train"]
    samples = [Sample(crowd.file, 0, crowd.source, crowd.split, group=crowd.group) for crowd in held_out]
    fresh = set(unseen(folder, samples))
    kept = [crowd for crowd, sample in zip(held_out, samples, strict=True) if sample in fresh]
    if not any(crowd.split == "val" for crowd in kept):
        raise KioskError("there are no pictures for validation that the run has not seen: give others with --data")
    return kept


def _placed(net: nn.Module) -> nn.Module:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return net.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def _found(net: nn.Module, views: Iterable[View]) -> Iterator[Found]:
    """What is found in each picture."""
    device = next(net.parameters()).device
    for answer in look.answers(net, views, autocast_type("auto", device)):
        yield look.found(*answer)


def _look(net: nn.Module, kept: pictures.Pictures) -> tuple[list[Found], float]:
    """What is found in every picture, and the median time of a picture in milliseconds."""
    founds, took_s, began_s = [], [], time.monotonic()
    bar = track(_found(net, kept.views), "looking", len(kept.views), console=Console(stderr=True), transient=True)
    for found in bar:
        founds.append(found)
        took_s.append(time.monotonic() - began_s)
        began_s = time.monotonic()
    return founds, 1000 * float(np.median(took_s))


def _sources(samples: Sequence[Crowd]) -> list[str]:
    return sorted({crowd.source for crowd in samples} - {ANIMALS})


def _of(name: str, samples: Sequence[Crowd], founds: Sequence[Found]) -> tuple[list[Crowd], list[Found]]:
    kept = [(crowd, found) for crowd, found in zip(samples, founds, strict=True) if crowd.source == name]
    return [crowd for crowd, _ in kept], [found for _, found in kept]
