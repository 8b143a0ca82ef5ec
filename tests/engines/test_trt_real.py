"""What we use of TensorRT is there in the real one; what newer ones have lost is not in our source."""

from __future__ import annotations

import inspect
import re
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

from engines import trt as ours
from engines.trt_types import REAL

SOURCES = sorted(Path(ours.__file__).parent.glob("*.py"))
USED = (
    "Runtime.deserialize_cuda_engine",
    "Builder",
    "OnnxParser",
    "TensorIOMode.INPUT",
    "DataType.FLOAT",
    "MemoryPoolType.WORKSPACE",
    "NetworkDefinitionCreationFlag.STRONGLY_TYPED",
    "ILogger.Severity.ERROR",
    "ILogger.Severity.INTERNAL_ERROR",
    "ILogger.log",
    "IProgressMonitor.phase_start",
    "IProgressMonitor.step_complete",
    "IProgressMonitor.phase_finish",
    "ComputeCapability.SM86",
    "ComputeCapability.SM89",
    "ComputeCapability.SM120",
    "IBuilderConfig.num_compute_capabilities",
    "IBuilderConfig.set_compute_capability",
    "ITimingCache.serialize",
    "ParserError.desc",
    "__version__",
)
GONE = r"""num_bindings|execute_async_v2|\bbuild_engine\b|\bBuilderFlag\b|\bFP16\b|\bINT8\b|EXPLICIT_BATCH|Calibrator
|set_calibration|int8_calibrator|max_workspace_size|get_binding""".replace("\n", "")


def functions(protocol: type) -> list[str]:
    return [name for name, value in vars(protocol).items() if inspect.isfunction(value) and not name.startswith("_")]


def parameters(function: Any) -> list[str]:
    return [name for name in inspect.signature(function).parameters if name != "self"]


FUNCTIONS = [(kind, name) for kind in REAL for name in functions(kind)]
ATTRIBUTES = [(kind, name) for kind in REAL for name in kind.__annotations__]


@pytest.fixture(scope="module")
def real() -> Any:
    return pytest.importorskip("tensorrt_rtx", reason="it is for x86-64 only")


def test_every_type_of_ours_says_something() -> None:
    assert {kind for kind, _ in FUNCTIONS + ATTRIBUTES} == set(REAL)
    assert len(FUNCTIONS) > 15


@pytest.mark.parametrize(("kind", "name"), FUNCTIONS, ids=str)
def test_the_real_class_has_the_function_and_its_parameters_are_called_so(real, kind: type, name: str) -> None:
    says = getattr(getattr(real, REAL[kind]), name).__doc__
    for parameter in parameters(getattr(kind, name)):
        assert re.search(rf"\b{name}\(self: [^)]*, {parameter}: ", says)


@pytest.mark.parametrize(("kind", "name"), ATTRIBUTES, ids=str)
def test_the_real_class_has_the_attribute(real, kind: type, name: str) -> None:
    assert isinstance(getattr(getattr(real, REAL[kind]), name), property)


@pytest.mark.parametrize("name", USED)
def test_the_real_module_has_what_is_called_by_its_name(real, name: str) -> None:
    assert reduce(getattr, name.split("."), real) is not None


@pytest.mark.parametrize(("kind", "name"), FUNCTIONS, ids=str)
def test_the_fake_takes_what_the_real_one_takes(fake_tensorrt, kind: type, name: str) -> None:
    assert parameters(getattr(fake_tensorrt.STANDS_FOR[REAL[kind]], name)) == parameters(getattr(kind, name))


def test_a_plan_that_is_none_is_none_to_the_real_runtime_with_a_reason(real) -> None:
    heard = ours.listener(real)
    assert real.Runtime(heard).deserialize_cuda_engine(b"no plan at all" * 100) is None
    assert any("magicTag" in words for words in heard.said)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_nothing_that_tensorrt_10_or_11_has_lost_is_used(source: Path) -> None:
    assert not re.findall(GONE, source.read_text(encoding="utf-8"))


def test_the_search_above_finds_what_it_looks_for() -> None:
    for name in ("num_bindings", "execute_async_v2", "build_engine(", "BuilderFlag.FP16", "IInt8EntropyCalibrator2"):
        assert re.search(GONE, f"trt.{name}")
    assert "trt.py" in {source.name for source in SOURCES}
