"""The probe on a libcuda that is made up, and on whatever this machine has."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from typing import Any

import pytest

from engines.gpu import Gpu, in_words, probe
from kiosk.errors import EngineUnavailable

STEPS = ["cuInit", "cuDriverGetVersion", "cuDeviceGetCount", "cuDeviceGet", "cuDeviceGetName", "cuDeviceGetAttribute"]
ATTRIBUTES = {75: 8, 76: 7}


class FakeLibcuda:
    """What ctypes.CDLL gives: functions that write through byref() and return a code."""

    def __init__(self, *, count: int = 1, version: int = 12060, name: bytes = b"Orin", fails: str = "") -> None:
        self.name, self.fails = name, fails
        self.called: list[str] = []
        self.functions: dict[str, Callable[..., Any]] = {
            "cuInit": {0: None}.__getitem__,
            "cuDriverGetVersion": lambda out: write(out, version),
            "cuDeviceGetCount": lambda out: write(out, count),
            "cuDeviceGet": lambda out, ordinal: write(out, {0: 40}[ordinal]),
            "cuDeviceGetName": self.write_name,
            "cuDeviceGetAttribute": lambda out, attribute, device: write(out, {40: ATTRIBUTES}[device][attribute]),
        }

    def __getattr__(self, step: str) -> Callable[..., int]:
        return functools.partial(self.call, step)

    def call(self, step: str, *arguments: Any) -> int:
        if step == "cuGetErrorString":
            code, text = arguments
            write(text, {999: b"unknown error"}[code])
            return 0
        self.called.append(step)
        self.functions[step](*arguments)
        return 999 if step == self.fails else 0

    def write_name(self, buffer: Any, nbytes: int, device: int) -> None:
        assert (len(buffer), device) == (nbytes, 40)
        buffer.value = self.name


def write(out: Any, value: Any) -> None:
    """Through what byref() made."""
    out._obj.value = value


class Without:
    """The same library, an older one: it lacks a function."""

    def __init__(self, library: FakeLibcuda, lacking: str) -> None:
        self.library, self.lacking = library, lacking

    def __getattr__(self, name: str):
        if name == self.lacking:
            raise AttributeError(name)
        return getattr(self.library, name)


def test_the_probe_tells_name_capability_and_driver_of_device_0() -> None:
    asked: list[str] = []

    def load(name: str) -> FakeLibcuda:
        asked.append(name)
        return FakeLibcuda()

    assert probe(load) == Gpu("Orin", (8, 7), "12.6")
    assert asked == ["libcuda.so.1"]


@pytest.mark.parametrize(("version", "says"), [(13000, "13.0"), (12060, "12.6"), (11080, "11.8"), (13120, "13.12")])
def test_the_version_reads_as_nvidia_writes_it(version: int, says: str) -> None:
    assert probe(lambda _: FakeLibcuda(version=version)).driver == says


def test_a_name_of_strange_bytes_is_no_crash() -> None:
    assert probe(lambda _: FakeLibcuda(name=b"G\xffPU")).name == "G\N{REPLACEMENT CHARACTER}PU"


@pytest.mark.parametrize(("capability", "sm"), [((9, 0), "SM90"), ((8, 7), "SM87"), ((12, 0), "SM120")])
def test_sm_is_what_tensorrt_calls_it(capability: tuple[int, int], sm: str) -> None:
    assert Gpu("any", capability, "13.0").sm == sm


def test_no_driver_is_said_with_what_to_do() -> None:
    def load(_: str) -> None:
        raise OSError("libcuda.so.1: cannot open shared object file")

    with pytest.raises(EngineUnavailable, match=r"no NVIDIA driver here \(libcuda.so.1 .*: install it, or leave"):
        probe(load)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_is_named_in_the_drivers_words_and_is_the_last(step: str) -> None:
    library = FakeLibcuda(fails=step)
    with pytest.raises(EngineUnavailable, match=rf"at {step} \(error 999, unknown error\)"):
        probe(lambda _: library)
    assert library.called == STEPS[: STEPS.index(step) + 1]


def test_without_the_drivers_words_the_number_is_given() -> None:
    with pytest.raises(EngineUnavailable, match=r"at cuInit \(error 999\)"):
        probe(lambda _: Without(FakeLibcuda(fails="cuInit"), "cuGetErrorString"))


@pytest.mark.parametrize("step", STEPS)
def test_a_driver_that_lacks_a_step_is_too_old(step: str) -> None:
    with pytest.raises(EngineUnavailable, match=rf"too old, it has no {step}:"):
        probe(lambda _: Without(FakeLibcuda(), step))


def test_a_driver_without_a_card_is_no_gpu() -> None:
    with pytest.raises(EngineUnavailable, match="sees no GPU"):
        probe(lambda _: FakeLibcuda(count=0))


def test_this_machine_without_a_driver_is_told_so() -> None:
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        with pytest.raises(EngineUnavailable, match="no NVIDIA driver here"):
            probe()
    else:
        pytest.skip("there is an NVIDIA driver here")


def test_in_words_it_is_what_is_there_or_why_nothing_is() -> None:
    assert in_words(lambda: Gpu("NVIDIA Orin", (8, 7), "12.6")) == "NVIDIA Orin, SM87, driver for CUDA 12.6"

    def nothing() -> Gpu:
        raise EngineUnavailable("there is no NVIDIA driver here")

    assert in_words(nothing) == "there is no NVIDIA driver here"
