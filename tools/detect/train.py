"""Trains the detector, for `python -m tools.train detector`."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools.data import crowds
from tools.data.crowds import Crowd
from tools.data.samples import Sample
from tools.detect import pictures
from tools.detect.course import Detecting, DetectorCourse
from tools.nets.detector import Detector
from tools.pretrained import Options as Fetched
from tools.pretrained import cached, from_torchvision
from tools.pretrained import run as fetch
from tools.runs import save_seen
from tools.training import record
from tools.training.optim import autocast_type
from tools.training.options import Options
from tools.training.ranks import Ranks

TRUNK_PREFIXES = ("body.", "backbone.body.", "")
"""Of ours, of torchvision's detectors, of a plain ResNet50."""


def run(options: Options, place: Ranks) -> Path:
    """Train to the end: the weights are in OUT/weights.pt. Raises KioskError where data, disk or checkpoint say no."""
    _check(options, place)
    plan = options.plan
    record.prepare(options, plan, place)
    train, held_out = _sides(options)
    save_seen(options.out, [_seen(crowd) for crowd in train], [Path(options.start)] if options.start else [])
    shown = pictures.load(train, skip_unreadable=options.skip_unreadable)
    looked_at = pictures.load(held_out, skip_unreadable=options.skip_unreadable)
    torch.manual_seed(plan.seed)
    net = begin(options)
    steps = len(shown.samples) // plan.batch * plan.epochs
    autocast = autocast_type(options.precision, place.device)
    training = Detecting(net, plan.recipe, plan.recipe.rate or 0.0, steps, place, autocast)
    reached = record.where(options, training, len(shown.samples))
    DetectorCourse(plan, training, shown, looked_at, options.out).run(reached)
    return options.out / "weights.pt"


def _check(options: Options, place: Ranks) -> None:
    if place.world > 1:
        raise KioskError("a detector trains in one process: start it without torchrun")
    if options.teacher or options.hold_out:
        raise KioskError("a detector has no --teacher and no --hold-out: leave them out")


def _sides(options: Options) -> tuple[list[Crowd], list[Crowd]]:
    """Those to train on, a share of them where that is asked for, and those of `val`. Raises KioskError."""
    found = crowds.read(options.data)
    train = _share([crowd for crowd in found if crowd.split == "train"], options)
    held_out = [crowd for crowd in found if crowd.split == "val"]
    if not held_out:
        raise KioskError(f"{options.data} has no pictures for validation: put some into its split val")
    return train, held_out


def _share(train: list[Crowd], options: Options) -> list[Crowd]:
    if not 0 < options.share <= 1:
        raise KioskError(f"--share {options.share} is no share of the pictures: give more than 0 and at most 1")
    kept = np.random.default_rng(options.seed).permutation(len(train))[: math.ceil(options.share * len(train))]
    return [train[place] for place in sorted(kept)]


def _seen(crowd: Crowd) -> Sample:
    return Sample(crowd.file, 0, crowd.source, crowd.split, group=crowd.group)


def begin(options: Options) -> nn.Module:
    """The recipe's network as the first step meets it: with the trunk of --start, a folder of a run or a file of
    weights with a ResNet50 in it, or with ImageNet's. Raises KioskError where there is none in it.
    """
    recipe = options.plan.recipe
    net = recipe.build()
    if not isinstance(net, Detector):
        return net
    net.freeze(recipe.frozen)
    if not (options.resume and (options.out / "last.pt").is_file()):
        fill(net, from_torchvision(_start(options)))
    return net


def _start(options: Options) -> Path:
    if options.start:
        given = Path(options.start)
        return given / "weights.pt" if given.is_dir() else given
    path = cached("resnet50")
    return path if path.is_file() else fetch(Fetched(None, None))


def fill(net: Detector, state: dict[str, Tensor]) -> None:
    """All of a detector of ours, or the trunk of another network. Raises KioskError where a weight of it is missing."""
    if set(state) == set(net.state_dict()):
        net.load_state_dict(state)
        return
    for prefix in TRUNK_PREFIXES:
        trunk = {name: state.get(prefix + name) for name in net.body.state_dict()}
        there = {name: weight for name, weight in trunk.items() if weight is not None}
        if len(there) >= len(trunk) - _counters(net):
            net.body.load_state_dict(there, strict=False)
            return
    raise KioskError("these weights hold no ResNet50: start from one, or from a detector that has one")


def _counters(net: Detector) -> int:
    """The norms' counts of batches, which torchvision's detectors do not keep."""
    return sum(name.endswith("num_batches_tracked") for name in net.body.state_dict())
