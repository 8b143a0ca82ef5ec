"""The TensorRT backends, `tensorrt` (Jetson and servers) and `tensorrt-rtx` (GeForce and RTX): one API, two modules.

Only calls that exist from TensorRT 10 to 11 and in RTX 1.7.
"""

from __future__ import annotations

import importlib
import math
import traceback
from collections import deque
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from engines.cuda import Cuda
from engines.outputs import checked
from engines.trt_types import Context, Plan, Shape
from kiosk.errors import EngineFailed, EngineMismatch, EngineUnavailable
from kiosk.phrase import Phrase
from kiosk.ports import CAM
from kiosk.scene import Tensor

MODULES = {"tensorrt": "tensorrt", "tensorrt-rtx": "tensorrt_rtx"}
KEPT = 5
"""Of TensorRT's complaints, the latest."""
ROOM = "close other programs that use the GPU, or set a smaller model"
DRIVER = "install an NVIDIA driver that is new enough for it"


def load_module(backend: str, load: Callable[[str], ModuleType] = importlib.import_module) -> ModuleType:
    """The module of a backend. Raises EngineUnavailable where it is not installed, or only its stubs are."""
    name = MODULES[backend]
    try:
        module = load(name)
    except (ImportError, OSError) as error:
        why = Phrase("%1 does not import (%2): install it as docs/engines.md says", name, str(error))
        raise EngineUnavailable(why) from error
    if not hasattr(module, "Runtime"):
        raise EngineUnavailable(
            Phrase("%1 is there by name only, without its libraries: install it as docs/engines.md says", name)
        )
    return module


def listener(trt: ModuleType) -> Any:
    """A TensorRT logger that keeps the latest complaints in `said`, a deque of sentences, and prints nothing."""

    class Listener(trt.ILogger):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.said: deque[str] = deque(maxlen=KEPT)

        def log(self, severity: Any, message: str) -> None:
            if severity in (trt.ILogger.Severity.ERROR, trt.ILogger.Severity.INTERNAL_ERROR):
                self.said.append(message.strip())

    return Listener()


def last_words(heard: Any) -> str:
    """TensorRT's own reason for what just failed."""
    return heard.said[-1][:300] if heard.said else "TensorRT gives no reason"


def started(kind: Callable[[Any], Any], heard: Any) -> Any:
    """TensorRT's Builder or Runtime. Raises EngineFailed where the driver does not fit it."""
    try:
        return kind(heard)
    except (TypeError, RuntimeError) as error:  # pybind11's; NVIDIA/TensorRT issue 2913
        raise EngineFailed(f"TensorRT does not start ({error}; {last_words(heard)}): {DRIVER}") from error


