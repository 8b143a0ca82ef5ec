"""The two libraries that reach a GPU's memory, behind the same functions; engines.cuda opens one of them.

What they make is freed by the ExitStack that they are given. Every failure of theirs is an EngineFailed.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.errors import EngineFailed

Host = npt.NDArray[Any]
Launch = Callable[[], None]
NON_BLOCKING = 1
"""CU_STREAM_NON_BLOCKING of cuda.h: the stream does not wait for what others in the process start."""


class CudaPython:
    """NVIDIA's own: the driver's functions, which return (CUresult, values...)."""

    name = "cuda-python"
    module = "cuda.bindings.driver"

    def __init__(self, driver: Any, held: ExitStack) -> None:
        self._driver, self._held = driver, held
        self._call("cuInit", 0)
        device = self._call("cuDeviceGet", 0)
        self._context = self._call("cuDevicePrimaryCtxRetain", device)
        held.callback(self._call, "cuDevicePrimaryCtxRelease", device)
        self._call("cuCtxSetCurrent", self._context)
        held.callback(self._call, "cuCtxSetCurrent", 0)
        self.stream = int(self._call("cuStreamCreate", NON_BLOCKING))
        held.callback(self._call, "cuStreamDestroy", self.stream)

    @contextmanager
    def current(self) -> Iterator[None]:
        """While it lasts the device is this thread's."""
        # Each time: closing another Cuda in this thread leaves the thread without a context.
        self._call("cuCtxSetCurrent", self._context)
        yield

    def pinned(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Host:
        """As engines.cuda.Cuda's."""
        nbytes = math.prod(shape) * dtype.itemsize
        address = int(self._call("cuMemAllocHost", nbytes))
        self._held.callback(self._call, "cuMemFreeHost", address)
        return np.ctypeslib.as_array((ctypes.c_uint8 * nbytes).from_address(address)).view(dtype).reshape(shape)

    def allocate(self, nbytes: int) -> int:
        """As engines.cuda.Cuda's."""
        address = int(self._call("cuMemAlloc", nbytes))
        self._held.callback(self._call, "cuMemFree", address)
        return address

    def upload(self, address: int, host: Host) -> None:
        """As engines.cuda.Cuda's."""
        self._call("cuMemcpyHtoDAsync", address, host.ctypes.data, host.nbytes, self.stream)

    def download(self, host: Host, address: int) -> None:
        """As engines.cuda.Cuda's."""
        self._call("cuMemcpyDtoHAsync", host.ctypes.data, address, host.nbytes, self.stream)

    def synchronise(self) -> None:
        """As engines.cuda.Cuda's."""
        self._call("cuStreamSynchronize", self.stream)

    def capture(self, enqueue: Launch) -> Launch:
        """As engines.cuda.Cuda's."""
        graph = self._recorded(enqueue)
        try:
            ready = self._call("cuGraphInstantiate", graph, 0)
            self._held.callback(self._call, "cuGraphExecDestroy", ready)
        finally:
            self._call("cuGraphDestroy", graph)
        return lambda: self._call("cuGraphLaunch", ready, self.stream)

    def _recorded(self, enqueue: Launch) -> Any:
        # Thread-local: what other threads do meanwhile neither lands in the graph nor breaks it.
        self._call(
            "cuStreamBeginCapture", self.stream, self._driver.CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL
        )
        with ExitStack() as broken:
            broken.callback(self._end_broken_capture)
            enqueue()
            broken.pop_all()
        return self._call("cuStreamEndCapture", self.stream)

    def _end_broken_capture(self) -> None:
        # Its code repeats what broke the capture. The graph is None, NULL, or what was recorded until then.
        _, graph = self._driver.cuStreamEndCapture(self.stream)
        if graph is not None and int(graph):
            self._call("cuGraphDestroy", graph)

    def free_bytes(self) -> int:
        """As engines.cuda.Cuda's."""
        return int(self._call("cuMemGetInfo")[0])

    def _call(self, name: str, *arguments: Any) -> Any:
        try:
            code, *values = getattr(self._driver, name)(*arguments)
        except (RuntimeError, ValueError) as error:  # no libcuda, none that has this function, or a code unknown to it
            raise _failure(f"{name}: {error}") from error
        if code != self._driver.CUresult.CUDA_SUCCESS:
            raise _failure(f"{name}: {code.name}")
        return values[0] if len(values) == 1 else values


class PyCuda:
    """pycuda, whose objects free themselves and whose errors are exceptions. It cannot record."""

    name = "pycuda"
    module = "pycuda.driver"

    def __init__(self, driver: Any, held: ExitStack) -> None:
        self._driver, self._held = driver, held
        with self._named():
            driver.init()
            self._context = driver.Device(0).retain_primary_context()
            # detach() without pop(): it takes the context off pycuda's stack, in whatever order several are closed.
            held.callback(self._give_back, self._context.detach)
            self._context.push()
            self._queue = driver.Stream(NON_BLOCKING)
        held.callback(self._drop_stream)
        self.stream = int(self._queue.handle)

    @contextmanager
    def current(self) -> Iterator[None]:
        """While it lasts the device is this thread's."""
        with self._named():
            self._context.push()
            try:
                yield
            finally:
                self._driver.Context.pop()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except self._driver.Error as error:  # "cuMemAlloc failed: out of memory"
            raise _failure(str(error)) from error

    def _give_back(self, free: Launch) -> None:
        with self._named():
            free()

    def _drop_stream(self) -> None:
        self._queue = None  # a Stream has no close(): it goes with the last reference to it

    def pinned(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Host:
        """As engines.cuda.Cuda's."""
        array = self._driver.pagelocked_empty(shape, dtype)
        self._held.callback(self._give_back, array.base.free)
        return np.asarray(array)

    def allocate(self, nbytes: int) -> int:
        """As engines.cuda.Cuda's."""
        allocation = self._driver.mem_alloc(nbytes)
        self._held.callback(self._give_back, allocation.free)
        return int(allocation)

    def upload(self, address: int, host: Host) -> None:
        """As engines.cuda.Cuda's."""
        self._driver.memcpy_htod_async(address, host, self._queue)

    def download(self, host: Host, address: int) -> None:
        """As engines.cuda.Cuda's."""
        self._driver.memcpy_dtoh_async(host, address, self._queue)

    def synchronise(self) -> None:
        """As engines.cuda.Cuda's."""
        self._queue.synchronize()

    def capture(self, _enqueue: Launch) -> None:
        """As engines.cuda.Cuda's."""
        return

    def free_bytes(self) -> int:
        """As engines.cuda.Cuda's."""
        return int(self._driver.mem_get_info()[0])


def _failure(what: str) -> EngineFailed:
    """`what` is the call and CUDA's own words for its error."""
    if "out of memory" in what.lower().replace("_", " "):
        return EngineFailed(
            f"the GPU has no memory left ({what}): close other programs that use it, or set a smaller model"
        )
    return EngineFailed(f"the GPU failed ({what}): restart the kiosk; if it stays, restart the computer")
