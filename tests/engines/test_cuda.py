"""Device memory on two made-up drivers that keep books: what lives, whose context is current, which call fails."""

from __future__ import annotations

import ctypes
import enum
import functools
import threading
import types
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from typing import Any

import numpy as np
import pytest

from engines.cuda import Cuda, open_cuda
from engines.cuda_libraries import NON_BLOCKING
from kiosk.errors import EngineFailed, EngineUnavailable, KioskError


class Result(enum.IntEnum):
    """Of CUresult, what is needed here; a test compares it with the real one."""

    CUDA_SUCCESS = 0
    CUDA_ERROR_INVALID_VALUE = 1
    CUDA_ERROR_OUT_OF_MEMORY = 2
    CUDA_ERROR_INVALID_CONTEXT = 201
    CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED = 900
    CUDA_ERROR_STREAM_CAPTURE_INVALIDATED = 901


class CaptureMode(enum.IntEnum):
    """Of CUstreamCaptureMode, likewise."""

    CU_STREAM_CAPTURE_MODE_THREAD_LOCAL = 1


class Refused(Exception):
    """A call on a driver ends with this code."""


FREES = {"cuMemFree", "cuMemFreeHost", "cuStreamDestroy", "cuGraphDestroy", "cuGraphExecDestroy"}
FREES |= {"cuDevicePrimaryCtxRelease"}
NO_CONTEXT_NEEDED = {
    "cuInit",
    "cuDeviceGet",
    "cuDevicePrimaryCtxRetain",
    "cuDevicePrimaryCtxRelease",
    "cuCtxSetCurrent",
}
NOT_WHILE_RECORDING = {"cuMemAlloc", "cuMemAllocHost", "cuStreamSynchronize"}


class FakeDriver:
    """cuda.bindings.driver on memory of this process; copies happen at once, or when their graph is launched.

    `fails` is the call that returns `code`, by its name or number; `nothing` is what stands for its value then.
    """

    CUresult = Result
    CUstreamCaptureMode = CaptureMode

    def __init__(
        self, fails: int | str = -1, code: Result = Result.CUDA_ERROR_INVALID_VALUE, nothing: Any = None
    ) -> None:
        self.fails, self.code, self.nothing = fails, code, nothing
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.live: dict[int, Any] = {}
        self.current: dict[int, int] = {}
        self.retained = self.retains = 0
        self.recording: list[Callable[[], None]] | None = None
        self.broken = False
        self.functions: dict[str, Callable[..., Any]] = {
            "cuInit": {0: None}.__getitem__,
            "cuDeviceGet": {0: 40}.__getitem__,
            "cuDevicePrimaryCtxRetain": lambda device: self.retain(device, 1) or 7000,
            "cuDevicePrimaryCtxRelease": lambda device: self.retain(device, -1),
            "cuCtxSetCurrent": lambda context: self.current.update({threading.get_ident(): context}),
            "cuStreamCreate": lambda flags: self.made({NON_BLOCKING: ["stream"]}[flags]),
            "cuStreamSynchronize": self.known,
            "cuMemAllocHost": lambda nbytes: self.made(ctypes.create_string_buffer(nbytes)),
            "cuMemAlloc": lambda nbytes: self.made(ctypes.create_string_buffer(nbytes)),
            "cuMemcpyHtoDAsync": lambda device, host, *rest: self.copy(device, host, device, *rest),
            "cuMemcpyDtoHAsync": lambda host, device, *rest: self.copy(host, device, device, *rest),
            "cuMemGetInfo": lambda: (300, 400),
            "cuStreamBeginCapture": self.record,
            "cuStreamEndCapture": lambda stream: self.made(self.recorded(stream)),
            "cuGraphInstantiate": lambda graph, flags: self.made({0: list(self.live[graph])}[flags]),
            "cuGraphLaunch": self.launch,
        } | dict.fromkeys(FREES - {"cuDevicePrimaryCtxRelease"}, self.gone)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return functools.partial(self.call, name)

    def call(self, name: str, *arguments: Any) -> tuple[Any, ...]:
        self.calls.append((name, arguments))
        try:
            self.refuse(name)
            values = self.functions[name](*arguments)
        except Refused as refused:
            if name == "cuStreamEndCapture":
                self.recording = None  # it ends, whatever it returns
            return (refused.args[0],) if name in FREES else (refused.args[0], self.nothing)
        return (Result.CUDA_SUCCESS, *(values if isinstance(values, tuple) else () if values is None else (values,)))

    def refuse(self, name: str) -> None:
        if self.fails in (name, len(self.calls) - 1):
            self.broken = self.recording is not None
            raise Refused(self.code)
        if name not in NO_CONTEXT_NEEDED and not (self.current.get(threading.get_ident()) and self.retained):
            raise Refused(Result.CUDA_ERROR_INVALID_CONTEXT)
        if self.recording is not None and name in NOT_WHILE_RECORDING:
            self.broken = True
            raise Refused(Result.CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED)

    def retain(self, device: int, by: int) -> None:
        assert device == 40
        self.retained += by
        self.retains += by > 0

    def made(self, thing: Any) -> int:
        handle = ctypes.addressof(thing) if isinstance(thing, ctypes.Array) else id(thing)
        self.live[handle] = thing
        return handle

    def known(self, handle: int) -> None:
        if handle not in self.live:
            raise Refused(Result.CUDA_ERROR_INVALID_VALUE)

    def gone(self, handle: int) -> None:
        self.known(handle)
        del self.live[handle]

    def copy(self, target: int, source: int, device: int, nbytes: int, stream: int) -> None:
        self.known(stream)
        self.known(device)
        assert nbytes <= len(self.live[device])
        work = functools.partial(ctypes.memmove, target, source, nbytes)
        (work if self.recording is None else functools.partial(self.recording.append, work))()

    def launch(self, ready: int, stream: int) -> None:
        self.known(stream)
        for work in self.live[ready]:
            work()

    def record(self, stream: int, mode: int) -> None:
        self.known(stream)
        assert (mode, self.recording) == (CaptureMode.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL, None)
        self.recording, self.broken = [], False

    def recorded(self, stream: int) -> list[Callable[[], None]]:
        recording, self.recording = self.recording, None
        if self.broken or recording is None:
            raise Refused(Result.CUDA_ERROR_STREAM_CAPTURE_INVALIDATED)
        return recording


