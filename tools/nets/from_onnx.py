"""Weights for a network out of a shipped ONNX file, so that it can be differentiated without its run's folder.

The exporter folds every batch norm into the convolution before it. Here the folded kernels are loaded into the
convolutions, and the batch norms become the identity; a bias whose convolution has none goes to the batch norm.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from onnx import numpy_helper
from torch import Tensor, nn

from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import ModelBroken
from kiosk.ports import CAM
from kiosk.preprocess import InputSpec

WEIGHTED = {"Conv": nn.Conv2d, "Gemm": nn.Linear}
PASSED_ON = ("Identity", "Cast")
TOLERANCE = 0.02
"""Of the largest logit: what fp16 inside the file may cost. Two layers in each other's place cost far more."""


def load(net: nn.Module, path: Path, spec: InputSpec) -> nn.Module:
    """`net` in eval mode with the weights of `path`, its batch norms the identity; its logits compared with the file's.

    Raises ModelBroken where the file is damaged, is of another network, or answers otherwise than `net` then does.
    """
    net.eval()
    called = _in_call_order(net, spec.size)
    weighted = [index for index, module in enumerate(called) if isinstance(module, (nn.Conv2d, nn.Linear))]
    parameters = _parameters(path)
    if len(parameters) != len(weighted):
        raise ModelBroken(
            f"{path.name} has {len(parameters)} layers with weights, the network {len(weighted)}: it is of another one"
        )
    with torch.no_grad():
        for module in called:
            if isinstance(module, nn.BatchNorm2d):
                _become_identity(module)
        for place, (kind, kernel, bias) in zip(weighted, parameters, strict=True):
            _fill(called[place], called[place + 1 : place + 2], kind, kernel, bias, path.name)
    _compare(net, path, spec)
    return net


def _in_call_order(net: nn.Module, size: int) -> list[nn.Module]:
    """The modules without children, as a forward pass comes by them."""
    called: list[nn.Module] = []

    def note(module: nn.Module, _inputs: object, _output: object) -> None:
        called.append(module)

    leaves = [module for module in net.modules() if not next(module.children(), None)]
    hooks = [leaf.register_forward_hook(note) for leaf in leaves]
    with torch.no_grad():
        net(torch.zeros(1, 3, size, size))
    for hook in hooks:
        hook.remove()
    return called


def _parameters(path: Path) -> list[tuple[str, Tensor, Tensor]]:
    """(kind, kernel, bias) float32 of the weighted nodes in the graph's order."""
    try:
        graph = onnx.load(path).graph
    except (DecodeError, OSError) as error:
        raise ModelBroken(f"{path.name} cannot be read ({error}): fetch or copy it again") from error
    if any(node.op_type == "BatchNormalization" for node in graph.node):
        raise ModelBroken(f"{path.name} has batch norms of its own: export it by `python -m tools.export`")
    stored = {tensor.name: tensor for tensor in graph.initializer}
    before = {node.output[0]: node.input[0] for node in graph.node if node.op_type in PASSED_ON}
    read = partial(_read, stored=stored, before=before, file=path.name)
    return [
        (node.op_type, read(node.input[1]), read(node.input[2]))
        for node in graph.node
        if node.op_type in WEIGHTED and len(node.input) == 3 and CAM not in node.output
    ]


def _read(name: str, *, stored: dict[str, onnx.TensorProto], before: dict[str, str], file: str) -> Tensor:
    while name not in stored:
        if name not in before:
            raise ModelBroken(f"{file} keeps no weights under {name}: export it by `python -m tools.export`")
        name = before[name]
    return torch.from_numpy(np.array(numpy_helper.to_array(stored[name]), np.float32))


def _become_identity(norm: nn.BatchNorm2d) -> None:
    if norm.running_mean is None or norm.running_var is None:
        raise ModelBroken("a batch norm without running statistics cannot have been folded: build the network anew")
    norm.weight.fill_(1)
    norm.bias.zero_()
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)


def _fill(module: nn.Module, following: list[nn.Module], kind: str, kernel: Tensor, bias: Tensor, file: str) -> None:
    own = module.weight
    if not isinstance(module, WEIGHTED[kind]) or not isinstance(own, Tensor) or own.shape != kernel.shape:
        raise ModelBroken(
            f"{file} has a {kind} of {tuple(kernel.shape)} where the network has {module}: it is of another one"
        )
    own.copy_(kernel)
    target = module.bias if isinstance(module.bias, Tensor) else following[0].bias if following else None
    if not isinstance(target, Tensor) or target.shape != bias.shape:
        raise ModelBroken(f"{file} has a bias for which {module} has no place: it is of another network")
    target.copy_(bias)


def _compare(net: nn.Module, path: Path, spec: InputSpec) -> None:
    batch = np.random.default_rng(0).standard_normal((2, 3, spec.size, spec.size)).astype(np.float32)
    engine = OnnxRuntimeEngine(path)
    expected = np.concatenate([engine.infer(batch[index : index + 1])["logits"] for index in range(len(batch))])
    engine.close()
    with torch.no_grad():
        found = net(torch.from_numpy(batch)).numpy()
    worst = float(np.abs(found - expected).max())
    if worst > TOLERANCE * max(1.0, float(np.abs(expected).max())):
        raise ModelBroken(
            f"the network answers otherwise than {path.name} does (logits differ by {worst:.3g}): it is of another one"
        )
