"""Trains a classifier of face crops: `python -m tools.train resnet34 --data DIR --out DIR [--epochs N] [--resume]`.

The pictures grow from stage to stage (progressive resizing): small ones teach the shapes cheaply, large ones the edges.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from rich.progress import Progress
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools import dataset, nets
from tools.feed import batches
from tools.finder import open_crop_finder
from tools.run import run_tool

CACHE_SIZE = 176


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained. `stages` are (share of the epochs, side in pixels)."""

    stages: tuple[tuple[float, int], ...] = ((0.32, 80), (0.44, 112), (0.24, 144))
    epochs: int = 16
    batch: int = 64
    peak_rate: float = 0.08
    weight_decay: float = 5e-4
    label_smoothing: float = 0.05
    average_decay: float = 0.998

    def side(self, epoch: int, epochs: int) -> int:
        """The pictures' side in pixels in one epoch."""
        reached = 0.0
        for share, side in self.stages:
            reached += share
            if epoch < round(reached * epochs):
                return side
        return self.stages[-1][1]


OURS = Recipe()


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    name: str
    data: Path
    out: Path
    epochs: int
    resume: bool
    seed: int = 0


class Training:
    """A network, its moving average and its optimiser, from one epoch to the next."""

    def __init__(self, options: Options, recipe: Recipe, steps_per_epoch: int) -> None:
        self.recipe, self.options = recipe, options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.net = nets.build(options.name).to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.net)
        self.optimiser = torch.optim.SGD(
            _decay_groups(self.net, recipe.weight_decay), recipe.peak_rate, momentum=0.9, nesterov=True
        )
        self.steps = steps_per_epoch * options.epochs
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda step: one_cycle(step / self.steps))
        self.loss = nn.CrossEntropyLoss(label_smoothing=recipe.label_smoothing)
        self.epoch = 0

    def step(self, pictures: Tensor, labels: Tensor) -> float:
        """One batch: the loss before the step."""
        self.optimiser.zero_grad()
        pictures = pictures.to(self.device, memory_format=torch.channels_last)
        with torch.autocast(self.device.type, torch.bfloat16):
            loss = self.loss(self.net(pictures), labels.to(self.device))
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.schedule.step()
        self._follow()
        return float(loss.item())

    @torch.no_grad()
    def _follow(self) -> None:
        # A young average must forget its random start faster than an old one.
        decay = min(self.recipe.average_decay, (1 + self.schedule.last_epoch) / (10 + self.schedule.last_epoch))
        for mean, now in zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True):
            if mean.dtype.is_floating_point:
                mean.lerp_(now, 1 - decay)
            else:
                mean.copy_(now)

    def save(self) -> None:
        """Write the checkpoint at once or not at all, and the averaged weights beside it."""
        parts = {part: getattr(self, part).state_dict() for part in ("net", "average", "optimiser", "schedule")}
        temporary = self.options.out / "last.pt.part"
        torch.save({**parts, "epoch": self.epoch}, temporary)
        temporary.replace(self.options.out / "last.pt")
        torch.save(self.average.state_dict(), self.options.out / "weights.pt")

    def restore(self) -> None:
        """Go on from the checkpoint; with more epochs than before the rate follows the longer cycle.

        Raises KioskError where there is none.
        """
        checkpoint = self.options.out / "last.pt"
        if not checkpoint.is_file():
            raise KioskError(f"there is no {checkpoint} to go on from: leave out --resume to start anew")
        saved = torch.load(checkpoint, map_location=self.device)
        for part in ("net", "average", "optimiser", "schedule"):
            getattr(self, part).load_state_dict(saved[part])
        self.epoch = saved["epoch"]


def one_cycle(progress: float, warm_up: float = 0.2) -> float:
    """The share of the peak rate after this share of all steps: up by a cosine, then down to 0 (Smith 2018)."""
    if progress < warm_up:
        return 0.5 - 0.48 * math.cos(math.pi * progress / warm_up)
    return 0.5 + 0.5 * math.cos(math.pi * min((progress - warm_up) / (1 - warm_up), 1.0))


def _decay_groups(net: nn.Module, decay: float) -> list[dict[str, object]]:
    """Weight decay on matrices and kernels, none on biases and norms."""
    wide = [weight for weight in net.parameters() if weight.ndim > 1]
    thin = [weight for weight in net.parameters() if weight.ndim == 1]
    return [{"params": wide, "weight_decay": decay}, {"params": thin, "weight_decay": 0.0}]


def run(options: Options, recipe: Recipe = OURS) -> Path:
    """Train to the end; the averaged weights lie in OUT/weights.pt. Raises KioskError where the data is not there."""
    options.out.mkdir(parents=True, exist_ok=True)
    samples = dataset.read_manifest(options.data, frozenset({"train"}))
    crops = dataset.load(samples, CACHE_SIZE, options.out.parent / "cache", open_crop_finder())
    if len(samples) < recipe.batch:
        raise KioskError(f"{options.data} has {len(samples)} training pictures, fewer than one batch of {recipe.batch}")
    torch.manual_seed(options.seed)
    training = Training(options, recipe, len(samples) // recipe.batch)
    if options.resume:
        training.restore()
    (options.out / "recipe.json").write_text(
        json.dumps(asdict(recipe) | {"name": options.name, "epochs": options.epochs})
    )
    with Progress() as progress, (options.out / "log.jsonl").open("a") as log:
        while training.epoch < options.epochs:
            side = recipe.side(training.epoch, options.epochs)
            losses = _epoch(training, crops, side, progress)
            training.epoch += 1
            training.save()
            print(json.dumps({"epoch": training.epoch, "side": side, "loss": losses}), file=log, flush=True)
    return options.out / "weights.pt"


def _epoch(training: Training, crops: dataset.Crops, side: int, progress: Progress) -> float:
    """One pass; the mean loss."""
    torch.manual_seed(training.options.seed + training.epoch)
    training.net.train()
    steps = len(crops.samples) // training.recipe.batch
    task = progress.add_task(f"epoch {training.epoch + 1}/{training.options.epochs} at {side} px", total=steps)
    losses = []
    for pictures, labels in batches(crops, training.recipe.batch, side):
        losses.append(training.step(pictures, labels))
        progress.update(task, advance=1, description=f"epoch {training.epoch + 1} at {side} px, loss {losses[-1]:.3f}")
    return float(np.mean(losses))


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.train", description=__doc__)
    parser.add_argument("name", choices=["resnet34"])
    parser.add_argument("--data", type=Path, required=True, help="a folder with manifest.csv")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--recipe", choices=["ours"], default="ours")
    parser.add_argument("--epochs", type=int, default=OURS.epochs)
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in OUT")
    given = parser.parse_args(arguments)
    return Options(given.name, given.data, given.out, given.epochs, given.resume)


def main() -> None:
    """Entry of `python -m tools.train`."""
    run(parse())


if __name__ == "__main__":
    run_tool(main)
