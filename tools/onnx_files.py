"""A network's ONNX files: float32, fp16 for TensorRT, and static int8, one for onnxruntime and one for TensorRT."""

from __future__ import annotations

import tempfile
import warnings
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


def to_int8(source: Path, target: Path, calibration: CalibrationDataReader, *, tensorrt: bool = False) -> None:
    """Static QDQ, weights per channel. For TensorRT symmetric, and the biases as they are: it takes no int32 ones."""
    symmetric = {"ActivationSymmetric": True, "WeightSymmetric": True, "QuantizeBias": False}
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready))
        quantize_static(
            str(ready),
            str(target),
            calibration,
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QInt8 if tensorrt else QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            extra_options=symmetric if tensorrt else {},
        )