def cuda_python(driver: Any) -> Callable[[str], Any]:
    def load(module: str) -> Any:
        if module != "cuda.bindings.driver":
            raise ModuleNotFoundError(f"No module named {module!r}")
        return driver

    return load


def live_through(cuda: Cuda) -> None:
    """Everything that an engine does, once."""
    with closing(cuda):
        host, answer = cuda.pinned((2, 3)), cuda.pinned((2, 3))
        address = cuda.allocate(host.nbytes)

        def enqueue() -> None:
            cuda.upload(address, host)
            cuda.download(answer, address)

        for value, start in enumerate([enqueue, cuda.capture(enqueue) or enqueue]):
            host[:] = value
            start()
            cuda.synchronise()
            np.testing.assert_array_equal(answer, np.full((2, 3), value, np.float32))
        assert cuda.free_bytes() == 300


def one_life() -> list[tuple[str, tuple[Any, ...]]]:
    driver = FakeDriver()
    live_through(open_cuda(cuda_python(driver)))
    return driver.calls


NAMES = [name for name, _ in one_life()]
OPENED = NAMES.index("cuStreamCreate")
RECORDING = range(NAMES.index("cuStreamBeginCapture") - 1, NAMES.index("cuGraphDestroy") + 1)


@pytest.mark.parametrize("nothing", [None, 0], ids=["13", "12"])
@pytest.mark.parametrize("nth", range(len(NAMES)), ids=lambda nth: f"{nth}-{NAMES[nth]}")
def test_an_error_at_any_call_is_named_and_leaves_nothing_behind(nth: int, nothing: int | None) -> None:
    driver = FakeDriver(fails=nth, nothing=nothing)
    named = rf"{NAMES[nth]}: CUDA_ERROR_INVALID_VALUE\): restart the kiosk"
    with nullcontext() if nth in RECORDING else pytest.raises(KioskError, match=named) as raised:
        live_through(open_cuda(cuda_python(driver)))
    assert nth in RECORDING or raised.type is (EngineFailed if nth > OPENED else EngineUnavailable)
    # Only what could not be given back is left.
    assert len(driver.live) + driver.retained == (NAMES[nth] in FREES)
    assert set(driver.current.values()) <= {0} or nth == len(NAMES) - 2


