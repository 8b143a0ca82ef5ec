"""Trains one of the paper's systems: `python -m tools.train NAME --data DIR --out DIR [--recipe paper] [--resume]`.

DIR is a folder in any of the layouts that tools.data knows. The run goes to OUT: checkpoints, the weights, a log of
every step, and at its end a report. `torchrun --nproc-per-node 2 -m tools.train ...` trains with two processes.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from kiosk.errors import KioskError
from tools import evaluate
from tools.detect import evaluate as detect_evaluate
from tools.detect import train as detect_train
from tools.explain.model import open_model
from tools.nets import DETECTORS, find_recipe
from tools.run import run_tool
from tools.training import ranks, record, start, supply
from tools.training.epochs import Epochs
from tools.training.optim import autocast_type
from tools.training.options import Options, parse
from tools.training.ranks import Ranks
from tools.training.steps import Training


def run(options: Options, place: Ranks | None = None) -> Path:
    """Train to the end: the weights are in OUT/weights.pt. Raises KioskError where data, disk or checkpoint say no."""
    place = place or Ranks()
    if options.name in DETECTORS:
        return detect_train.run(options, place)
    plan = options.plan
    record.prepare(options, plan, place)
    crops, held_out = supply.load(options, plan, place)
    net = start.begin(options, plan, place, crops)
    rate = record.swept_rate(options) if plan.recipe.rate is None else plan.recipe.rate
    steps = len(crops.samples) // plan.batch * plan.epochs
    training = Training(net, plan.recipe, rate or 0.0, steps, place, autocast_type(options.precision, place.device))
    if options.teacher:
        training.teacher = open_teacher(options.teacher, plan.recipe.classes, place.device)
    reached = record.where(options, training, len(crops.samples))
    epochs = Epochs(plan, training, crops, held_out, options.out)
    if rate is None:
        found = epochs.find_rate()
        training.rate = found.chosen
        if place.leads:
            found.save(options.out / "rates.json")
    epochs.run(reached)
    return options.out / "weights.pt"


def open_teacher(name: str, classes: int, device: torch.device) -> nn.Module:
    """A run's folder or a shipped model, in eval mode. Raises KioskError where it knows other classes."""
    model = open_model(name)
    if model.classes != classes:
        raise KioskError(f"{name} knows {model.classes} classes, its pupil {classes}: choose another --teacher")
    net = model.net.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return net.requires_grad_(False)  # type: ignore[no-any-return]


def main() -> None:
    """Entry of `python -m tools.train`."""
    options = parse()
    find_recipe(options.name, options.recipe)
    with ranks.join() as place:
        run(options, place)
        if options.report and options.name in DETECTORS:
            skip = options.skip_unreadable
            print(detect_evaluate.run(options.out, options.data, options.out, skip_unreadable=skip))
        elif place.leads and options.report:
            told = evaluate.Options(str(options.out), options.data, options.out, options.split, options.skip_unreadable)
            print(evaluate.run(told))


if __name__ == "__main__":
    run_tool(main)
