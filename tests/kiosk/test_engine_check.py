from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from kiosk.engine_check import LOOKS, WARM, Candidate, Timed, check, write
from kiosk.errors import EngineFailed, EngineMismatch, KioskError
from kiosk.ports import Engine
from kiosk.scene import Tensor


@dataclass
class Clock:
    """Goes on by what each look costs, and by a second for every opening."""

    now: float = 50.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Takes:
    """An engine whose n-th look takes n ms; fails at the one named."""

    clock: Clock
    fails_at: int = -1
    shapes: list[tuple[int, ...]] = field(default_factory=list)
    closed: int = 0

    def infer(self, batch: Tensor) -> Mapping[str, Tensor]:
        assert batch.dtype == np.float32
        self.shapes.append(batch.shape)
        if len(self.shapes) == self.fails_at:
            raise EngineFailed("the GPU is lost")
        self.clock.now += len(self.shapes) / 1000
        return {}

    def close(self) -> None:
        self.closed += 1


def opening(clock: Clock, engine: Engine) -> Callable[[], Engine]:
    def opened() -> Engine:
        clock.now += 1
        return engine

    return opened


def refused() -> Engine:
    raise EngineMismatch("it answers otherwise")


def test_each_is_timed_after_its_warm_up_and_closed() -> None:
    clock, said = Clock(), list[str]()
    engine = Takes(clock)
    (found,) = check([Candidate("net", "onnxruntime", opening(clock, engine), (1, 3, 8, 8))], said.append, clock)
    assert engine.shapes == [(1, 3, 8, 8)] * (WARM + LOOKS)
    assert engine.closed == 1
    # Looks 21 to 220 take as many milliseconds.
    assert found == Timed("net", "onnxruntime", "", 1.0, 120.5, 200.1, 218.01)
    assert said[0].split() == ["net", "on", "onnxruntime", "..."]
    assert said[1].startswith("ok      net on onnxruntime: opened in 1.0 s; a picture takes 120.50 ms")


@pytest.mark.parametrize("fails_at", [1, WARM, WARM + LOOKS])
def test_one_that_fails_on_the_way_is_closed_and_told_and_the_next_one_has_its_turn(fails_at: int) -> None:
    clock, said = Clock(), list[str]()
    engine, sound = Takes(clock, fails_at), Takes(clock)
    found = check(
        [
            Candidate("a", "tensorrt", opening(clock, engine), (1, 3, 8, 8)),
            Candidate("b", "tensorrt", refused, (1, 3, 8, 8)),
            Candidate("c", "onnxruntime", opening(clock, sound), (1, 3, 4, 4)),
        ],
        said.append,
        clock,
    )
    assert [each.trouble for each in found] == ["the GPU is lost", "it answers otherwise", ""]
    assert found[0].p50_ms == found[1].p50_ms == 0.0
    assert (engine.closed, sound.closed) == (1, 1)
    assert said[1] == "FAILED  a on tensorrt: the GPU is lost"


def test_the_report_has_all_of_it_and_no_path(tmp_path: Path) -> None:
    numbers = count(1)
    found = [Timed("net", "tensorrt", open_s=next(numbers), p50_ms=next(numbers)), Timed("net", "onnxruntime", "no")]
    write(tmp_path / "gpu.json", found, "NVIDIA Orin, SM87, driver for CUDA 12.6")
    told = json.loads((tmp_path / "gpu.json").read_text())
    assert told["gpu"] == "NVIDIA Orin, SM87, driver for CUDA 12.6"
    assert set(told["machine"]) == {"system", "processor", "python"}
    assert told["engines"][0]["p50_ms"] == 2
    assert told["engines"][1]["trouble"] == "no"
    assert str(tmp_path) not in (tmp_path / "gpu.json").read_text()
    with pytest.raises(KioskError, match="name another --report"):
        write(tmp_path / "gone" / "gpu.json", found, "")