def test_no_call_of_a_life_is_spared_above() -> None:
    assert FakeDriver().functions.keys() == set(NAMES)
    assert NAMES[-2:] == ["cuCtxSetCurrent", "cuDevicePrimaryCtxRelease"]


def test_a_thousand_lives_leave_nothing_and_release_as_often_as_they_retain() -> None:
    driver = FakeDriver()
    for _ in range(1000):
        with closing(open_cuda(cuda_python(driver))) as cuda:
            cuda.pinned((4,))
            cuda.allocate(16)
    assert (driver.live, driver.retains, driver.retained) == ({}, 1000, 0)


def test_ten_thousand_frames_allocate_nothing() -> None:
    driver = FakeDriver()
    with closing(open_cuda(cuda_python(driver))) as cuda:
        host, address = cuda.pinned((4,)), cuda.allocate(16)
        before, driver.calls = dict(driver.live), []
        for _ in range(10_000):
            cuda.upload(address, host)
            cuda.download(host, address)
            cuda.synchronise()
        assert driver.live == before
        called = {name for name, _ in driver.calls}
        assert called == {"cuCtxSetCurrent", "cuMemcpyHtoDAsync", "cuMemcpyDtoHAsync", "cuStreamSynchronize"}


@pytest.mark.parametrize("dtype", [np.float32, np.float16, "int8", np.int64])
def test_a_pinned_array_is_the_drivers_own_memory(dtype: Any) -> None:
    driver = FakeDriver()
    with closing(open_cuda(cuda_python(driver))) as cuda:
        array = cuda.pinned((2, 3, 4), dtype)
        assert (array.shape, array.dtype, array.flags.carray) == ((2, 3, 4), np.dtype(dtype), True)
        assert len(driver.live[array.ctypes.data]) == array.nbytes


def test_scattered_arrays_are_refused_as_a_copy_would_take_wrong_bytes() -> None:
    with closing(open_cuda(cuda_python(FakeDriver()))) as cuda:
        scattered, address = np.zeros((4, 4), np.float32).T[:2], cuda.allocate(64)
        for copy in (lambda: cuda.upload(address, scattered), lambda: cuda.download(scattered, address)):
            with pytest.raises(EngineFailed, match="contiguous"):
                copy()


def test_out_of_memory_says_what_to_do() -> None:
    driver = FakeDriver(fails="cuMemAlloc", code=Result.CUDA_ERROR_OUT_OF_MEMORY)
    says = r"no memory left \(cuMemAlloc: CUDA_ERROR_OUT_OF_MEMORY\): close other programs .* smaller model"
    with closing(open_cuda(cuda_python(driver))) as cuda, pytest.raises(EngineFailed, match=says):
        cuda.allocate(1 << 40)


def test_a_stream_waits_before_anything_is_freed() -> None:
    assert NAMES[NAMES.index("cuMemGetInfo") + 1 :][:3] == [
        "cuCtxSetCurrent",
        "cuStreamSynchronize",
        "cuGraphExecDestroy",
    ]


@pytest.mark.parametrize("wrong", [EngineFailed("TensorRT refused"), ZeroDivisionError()], ids=["refused", "bug"])
def test_a_recording_that_breaks_off_leaves_the_stream_usable_and_no_graph(wrong: Exception) -> None:
    driver = FakeDriver()
    with closing(open_cuda(cuda_python(driver))) as cuda:
        host, address = cuda.pinned((4,)), cuda.allocate(16)
        before = dict(driver.live)

        def enqueue() -> None:
            cuda.upload(address, host)
            raise wrong

        with nullcontext() if isinstance(wrong, EngineFailed) else pytest.raises(ZeroDivisionError):
            assert cuda.capture(enqueue) is None
        assert (driver.live, driver.recording) == (before, None)
        cuda.upload(address, host)
        cuda.synchronise()
        assert cuda.capture(lambda: cuda.upload(address, host)) is not None


