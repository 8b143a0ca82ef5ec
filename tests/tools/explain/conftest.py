"""A network that weighs the colours: red is "with mask", green "without mask", blue "mask worn wrongly"."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor, nn

from kiosk.preprocess import InputSpec
from kiosk.scene import Detection, Pixels
from tools import nets
from tools.explain import held_out, layers
from tools.explain.layers import Layer
from tools.explain.model import Model

SIDE = 8
GAIN = 10.0


class Colours(nn.Module):
    """(n, 3, 8, 8) RGB in 0..1 to GAIN times the mean of each colour."""

    def __init__(self, classes: int = 3) -> None:
        super().__init__()
        self.conv, self.classes = nn.Conv2d(3, 3, 1, bias=False), classes
        with torch.no_grad():
            self.conv.weight.copy_(torch.eye(3)[:, :, None, None])

    def forward(self, x: Tensor) -> Tensor:
        return GAIN * self.conv(x).mean((2, 3))[:, : self.classes]


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> Model:
    """The network, also as the system "colours" (recipes `ours` and `two`, the latter of two classes)."""
    plain = replace(
        nets.find_recipe("cnn", "paper"), build=Colours, stages=((1.0, SIDE),), classes=3, augmentation="none"
    )
    two = replace(plain, build=lambda: Colours(2), classes=2)
    monkeypatch.setitem(nets.SYSTEMS, "colours", {"ours": plain, "two": two})
    monkeypatch.setitem(layers.LAYERS, "colours", (Layer("conv", "conv", 1, 0.0),))
    return Model("colours", "colours", Colours().eval(), InputSpec(SIDE, (0, 0, 0), (1, 1, 1)))


@pytest.fixture
def run_folder(colours: Model, tmp_path: Path) -> Callable[..., Path]:
    """Writes the folder of a run of it, its weights times `gain`."""

    def make(name: str = "run", recipe: str = "ours", gain: float = 1.0) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "recipe.json").write_text(json.dumps({"name": "colours", "recipe": recipe}))
        torch.save({key: gain * value for key, value in colours.net.state_dict().items()}, folder / "weights.pt")
        return folder

    return make


@pytest.fixture
def write_picture() -> Callable[..., Path]:
    """Writes a PNG of one BGR colour."""

    def write(path: Path, bgr: tuple[int, int, int], height: int = 30, width: int = 24) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        picture: Pixels = np.full((height, width, 3), bgr, np.uint8)
        cv2.imwrite(str(path), picture)
        return path

    return write


RED, GREEN = (0, 0, 255), (0, 255, 0)


class Blind:
    """The finder port: sees no face."""

    def find(self, bgr: Pixels) -> list[Detection]:
        return []


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crops are loaded without looking for landmarks."""
    monkeypatch.setattr(held_out, "open_crop_finder", Blind)


@pytest.fixture
def labelled(write_picture: Callable[..., Path], tmp_path: Path) -> Path:
    """Train pictures of both classes, and four test pictures of which two are labelled against their colour."""
    folder = tmp_path / "data"
    for split, label, name, bgr in (
        ("Train", "with_mask", "a", RED),
        ("Train", "without_mask", "b", GREEN),
        ("Validation", "with_mask", "c", RED),
        ("Validation", "without_mask", "d", GREEN),
        ("Test", "with_mask", "right", RED),
        ("Test", "without_mask", "fine", GREEN),
        ("Test", "with_mask", "refused", GREEN),
        ("Test", "without_mask", "admitted", RED),
    ):
        write_picture(folder / split / label / f"{name}.png", bgr)
    return folder
