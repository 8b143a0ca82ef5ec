"""The runtimes alone, called over the tiny classifier's file beside our engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from engines.card import Mixture, OperatingPoint, load_card
from engines.cpu import OnnxRuntimeEngine
from engines.factory import cpu_file
from kiosk.settings import Settings
from tools.speed.bare import measure_bare
from tools.speed.subject import Subject
from tools.speed.turns import over


def _nothing() -> Any:
    raise AssertionError("nobody looks at a picture here")


@pytest.fixture
def on_cpu(tiny_models: Path) -> Iterator[Subject]:
    """The tiny classifier in the CPU's engine."""
    card, unused = load_card("tiny", tiny_models), _nothing
    finder: Any = unused
    with closing(OnnxRuntimeEngine(cpu_file(card))) as engine:
        yield Subject("demo", finder, None, engine, card, "onnxruntime", Settings(), play=unused, cast=unused)


def _absent(name: str) -> ModuleType:
    raise ImportError(f"No module named '{name}'")


def _unable(name: str) -> ModuleType:
    def core() -> None:
        raise RuntimeError("Cannot compile it")

    module = ModuleType(name)
    module.__dict__["Core"] = core
    return module


@pytest.mark.parametrize(("load", "why"), [(_absent, "No module named 'openvino'"), (_unable, "Cannot compile it")])
def test_onnxruntime_is_called_bare_where_openvino_cannot_be(
    on_cpu: Subject, load: Callable[[str], ModuleType], why: str
) -> None:
    found, left_out = measure_bare(on_cpu, range(3), load)
    assert list(found["bare"]) == ["ours", "onnxruntime"]
    ours, bare = (times["p50_ms"] for times in found["bare"].values())
    assert found["engine_over_best_bare"] == over(ours, bare)
    assert left_out == {"bare openvino": why}


def test_our_engine_is_compared_with_the_best_of_both_runtimes(on_cpu: Subject) -> None:
    pytest.importorskip("openvino", reason="it is an extra")
    found, left_out = measure_bare(on_cpu, range(3))
    assert list(found["bare"]) == ["ours", "onnxruntime", "openvino"]
    ours, *bare = (times["p50_ms"] for times in found["bare"].values())
    assert found["engine_over_best_bare"] == over(ours, min(bare))
    assert left_out == {}


def test_several_networks_as_one_are_not_called_bare(on_cpu: Subject) -> None:
    point = OperatingPoint(threshold=0.5, false_admit_upper95=0.0, false_refusal=0.0)
    mixture = Mixture(members=("tiny",), weights=(1,), temperatures=(1,), operating_point=point)
    card = on_cpu.card.model_copy(update={"mixture": mixture})
    found, left_out = measure_bare(replace(on_cpu, card=card), range(3))
    assert found == {"bare": {}, "engine_over_best_bare": None}
    assert "several networks" in left_out["bare"]


def test_a_gpus_engine_is_not_compared_with_the_cpus_file(on_cpu: Subject) -> None:
    found, left_out = measure_bare(replace(on_cpu, backend="tensorrt"), range(3))
    assert found["bare"] == {}
    assert left_out == {"bare": "the classifier runs on tensorrt, not on the CPU"}
