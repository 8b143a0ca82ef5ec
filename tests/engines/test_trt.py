"""The TensorRT engine on a made-up GPU: its answers are onnxruntime's, its memory is its own, and it goes in order."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from engines.build import Shapes, build
from engines.cpu import OnnxRuntimeEngine
from engines.trt import TensorRtEngine, last_words, listener, load_module
from kiosk.errors import EngineFailed, EngineMismatch, EngineUnavailable

FIXED = Shapes((1, 3, 8, 8), (1, 3, 8, 8), (4, 3, 8, 8))
OPEN = Shapes((1, 3, 8, 8), (1, 3, 16, 24), (1, 3, 32, 32))
random = np.random.default_rng(7)


@pytest.fixture
def network(tmp_path: Path) -> Callable[..., Path]:
    """Writes an ONNX file: from `input` to `logits` (n, 3, 1, 1), square roots of means, and `light` (n, 1, h, w)."""

    def save(nodes: list[Any] | None = None, taken: tuple[str, ...] = ("input",), logits: int = 1) -> Path:
        nodes = nodes or [
            helper.make_node("GlobalAveragePool", ["input"], ["mean"]),
            helper.make_node("Sqrt", ["mean"], ["logits"]),
        ]
        light = helper.make_node("ReduceMax", ["input"], ["light"], axes=[1])
        inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 3, "h", "w"]) for name in taken]
        given = [helper.make_tensor_value_info("logits", logits, None)]
        given += [helper.make_tensor_value_info("light", TensorProto.FLOAT, ["n", 1, "h", "w"])]
        graph = helper.make_graph([*nodes, light], "made", inputs, given)
        onnx.save(
            helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), tmp_path / "made.onnx"
        )
        return tmp_path / "made.onnx"

    return save


@pytest.fixture
def plan_of(gpu) -> Callable[..., bytes]:
    return lambda path, shapes=FIXED: build(gpu.trt, path, shapes, lambda *_: True).plan


@pytest.fixture
def open_engine(gpu, network, plan_of) -> Iterator[Callable[..., TensorRtEngine]]:
    """Of the network above; the calls of its opening are not in the books."""
    engines = []

    def start(shapes: Shapes = FIXED) -> TensorRtEngine:
        engines.append(TensorRtEngine(gpu.trt, plan_of(network(), shapes), gpu.cuda()))
        gpu.calls.clear()
        return engines[-1]

    yield start
    for engine in engines:
        engine.close()


def batch(n: int = 1, height: int = 8, width: int = 8) -> np.ndarray:
    return random.random((n, 3, height, width), np.float32)


@pytest.mark.parametrize(
    ("shapes", "sizes"),
    [
        (FIXED, [(1,), (1,), (1,), (4,), (4,), (4,), (2,), (1,)]),
        (OPEN, [(1, 32, 32), (1, 8, 16), (1, 8, 16), (1, 16, 8)]),
    ],
    ids=["fixed", "open"],
)
@pytest.mark.parametrize("records", [True, False])
def test_it_answers_as_onnxruntime_does_whatever_shape_follows_which(
    open_engine, network, gpu, shapes: Shapes, sizes: list[tuple[int, ...]], records: bool
) -> None:
    gpu.records = records
    engine, reference = open_engine(shapes), OnnxRuntimeEngine(network())
    for size in sizes:
        pictures = batch(*size)
        found, wanted = engine.infer(pictures), reference.infer(pictures)
        assert found.keys() == wanted.keys() == {"logits", "light"}
        for name, value in wanted.items():
            np.testing.assert_array_equal(found[name], value, strict=True)


def test_answers_are_copies_that_the_next_picture_does_not_change(open_engine) -> None:
    engine = open_engine()
    first = engine.infer(np.full((1, 3, 8, 8), 4, np.float32))
    engine.infer(np.full((1, 3, 8, 8), 9, np.float32))
    np.testing.assert_array_equal(first["logits"].ravel(), [2, 2, 2])
    assert (first["light"] == 4).all()


def test_memory_is_taken_once_for_the_largest_shapes(open_engine, gpu) -> None:
    open_engine(OPEN)
    assert sorted(memory.nbytes for memory in gpu.memory.values()) == [4 * 3, 4 * 32 * 32, 4 * 3 * 32 * 32]


@pytest.mark.parametrize(
    ("shapes", "called"),
    [(FIXED, {"launch", "synchronise"}), (OPEN, {"upload", "download", "synchronise"})],
    ids=["fixed", "open"],
)
def test_a_thousand_pictures_allocate_nothing(open_engine, gpu, shapes: Shapes, called: set[str]) -> None:
    engine = open_engine(shapes)
    memory, picture = (
        {address: id(held) for address, held in gpu.memory.items()},
        batch(*shapes.usual[:1], *shapes.usual[2:]),
    )
    for _ in range(1000):
        engine.infer(picture)
    assert {address: id(held) for address, held in gpu.memory.items()} == memory
    assert (set(gpu.calls), gpu.calls.count("synchronise")) == (called, 1000)


def test_the_work_is_recorded_once_and_anew_for_another_number_of_faces(open_engine, gpu) -> None:
    engine = open_engine()
    for n, captures, launches in [(1, 0, 3), (2, 1, 2), (1, 1, 2)]:
        gpu.calls.clear()
        for _ in range(3):
            engine.infer(batch(n))
        calls = Counter(gpu.calls)
        assert (calls["capture"], calls["launch"]) == (captures, launches)
        # The first run at a shape, and the recording.
        assert calls["upload"] == 2 * captures


def test_no_work_is_recorded_where_sizes_are_open(gpu, open_engine, network, plan_of) -> None:
    TensorRtEngine(gpu.trt, plan_of(network(), OPEN), gpu.cuda()).close()
    assert "capture" not in gpu.calls


def test_where_nothing_can_be_recorded_it_is_tried_once_a_shape(open_engine, gpu) -> None:
    gpu.records = False
    engine = open_engine()
    for n in (1, 1, 1, 2, 2, 2, 2):
        engine.infer(batch(n))
    assert Counter(gpu.calls) == {"capture": 1, "upload": 7, "download": 14, "synchronise": 7}


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((5, 3, 8, 8), np.float32),
        np.zeros((0, 3, 8, 8), np.float32),
        np.zeros((1, 3, 8, 9), np.float32),
        np.zeros((1, 1, 8, 8), np.float32),
        np.zeros((3, 8, 8), np.float32),
        np.zeros((), np.float32),
        np.zeros((1, 3, 8, 8), np.float64),
        np.zeros((2, 3, 8, 8), np.uint8),
    ],
    ids=["too many", "none", "too wide", "one channel", "no batch", "a number", "float64", "uint8"],
)
def test_a_batch_of_another_shape_or_type_is_refused_and_the_next_is_not(open_engine, wrong: np.ndarray) -> None:
    engine = open_engine()
    with pytest.raises(EngineFailed, match=r"takes float32 of \(1, 3, 8, 8\) to \(4, 3, 8, 8\), not"):
        engine.infer(wrong)
    np.testing.assert_array_equal(engine.infer(np.ones((1, 3, 8, 8), np.float32))["logits"].ravel(), [1, 1, 1])


def test_nan_is_a_failure_and_never_an_answer(open_engine) -> None:
    with pytest.raises(EngineFailed, match="NaN in logits"):
        open_engine().infer(np.full((1, 3, 8, 8), -1, np.float32))


def test_work_that_does_not_start_is_a_failure_in_tensorrts_words(open_engine, gpu) -> None:
    engine = open_engine(OPEN)
    gpu.stops = True
    with pytest.raises(EngineFailed, match=r"stopped \(myelinGraphExecute failed\): restart"):
        engine.infer(batch())


def test_a_shape_that_tensorrt_refuses_is_told_and_set_anew_by_the_next_picture(open_engine, gpu) -> None:
    engine = open_engine()
    gpu.refuses_shapes = True
    with pytest.raises(EngineFailed, match=r"refuses the shape \(2, 3, 8, 8\) \(shape .* is refused\)"):
        engine.infer(batch(2))
    with pytest.raises(EngineFailed, match="takes"):
        engine.infer(np.zeros((), np.float32))
    gpu.refuses_shapes = False
    np.testing.assert_array_equal(engine.infer(np.ones((1, 3, 8, 8), np.float32))["logits"].ravel(), [1, 1, 1])


def test_closing_lets_go_of_tensorrt_first_and_twice_is_harmless(open_engine, gpu) -> None:
    engine = open_engine()
    assert len(gpu.living) == 2
    engine.close()
    engine.close()
    assert (gpu.calls, gpu.outlived) == (["close"], [])
    # Before it touches memory that is no longer its own.
    with pytest.raises(EngineFailed, match=r"^the engine is closed$"):
        engine.infer(batch())


def test_an_error_that_is_still_at_hand_keeps_nothing_alive_beyond_closing(open_engine, gpu) -> None:
    engine = open_engine(OPEN)
    gpu.stops = True
    with pytest.raises(EngineFailed, match="stopped") as raised:
        engine.infer(batch())
    engine.close()
    assert raised.value.__traceback__ is not None
    assert gpu.outlived == []


CAST = [helper.make_node("Cast", ["input"], ["logits"], to=TensorProto.FLOAT16)]
SUM = [helper.make_node("Add", ["input", "other"], ["logits"])]
LOG = [helper.make_node("Log", ["input"], ["logits"])]


@pytest.mark.parametrize(
    ("model", "knobs", "error", "says"),
    [
        ({"nodes": CAST, "logits": TensorProto.FLOAT16}, {}, EngineMismatch, r"types \['DataType.HALF'\]"),
        ({"nodes": SUM, "taken": ("input", "other")}, {}, EngineMismatch, r"inputs \['input', 'other'\]"),
        ({}, {"version": "10.8"}, EngineMismatch, r"another GPU or version \(Version tag is not 10\.8\)"),
        ({}, {"no_room": True}, EngineFailed, r"no room .*\(Requested 4 GiB\)"),
        ({}, {"refuses_shapes": True}, EngineFailed, r"refuses the shape \(4, 3, 8, 8\)"),
        ({}, {"stops": True}, EngineFailed, r"stopped \(myelin"),
        ({"nodes": LOG}, {}, EngineFailed, "NaN"),
    ],
    ids=["half", "two inputs", "another version", "no room", "a shape refused", "stops", "NaN at once"],
)
def test_what_cannot_be_opened_is_told_and_leaves_nothing_behind(
    gpu, network, plan_of, model: dict[str, Any], knobs: dict[str, Any], error: type[Exception], says: str
) -> None:
    plan = plan_of(network(**model))
    for knob, value in knobs.items():
        setattr(gpu, knob, value)
    with pytest.raises(error, match=says) as raised:
        TensorRtEngine(gpu.trt, plan, gpu.cuda())
    assert raised.value.__traceback__ is not None
    assert (gpu.calls[-1], gpu.calls.count("close"), gpu.outlived) == ("close", 1, [])


def test_another_thread_may_not_use_it(open_engine) -> None:
    engine, said = open_engine(), []

    def use() -> None:
        try:
            engine.infer(batch())
        except EngineFailed as error:
            said.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(said) == 1


@pytest.mark.parametrize("backend", ["tensorrt", "tensorrt-rtx"])
@pytest.mark.parametrize("error", [ImportError("No module named it"), OSError("libnvinfer.so.10: cannot open")])
def test_a_backend_that_does_not_import_is_unavailable_and_says_why(backend: str, error: Exception) -> None:
    def load(name: str) -> ModuleType:
        assert name == backend.replace("-", "_")
        raise error

    with pytest.raises(
        EngineUnavailable, match=rf"{backend.replace('-', '_')} does not import \({error}\).*engines.md"
    ):
        load_module(backend, load)


def test_a_backend_of_stubs_only_is_unavailable_and_a_whole_one_is_not() -> None:
    with pytest.raises(EngineUnavailable, match="by name only"):
        load_module("tensorrt", ModuleType)
    whole = ModuleType("tensorrt")
    whole.Runtime = object
    assert load_module("tensorrt", {"tensorrt": whole}.__getitem__) is whole


@pytest.mark.parametrize("real", [False, True], ids=["fake", "real"])
def test_the_latest_complaint_is_told_and_chatter_is_not(gpu, real: bool) -> None:
    trt = pytest.importorskip("tensorrt_rtx", reason="it is for x86-64 only") if real else gpu.trt
    heard, severity = listener(trt), trt.ILogger.Severity
    assert last_words(heard) == "TensorRT gives no reason"
    for level, words in [(severity.ERROR, " first\n"), (severity.INFO, "chatter"), (severity.WARNING, "chatter")]:
        heard.log(level, words)
    assert last_words(heard) == "first"
    for number in range(10):
        heard.log(severity.INTERNAL_ERROR, f"{number}" * 400)
    assert (last_words(heard), len(heard.said)) == ("9" * 300, 5)


def test_an_interrupt_while_it_opens_closes_it_too(gpu, network, plan_of) -> None:
    plan = plan_of(network())

    def interrupted() -> None:
        raise KeyboardInterrupt

    cuda = gpu.cuda()
    cuda.synchronise = interrupted
    with pytest.raises(KeyboardInterrupt):
        TensorRtEngine(gpu.trt, plan, cuda)
    assert (gpu.calls[-1], gpu.outlived) == ("close", [])
