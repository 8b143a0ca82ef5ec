"""Made scenes with faces of coloured squares, and a detector of a few weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

if TYPE_CHECKING:
    from tools.training.options import Options

COLOURS = {"with_mask": (40, 200, 40), "without_mask": (40, 40, 200), "mask_incorrect": (200, 160, 40)}


@pytest.fixture
def scenes(tmp_path: Path) -> Callable[[int], Path]:
    """Writes so many scenes of 96 x 72 px and their boxes.json: two faces each; every fourth scene is `val`."""

    def make(count: int) -> Path:
        root = tmp_path / "scenes"
        (root / "images").mkdir(parents=True)
        rng = np.random.default_rng(3)
        rows = []
        for number in range(count):
            bgr = rng.integers(90, 140, (72, 96, 3), np.uint8)
            faces = []
            for place, x in enumerate((6, 54)):
                label = list(COLOURS)[(number + place) % 3]
                side = int(rng.integers(20, 36))
                bgr[10 : 10 + side, x : x + side] = COLOURS[label]
                faces.append({"label": label, "box": [x, 10, x + side, 10 + side]})
            cv2.imwrite(str(root / "images" / f"{number}.png"), bgr)
            split = "train" if number % 4 else "val"
            about = {"file": f"images/{number}.png", "width": 96, "height": 72, "split": split, "group": f"g{number}"}
            rows.append(about | {"boxes": faces})
        (root / "boxes.json").write_text(json.dumps(rows))
        return root

    return make


@pytest.fixture
def few_weights(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In the detector's place a network of a few weights with its outputs, on windows of 64 px, on one thread."""
    from dataclasses import replace

    import torch
    from torch import Tensor, nn

    from tools import nets
    from tools.nets.detector import OURS, PAPER, STRIDES

    class Few(nn.Module):
        """Each level sees the picture's means over its stride."""

        def __init__(self) -> None:
            super().__init__()
            self.kind, self.edge = nn.Conv2d(3, 3, 3, padding=1), nn.Conv2d(3, 4, 3, padding=1)

        def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
            kinds, edges = self.levels(x)
            spans = [edge.exp() * stride for edge, stride in zip(edges, STRIDES, strict=True)]
            return torch.cat(kinds, 1), torch.cat(spans, 1)

        def levels(self, x: Tensor) -> tuple[list[Tensor], list[Tensor]]:
            means = [nn.functional.avg_pool2d(x, stride, ceil_mode=True) for stride in STRIDES]
            kinds = [self.kind(seen).flatten(2).transpose(1, 2) - 2 for seen in means]
            return kinds, [self.edge(seen).flatten(2).transpose(1, 2) for seen in means]

    small = {"build": Few, "stages": ((1.0, 64),), "epochs": 2, "batch": 3, "rate": 0.01, "imagenet": False}
    recipes = {"ours": replace(OURS, **small), "paper": replace(PAPER, **small)}  # type: ignore[arg-type]
    monkeypatch.setitem(nets.DETECTORS, "detector", recipes)
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def options(scenes: Callable[[int], Path], tmp_path: Path, request: pytest.FixtureRequest) -> Options:
    """Of a run of few_weights over 12 scenes, 9 of them for training: three steps an epoch, two epochs."""
    request.getfixturevalue("few_weights")
    from tools.training.options import Options

    return Options("detector", scenes(12), tmp_path / "run", precision="fp32")
