"""The folder of a run: what trained it, its weights, and how to have the network again.

recipe.json    name, recipe, epochs, seed, data, split, settings: what was asked for
log.jsonl      {"kind": "step", "step", "epoch", "loss", "rate"} for every step, "loss" of its batch;
               {"kind": "epoch", "epoch", "step", "side", "train_loss", "val_loss", "val_accuracy", "seconds",
               "pictures_per_s"} after every epoch
rates.json     {"rates": [...], "losses": [...], "chosen": r}, where the rate was swept for
seen.txt       path, source and group of every picture that it is trained on, with tabs between
last.pt        the checkpoint to go on from
weights.pt     the state_dict to use: averaged, or of the best epoch
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kiosk.errors import KioskError, ModelBroken
from tools.data.samples import Sample
from tools.nets import find_recipe
from tools.recipe import Recipe
from tools.training.checkpoint import UNREADABLE, first_line
from tools.training.log import read_log
from tools.whole import whole


@dataclass(frozen=True, slots=True)
class Run:
    """A trained network in eval mode, its recipe, and what recipe.json says."""

    folder: Path
    name: str
    net: nn.Module
    recipe: Recipe
    asked: dict[str, Any]


def read_record(folder: Path) -> dict[str, Any]:
    """What recipe.json says of a run. Raises KioskError where there is none."""
    record = folder / "recipe.json"
    if not record.is_file():
        raise KioskError(f"there is no run in {folder} to go on with: leave out --resume to start one")
    try:
        before = json.loads(record.read_text(encoding="utf-8"))
    except ValueError:
        before = None
    if not isinstance(before, dict) or not before:
        raise KioskError(f"{record} is damaged: train anew in another folder")
    return before


def save_seen(folder: Path, samples: Sequence[Sample], before: Sequence[Path] = ()) -> None:
    """Write down what a run is trained on, and what runs before it were, so that nobody measures on it."""
    seen = {(str(sample.file.resolve()), sample.source, sample.group) for sample in samples}
    for run in before:
        if (run / "seen.txt").is_file():
            seen |= set(_seen(run / "seen.txt"))
    lines = [json.dumps(one) + "\n" for one in sorted(seen)]
    with whole(folder / "seen.txt") as partial:
        partial.write_text("".join(lines), encoding="utf-8")


def unseen(folder: Path, samples: Sequence[Sample]) -> list[Sample]:
    """The samples of which the run saw neither the file nor one of the same group; all where nothing is known.

    Raises KioskError where the list is damaged: what was trained on must not be measured on.
    """
    path = folder / "seen.txt"
    if not path.is_file():
        return list(samples)
    seen = _seen(path)
    files = {file for file, _, _ in seen}
    groups = {(source, group) for _, source, group in seen if group}
    return [
        sample
        for sample in samples
        if str(sample.file.resolve()) not in files and (sample.source, sample.group) not in groups
    ]


def _seen(path: Path) -> list[tuple[str, str, str]]:
    """(path, source, group) of every picture. Raises KioskError."""
    try:
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        return [(file, source, group) for file, source, group in rows]
    except (ValueError, TypeError) as error:
        raise KioskError(f"{path} is damaged, so what the run was trained on is not known: train it again") from error


def open_run(folder: Path) -> Run:
    """The network of a run. Raises KioskError where that is no run's folder, ModelBroken where its weights are bad."""
    for file in (folder / "recipe.json", folder / "weights.pt"):
        if not file.is_file():
            raise KioskError(f"there is no {file}: give the folder that `python -m tools.train` wrote")
    try:
        asked = json.loads((folder / "recipe.json").read_text(encoding="utf-8"))
        recipe = find_recipe(asked["name"], asked["recipe"])
        net = recipe.build()
        net.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu", weights_only=True))
    except UNREADABLE as error:
        raise ModelBroken(f"{folder} cannot be used ({first_line(error)}): train it again") from error
    return Run(folder, asked["name"], net.eval(), recipe, asked)


def made_by(trained: Run) -> str:
    """What trained the weights, and after how many epochs they were taken."""
    done = [line["epoch"] for line in read_log(trained.folder / "log.jsonl") if line["kind"] == "epoch"]
    asked = trained.asked
    return (
        f"python -m tools.train {trained.name} --data DIR --out RUN --recipe {asked['recipe']} "
        f"--split {asked['split']} --epochs {asked['epochs']} (taken after epoch {max(done, default=0)})"
    )


def commit() -> str:
    """The code's own, in short; empty where there is no git."""
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip()
