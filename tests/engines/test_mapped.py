"""Class activation maps come out of every engine where they are asked for and the file has them, and never else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from engines.build import Shapes, build
from engines.cpu import OnnxRuntimeEngine
from engines.mixture import MixtureEngine
from engines.openvino_cpu import OpenVinoEngine
from engines.owned import OwnedEngine
from engines.restarted import RestartedEngine
from engines.trt import TensorRtEngine
from kiosk.errors import EngineFailed
from kiosk.ports import CAM, Engine

SHAPES = Shapes((1, 3, 8, 8), (1, 3, 8, 8), (2, 3, 8, 8))
KINDS = ("onnxruntime", "openvino", "tensorrt", "owned", "restarted")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """An ONNX file whose `cam` is what `operator` makes of the picture, and whose `logits` are the picture's means."""

    def save(operator: str = "Identity", *, mapped: bool = True) -> Path:
        nodes = [
            helper.make_node("GlobalAveragePool", ["input"], ["means"]),
            helper.make_node("Flatten", ["means"], ["logits"]),
        ]
        taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, 8, 8])
        given = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3])]
        if mapped:
            nodes.append(helper.make_node(operator, ["input"], [CAM]))
            given.append(helper.make_tensor_value_info(CAM, TensorProto.FLOAT, ["n", 3, 8, 8]))
        graph = helper.make_graph(nodes, "made", [taken], given)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.save(model, tmp_path / "made.onnx")
        return tmp_path / "made.onnx"

    return save


@pytest.fixture
def opened(gpu) -> Iterator[Callable[[str, Path], Engine]]:
    """Opens a file by a kind of engine; closed at the end."""
    engines: list[Engine] = []

    def on_gpu(path: Path) -> Engine:
        return TensorRtEngine(gpu.trt, build(gpu.trt, path, SHAPES, lambda *_: True).plan, gpu.cuda())

    makers: dict[str, Callable[[Path], Engine]] = {
        "onnxruntime": OnnxRuntimeEngine,
        "openvino": OpenVinoEngine,
        "tensorrt": on_gpu,
        "owned": lambda path: OwnedEngine(lambda: OnnxRuntimeEngine(path)),
        "restarted": lambda path: RestartedEngine(lambda: on_gpu(path), lambda: 0.0),
    }

    def start(kind: str, path: Path) -> Engine:
        if kind == "openvino":
            pytest.importorskip("openvino", reason="it is an extra")
        engines.append(makers[kind](path))
        return engines[-1]

    yield start
    for engine in engines:
        engine.close()


def pictures(n: int = 1) -> np.ndarray:
    return np.random.default_rng(n).random((n, 3, 8, 8), np.float32)


@pytest.mark.parametrize("kind", KINDS)
def test_the_map_comes_where_it_is_asked_for_and_the_answer_is_the_same(kind: str, opened, write: Write) -> None:
    engine = opened(kind, write())
    for n in (1, 1, 2, 1):
        plain, full = engine.infer(pictures(n)), engine.infer(pictures(n), mapped=True)
        assert (set(plain), set(full)) == ({"logits"}, {"logits", CAM})
        np.testing.assert_array_equal(full["logits"], plain["logits"])
        np.testing.assert_array_equal(full[CAM], pictures(n), strict=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_a_map_gives_none_though_it_is_asked(kind: str, opened, write: Write) -> None:
    assert set(opened(kind, write(mapped=False)).infer(pictures(), mapped=True)) == {"logits"}


@pytest.mark.parametrize("kind", ["onnxruntime", "openvino", "tensorrt"])
def test_a_map_that_holds_nan_is_a_failure_where_it_is_asked_for_and_nobodys_trouble_else(
    kind: str, opened, write: Write
) -> None:
    engine, negative = opened(kind, write("Log")), -np.ones((1, 3, 8, 8), np.float32)
    np.testing.assert_array_equal(engine.infer(negative)["logits"], [[-1, -1, -1]])
    with pytest.raises(EngineFailed, match="NaN in cam"):
        engine.infer(negative, mapped=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_map_is_a_copy_that_the_next_picture_does_not_change(kind: str, opened, write: Write) -> None:
    engine = opened(kind, write())
    first = engine.infer(pictures(1), mapped=True)[CAM]
    engine.infer(pictures(2)[:1], mapped=True)
    np.testing.assert_array_equal(first, pictures(1))


def test_on_a_gpu_memory_for_the_map_is_taken_once_and_no_picture_takes_more(opened, write: Write, gpu) -> None:
    engine = opened("tensorrt", write())
    sizes = sorted(memory.nbytes for memory in gpu.memory.values())
    assert sizes == [2 * 4 * 3, 2 * 4 * 3 * 64, 2 * 4 * 3 * 64]  # logits, picture and map of two faces
    held = {address: id(memory) for address, memory in gpu.memory.items()}
    gpu.calls.clear()
    for turn in range(100):
        engine.infer(pictures(), mapped=turn % 2 == 0)
    assert {address: id(memory) for address, memory in gpu.memory.items()} == held
    assert set(gpu.calls) == {"launch", "synchronise"}


def test_several_networks_as_one_have_no_map(opened, write: Write) -> None:
    member = opened("onnxruntime", write())
    assert set(MixtureEngine([member], (1.0,), (1.0,)).infer(pictures(), mapped=True)) == {"logits"}
