"""The page of borderline pictures judged by several runs: does the answer hang on the seed? (the paper's figure 7)

The paper's answers to such pictures "changed chaotically for each run"; here that is counted, beside ordinary pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from markupsafe import Markup
from rich.console import Console
from rich.progress import track

from engines.card import MODELS
from kiosk.scene import Pixels
from tools.data import layouts
from tools.data.cache import Crops
from tools.explain import evidence, held_out
from tools.explain.border import BorderPicture, Kind, collect
from tools.explain.evidence import LABEL_WORDS
from tools.explain.layers import choose
from tools.explain.legend import colour_bars
from tools.explain.model import Model, open_model
from tools.explain.options import Options, Report
from tools.explain.overlay import Heatmap
from tools.explain.pictures import shown
from tools.metrics import BARE, INCORRECT, MASKED, Rate
from tools.page import CLASS_COLOURS, new_figure, picture, svg, write_page

AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Judged:
    """One picture, the probability of with_mask and the class answered of each run, and each run's map of with_mask."""

    picture: BorderPicture
    with_mask: tuple[float, ...]
    answers: tuple[int, ...]
    opens: tuple[bool, ...]
    maps: tuple[Heatmap, ...] = ()

    @property
    def low(self) -> float:
        """The lowest probability."""
        return min(self.with_mask)

    @property
    def high(self) -> float:
        """The highest probability."""
        return max(self.with_mask)

    @property
    def sd(self) -> float:
        """The standard deviation over the runs, with n - 1."""
        return float(np.std(self.with_mask, ddof=1))

    @property
    def changes(self) -> bool:
        """Not every run answers the same class."""
        return len(set(self.answers)) > 1

    @property
    def door_changes(self) -> bool:
        """Some runs would open the door and others not."""
        return len(set(self.opens)) > 1


@dataclass(frozen=True, slots=True)
class Summary:
    """How far the runs disagree over some pictures."""

    name: str
    changes: Rate
    door_changes: Rate
    opens: Rate
    """Of all the answers, of every run."""
    mean_spread: float
    mean_sd: float


def run(options: Options, models: Path = MODELS) -> Report:
    """Write the page. Raises KioskError where a run or the data cannot be used."""
    runs = [open_model(name, models) for name in options.models]
    for model in runs:
        choose(model.system, options.layers)
    pictures = collect(_crops(options), max(1, options.most // len(Kind)))
    judged = judge(runs, pictures, options.layers)
    border = [one for one in judged if one.picture.kind is not Kind.ORDINARY]
    kinds = [kind for kind in Kind if any(one.picture.kind is kind for one in judged)]
    groups = {kind: [one for one in judged if one.picture.kind is kind] for kind in kinds}
    whole = summary("All borderline pictures", border)
    page = write_page(
        options.out / "index.html",
        "explain_borderline.html.j2",
        runs=runs,
        whole=whole,
        ordinary=summary(Kind.ORDINARY.value, groups.get(Kind.ORDINARY, [])),
        summaries=[*(summary(kind.value, groups[kind]) for kind in kinds), whole],
        groups=[(kind, sorted(group, key=lambda one: one.low - one.high)) for kind, group in groups.items()],
        labels=LABEL_WORDS,
        plot=plot(groups),
        shows=[evidence.what_reasons_show(choose(model.system, options.layers)) for model in runs],
        bars=colour_bars(signed=False),
        jpeg=picture,
        small=shown,
    )
    return Report(
        page, f"the answer to {whole.changes.count} of {whole.changes.n} borderline pictures hangs on the run"
    )


def _crops(options: Options) -> Crops:
    samples = layouts.read(options.data, options.split)
    return held_out.load([one for one in samples if one.split != "train" and one.person], options)


def judge(runs: Sequence[Model], pictures: Sequence[BorderPicture], layers: tuple[str, ...]) -> list[Judged]:
    """What each run answers to each picture, and why."""
    crops = [one.crop for one in pictures]
    read = [held_out.judge(model, np.stack(crops)) for model in runs]
    merged = any(model.classes == 2 for model in runs)
    answers = [_answers(found, merged=merged) for found in read]
    maps = [_maps(model, crops, layers) for model in runs]
    return [
        Judged(
            one,
            tuple(float(found[index, MASKED]) for found in read),
            tuple(int(found[index]) for found in answers),
            tuple(bool(found[index, MASKED] >= model.threshold) for found, model in zip(read, runs, strict=True)),
            tuple(found[index] for found in maps),
        )
        for index, one in enumerate(pictures)
    ]


def _answers(found: npt.NDArray[np.float64], *, merged: bool) -> npt.NDArray[np.intp]:
    """(n,) classes; where a run knows two classes only, wrong wear counts as no mask for all of them."""
    if not merged:
        return np.asarray(found.argmax(1))
    return np.where(found[:, MASKED] >= found[:, BARE] + found[:, INCORRECT], MASKED, BARE)


def _maps(model: Model, crops: Sequence[Pixels], names: tuple[str, ...]) -> list[Heatmap]:
    layers = choose(model.system, names)
    made: list[Heatmap] = []
    starts = range(0, len(crops), AT_ONCE)
    for start in track(starts, f"explaining {model.title}", console=Console(stderr=True), transient=True):
        part = crops[start : start + AT_ONCE]
        made += evidence.reasons(model, part, [MASKED] * len(part), layers)
    return made


def summary(name: str, judged: Sequence[Judged]) -> Summary:
    """Over some pictures."""
    opens = [door for one in judged for door in one.opens]
    return Summary(
        name,
        Rate(sum(one.changes for one in judged), len(judged)),
        Rate(sum(one.door_changes for one in judged), len(judged)),
        Rate(sum(opens), len(opens)),
        float(np.mean([one.high - one.low for one in judged])) if judged else 0.0,
        float(np.mean([one.sd for one in judged])) if judged else 0.0,
    )


def plot(groups: dict[Kind, list[Judged]]) -> Markup:
    """Every picture a line from its lowest to its highest probability of with_mask, a dot for each run."""
    figure = new_figure(10, 1.3 * len(groups) + 0.5)
    axes = figure.subplots(len(groups), 1, sharex=False, squeeze=False)[:, 0]
    for axis, (kind, judged) in zip(axes, groups.items(), strict=True):
        for place, one in enumerate(sorted(judged, key=lambda one: float(np.mean(one.with_mask)))):
            colour = CLASS_COLOURS[1] if one.door_changes else "#1c2430"
            axis.plot([place, place], [one.low, one.high], color=colour, linewidth=1)
            axis.plot([place] * len(one.with_mask), one.with_mask, ".", color=colour, markersize=4)
        axis.set(title=kind.value, ylim=(-0.03, 1.03), yticks=[0, 0.5, 1], xticks=[])
        axis.title.set_fontsize(10)
    axes[len(groups) // 2].set_ylabel("probability of “with mask”")
    return svg(figure)