class TensorRtEngine:
    """An engine port over one plan. The thread that opens it uses and closes it; outputs are copies."""

    def __init__(self, trt: ModuleType, plan: bytes, cuda: Cuda) -> None:
        """Owns `cuda`. Raises EngineMismatch where the plan is not for this GPU and version; EngineFailed."""
        self._cuda, self._trt, self._heard = cuda, trt, listener(trt)
        self._context: Context | None = None
        self._engine: Plan | None = None
        self._shape: Shape | None = None
        self._runs = 0
        self._launch: Callable[[], None] | None = None
        try:
            self._runtime = started(trt.Runtime, self._heard)
            self._load(plan)
            self._allocate()
            self._warm_up()
        except BaseException as error:
            traceback.clear_frames(error.__traceback__)  # they hold what close() must see gone
            self.close()
            raise

    def _load(self, plan: bytes) -> None:
        engine: Plan | None = self._runtime.deserialize_cuda_engine(plan)
        if engine is None:
            if any("outofmemory" in said.lower().replace(" ", "") for said in self._heard.said):
                raise EngineFailed(f"the GPU has no room to load the plan ({last_words(self._heard)}): {ROOM}")
            raise EngineMismatch(
                f"the plan is damaged, or of another GPU or version ({last_words(self._heard)}): build it anew"
            )
        names = [engine.get_tensor_name(index) for index in range(engine.num_io_tensors)]
        taken = [name for name in names if engine.get_tensor_mode(name) == self._trt.TensorIOMode.INPUT]
        others = {str(engine.get_tensor_dtype(name)) for name in names} - {str(self._trt.DataType.FLOAT)}
        if len(taken) != 1 or others:
            raise EngineMismatch(f"the plan has inputs {taken} and types {sorted(others)}: export and build it anew")
        self._engine, self._input = engine, taken[0]
        self._names = [name for name in names if name != self._input]
        self._low, self._usual, self._high = (tuple(shape) for shape in engine.get_tensor_profile_shape(self._input, 0))
        self._context = engine.create_execution_context()
        if self._context is None:
            raise EngineFailed(f"TensorRT has no room to run the plan in ({last_words(self._heard)}): {ROOM}")

    def _allocate(self) -> None:
        """Pinned memory and the device's, for the largest shapes."""
        largest = self._tell_shape(self._high)
        self._pinned = {name: self._cuda.pinned((math.prod(shape),)) for name, shape in largest.items()}
        self._addresses = {name: self._cuda.allocate(host.nbytes) for name, host in self._pinned.items()}
        for name, address in self._addresses.items():
            self._running().set_tensor_address(name, address)

    def _warm_up(self) -> None:
        """Everything that TensorRT does once only, and the recording of the usual shape's work."""
        for _ in range(3):
            self.infer(np.zeros(self._usual, np.float32))

    def infer(self, batch: Tensor, *, mapped: bool = False) -> dict[str, Tensor]:
        """float32 within the plan's shapes to outputs by name. Raises EngineFailed, also for NaN or a wrong shape.

        A plan computes all of its outputs, and a recording fetches all: `mapped` costs the copy only.
        """
        self._running()
        if batch.shape != self._shape or batch.dtype != np.float32:
            self._set_shape(batch)
        np.copyto(self._views[self._input], batch, casting="no")
        if self._launch is None and self._runs == 1 and self._fixed:
            self._launch = self._cuda.capture(self._enqueue)
        (self._launch or self._enqueue)()
        self._cuda.synchronise()
        self._runs += 1
        return checked({name: self._views[name].copy() for name in self._names if mapped or name != CAM})

    @property
    def _fixed(self) -> bool:
        """Whether all pictures have one size: else shapes change to and fro, and no recording lasts."""
        return self._low[1:] == self._high[1:]

    def _set_shape(self, batch: Tensor) -> None:
        fits = batch.ndim == len(self._low) and all(
            low <= size <= high for low, size, high in zip(self._low, batch.shape, self._high, strict=True)
        )
        if not fits or batch.dtype != np.float32:
            raise EngineFailed(
                f"the engine takes float32 of {self._low} to {self._high}, not {batch.shape} {batch.dtype}"
            )
        self._shape, self._launch, self._runs = None, None, 0
        shapes = self._tell_shape(batch.shape)
        self._views = {name: self._pinned[name][: math.prod(shape)].reshape(shape) for name, shape in shapes.items()}
        self._shape = batch.shape

    def _tell_shape(self, shape: Shape) -> dict[str, Shape]:
        """What every tensor's shape is where the input has this one."""
        if not self._running().set_input_shape(self._input, shape):
            raise EngineFailed(f"TensorRT refuses the shape {shape} ({last_words(self._heard)})")
        return {name: tuple(self._running().get_tensor_shape(name)) for name in (self._input, *self._names)}

    def _enqueue(self) -> None:
        self._cuda.upload(self._addresses[self._input], self._views[self._input])
        if not self._running().execute_async_v3(self._cuda.stream):
            raise EngineFailed(f"TensorRT stopped ({last_words(self._heard)}): restart the kiosk")
        for name in self._names:
            self._cuda.download(self._views[name], self._addresses[name])

    def _running(self) -> Context:
        """Never in a variable: an error's traceback would keep it alive beyond close()."""
        if self._context is None:
            raise EngineFailed("the engine is closed")
        return self._context

    def close(self) -> None:
        """Let go of everything. A second call is harmless."""
        # In this order: an execution context must be gone before the GPU's context may go.
        self._launch, self._context, self._engine = None, None, None
        self._cuda.close()