def test_waiting_inside_a_recording_is_no_recording() -> None:
    driver = FakeDriver()
    with closing(open_cuda(cuda_python(driver))) as cuda:
        assert cuda.capture(cuda.synchronise) is None
        cuda.synchronise()


class FakePyCuda:
    """pycuda.driver by its documentation, with the books of FakeDriver and pycuda's own context stack."""

    class Error(Exception):
        """Base class of all pycuda errors."""

    class MemoryError(Error, MemoryError):  # noqa: A001 - its name
        """Thrown when mem_alloc() or related functionality fails."""

    def __init__(self, fails: str = "") -> None:
        self.fails, self.stack, self.live = fails, [], set()
        self.streams: weakref.WeakSet[Any] = weakref.WeakSet()
        self.lost: list[str] = []
        self.retained = self.retains = 0
        self.Context = types.SimpleNamespace(pop=self.pop)

    def does(self, name: str, *, current: bool = True) -> None:
        if name == self.fails:
            raise self.MemoryError(f"{name} failed: out of memory")
        if current and not self.stack:
            raise self.Error(f"{name} failed: invalid device context")

    def pop(self) -> None:
        self.does("cuCtxPopCurrent")
        self.stack.pop()

    def init(self, flags: int = 0) -> None:
        self.does("cuInit", current=False)

    def Device(self, number: int) -> Any:  # noqa: N802
        self.does("cuDeviceGet", current=False)
        assert number == 0
        return types.SimpleNamespace(retain_primary_context=lambda: PyCudaContext(self))

    def Stream(self, flags: int = 0) -> Any:  # noqa: N802
        self.does("cuStreamCreate")
        assert flags == NON_BLOCKING
        stream = PyCudaStream(self)
        self.streams.add(stream)
        return stream

    def mem_alloc(self, nbytes: int) -> Any:
        self.does("cuMemAlloc")
        return PyCudaAllocation(self, nbytes)

    def pagelocked_empty(self, shape: Any, dtype: Any, order: str = "C") -> Any:
        self.does("cuMemHostAlloc")
        array = np.empty(shape, dtype, order).view(PinnedArray)
        array.held = PyCudaAllocation(self, array.nbytes)
        return array

    def memcpy_htod_async(self, dest: int, src: Any, stream: Any = None) -> None:
        assert stream in self.streams
        del stream
        self.does("cuMemcpyHtoDAsync")
        ctypes.memmove(dest, src.ctypes.data, src.nbytes)

    def memcpy_dtoh_async(self, dest: Any, src: int, stream: Any = None) -> None:
        assert stream in self.streams
        del stream
        self.does("cuMemcpyDtoHAsync")
        ctypes.memmove(dest.ctypes.data, src, dest.nbytes)

    def mem_get_info(self) -> tuple[int, int]:
        self.does("cuMemGetInfo")
        return (300, 400)


class PinnedArray(np.ndarray):
    """numpy sets no other base than an array; pycuda's arrays have their allocation there."""

    held: Any
    base = property(lambda self: self.held)  # type: ignore[assignment]


class PyCudaContext:
    """The primary context; detach() takes it off pycuda's stack together with those that are detached already."""

    def __init__(self, driver: FakePyCuda) -> None:
        driver.does("cuDevicePrimaryCtxRetain", current=False)
        self.driver, self.valid = driver, True
        driver.retained += 1
        driver.retains += 1

    def push(self) -> None:
        self.driver.does("cuCtxPushCurrent", current=False)
        self.driver.stack.append(self)

    def detach(self) -> None:
        assert self.valid
        self.valid = False
        self.driver.retained -= 1
        while self.driver.stack and not self.driver.stack[-1].valid:
            self.driver.stack.pop()


