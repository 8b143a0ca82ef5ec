"""Makes what the kiosk runs from trained weights: `python -m tools.export RUN --data DIR [--size PX]`.

Writes NAME.fp16.onnx (fp16 weights, float32 input and output, for TensorRT), NAME.int8-cpu.onnx (static QDQ, for
onnxruntime) and the card NAME.json with what both were measured to do on rows not trained on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.onnx_model import OnnxModel
from rich.progress import track

from engines.card import MODELS, Card, OperatingPoint
from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import KioskError
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import Tensor
from tools import dataset, measure, nets
from tools.finder import open_crop_finder
from tools.run import run_tool
from tools.train import CACHE_SIZE

OPSET = 17
SIZE = 144
"""The side of the last epochs: at 128 and 152 px held-out accuracy is half a point less."""
CALIBRATION_CROPS = 400
NOTICE = (
    "Trained on pictures many of which are for research only; clearance for commercial use is the owner's. "
    "Masks drawn onto bare faces and hands drawn over mouths were among the training pictures."
)


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    run: Path
    data: Path
    out: Path
    size: int


class _Calibration(CalibrationDataReader):  # type: ignore[misc]
    """Feeds training crops to the quantizer."""

    def __init__(self, crops: dataset.Crops, spec: InputSpec) -> None:
        chosen = np.random.default_rng(0).permutation(len(crops.samples))[:CALIBRATION_CROPS]
        self._inputs: Iterator[Tensor] = (to_input(np.asarray(crops.bgr[index]), spec) for index in chosen)

    def get_next(self) -> dict[str, Tensor] | None:
        batch = next(self._inputs, None)
        return None if batch is None else {"input": batch}


def to_onnx(net: torch.nn.Module, size: int, path: Path) -> None:
    """Float32, batch dynamic, batch norms folded; opset 17 is what older TensorRT reads too."""
    with warnings.catch_warnings():
        # The exporter without dynamo is marked as old, but it alone writes opset 17 (facts of the newer one: 20).
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            net.eval(),
            (torch.zeros(1, 3, size, size),),
            str(path),
            input_names=["input"],
            output_names=["logits"],
            dynamic_axes={"input": {0: "n"}, "logits": {0: "n"}},
            opset_version=OPSET,
            dynamo=False,
        )


def to_fp16(source: Path, target: Path) -> None:
    """fp16 inside, float32 outside: precision is decided in the file, as TensorRT 11 wants it."""
    model = OnnxModel(convert_float_to_float16(onnx.load(source), keep_io_types=True))
    model.topological_sort()  # the converter leaves its input's cast at the end, which strict parsers refuse
    onnx.checker.check_model(model.model)
    onnx.save(model.model, target)


def to_int8(source: Path, target: Path, calibration: CalibrationDataReader) -> None:
    """Static QDQ, weights per channel."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready))
        quantize_static(
            str(ready),
            str(target),
            calibration,
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
        )


def logits_of(engine: OnnxRuntimeEngine, crops: dataset.Crops, spec: InputSpec, what: str) -> Tensor:
    """(n, classes) float32 over every crop."""
    rows = (engine.infer(to_input(np.asarray(crop), spec))["logits"] for crop in crops.bgr)
    return np.concatenate(list(track(rows, what, total=len(crops.samples))))


def trained(run: Path) -> tuple[str, nets.ResNet]:
    """The network of a run by its name, with its averaged weights. Raises KioskError where that is no run's folder."""
    for file in (run / "recipe.json", run / "weights.pt"):
        if not file.is_file():
            raise KioskError(f"there is no {file}: give the folder that `python -m tools.train` wrote")
    name = json.loads((run / "recipe.json").read_text())["name"]
    net = nets.build(name)
    net.load_state_dict(torch.load(run / "weights.pt", map_location="cpu"))
    return name, net


def run(options: Options) -> Card:
    """Export, measure, and write the card last, when its files are complete."""
    name, net = trained(options.run)
    options.out.mkdir(parents=True, exist_ok=True)
    spec, cache, finder = InputSpec(options.size), options.run.parent / "cache", open_crop_finder()
    train, held_out = (
        dataset.load(dataset.read_manifest(options.data, splits), CACHE_SIZE, cache, finder)
        for splits in (frozenset({"train"}), frozenset({"val", "test"}))
    )
    fp16, int8 = (options.out / f"{name}.{kind}.onnx" for kind in ("fp16", "int8-cpu"))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        to_onnx(net, options.size, full)
        to_fp16(full, fp16)
        to_int8(full, int8, _Calibration(train, spec))
        reference = logits_of(OnnxRuntimeEngine(full), held_out, spec, "measuring float32")
    shipped = logits_of(OnnxRuntimeEngine(int8), held_out, spec, "measuring int8")
    found = measure.measure(reference, shipped, held_out.samples)
    card = Card(
        name=name,
        input=spec,
        files={path.name: _sha256(path) for path in (fp16, int8)},
        temperature=found.temperature,
        operating_point=OperatingPoint(
            threshold=found.threshold,
            false_admit_upper95=found.false_admit_bare.interval[1],
            false_refusal=found.false_refusal.value,
        ),
        data=measure.sources(train.samples),
        measured=found.as_dict(),
        command=_command(name, options.run),
        commit=_commit(),
        notice=NOTICE,
    )
    (options.out / f"{name}.json").write_text(card.model_dump_json(indent=1, exclude={"folder"}) + "\n")
    return card


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _command(name: str, run_folder: Path) -> str:
    """What trained the weights, and after how many epochs they were taken."""
    planned = json.loads((run_folder / "recipe.json").read_text())["epochs"]
    log = run_folder / "log.jsonl"
    done = len(log.read_text().splitlines()) if log.is_file() else 0
    return f"python -m tools.train {name} --data DIR --out RUN --epochs {planned} (taken after epoch {done})"


def _commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip()


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.export", description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that tools.train wrote")
    parser.add_argument("--data", type=Path, required=True, help="a folder with manifest.csv")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--size", type=int, default=SIZE, help="the input's side in pixels")
    given = parser.parse_args(arguments)
    return Options(given.run, given.data, given.out, given.size)


def main() -> None:
    """Entry of `python -m tools.export`."""
    card = run(parse(sys.argv[1:]))
    print(json.dumps(card.measured, indent=1))


if __name__ == "__main__":
    run_tool(main)
