"""What feeding costs: `python -m tools.speed.feeding [NAME] [--side PX] [--blocks N] [--json FILE]`.

The trainer's own loop (feeding, step, log) over made faces beside a bare loop over the same network, optimiser and
batch whose pictures are tensors already; in one process, block by block in turn, so that both meet the same machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from rich.console import Console
from torch import Tensor, nn

from kiosk.errors import KioskError
from kiosk.scene import LABELS, Pixels
from tools import feed
from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.nets import SYSTEMS, find_recipe
from tools.recipe import Recipe
from tools.run import run_tool
from tools.speed import machine
from tools.training.checkpoint import Reached
from tools.training.epochs import Epochs
from tools.training.log import read_log
from tools.training.optim import PRECISIONS, autocast_type
from tools.training.plan import Plan
from tools.training.ranks import Ranks
from tools.training.steps import Training
from tools.whole import whole

CROP_SIDE = 176
RATE = 1e-5
"""Learning is not the point: at the recipe's own rate, noise drives the weights to infinity, which costs other time."""
HELD = 4
"""Batches that the bare loop takes in turn."""
DENSE = ("vanilla", "cnn")
MARKS = np.asarray([[0.35, 0.42], [0.65, 0.42], [0.5, 0.58], [0.38, 0.72], [0.62, 0.72]], np.float32)
"""Where the eyes, the nose and the mouth's corners of an upright face lie in its crop."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. A block is an epoch over `pictures`; `side` None: of the recipe's longest stage."""

    name: str = "resnet34"
    recipe: str = "ours"
    side: int | None = None
    blocks: int = 5
    pictures: int = 2048
    precision: str = "auto"
    json: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Pictures a second of every block, those of the trainer and those of the bare loop; `of`: what was trained."""

    trained: tuple[float, ...]
    bare: tuple[float, ...]
    of: dict[str, Any]

    @property
    def figures(self) -> dict[str, Any]:
        """For the JSON file: medians over the blocks, and what they depend on."""
        trained, bare = statistics.median(self.trained), statistics.median(self.bare)
        training = {
            "pictures_per_s": round(trained, 2),
            "bare_pictures_per_s": round(bare, 2),
            "share_of_bare": round(trained / bare, 4),
            "blocks": {"pictures_per_s": list(self.trained), "bare_pictures_per_s": list(self.bare)},
        }
        return {"training": training, "of": self.of, "on": machine.describe() | {"torch": torch.__version__}}

    def __str__(self) -> str:
        told = self.figures["training"]
        return (
            f"{told['pictures_per_s']:.1f} pictures/s in training, {told['bare_pictures_per_s']:.1f} in a bare loop: "
            f"{100 * told['share_of_bare']:.1f} %"
        )


def made_faces(count: int) -> Crops:
    """Soft noise with landmarks where a face has them, labels in turn: feeding takes as long as with photos."""
    rng = np.random.default_rng(0)
    bgr = np.stack([_soft(rng) for _ in range(count)])
    samples = tuple(Sample(Path(f"{index}.png"), index % len(LABELS), "made", "train") for index in range(count))
    return Crops(samples, bgr, np.repeat(MARKS[None] * CROP_SIDE, count, 0))


def _soft(rng: np.random.Generator) -> Pixels:
    coarse = rng.integers(0, 256, (12, 12, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_CUBIC), np.uint8)


def _subject(options: Options) -> tuple[Recipe, int]:
    given = find_recipe(options.name, options.recipe)
    side = options.side or max(given.stages)[1]
    if options.name in DENSE and side != given.spec.size:
        raise KioskError(f"{options.name} takes pictures of {given.spec.size} px only: leave out --side")
    return replace(given, stages=((1.0, side),), patience=0), side


def run(options: Options, console: Console) -> Report:
    """Blocks of both loops in turn, after one of each that is not counted."""
    recipe, side = _subject(options)
    crops, place = made_faces(max(options.pictures, recipe.batch)), Ranks()
    torch.manual_seed(0)
    autocast = autocast_type(options.precision, place.device)
    steps = len(crops.samples) // recipe.batch * (options.blocks + 1)
    plan = Plan(recipe, options.blocks + 1, recipe.batch)
    training = Training(recipe.build(), recipe, RATE, steps, place, autocast)
    drawn = feed.draws(crops.samples, recipe, 0, 0)
    held = list(feed.batches(crops, recipe, side, drawn[: HELD * recipe.batch], recipe.batch, place))
    trained, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        for block in range(plan.epochs):
            trained.append(_trained(replace(plan, epochs=block + 1), training, crops, Path(folder)))
            bare.append(_bare(training, held, len(crops.samples) // recipe.batch))
            console.print(f"block {block} of {options.blocks}: {trained[-1]:.1f} and {bare[-1]:.1f} pictures/s")
    of = {"name": options.name, "recipe": options.recipe, "side": side, "batch": recipe.batch}
    of |= {"augmentation": recipe.augmentation, "precision": str(autocast), "threads": torch.get_num_threads()}
    return Report(tuple(trained[1:]), tuple(bare[1:]), of)


def _trained(plan: Plan, training: Training, crops: Crops, folder: Path) -> float:
    """Pictures a second of the plan's last epoch, by the trainer's own log; validation and checkpoint are not in it."""
    few = Crops(crops.samples[:1], crops.bgr[:1], crops.landmarks[:1])
    Epochs(plan, training, crops, few, folder).run(Reached(plan.epochs - 1))
    return float(read_log(folder / "log.jsonl")[-1]["pictures_per_s"])


def _bare(training: Training, held: list[tuple[Tensor, Tensor]], steps: int) -> float:
    """Pictures a second of what nobody can leave out: forward, loss, backward, and the optimiser's step."""
    net, optimiser, autocast = training.net, training.optimiser, training.autocast
    loss_of = nn.CrossEntropyLoss(label_smoothing=training.recipe.label_smoothing)
    supply = [(pictures.contiguous(memory_format=torch.channels_last), labels) for pictures, labels in held]
    net.train()
    began_s = time.perf_counter()
    for step in range(steps):
        pictures, labels = supply[step % len(supply)]
        optimiser.zero_grad()
        with torch.autocast(training.ranks.device.type, autocast, enabled=autocast is not None):
            logits = net(pictures)
        loss_of(logits.float(), labels).backward()
        optimiser.step()
    return steps * len(held[0][1]) / (time.perf_counter() - began_s)


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m tools.speed.feeding", description="Measures what feeding costs.")
    parser.add_argument("name", nargs="?", choices=SYSTEMS, default=usual.name, metavar="NAME")
    parser.add_argument("--recipe", default=usual.recipe)
    parser.add_argument(
        "--side", type=int, default=usual.side, metavar="PX", help="of the pictures; dense nets: theirs"
    )
    parser.add_argument("--blocks", type=int, default=usual.blocks, help="how often each loop is measured")
    parser.add_argument("--pictures", type=int, default=usual.pictures, help="in a block")
    parser.add_argument("--precision", choices=PRECISIONS, default=usual.precision)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    given = Options(**vars(parser.parse_args(arguments)))
    if min(1 if given.side is None else given.side, given.blocks, given.pictures) < 1:
        parser.error("--side, --blocks and --pictures are 1 or more")
    return given


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.speed.feeding`."""
    options = parse(arguments)
    report = run(options, Console(stderr=True))
    if options.json:
        with whole(options.json) as partial:
            partial.write_text(json.dumps(report.figures, indent=1) + "\n", encoding="utf-8")
    print(report)


if __name__ == "__main__":
    run_tool(main)