class PyCudaStream:
    """It is destroyed with the last reference, and lost where its context is detached by then."""

    handle = 77

    def __init__(self, driver: FakePyCuda) -> None:
        ward = driver.stack[-1]
        self.synchronize = functools.partial(driver.does, "cuStreamSynchronize")
        weakref.finalize(self, lambda: None if ward.valid else driver.lost.append("stream"))


class PyCudaAllocation:
    """Device or page-locked memory. It frees itself only while the context it was made in is valid."""

    def __init__(self, driver: FakePyCuda, nbytes: int) -> None:
        self.driver, self.memory, self.ward = driver, ctypes.create_string_buffer(nbytes), driver.stack[-1]
        driver.live.add(self)

    def __int__(self) -> int:
        return ctypes.addressof(self.memory)

    def free(self) -> None:
        if self.ward.valid:
            self.driver.does("cuMemFree", current=False)
            self.driver.live.remove(self)


def pycuda(driver: FakePyCuda) -> Callable[[str], Any]:
    def load(module: str) -> Any:
        if module != "pycuda.driver":
            raise ModuleNotFoundError(f"No module named {module!r}")
        return driver

    return load


PYCUDA_CALLS = ["cuInit", "cuDeviceGet", "cuDevicePrimaryCtxRetain", "cuCtxPushCurrent", "cuStreamCreate"]
PYCUDA_CALLS += ["cuMemHostAlloc", "cuMemAlloc", "cuMemcpyHtoDAsync", "cuMemcpyDtoHAsync", "cuStreamSynchronize"]
PYCUDA_CALLS += ["cuMemGetInfo"]


def left(driver: FakePyCuda) -> tuple[Any, ...]:
    return driver.live, list(driver.streams), driver.lost, driver.stack, driver.retained


NOTHING: tuple[Any, ...] = (set(), [], [], [], 0)


def test_pycuda_serves_a_whole_life_and_records_nothing() -> None:
    driver = FakePyCuda()
    cuda = open_cuda(pycuda(driver))
    assert (cuda.provider, cuda.stream, cuda.capture(lambda: None)) == ("pycuda", 77, None)
    live_through(cuda)
    assert left(driver) == NOTHING


@pytest.mark.parametrize("fails", PYCUDA_CALLS)
def test_an_error_of_pycuda_is_told_in_its_words_and_leaves_nothing_behind(fails: str) -> None:
    driver = FakePyCuda(fails)
    with pytest.raises(KioskError, match=rf"no memory left \({fails} failed: out of memory\)") as raised:
        live_through(open_cuda(pycuda(driver)))
    assert raised.type is (EngineFailed if PYCUDA_CALLS.index(fails) > 4 else EngineUnavailable)
    assert left(driver) == NOTHING


def test_frames_by_pycuda_allocate_nothing_and_leave_its_context_stack_as_it_was() -> None:
    driver = FakePyCuda()
    with closing(open_cuda(pycuda(driver))) as cuda:
        host, address = cuda.pinned((4,)), cuda.allocate(16)
        before = set(driver.live), list(driver.stack)
        for _ in range(10_000):
            cuda.upload(address, host)
            cuda.download(host, address)
            cuda.synchronise()
        assert (driver.live, driver.stack) == before


def test_a_thousand_lives_by_pycuda_leave_nothing() -> None:
    driver = FakePyCuda()
    for _ in range(1000):
        live_through(open_cuda(pycuda(driver)))
    assert (driver.retains, *left(driver)) == (1000, *NOTHING)


@pytest.fixture(params=["cuda-python", "pycuda"])
def load(request: pytest.FixtureRequest) -> Callable[[str], Any]:
    return cuda_python(FakeDriver()) if request.param == "cuda-python" else pycuda(FakePyCuda())


@contextmanager
def everything(cuda: Cuda) -> Iterator[dict[str, Callable[[], Any]]]:
    """Each method of it, ready to be called."""
    host, address = cuda.pinned((4,)), cuda.allocate(16)
    yield {
        "pinned": lambda: cuda.pinned((1,)),
        "allocate": lambda: cuda.allocate(1),
        "upload": lambda: cuda.upload(address, host),
        "download": lambda: cuda.download(host, address),
        "synchronise": cuda.synchronise,
        "capture": lambda: cuda.capture(lambda: None),
        "launch": cuda.capture(lambda: None) or cuda.synchronise,
        "free_bytes": cuda.free_bytes,
    }


