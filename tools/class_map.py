"""The output `cam` of a classifier's ONNX file: `python -m tools.class_map NAME...` adds it to a shipped model's files.

(n, classes, h, w) float32 in the order of the labels, a class activation map (Zhou et al. 2016, arXiv 1512.04150): the
last layer's weights at every place of the last feature map instead of at the map's mean, the bias added at each. Its
mean over h and w is `logits`, but for rounding. No weight and no node that was there changes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from engines.card import MODELS, load_card
from engines.cpu import OnnxRuntimeEngine
from kiosk import golden
from kiosk.errors import ModelBroken
from kiosk.networks import input_of
from kiosk.ports import CAM
from kiosk.preprocess import to_input
from kiosk.scene import Tensor
from tools.golden import write_card
from tools.run import run_tool
from tools.whole import whole

Floats = npt.NDArray[np.float32]
LOGITS = "logits"
HANDED_ON = ("Cast", "Identity", "Flatten", "QuantizeLinear", "DequantizeLinear")
"""What may stand between the feature map, its mean, the last layer and the answer."""


class _Graph:
    """A model's nodes by what they give, and its constants by name."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.givers = {name: node for node in graph.node for name in node.output}
        self.constants = {tensor.name: tensor for tensor in graph.initializer}

    def source(self, name: str) -> onnx.NodeProto | None:
        """The nearest node before a value that does more than hand it on; None: the network's input, or a constant."""
        node = self.givers.get(name)
        while node is not None and node.op_type in HANDED_ON:
            node = self.givers.get(node.input[0])
        return node

    def floats(self, name: str) -> Floats | None:
        """A constant as the network uses it, also where the file keeps it in integers; None where it is none."""
        if name in self.constants:
            return np.asarray(numpy_helper.to_array(self.constants[name]), np.float32)
        node = self.givers.get(name)
        if node is None or node.op_type not in HANDED_ON:
            return None
        whole_numbers, *scaling = (self.floats(part) for part in node.input)
        if node.op_type != "DequantizeLinear" or whole_numbers is None:
            return whole_numbers
        # By the first axis or all alike: broadcast from the left.
        scale, zero = (np.atleast_1d(part).T for part in (*scaling, np.zeros(1, np.float32))[:2] if part is not None)
        return np.asarray(((whole_numbers.T - zero) * scale).T, np.float32)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A network's last feature map by name, and the dense layer that its mean goes through."""

    features: str
    weight: Floats
    bias: Floats


def _ending(graph: _Graph) -> _Ending | None:
    """None where the network does not end in a mean over the places and one dense layer."""
    dense = graph.source(LOGITS)
    if dense is None or dense.op_type != "Gemm" or len(dense.input) != 3:
        return None
    mean = graph.source(dense.input[0])
    weight, bias = graph.floats(dense.input[1]), graph.floats(dense.input[2])
    if mean is None or not _over_places(mean) or weight is None or bias is None:
        return None
    turned = {each.name: each.i for each in dense.attribute}.get("transB", 0)
    return _Ending(mean.input[0], weight if turned else weight.T, bias)


def _over_places(node: onnx.NodeProto) -> bool:
    axes = next((list(each.ints) for each in node.attribute if each.name == "axes"), [])
    return node.op_type == "GlobalAveragePool" or (node.op_type == "ReduceMean" and axes in ([2, 3], [-2, -1]))


def add_class_map(model: onnx.ModelProto) -> bool:
    """Give the model the output `cam`; False where it has it, or where its logits are no mean over places."""
    graph = _Graph(model.graph)
    ending = _ending(graph)
    if CAM in graph.givers or ending is None:
        return False
    inferred = onnx.shape_inference.infer_shapes(model).graph.value_info
    (features,) = (value.type.tensor_type for value in inferred if value.name == ending.features)
    place = [each.dim_param or each.dim_value for each in features.shape.dim]
    model.graph.node.extend(_nodes(graph, ending.features, half=features.elem_type == TensorProto.FLOAT16))
    kernel = np.ascontiguousarray(ending.weight[:, :, None, None])
    model.graph.initializer.append(numpy_helper.from_array(kernel, f"{CAM}.weight"))
    model.graph.initializer.append(numpy_helper.from_array(ending.bias, f"{CAM}.bias"))
    shape = [place[0], len(kernel), *place[2:]]
    model.graph.output.append(helper.make_tensor_value_info(CAM, TensorProto.FLOAT, shape))
    onnx.checker.check_model(model)
    return True


def _nodes(graph: _Graph, features: str, *, half: bool) -> list[onnx.NodeProto]:
    """From the feature map to `cam`, in float32."""
    nodes = []
    giver = graph.givers[features]
    if half:
        nodes.append(helper.make_node("Cast", [features], [f"{CAM}.features"], f"{CAM}.Cast", to=TensorProto.FLOAT))
    elif giver.op_type == "DequantizeLinear":
        # One of its own: runtimes fuse that of the mean with the mean, and do so only while nobody else reads it.
        nodes.append(helper.make_node("DequantizeLinear", giver.input, [f"{CAM}.features"], f"{CAM}.DequantizeLinear"))
    taken = [nodes[0].output[0] if nodes else features, f"{CAM}.weight", f"{CAM}.bias"]
    return [*nodes, helper.make_node("Conv", taken, [CAM], f"{CAM}.Conv", kernel_shape=[1, 1])]


def with_class_map(source: Path, target: Path) -> bool:
    """Write `source` with the output `cam` to `target`; False, and nothing is written, where it can have none."""
    model = onnx.load(source)
    if not add_class_map(model):
        return False
    onnx.save(model, target)
    return True


def renew(name: str, folder: Path = MODELS) -> list[str]:
    """The files of a model that were given `cam`; its card has their sha256 then, and is written last.

    Raises ModelMissing, ModelBroken; also where an answer would change by a single bit: then nothing is written.
    """
    card = load_card(name, folder)
    batches = [to_input(crop, input_of(card)) for crop in golden.crops().values()]
    with tempfile.TemporaryDirectory() as made:
        new = [file for file in card.files if with_class_map(card.file(file), Path(made) / file)]
        for file in new:
            _compare(folder / file, Path(made) / file, batches)
        sha256 = {file: hashlib.sha256((Path(made) / file).read_bytes()).hexdigest() for file in new}
        for file in new:
            with whole(folder / file) as partial:
                shutil.copyfile(Path(made) / file, partial)
    write_card(card.model_copy(update={"files": card.files | sha256}), folder)
    return new


def _compare(before: Path, after: Path, batches: Sequence[Tensor]) -> None:
    one, other = OnnxRuntimeEngine(before), OnnxRuntimeEngine(after)
    for batch in batches:
        if one.infer(batch)[LOGITS].tobytes() != other.infer(batch)[LOGITS].tobytes():
            raise ModelBroken(f"{before.name} would answer otherwise with `{CAM}` beside it: nothing was written")


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.class_map`."""
    parser = argparse.ArgumentParser(prog="python -m tools.class_map", description="Gives a model's files a map.")
    parser.add_argument("names", nargs="+", metavar="NAME", help="such as resnet50")
    parser.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the cards lie")
    given = parser.parse_args(arguments)
    for name in given.names:
        made = renew(name, given.models)
        print(f"{name}: {', '.join(made) or 'nothing to do'}")


if __name__ == "__main__":
    run_tool(main)
