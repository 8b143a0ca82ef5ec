"""Makes what the kiosk runs from a trained detector, for `python -m tools.export RUN`.

NAME.fp16.onnx and NAME.int8-cpu.onnx take pictures of any sides that are multiples of 32 and give
`logits` (n, p, 3) and `edges` (n, p, 4), natural logarithms in strides (kiosk.boxes.distances). Which boxes are kept is
not in the file. In 8 bits the last convolutions stay as they are: little work, and their answers are the boxes.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from onnxruntime.quantization import CalibrationDataReader
from torch import nn

from engines.card import Card
from kiosk.detector import DetectorSpec
from kiosk.errors import ModelBroken
from kiosk.scene import LABELS, Tensor
from tools import measure
from tools.data import crowds
from tools.data.crowds import Crowd
from tools.data.samples import Sample
from tools.detect import pictures, shipped
from tools.detect.evaluate import unmet
from tools.detect.feed import as_input
from tools.detect.measure import Measured, best_threshold
from tools.detect.mosaic import LONGER_PX
from tools.detect.shipped import Seen
from tools.detect.window import View, fit
from tools.golden import write_card
from tools.nets.detector import Detector
from tools.onnx_files import sha256, to_fp16, to_int8, write
from tools.runs import Run, commit, made_by, open_run
from tools.whole import whole

CALIBRATION_PICTURES = 100
AS_THEY_ARE = ("kind", "edge")
"""The last layers of these are not rounded to 8 bits."""
MOST_LOST = 0.02
"""Of the mean average precision, and of the faces found, by the rounding."""
KINDS = ("fp16", "int8-cpu")


class Bare(nn.Module):
    """A detector without its powers."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(n, p, 3) logits and (n, p, 4) logarithms of the distances in strides."""
        kinds, edges = cast(Detector, self.net).levels(x)
        return torch.cat(kinds, 1), torch.cat(edges, 1)


class _Calibration(CalibrationDataReader):  # type: ignore[misc]
    """Feeds training pictures to the quantizer."""

    def __init__(self, kept: pictures.Pictures) -> None:
        chosen = np.random.default_rng(0).permutation(len(kept.views))[:CALIBRATION_PICTURES]
        self._inputs: Iterator[Tensor] = (shown(kept.views[place]) for place in chosen)

    def get_next(self) -> dict[str, Tensor] | None:
        batch = next(self._inputs, None)
        return None if batch is None else {"input": batch}


def shown(view: View) -> Tensor:
    """(1, 3, h, w) of a whole picture."""
    return np.asarray(as_input(fit(view, LONGER_PX)[0])[None].numpy(), np.float32)


@dataclass(frozen=True, slots=True)
class Options:
    """What is exported, and what it is measured on."""

    run: Path
    data: Path
    out: Path
    skip_unreadable: bool = False


def run(options: Options) -> Card:
    """Export and measure; nothing in OUT changes before everything is made, and the card is written last."""
    trained = open_run(options.run)
    train, held_out = _sides(options)
    with tempfile.TemporaryDirectory() as folder:
        full, *files = (Path(folder) / f"{trained.name}.{kind}.onnx" for kind in ("full", *KINDS))
        _write(trained.net, train, full, files)
        seen = {path.name: shipped.look(path, held_out) for path in (full, *files)}
        card = _card(trained, train.samples, held_out, seen, files)
        for path in files:
            with whole(options.out / path.name) as partial:
                shutil.copyfile(path, partial)
    write_card(card, options.out)
    return card


def _sides(options: Options) -> tuple[pictures.Pictures, pictures.Pictures]:
    """Those trained on, and those that the run has not seen."""
    found = crowds.read(options.data)
    sides = [crowd for crowd in found if crowd.split == "train"], unmet(options.run, found)
    train, held_out = (pictures.load(side, skip_unreadable=options.skip_unreadable) for side in sides)
    return train, held_out


def _write(net: nn.Module, train: pictures.Pictures, full: Path, files: list[Path]) -> None:
    fp16, int8 = files
    to_onnx(net, full)
    to_fp16(full, fp16)
    to_int8(full, int8, _Calibration(train), spared=AS_THEY_ARE)


def to_onnx(net: nn.Module, path: Path) -> None:
    """Float32, batch and sides dynamic, batch norms folded."""
    points = {0: "n", 1: "p"}
    axes = {"input": {0: "n", 2: "h", 3: "w"}, "logits": points, "edges": points}
    write(Bare(net), (1, 3, 128, 192), path, axes)


def _card(
    trained: Run, train: tuple[Crowd, ...], held_out: pictures.Pictures, seen: dict[str, list[Seen]], files: list[Path]
) -> Card:
    """What it is, and what each file was measured to do; score and temperature are those of the CPU's, run most.

    Raises ModelBroken where rounding costs too much.
    """
    first, most = f"{trained.name}.full.onnx", files[-1].name
    tuned = [place for place, crowd in enumerate(held_out.samples) if crowd.split == "val"]
    on_val = [held_out.samples[place] for place in tuned], [seen[most][place] for place in tuned]
    threshold = best_threshold(on_val[0], [one.found for one in on_val[1]])
    measured = {name: shipped.measured(held_out, every, threshold) for name, every in seen.items()}
    for path in files:
        _check(path.name, measured[path.name], measured[first])
    return Card(
        name=trained.name,
        labels=LABELS,
        detector=DetectorSpec(threshold),
        files={path.name: sha256(path) for path in files},
        temperature=shipped.temperature(*on_val),
        data=measure.sources(tuple(_sample(crowd) for crowd in train)),
        measured=_figures(measured, first, files),
        command=made_by(trained),
        commit=commit(),
        notice=measure.NOTICE,
    )


def _figures(measured: dict[str, Measured], first: str, files: list[Path]) -> dict[str, Any]:
    whole_figures = {path.name: measured[path.name].as_dict() for path in files}
    told: dict[str, Any] = json.loads(json.dumps({"float32": measured[first].as_dict()} | whole_figures))
    return told


def _check(name: str, found: Measured, reference: Measured) -> None:
    lost = reference.map50 - found.map50, reference.large.recall.value - found.large.recall.value
    if max(lost) > MOST_LOST:
        raise ModelBroken(
            f"{name} loses {100 * lost[0]:.1f} points of mAP50 and {100 * lost[1]:.1f} % of the faces by its rounding: "
            "train it longer; nothing was written"
        )


def _sample(crowd: Crowd) -> Sample:
    return Sample(crowd.file, 0, crowd.source, crowd.split, group=crowd.group)
