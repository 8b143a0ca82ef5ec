"""What is asked of a run: the command line of tools.train."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from tools.data.samples import SPLIT_KINDS, SplitKind
from tools.nets import DETECTORS, SYSTEMS, find_recipe
from tools.runs import read_record
from tools.training.optim import PRECISIONS
from tools.training.plan import Plan

SEEDS = 1 << 23
"""So that a seed, a step and a rank fit into one number together."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `epochs`, `batch` None: the recipe's."""

    name: str
    data: Path
    out: Path
    recipe: str = "ours"
    epochs: int | None = None
    resume: bool = False
    split: SplitKind = "clean"
    seed: int = 0
    batch: int | None = None
    accumulate: int = 1
    share: float = 1.0
    """Of the training pictures."""
    precision: str = "auto"
    skip_unreadable: bool = False
    report: bool = True
    hold_out: str | None = None
    """A part, as tools.data.parts writes it, that is left out of training."""
    teacher: str | None = None
    """A trained network to learn from beside the labels."""
    start: str | None = None
    """A trained network to start from."""

    @property
    def plan(self) -> Plan:
        """With the figures of the run that is gone on with, or of the recipe, where none are asked for."""
        recipe = find_recipe(self.name, self.recipe)
        before = read_record(self.out) if self.resume else {}
        epochs = self.epochs or before.get("epochs", recipe.epochs)
        return Plan(recipe, epochs, self.batch or before.get("batch", recipe.batch), self.seed, self.accumulate)


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.train", description="Trains one of the paper's systems.")
    names = (*SYSTEMS, *DETECTORS)
    parser.add_argument("name", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of pictures")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the run goes")
    parser.add_argument("--recipe", default="ours", help="paper, ours, or another that the network has")
    parser.add_argument("--epochs", type=count, help="how often to go through the pictures (default: the recipe's)")
    parser.add_argument("--resume", action="store_true", help="go on where the run in OUT was cut off")
    parser.add_argument("--split", choices=SPLIT_KINDS, default="clean", help="clean: no photo on two sides")
    parser.add_argument("--seed", type=_seed, default=0, help=f"0 to {SEEDS - 1}")
    parser.add_argument("--batch", type=count, help="pictures a step (default: the recipe's)")
    parser.add_argument("--accumulate", type=count, default=1, help="go through a batch in so many pieces")
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the pictures only")
    parser.add_argument("--precision", choices=PRECISIONS, default="auto")
    parser.add_argument("--skip-unreadable", action="store_true", help="leave out pictures that cannot be read")
    parser.add_argument("--hold-out", metavar="PART", help="leave out source=NAME, or a fold of wrong wear: wrong=2/5")
    parser.add_argument("--teacher", metavar="RUN_OR_MODEL", help="learn from its answers, too (distillation)")
    parser.add_argument("--start", metavar="RUN_OR_MODEL", help="start from its weights (try --recipe onward)")
    parser.add_argument("--no-report", dest="report", action="store_false", help="do not measure the result")
    return Options(**vars(parser.parse_args(arguments)))


def count(text: str) -> int:
    """A whole number from 1, for argparse."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return value


def _seed(text: str) -> int:
    value = int(text)
    if not 0 <= value < SEEDS:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to {SEEDS - 1}")
    return value
