"""Counts a network's arithmetic from its ONNX graph."""

from __future__ import annotations

from math import prod
from pathlib import Path
from typing import Any

import onnx
from onnx import shape_inference

from kiosk.errors import ModelBroken

WEIGHTS_AT = {"Conv": 1, "Gemm": 1, "MatMul": 1, "QLinearConv": 3, "ConvInteger": 1, "QLinearMatMul": 3}


def gflop(path: Path, size: int) -> float:
    """10^9 multiplications and additions of every convolution and matrix product, for one (1, 3, size, size) input."""
    model = onnx.load(str(path))
    for dimension, value in zip(model.graph.input[0].type.tensor_type.shape.dim, (1, 3, size, size), strict=True):
        dimension.dim_value = value
    # Shapes from the export may hold a symbolic batch size, which inference would keep.
    del model.graph.value_info[:]
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    shapes = _shapes(shape_inference.infer_shapes(model, data_prop=True).graph)
    try:
        return sum(_flop(node, shapes) for node in model.graph.node if node.op_type in WEIGHTS_AT) / 1e9
    except KeyError as error:
        raise ModelBroken(f"the shape of {error} in {path.name} is not known: export the model anew") from error


def _shapes(graph: Any) -> dict[str, tuple[int, ...]]:
    values = (*graph.value_info, *graph.input, *graph.output)
    shapes = {value.name: tuple(d.dim_value for d in value.type.tensor_type.shape.dim) for value in values}
    return shapes | {weights.name: tuple(weights.dims) for weights in graph.initializer}


def _flop(node: Any, shapes: dict[str, tuple[int, ...]]) -> int:
    """Each output value takes one multiplication and one addition for every weight that it sums over."""
    weights, output = shapes[node.input[WEIGHTS_AT[node.op_type]]], shapes[node.output[0]]
    channels = weights[0] if "Conv" in node.op_type else output[-1]
    return 2 * prod(output) * prod(weights) // channels
