"""Is there an NVIDIA GPU? Ask its driver before TensorRT, whose runtime can crash where there is none."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.errors import EngineUnavailable
from kiosk.phrase import Phrase

Loader = Callable[[str], Any]
LIBRARY = "libcuda.so.1"
MAJOR, MINOR = 75, 76
"""CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR of cuda.h."""
NAME_BYTES = 256
OR_ELSE = Phrase("or leave the GPU's backends out of the settings")


@dataclass(frozen=True, slots=True)
class Gpu:
    """Device 0: "NVIDIA H100", (9, 0), and the newest CUDA that its driver knows, "13.0"."""

    name: str
    capability: tuple[int, int]
    driver: str

    @property
    def sm(self) -> str:
        """What TensorRT calls its kind: "SM90"."""
        major, minor = self.capability
        return f"SM{major}{minor}"


def probe(load: Loader = ctypes.CDLL) -> Gpu:
    """Device 0. Raises EngineUnavailable, which says the step that failed and what to do."""
    try:
        library = load(LIBRARY)
    except OSError as error:
        raise EngineUnavailable(
            Phrase("there is no NVIDIA driver here (%1 does not load): install it, %2", LIBRARY, OR_ELSE)
        ) from error
    _call(library, "cuInit", 0)
    version = _number(library, "cuDriverGetVersion")
    if _number(library, "cuDeviceGetCount") < 1:
        raise EngineUnavailable(
            Phrase(
                "the NVIDIA driver sees no GPU: look whether the card is seated and `nvidia-smi` lists it, %1", OR_ELSE
            )
        )
    device = _number(library, "cuDeviceGet", 0)
    name = ctypes.create_string_buffer(NAME_BYTES)
    _call(library, "cuDeviceGetName", name, NAME_BYTES, device)
    major, minor = (_number(library, "cuDeviceGetAttribute", attribute, device) for attribute in (MAJOR, MINOR))
    return Gpu(name.value.decode(errors="replace"), (major, minor), f"{version // 1000}.{version % 1000 // 10}")


def in_words(look: Callable[[], Gpu] = probe) -> str:
    """What is there, or why nothing is, for a report."""
    try:
        gpu = look()
    except EngineUnavailable as error:
        return str(error)
    return f"{gpu.name}, {gpu.sm}, driver for CUDA {gpu.driver}"


def _number(library: Any, step: str, *arguments: int) -> int:
    """What a step writes to the int that its first parameter points to."""
    value = ctypes.c_int()
    _call(library, step, ctypes.byref(value), *arguments)
    return value.value


def _call(library: Any, step: str, *arguments: Any) -> None:
    """Raises EngineUnavailable where the driver lacks the step or returns anything but CUDA_SUCCESS."""
    try:
        function = getattr(library, step)
    except AttributeError as error:
        raise EngineUnavailable(
            Phrase("the NVIDIA driver is too old, it has no %1: install a newer one, %2", step, OR_ELSE)
        ) from error
    code = int(function(*arguments))
    if code:
        raise EngineUnavailable(
            Phrase(
                "the NVIDIA driver failed at %1 (%2): restart the computer and see that `nvidia-smi` works, %3",
                *(step, _reason(library, code), OR_ELSE),
            )
        )


def _reason(library: Any, code: int) -> str:
    """The driver's own words for an error code, where it has some."""
    text = ctypes.c_char_p()
    describe = getattr(library, "cuGetErrorString", None)
    if describe is None or describe(code, ctypes.byref(text)) or not text.value:
        return f"error {code}"
    return f"error {code}, {text.value.decode(errors='replace')}"
