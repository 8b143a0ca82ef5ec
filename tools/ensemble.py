"""Mixes trained networks: `python -m tools.ensemble RUN... --data DIR --out DIR [--split original/clean]`.

The weights of the members' probabilities, the temperature and the threshold are fitted on validation; the test side is
not touched. Writes OUT/ensemble.json; `python -m tools.evaluate OUT` tells how good it is.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

from engines.card import FILE, Mixture, OperatingPoint
from engines.mixture import mix, to_logits, widen
from kiosk.classify import probabilities
from kiosk.errors import KioskError
from kiosk.ports import Finder
from kiosk.scene import Tensor
from tools.data import cache, layouts
from tools.data.samples import Sample, SplitKind
from tools.evaluate import SIDE
from tools.finder import open_crop_finder
from tools.metrics import BARE, MASKED, Labels, false_admit, fit_temperature, nll
from tools.mixture import fit_weights, fold
from tools.predict import Predictor, open_member
from tools.report.judged import Judged, operating_point
from tools.run import run_tool
from tools.whole import whole


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    runs: tuple[str, ...]
    data: Path
    out: Path
    split: SplitKind = "clean"


@dataclass(frozen=True, slots=True)
class Report:
    """What was fitted, and the NLL on validation of each member by itself and of the mixture."""

    file: Path
    mixture: Mixture
    alone: tuple[float, ...]
    together: float

    def __str__(self) -> str:
        rows = zip(self.mixture.members, self.mixture.weights, self.alone, strict=True)
        lines = [f"{weight:6.3f}  {member} (NLL by itself {alone:.4f})" for member, weight, alone in rows]
        return "\n".join([*lines, f"together: NLL {self.together:.4f} on validation", str(self.file)])


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.ensemble", description="Mixes trained networks.")
    parser.add_argument("runs", nargs="+", metavar="RUN", help="runs' folders, or names of shipped models")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a set of pictures of faces")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where ensemble.json goes")
    parser.add_argument("--split", choices=get_args(SplitKind), default="clean")
    given = parser.parse_args(arguments)
    return Options(tuple(given.runs), given.data, given.out, given.split)


def run(options: Options, finder: Finder | None = None) -> Report:
    """Fit and write. Raises KioskError or ModelError where a member or the data cannot be used."""
    members = [open_member(name) for name in options.runs]
    crops = cache.load(validation(options), SIDE, options.out.parent / "cache", finder or open_crop_finder())
    logits = [member.logits(crops.bgr, f"{member.name} judges validation") for member in members]
    names = [_named(name, options.out) for name in options.runs]
    mixture, alone, together = fit(names, members, logits, crops.samples)
    with whole(options.out / FILE) as partial:
        partial.write_text(mixture.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return Report(options.out / FILE, mixture, alone, together)


def validation(options: Options) -> list[Sample]:
    """The people of the validation side. Raises KioskError where masked or bare ones lack."""
    samples = layouts.read(options.data, options.split)
    kept = [sample for sample in samples if sample.split == "val" and sample.person]
    if not {BARE, MASKED} <= {sample.label for sample in kept}:
        raise KioskError(f"{options.data} has no validation side with masked and bare people: the weights need both")
    return kept


def _named(name: str, out: Path) -> str:
    """A run's folder as it is found from OUT; the name of a shipped model as it is."""
    return Path(os.path.relpath(name, out)).as_posix() if Path(name).is_dir() else name


def fit(
    names: Sequence[str], members: Sequence[Predictor], logits: Sequence[Tensor], samples: tuple[Sample, ...]
) -> tuple[Mixture, tuple[float, ...], float]:
    """The mixture, each member's own NLL on these samples, and the mixture's."""
    classes = max(member.classes for member in members)
    labels = fold(np.asarray([sample.label for sample in samples], np.int64), classes)
    temperatures = [_own_temperature(part, labels) for part in logits]
    shares = [probabilities(part, own) for part, own in zip(logits, temperatures, strict=True)]
    weights = fit_weights([widen(part, classes) for part in shares], labels)
    mixed = to_logits(mix(shares, weights, classes))
    point = operating_point(Judged(samples, mixed), (1.0, None))
    admit = Judged(samples, mixed).shares(point.temperature)[:, MASKED]
    masked = np.asarray([sample.label == MASKED for sample in samples])
    bare = np.asarray([sample.label == BARE for sample in samples])
    mixture = Mixture(
        members=tuple(names),
        weights=weights,
        temperatures=tuple(temperatures),
        temperature=point.temperature,
        operating_point=OperatingPoint(
            threshold=point.threshold,
            false_admit_upper95=false_admit(admit[bare], point.threshold).interval[1],
            false_refusal=float((admit[masked] < point.threshold).mean()),
        ),
    )
    alone = tuple(nll(to_logits(widen(part, classes)), labels, 1.0) for part in shares)
    return mixture, alone, nll(mixed, labels, point.temperature)


def _own_temperature(logits: Tensor, labels: Labels) -> float:
    return round(fit_temperature(logits, fold(labels, logits.shape[1])), 4)


def main() -> None:
    """Entry of `python -m tools.ensemble`."""
    print(run(parse()))


if __name__ == "__main__":
    run_tool(main)
