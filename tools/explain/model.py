"""A network to explain, by the name of a shipped model or by its run's folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engines.card import MODELS, Card, load_card
from kiosk.classify import probabilities
from kiosk.errors import KioskError, ModelBroken
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import LABELS, Pixels
from tools.nets import SYSTEMS, from_onnx
from tools.runs import open_run

BATCH = 32
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Model:
    """A network in eval mode, and how its answers are read.

    `threshold` is on the probability of with_mask: a shipped model's own, one half for a run, whose probabilities are
    as the network gives them (`temperature` 1).
    """

    title: str
    system: str
    net: nn.Module
    spec: InputSpec
    temperature: float = 1.0
    threshold: float = HALF

    @property
    def classes(self) -> int:
        """2 or 3: two-class networks count wrong wear as without_mask."""
        with torch.no_grad():
            return int(self.net(torch.zeros(1, 3, self.spec.size, self.spec.size)).shape[1])

    def class_index(self, label: str) -> int:
        """Its place among the logits. Raises KioskError where the network has no such class."""
        place = LABELS.index(label)
        if place >= self.classes:
            raise KioskError(f"{self.title} has no class {label}: choose among {', '.join(LABELS[: self.classes])}")
        return place

    def batch(self, crops: Sequence[Pixels]) -> Tensor:
        """Square BGR crops of any size to (n, 3, size, size) float32 RGB, as the kiosk makes them."""
        return torch.from_numpy(np.concatenate([to_input(crop, self.spec) for crop in crops]))

    def read(self, crops: Sequence[Pixels]) -> npt.NDArray[np.float64]:
        """(n, 3) probabilities in the order of LABELS; of two classes the third is 0."""
        with torch.no_grad():
            logits = self.net(self.batch(crops)).numpy()
        found = probabilities(logits, self.temperature)
        return np.pad(found, ((0, 0), (0, len(LABELS) - found.shape[1])))


def open_model(name: str, models: Path = MODELS) -> Model:
    """A run's folder, or a shipped model's name. Raises KioskError, ModelMissing, ModelBroken, ChecksumMismatch."""
    folder = Path(name)
    if (folder / "recipe.json").is_file() or (folder.is_dir() and name not in SYSTEMS):
        run = open_run(folder)
        return Model(folder.resolve().name, run.name, run.net, run.recipe.spec)
    if name == "ensemble":
        raise KioskError("an ensemble has no layers of its own: explain its members, each by its name")
    if name not in SYSTEMS:
        raise KioskError(
            f"there is no run's folder {name} and no network of that name: choose among {', '.join(SYSTEMS)}"
        )
    return _shipped(load_card(name, models))


def _shipped(card: Card) -> Model:
    if card.input is None:
        raise ModelBroken(f"{card.name}.json says nothing of its input: export it anew")
    path = card.file(".fp16.onnx")
    point = card.operating_point
    net = _filled(card.name, path, card.input)
    return Model(card.name, card.name, net, card.input, card.temperature, point.threshold if point else HALF)


def _filled(name: str, path: Path, spec: InputSpec) -> nn.Module:
    """The network of that name into which the file's weights fit; its recipes build it in more than one way."""
    first, *others = SYSTEMS[name].values()
    try:
        return from_onnx.load(first.build(), path, spec)
    except ModelBroken:
        for recipe in others:
            with suppress(ModelBroken):
                return from_onnx.load(recipe.build(), path, spec)
        raise
