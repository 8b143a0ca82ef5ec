"""Makes what the kiosk runs from trained weights: `python -m tools.export RUN --data DIR [--size PX]`.

Writes NAME.fp16.onnx (fp16 weights, float32 input and output, for TensorRT), NAME.int8-cpu.onnx and
NAME.int8-trt.onnx (static QDQ, for onnxruntime and for TensorRT) and the card NAME.json with what they were measured to
do on rows not trained on. Where the network ends in a mean and a dense layer, each file has the output `cam` as well
(tools.class_map).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from onnxruntime.quantization import CalibrationDataReader
from rich.progress import track

from engines.card import MODELS, Card
from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import ModelBroken
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import LABELS, Tensor
from tools import golden, measure
from tools.class_map import with_class_map
from tools.data.cache import SIZE, Crops, load
from tools.data.layouts import read
from tools.data.samples import SplitKind
from tools.detect import export as detector
from tools.detect.evaluate import is_detector
from tools.finder import open_crop_finder
from tools.measure import Measured
from tools.onnx_files import sha256, to_fp16, to_int8, to_onnx
from tools.run import run_tool
from tools.runs import commit, made_by, open_run
from tools.whole import whole

CALIBRATION_CROPS = 400
DRAWN = "Masks drawn onto bare faces and hands drawn over mouths were among the training pictures."


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    run: Path
    data: Path
    out: Path
    size: int | None = None
    """None: the side of the recipe's last epochs."""
    skip_unreadable: bool = False


class _Calibration(CalibrationDataReader):  # type: ignore[misc]
    """Feeds training crops to the quantizer."""

    def __init__(self, crops: Crops, spec: InputSpec) -> None:
        chosen = np.random.default_rng(0).permutation(len(crops.samples))[:CALIBRATION_CROPS]
        self._inputs: Iterator[Tensor] = (to_input(np.asarray(crops.bgr[index]), spec) for index in chosen)

    def get_next(self) -> dict[str, Tensor] | None:
        batch = next(self._inputs, None)
        return None if batch is None else {"input": batch}


def logits_of(engine: OnnxRuntimeEngine, crops: Crops, spec: InputSpec, what: str) -> Tensor:
    """(n, classes) float32 over every crop."""
    rows = (engine.infer(to_input(np.asarray(crop), spec))["logits"] for crop in crops.bgr)
    return np.concatenate(list(track(rows, what, total=len(crops.samples))))


def run(options: Options) -> Card:
    """Export and measure; nothing in OUT changes before everything is made, and the card is written last."""
    if is_detector(options.run):
        return detector.run(detector.Options(options.run, options.data, options.out, options.skip_unreadable))
    trained = open_run(options.run)
    name, size = trained.name, options.size or trained.recipe.spec.size
    spec = replace(trained.recipe.spec, size=size)
    train, held_out = _crops(options, trained.asked["split"])
    with tempfile.TemporaryDirectory() as folder:
        full, *files = (Path(folder) / f"{name}.{kind}.onnx" for kind in ("full", "fp16", "int8-cpu", "int8-trt"))
        fp16, int8, int8_trt = files
        to_onnx(trained.net, size, full)
        to_fp16(full, fp16)
        to_int8(full, int8, _Calibration(train, spec))
        to_int8(full, int8_trt, _Calibration(train, spec), tensorrt=True)
        for path in files:
            with_class_map(path, path)
        reference, shipped, other = (
            logits_of(OnnxRuntimeEngine(path), held_out, spec, f"measuring {path.name}")
            for path in (full, int8, int8_trt)
        )
        found = measure.measure(reference, shipped, held_out.samples)
        on_tensorrt = measure.measure(reference, other, held_out.samples)
        for rounded in (found, on_tensorrt):
            _check(rounded, name)
        card = Card(
            name=name,
            labels=LABELS[: trained.recipe.classes],
            input=spec,
            files={path.name: sha256(path) for path in files},
            golden=golden.answered(files, spec),
            temperature=found.temperature,
            operating_point=found.operating_point,
            data=measure.sources(train.samples),
            measured=found.as_dict() | {"int8_trt_agrees": on_tensorrt.int8_agrees.as_dict()},
            command=made_by(trained),
            commit=commit(),
            notice=f"{measure.NOTICE} {DRAWN}",
        )
        for path in files:
            with whole(options.out / path.name) as partial:
                shutil.copyfile(path, partial)
    golden.write_card(card, options.out)
    return card


def _check(found: Measured, name: str) -> None:
    if not found.faithful:
        raise ModelBroken(
            f"rounded to int8, {name} agrees with itself on {found.int8_agrees.value:.2%} of held-out faces only, or "
            f"lets in more bare ones ({found.false_admit_bare.count}, not {found.false_admit_bare_float32.count}): "
            "train it longer, or export it with another --size; nothing was written"
        )


def _crops(options: Options, split: SplitKind) -> tuple[Crops, Crops]:
    """Those trained on, and all others."""
    cache, finder, samples = options.run.parent / "cache", open_crop_finder(), read(options.data, split)
    train, held_out = (
        load(
            [sample for sample in samples if (sample.split == "train") is trained_on],
            SIZE,
            cache,
            finder,
            skip_unreadable=options.skip_unreadable,
        )
        for trained_on in (True, False)
    )
    return train, held_out


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.export", description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that tools.train wrote")
    parser.add_argument(
        "--data", type=Path, required=True, help="a folder of pictures in a layout that tools.data knows"
    )
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--size", type=int, help="the input's side in pixels (default: the recipe's last)")
    parser.add_argument("--skip-unreadable", action="store_true", help="leave out pictures that cannot be read")
    given = parser.parse_args(arguments)
    return Options(given.run, given.data, given.out, given.size, given.skip_unreadable)


def main() -> None:
    """Entry of `python -m tools.export`."""
    card = run(parse(sys.argv[1:]))
    print(json.dumps(card.measured, indent=1))


if __name__ == "__main__":
    run_tool(main)