def test_closing_twice_is_harmless_and_a_closed_one_says_so(load: Callable[[str], Any]) -> None:
    cuda = open_cuda(load)
    with everything(cuda) as methods:
        cuda.close()
        cuda.close()
        for method in methods.values():
            with pytest.raises(EngineFailed, match="is closed"):
                method()


def test_another_thread_is_refused_and_cannot_close_it(load: Callable[[str], Any]) -> None:
    refused: list[str] = []
    with closing(open_cuda(load)) as cuda, everything(cuda) as methods:

        def trespass() -> None:
            for name, method in (methods | {"close": cuda.close}).items():
                with pytest.raises(EngineFailed, match="belongs to the thread that opened it"):
                    method()
                refused.append(name)

        thread = threading.Thread(target=trespass)
        thread.start()
        thread.join(10)
        assert refused == [*methods, "close"]
        cuda.synchronise()


@pytest.mark.parametrize("first", [0, 1])
def test_two_in_one_thread_close_in_any_order(load: Callable[[str], Any], first: int) -> None:
    both = [open_cuda(load), open_cuda(load)]
    addresses = [cuda.allocate(16) for cuda in both]
    both.pop(first).close()
    host = both[0].pinned((4,))
    both[0].upload(addresses[1 - first], host)
    both[0].close()
    driver = load("cuda.bindings.driver") if both[0].provider == "cuda-python" else load("pycuda.driver")
    assert (len(driver.live), driver.retained, driver.retains) == (0, 0, 2)


def test_cuda_python_comes_first_and_pycuda_where_it_is_missing_or_broken() -> None:
    def load(module: str, broken: FakeDriver) -> Any:
        return broken if module == "cuda.bindings.driver" else FakePyCuda()

    for driver, provider in [(FakeDriver(), "cuda-python"), (FakeDriver(fails="cuInit"), "pycuda")]:
        with closing(open_cuda(functools.partial(load, broken=driver))) as cuda:
            assert cuda.provider == provider


def test_where_neither_imports_both_reasons_are_told_and_what_to_install() -> None:
    def load(module: str) -> Any:
        raise ImportError(f"no {module}")

    says = r"cuda-python .*no cuda.bindings.driver.*`pip install cuda-python`; pycuda .*no pycuda.driver.*pycuda`"
    with pytest.raises(EngineUnavailable, match=says):
        open_cuda(load)


def test_the_made_up_driver_has_the_real_ones_names_and_numbers() -> None:
    real = pytest.importorskip("cuda.bindings.driver", reason="cuda-python is not installed")
    assert [name for name in NAMES if not callable(getattr(real, name, None))] == []
    for ours, theirs in [(Result, real.CUresult), (CaptureMode, real.CUstreamCaptureMode)]:
        assert {each.name: each.value for each in ours} == {each.name: int(getattr(theirs, each.name)) for each in ours}
    assert int(real.CUstream_flags.CU_STREAM_NON_BLOCKING) == NON_BLOCKING


def test_the_real_functions_take_our_arguments() -> None:
    real = pytest.importorskip("cuda.bindings.driver", reason="cuda-python is not installed")
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        for name, arguments in one_life():
            # Past their check of the arguments (a TypeError) they look for the driver, which is not here.
            with pytest.raises(RuntimeError):
                getattr(real, name)(*arguments)
    else:
        pytest.skip("there is an NVIDIA driver here, which made-up addresses would crash")


def test_the_real_library_without_a_driver_is_a_reason_and_no_crash() -> None:
    pytest.importorskip("cuda.bindings.driver", reason="cuda-python is not installed")
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        with pytest.raises(EngineUnavailable, match=r"cuda-python does not work here: .*cuInit"):
            open_cuda()
    else:
        pytest.skip("there is an NVIDIA driver here")
