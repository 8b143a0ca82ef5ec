"""Device memory and one stream on GPU 0, by cuda-python or else by pycuda. Only the TensorRT backends use it."""

from __future__ import annotations

import importlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.cuda_libraries import CudaPython, Host, Launch, PyCuda
from kiosk.errors import EngineFailed, EngineUnavailable

Importer = Callable[[str], Any]

log = logging.getLogger(__name__)


def open_cuda(load: Importer = importlib.import_module) -> Cuda:
    """By cuda-python, else by pycuda. Raises EngineUnavailable with the reason of each and what to install."""
    reasons = []
    for kind in (CudaPython, PyCuda):
        try:
            return Cuda(kind, load(kind.module))
        except ImportError as error:
            reasons.append(f"{kind.name} does not import ({error}): `pip install {kind.name}`")
        except EngineFailed as error:
            reasons.append(f"{kind.name} does not work here: {error}")
        log.info("%s", reasons[-1])
    raise EngineUnavailable(f"nothing here reaches the GPU's memory; {'; '.join(reasons)}")


class Cuda:
    """The thread that opens it uses and closes it; several may be open at once. Every method raises EngineFailed."""

    def __init__(self, kind: type[CudaPython] | type[PyCuda], driver: Any) -> None:
        self._thread = threading.get_ident()
        self._closed = False
        self._held = ExitStack()
        with ExitStack() as failing:
            failing.push(self._held)
            self._library = kind(driver, self._held)
            failing.pop_all()
        self.provider = kind.name
        self.stream = self._library.stream
        """The handle that TensorRT's execute_async_v3 takes."""

    def pinned(self, shape: tuple[int, ...], dtype: npt.DTypeLike = np.float32) -> Host:
        """A page-locked array, not filled. close() frees it: nobody may touch it after that."""
        with self._entered():
            return self._library.pinned(shape, np.dtype(dtype))

    def allocate(self, nbytes: int) -> int:
        """The address of device memory, not filled. close() frees it."""
        with self._entered():
            return self._library.allocate(nbytes)

    def upload(self, address: int, host: Host) -> None:
        """Put a copy to the device on the stream; `host` must stay as it is until synchronise()."""
        with self._entered(host):
            self._library.upload(address, host)

    def download(self, host: Host, address: int) -> None:
        """Put a copy from the device on the stream; `host` holds it after synchronise()."""
        with self._entered(host):
            self._library.download(host, address)

    def synchronise(self) -> None:
        """Wait until everything on the stream is done."""
        with self._entered():
            self._library.synchronise()

    def capture(self, enqueue: Launch) -> Launch | None:
        """Record what `enqueue` puts on the stream and return what launches it; None where that cannot be.

        TensorRT must have run once with the same shapes before. Arrays and addresses in it stay the same ones.
        """
        self._check()
        try:
            with self._entered():
                start = self._library.capture(enqueue)
        except EngineFailed as error:
            log.info("the GPU's work is not recorded, its pieces are started one by one: %s", error)
            return None
        return None if start is None else partial(self._launch, start)

    def _launch(self, start: Launch) -> None:
        with self._entered():
            start()

    def free_bytes(self) -> int:
        """Of the device's memory; a Jetson's is the computer's own."""
        with self._entered():
            return self._library.free_bytes()

    def close(self) -> None:
        """Wait for the stream, then free everything, whichever step of it fails. A second call is harmless."""
        if self._closed:
            return
        self._check()
        self._closed = True
        with self._held, self._library.current():
            self._library.synchronise()

    @contextmanager
    def _entered(self, host: Host | None = None) -> Iterator[None]:
        self._check()
        if host is not None and not host.flags.c_contiguous:
            raise EngineFailed(f"the GPU copies contiguous arrays only, not {host.shape} with strides {host.strides}")
        with self._library.current():
            yield

    def _check(self) -> None:
        if self._closed:
            raise EngineFailed(f"the GPU's memory ({self.provider}) is closed")
        if threading.get_ident() != self._thread:
            raise EngineFailed(f"the GPU's memory ({self.provider}) belongs to the thread that opened it")
