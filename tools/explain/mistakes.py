"""The page of every mistake on pictures that were not trained on, the worst first (the paper's figure 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track

from engines.card import MODELS
from kiosk.scene import Pixels
from tools.data.samples import Sample
from tools.explain import evidence, held_out
from tools.explain.evidence import LABEL_WORDS
from tools.explain.layers import Layer, choose
from tools.explain.legend import colour_bars
from tools.explain.model import BATCH, Model, open_model
from tools.explain.options import Options, Report
from tools.explain.overlay import Heatmap
from tools.explain.pictures import shown
from tools.metrics import BARE, INCORRECT, MASKED, Rate
from tools.page import picture, write_page


class Error(Enum):
    """How an answer is wrong, the worst for the door first; the value is the heading."""

    FALSE_ADMIT = "False admits: the door would open for somebody without a proper mask"
    FALSE_REFUSAL = "False refusals: somebody with a proper mask would be kept out"
    WRONG_NAME = "Kept out rightly, but for the wrong reason"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong answer. `index` is its crop's, `badness` grows with how sure the network was of it."""

    index: int
    sample: Sample
    error: Error
    truth: int
    answered: int
    probabilities: npt.NDArray[np.float64]
    badness: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A mistake on the page: its crop, and what spoke for the answer and for the truth."""

    mistake: Mistake
    crop: Pixels
    maps: tuple[Heatmap, Heatmap]


def run(options: Options, models: Path = MODELS) -> Report:
    """Write the page. Raises KioskError where there is nothing to judge."""
    model = open_model(options.models[0], models)
    layers = choose(model.system, options.layers)
    crops = held_out.load(held_out.read(options), options)
    found = find(model, crops.samples, held_out.judge(model, crops.bgr))
    kept = found[: options.most]
    on_page = _explained(model, kept, [np.asarray(crops.bgr[one.index]) for one in kept], layers)
    page = write_page(
        options.out / "index.html",
        "explain_mistakes.html.j2",
        model=model,
        options=options,
        judged=len(crops.samples),
        rates=rates(crops.samples, found),
        total=len(found),
        groups=[
            (error, [one for one in on_page if one.mistake.error is error], _count(found, error)) for error in Error
        ],
        labels=LABEL_WORDS,
        shows=evidence.what_reasons_show(layers),
        bars=colour_bars(signed=False),
        jpeg=picture,
        small=shown,
    )
    return Report(page, f"{len(found)} mistakes on {len(crops.samples)} pictures, {len(kept)} shown")


def find(model: Model, samples: Sequence[Sample], probabilities: npt.NDArray[np.float64]) -> list[Mistake]:
    """Every mistake, false admits first and in each kind the worst first; (n, 3) probabilities."""
    three = model.classes > 2
    found = [
        mistake
        for index, (sample, row) in enumerate(zip(samples, probabilities, strict=True))
        if (mistake := _judge(index, sample, row, model.threshold, three=three)) is not None
    ]
    order = list(Error)
    return sorted(found, key=lambda one: (order.index(one.error), -one.badness))


def _judge(
    index: int, sample: Sample, row: npt.NDArray[np.float64], threshold: float, *, three: bool
) -> Mistake | None:
    truth = sample.label if three or sample.label != INCORRECT else BARE
    admitted, likeliest = bool(row[MASKED] >= threshold), int(row.argmax())
    if admitted and truth != MASKED:
        return Mistake(index, sample, Error.FALSE_ADMIT, truth, MASKED, row, float(row[MASKED]))
    if not admitted and truth == MASKED:
        against = BARE if row[BARE] >= row[INCORRECT] else INCORRECT
        return Mistake(index, sample, Error.FALSE_REFUSAL, truth, against, row, 1 - float(row[MASKED]))
    if truth not in (likeliest, MASKED):
        return Mistake(index, sample, Error.WRONG_NAME, truth, likeliest, row, float(row[likeliest] - row[truth]))
    return None


def rates(samples: Sequence[Sample], found: Sequence[Mistake]) -> list[tuple[str, Rate]]:
    """Wrong answers of the door among those that could have been."""
    masked = sum(sample.label == MASKED for sample in samples)
    return [
        ("let in without a proper mask", Rate(_count(found, Error.FALSE_ADMIT), len(samples) - masked)),
        ("kept out with a proper mask", Rate(_count(found, Error.FALSE_REFUSAL), masked)),
    ]


def _count(found: Sequence[Mistake], error: Error) -> int:
    return sum(one.error is error for one in found)


def _explained(model: Model, kept: Sequence[Mistake], crops: Sequence[Pixels], layers: Sequence[Layer]) -> list[Shown]:
    made: list[Shown] = []
    starts = range(0, len(kept), BATCH)
    for start in track(starts, "explaining", console=Console(stderr=True), transient=True):
        part, pixels = kept[start : start + BATCH], crops[start : start + BATCH]
        answered = evidence.reasons(model, pixels, [one.answered for one in part], layers)
        truth = evidence.reasons(model, pixels, [one.truth for one in part], layers)
        made += [Shown(*each[:2], each[2:]) for each in zip(part, pixels, answered, truth, strict=True)]
    return made
