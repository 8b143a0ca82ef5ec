"""A network's ONNX files: float32, fp16 for TensorRT, and static int8, one for onnxruntime and one for TensorRT."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.onnx_model import OnnxModel

OPSET = 17
"""The newest that the TensorRT of older JetPacks reads."""


def to_onnx(net: torch.nn.Module, size: int, path: Path) -> None:
    """A classifier in float32, batch dynamic, batch norms folded; opset 17 is what older TensorRT reads too."""
    write(net, (1, 3, size, size), path, {"input": {0: "n"}, "logits": {0: "n"}})


def write(net: torch.nn.Module, shape: tuple[int, ...], path: Path, axes: dict[str, dict[int, str]]) -> None:
    """`axes`: the input's name and then the outputs', each with what is dynamic in it."""
    given, *answered = axes
    with warnings.catch_warnings():
        # The exporter without dynamo is marked as old, but it alone writes opset 17 (facts of the newer one: 20).
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            net.eval(),
            (torch.zeros(shape),),
            str(path),
            input_names=[given],
            output_names=answered,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def to_fp16(source: Path, target: Path) -> None:
    """fp16 inside, float32 outside: precision is decided in the file, as TensorRT 11 wants it."""
    model = OnnxModel(convert_float_to_float16(onnx.load(source), keep_io_types=True))
    model.topological_sort()  # the converter leaves its input's cast at the end, which strict parsers refuse
    onnx.checker.check_model(model.model)
    onnx.save(model.model, target)


def to_int8(
    source: Path,
    target: Path,
    calibration: CalibrationDataReader,
    *,
    tensorrt: bool = False,
    spared: Sequence[str] = (),
) -> None:
    """Static QDQ, weights per channel. For TensorRT symmetric, and the biases as they are: it takes no int32 ones.

    The layers `last` of the modules `spared` stay in float32.
    """
    symmetric = {"ActivationSymmetric": True, "WeightSymmetric": True, "QuantizeBias": False}
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), auto_merge=True)
        quantize_static(
            str(ready),
            str(target),
            calibration,
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QInt8 if tensorrt else QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_last_of(ready, spared),
            extra_options=symmetric if tensorrt else {},
        )


def _last_of(path: Path, modules: Sequence[str]) -> list[str]:
    """The convolutions `last` of these modules, by the exporter's names: one for each place where they are used."""
    nodes = onnx.load(path, load_external_data=False).graph.node
    return [node.name for node in nodes if any(f"/{module}/last/" in f"/{node.name}" for module in modules)]


def sha256(path: Path) -> str:
    """Of the file, as a card has it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
