"""Do a model's files say the same on every runtime? `python -m tools.agree NAME --data DIR [--count N] [--json FILE]`.

Every file of the card on each backend named, against the CPU's int8 file on onnxruntime, which the card's figures are
of: the share of held-out faces with the same verdict at the card's threshold, and who of those not properly masked
gets in anew; and the same of the pictures that show nobody. A GPU's backends run where there is a GPU; what they run of
a card runs on the CPU, too.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track
from rich.table import Table

from engines.card import MODELS, Card, load_card
from engines.cpu import OnnxRuntimeEngine
from engines.factory import CPU_ENDINGS
from engines.openvino_cpu import OpenVinoEngine
from kiosk.classify import probabilities
from kiosk.errors import EngineUnavailable, KioskError
from kiosk.networks import input_of
from kiosk.ports import Engine
from kiosk.preprocess import to_input
from tools.data.cache import SIZE, Crops, load
from tools.data.layouts import read
from tools.data.samples import Sample
from tools.finder import open_crop_finder
from tools.metrics import MASKED, Rate
from tools.run import run_tool

BACKENDS: Mapping[str, Callable[[Path], Engine]] = {"onnxruntime": OnnxRuntimeEngine, "openvino": OpenVinoEngine}
COUNT = 2000
CACHE = Path("runs/cache")
Admitted = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    name: str
    data: Path
    count: int = COUNT
    json: Path | None = None
    cache: Path = CACHE
    models: Path = MODELS


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one file on one backend with the reference; `trouble` says why it did not run."""

    file: str
    backend: str
    same: Rate
    let_in_anew: int = 0
    refused_anew: int = 0
    nobody: int = 0
    nobody_let_in_anew: int = 0
    """Of so many pictures of animals and of nothing."""
    trouble: str = ""

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        of: dict[str, object] = {"file": self.file, "backend": self.backend}
        if self.trouble:
            return of | {"trouble": self.trouble}
        return of | {
            "same": self.same.as_dict(),
            "let_in_anew": self.let_in_anew,
            "refused_anew": self.refused_anew,
            "nobody": self.nobody,
            "nobody_let_in_anew": self.nobody_let_in_anew,
        }


def chosen(samples: Sequence[Sample], count: int) -> list[Sample]:
    """As many of the people that no training saw, drawn with one seed, and every picture without one."""
    held_out = [sample for sample in samples if sample.split != "train"]
    people = [sample for sample in held_out if sample.person]
    drawn = np.random.default_rng(0).permutation(len(people))[:count]
    return [people[index] for index in sorted(drawn)] + [sample for sample in held_out if not sample.person]


def run(options: Options, crops: Crops) -> list[Agreement]:
    """The reference first. Raises ModelError where the card or a file of it is broken."""
    card = load_card(options.name, options.models)
    reference = next(card.name + ending for ending in CPU_ENDINGS if card.name + ending in card.files)
    files = sorted(card.files, key=lambda name: (name != reference, name))
    masked = np.asarray([sample.label == MASKED for sample in crops.samples])
    wanted = admitted(card, OnnxRuntimeEngine(card.folder / reference), crops, f"{reference} on onnxruntime")
    return [
        _compare(card, file, backend, crops, wanted, masked)
        for file in files
        for backend in BACKENDS
        if (file, backend) != (reference, "onnxruntime")
    ]


def _compare(card: Card, file: str, backend: str, crops: Crops, wanted: Admitted, masked: Admitted) -> Agreement:
    try:
        engine = BACKENDS[backend](card.file(file.removeprefix(card.name)))
        found = admitted(card, engine, crops, f"{file} on {backend}")
    except EngineUnavailable as error:
        return Agreement(file, backend, Rate(0, 0), trouble=str(error))
    people = np.asarray([sample.person for sample in crops.samples])
    anew = found & ~wanted & ~masked
    return Agreement(
        file,
        backend,
        Rate(int((found == wanted)[people].sum()), int(people.sum())),
        let_in_anew=int(anew[people].sum()),
        refused_anew=int((~found & wanted & masked).sum()),
        nobody=int((~people).sum()),
        nobody_let_in_anew=int(anew[~people].sum()),
    )


def admitted(card: Card, engine: Engine, crops: Crops, what: str) -> Admitted:
    """(n,) bool: whom it lets in, at the card's threshold."""
    spec, point = input_of(card), card.operating_point

    def logits() -> Iterator[npt.NDArray[np.float32]]:
        for crop in track(crops.bgr, what, total=len(crops.samples), transient=True):
            yield engine.infer(to_input(np.asarray(crop), spec))["logits"]

    with closing(engine):
        rows = np.concatenate(list(logits()))
    return np.asarray(probabilities(rows, card.temperature)[:, MASKED] >= (point.threshold if point else 0.5))


def as_table(found: Sequence[Agreement]) -> Table:
    """A row a file and backend."""
    table = Table("file", "backend", "same verdict", "let in anew", "refused anew", "nobody there: let in anew")
    for each in found:
        if each.trouble:
            table.add_row(each.file, each.backend, each.trouble, "-", "-", "-")
        else:
            low, high = each.same.interval
            same = f"{each.same.value:.2%} ({low:.2%} to {high:.2%}, n = {each.same.n})"
            nobody = f"{each.nobody_let_in_anew} of {each.nobody}"
            table.add_row(each.file, each.backend, same, str(each.let_in_anew), str(each.refused_anew), nobody)
    return table


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.agree", description=__doc__)
    parser.add_argument("name", metavar="NAME", help="a model with a card, such as resnet50")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of pictures")
    parser.add_argument("--count", type=int, default=COUNT, help="how many people are judged")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="keeps the decoded faces")
    parser.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the cards lie")
    given = parser.parse_args(arguments)
    if given.count < 1:
        parser.error("--count is 1 or more")
    return Options(**vars(given))


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.agree`."""
    options = parse(arguments)
    samples = chosen(read(options.data, "clean"), options.count)
    found = run(options, load(samples, SIZE, options.cache, open_crop_finder()))
    Console().print(as_table(found))
    if options.json:
        try:
            options.json.write_text(json.dumps([each.as_dict() for each in found], indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise KioskError(f"{options.json} cannot be written ({error.strerror}): give another --json") from error


if __name__ == "__main__":
    run_tool(main)
