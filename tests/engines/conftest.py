"""What tests of engines share: tiny ONNX files, made on the spot, and a made-up GPU with a made-up TensorRT on it."""

from __future__ import annotations

import enum
import hashlib
import json
import threading
import weakref
from collections.abc import Callable
from ctypes import memmove
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from kiosk.errors import EngineFailed

MakeModel = Callable[..., Path]


@pytest.fixture
def make_model(tmp_path: Path) -> MakeModel:
    """Writes an ONNX file with one operator from `input` (n, 3, h, w) to `logits` (n, 3, 1, 1); "Flatten": (n, 3)."""

    def make(operator: str = "GlobalAveragePool", name: str = "tiny.int8-cpu.onnx") -> Path:
        nodes = [helper.make_node("GlobalAveragePool", ["input"], ["mean"])]
        nodes.append(
            helper.make_node("Identity" if operator == "GlobalAveragePool" else operator, ["mean"], ["logits"])
        )
        taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, "h", "w"])
        given = helper.make_tensor_value_info(
            "logits", TensorProto.FLOAT, ["n", 3] if operator == "Flatten" else ["n", 3, 1, 1]
        )
        graph = helper.make_graph(nodes, "tiny", [taken], [given])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.save(model, tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def write_card(tmp_path: Path) -> Callable[..., None]:
    """Writes tiny.json for the files named; fields given by name replace those of a sound card."""

    def write(*files: Path, **fields: Any) -> None:
        sha256 = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        card = {"name": "tiny", "files": sha256, "input": {"size": 32}} | fields
        (tmp_path / "tiny.json").write_text(json.dumps(card))

    return write


@dataclass
class FakeGpu:
    """A device in this process's memory, its knobs and its books. Its stream runs when it is waited for, not before."""

    tensorrt: ModuleType
    module: str = "tensorrt"
    version: str = "10.7"
    stream: int = 77
    no_room: bool = False
    stops: bool = False
    refuses_shapes: bool = False
    records: bool = True
    calls: list[str] = field(default_factory=list)
    memory: dict[int, np.ndarray] = field(default_factory=dict)
    queue: list[Callable[[], None]] = field(default_factory=list)
    recording: list[Callable[[], None]] | None = None
    living: weakref.WeakSet[Any] = field(default_factory=weakref.WeakSet)
    outlived: list[str] = field(default_factory=list)
    """What of TensorRT was still there when the GPU's memory was closed."""
    configs: list[Any] = field(default_factory=list)
    """Of every build, in order."""

    def cuda(self) -> FakeCuda:
        return FakeCuda(self)

    @property
    def trt(self) -> ModuleType:
        """fixtures/fake_tensorrt.py, on this GPU."""
        return self.tensorrt.module(self)

    def put(self, work: Callable[[], None]) -> None:
        (self.queue if self.recording is None else self.recording).append(work)


class FakeCuda:
    """engines.cuda.Cuda on a FakeGpu; fresh memory holds NaN."""

    stream = property(lambda self: self.gpu.stream)

    def __init__(self, gpu: FakeGpu) -> None:
        self.gpu, self.thread, self.closed = gpu, threading.get_ident(), False
        gpu.calls.append("open")

    def does(self, call: str) -> None:
        if self.closed or threading.get_ident() != self.thread:
            raise EngineFailed("closed, or of another thread")
        self.gpu.calls.append(call)

    def pinned(self, shape: tuple[int, ...]) -> np.ndarray:
        self.does("pinned")
        return np.full(shape, np.nan, np.float32)

    def allocate(self, nbytes: int) -> int:
        self.does("allocate")
        address = 4096 * (len(self.gpu.memory) + 1)
        self.gpu.memory[address] = np.full(nbytes, 255, np.uint8)
        return address

    def upload(self, address: int, host: np.ndarray) -> None:
        self.does("upload")
        self.gpu.put(lambda: self.device(address, host).__setitem__(slice(None), host))

    def download(self, host: np.ndarray, address: int) -> None:
        self.does("download")
        self.gpu.put(lambda: host.__setitem__(slice(None), self.device(address, host)))

    def device(self, address: int, like: np.ndarray) -> np.ndarray:
        return self.gpu.memory[address][: like.nbytes].view(np.float32).reshape(like.shape)

    def synchronise(self) -> None:
        self.does("synchronise")
        while self.gpu.queue:
            self.gpu.queue.pop(0)()

    def capture(self, enqueue: Callable[[], None]) -> Callable[[], None] | None:
        self.does("capture")
        if not self.gpu.records:
            return None
        self.gpu.recording = []
        try:
            enqueue()
            recorded = self.gpu.recording
        except EngineFailed:
            return None
        finally:
            self.gpu.recording = None
        return lambda: self.does("launch") or self.gpu.queue.extend(recorded)

    def close(self) -> None:
        if not self.closed:
            self.does("close")
            self.closed = True
            self.gpu.queue.clear()
            self.gpu.outlived += [type(thing).__name__ for thing in self.gpu.living]
            self.gpu.memory.clear()


class CuResult(enum.IntEnum):
    """Of CUresult, what tests let a driver say; test_wrong_things.py compares it with the real one."""

    CUDA_SUCCESS = 0
    CUDA_ERROR_OUT_OF_MEMORY = 2
    CUDA_ERROR_ILLEGAL_ADDRESS = 700
    CUDA_ERROR_LAUNCH_FAILED = 719
    CUDA_ERROR_UNKNOWN = 999


class FakeDriver:
    """cuda.bindings.driver on a FakeGpu, under the real engines.cuda: a call returns what `says` makes of its name."""

    CUresult = CuResult
    CUstreamCaptureMode = SimpleNamespace(CU_STREAM_CAPTURE_MODE_THREAD_LOCAL=1)

    def __init__(self, gpu: FakeGpu) -> None:
        self.gpu, self.recorded, self.pinned = gpu, [], []
        self.says: Callable[[str], CuResult] = lambda _call: CuResult.CUDA_SUCCESS
        self.functions: dict[str, Callable[..., Any]] = {
            "cuDevicePrimaryCtxRetain": self.begin,
            "cuDevicePrimaryCtxRelease": lambda _: gpu.outlived.extend(type(thing).__name__ for thing in gpu.living),
            "cuStreamCreate": lambda _: gpu.stream,
            "cuStreamDestroy": lambda _: gpu.queue.clear(),
            "cuStreamSynchronize": self.synchronise,
            "cuMemAllocHost": self.pin,
            "cuMemAlloc": self.allocate,
            "cuMemFree": gpu.memory.pop,
            "cuMemcpyHtoDAsync": lambda to, host, nbytes, _: gpu.put(lambda: memmove(self.at(to), host, nbytes)),
            "cuMemcpyDtoHAsync": lambda host, at, nbytes, _: gpu.put(lambda: memmove(host, self.at(at), nbytes)),
            "cuStreamBeginCapture": lambda *_: setattr(gpu, "recording", []),
            "cuStreamEndCapture": self.record,
            "cuGraphInstantiate": lambda graph, _: graph,
            "cuGraphLaunch": lambda graph, _: gpu.queue.extend(self.recorded[graph - 1]),
            "cuGraphExecDestroy": lambda graph: self.recorded[graph - 1].clear(),
        }

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(self.call, name)

    def load(self, module: str) -> FakeDriver:
        """The importer that engines.cuda.open_cuda takes."""
        if module != "cuda.bindings.driver":
            raise ModuleNotFoundError(f"No module named {module!r}")
        return self

    def call(self, name: str, *arguments: Any) -> tuple[Any, Any]:
        self.gpu.calls.append(name)
        code = self.says(name)
        return code, None if code else self.functions.get(name, lambda *_: 1)(*arguments)

    def begin(self, _device: int) -> int:
        """A context; what a lost one left behind is gone."""
        self.gpu.queue.clear()
        self.recorded.clear()
        return 1

    def pin(self, nbytes: int) -> int:
        self.pinned.append(np.full(nbytes, 255, np.uint8))
        return self.pinned[-1].ctypes.data

    def allocate(self, nbytes: int) -> int:
        address = 4096 * (1 + max(self.gpu.memory, default=0))
        self.gpu.memory[address] = np.full(nbytes, 255, np.uint8)
        return address

    def at(self, address: int) -> int:
        return self.gpu.memory[address].ctypes.data

    def synchronise(self, _stream: int) -> None:
        while self.gpu.queue:
            self.gpu.queue.pop(0)()

    def record(self, _stream: int) -> int:
        self.recorded.append(self.gpu.recording)
        self.gpu.recording = None
        return len(self.recorded)


@pytest.fixture(scope="session")
def fake_tensorrt(load_fixture: Callable[[str], ModuleType]) -> ModuleType:
    """fixtures/fake_tensorrt.py."""
    return load_fixture("fake_tensorrt")


@pytest.fixture
def gpu(fake_tensorrt: ModuleType) -> FakeGpu:
    return FakeGpu(fake_tensorrt)


@pytest.fixture
def driver(gpu: FakeGpu) -> FakeDriver:
    return FakeDriver(gpu)
