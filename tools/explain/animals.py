"""The page of cats and dogs, none of which wears a mask (the paper's figures 7 and 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track

from engines.card import MODELS
from kiosk.errors import KioskError
from kiosk.scene import Pixels
from tools.data import layouts
from tools.data.samples import ANIMALS, Sample
from tools.explain import evidence, held_out
from tools.explain.evidence import LABEL_WORDS
from tools.explain.layers import Layer, choose
from tools.explain.legend import colour_bars
from tools.explain.model import BATCH, Model, open_model
from tools.explain.options import Options, Report
from tools.explain.overlay import Heatmap
from tools.explain.pictures import shown
from tools.metrics import MASKED, Rate
from tools.page import picture, write_page


@dataclass(frozen=True, slots=True)
class Animal:
    """One picture with its (3,) probabilities and the map of the class answered."""

    sample: Sample
    crop: Pixels
    probabilities: npt.NDArray[np.float64]
    reason: Heatmap

    @property
    def answer(self) -> int:
        """The likeliest class."""
        return int(self.probabilities.argmax())


def run(options: Options, models: Path = MODELS) -> Report:
    """Write the page. Raises KioskError where there is no folder `animals`."""
    model = open_model(options.models[0], models)
    layers = choose(model.system, options.layers)
    crops = held_out.load(_read(options.data), options)
    probabilities = held_out.judge(model, crops.bgr)
    worst = np.argsort(-probabilities[:, MASKED], kind="stable")[: options.most]
    pixels = [np.asarray(crops.bgr[index]) for index in worst]
    reasons = _reasons(model, pixels, [int(probabilities[index].argmax()) for index in worst], layers)
    animals = [
        Animal(crops.samples[index], crop, probabilities[index], reason)
        for index, crop, reason in zip(worst, pixels, reasons, strict=True)
    ]
    table = rates(crops.samples, probabilities[:, MASKED], model.threshold)
    page = write_page(
        options.out / "index.html",
        "explain_animals.html.j2",
        model=model,
        animals=animals,
        total=len(crops.samples),
        rates=table,
        labels=LABEL_WORDS,
        shows=evidence.what_reasons_show(layers),
        bars=colour_bars(signed=False),
        jpeg=picture,
        small=shown,
    )
    return Report(page, f"{table[-1][1].count} of {len(crops.samples)} animals would be let in")


def rates(samples: Sequence[Sample], with_mask: npt.NDArray[np.float64], threshold: float) -> list[tuple[str, Rate]]:
    """How many would be let in: by kind and by whether training may have seen them, and all."""
    admitted = with_mask >= threshold
    kinds = [(sample.file.parent.name, "trained on" if sample.split == "train" else "held out") for sample in samples]
    named = [f"{animal}, {seen}" for animal, seen in kinds]
    table = []
    for name in sorted(set(named)):
        here = np.asarray([one == name for one in named])
        table.append((name, Rate(int(admitted[here].sum()), int(here.sum()))))
    unseen = np.asarray([sample.split != "train" for sample in samples])
    table.append(("all held out", Rate(int(admitted[unseen].sum()), int(unseen.sum()))))
    return [*table, ("all", Rate(int(admitted.sum()), len(samples)))]


def _read(data: Path) -> list[Sample]:
    found = [sample for sample in layouts.read(data, "clean") if sample.source == ANIMALS]
    if not found:
        raise KioskError(f"{data} has no folder `{ANIMALS}` of pictures (animals/cat/1.jpg): add one, or give another")
    return found


def _reasons(model: Model, crops: list[Pixels], targets: list[int], layers: Sequence[Layer]) -> list[Heatmap]:
    made: list[Heatmap] = []
    starts = range(0, len(crops), BATCH)
    for start in track(starts, "explaining", console=Console(stderr=True), transient=True):
        made += evidence.reasons(model, crops[start : start + BATCH], targets[start : start + BATCH], layers)
    return made
