"""A plan's trial in a process of its own: whatever becomes of the child, the parent gets a sentence and no zombie."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from engines import trial
from engines.trial import try_plan
from kiosk.errors import EngineFailed, EngineMismatch

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """fixtures/trial_children.py, which a child process finds, too."""
    monkeypatch.syspath_prepend(FIXTURES)
    return import_module("trial_children")


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_a_plan_that_loads_is_well(children: ModuleType) -> None:
    try_plan("tensorrt", b"plan", children.is_well)


def test_what_a_child_says_is_the_error_and_it_has_the_plan_and_is_another_process(children: ModuleType) -> None:
    with pytest.raises(EngineMismatch, match=r"^tensorrt-rtx got b'plan' in \d+$") as raised:
        try_plan("tensorrt-rtx", b"plan", children.repeats)
    assert not str(raised.value).endswith(f" {os.getpid()}")


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (lambda children: children.crashes, -11),
        (lambda children: children.says_nothing, 0),
        (lambda children: children.breaks_off_in_a_word, 0),
        (lambda children: children.has_a_bug, 1),
    ],
    ids=["killed", "silent", "half a word", "a bug"],
)
def test_a_child_that_ends_without_a_word_has_crashed(
    children: ModuleType, does: Callable[[ModuleType], trial.Load], code: int
) -> None:
    with pytest.raises(EngineFailed, match=rf"^tensorrt crashed \({code}\) while it loaded"):
        try_plan("tensorrt", b"plan", does(children))


def test_a_child_that_ends_before_it_has_taken_a_large_plan_has_crashed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "short_lived.py"
    source.write_text("def load(*_): ...")
    monkeypatch.syspath_prepend(tmp_path)
    load = import_module("short_lived").load
    source.unlink()  # the child cannot import it
    with pytest.raises(EngineFailed, match=r"^tensorrt crashed \(1\)"):
        try_plan("tensorrt", bytes(32 << 20), load, limit_s=30)


def test_a_child_takes_the_whole_of_a_large_plan(children: ModuleType) -> None:
    with pytest.raises(EngineMismatch, match=rf"^{32 << 20} bytes$"):
        try_plan("tensorrt", bytes(32 << 20), children.counts)


def test_a_child_that_hangs_is_ended_after_the_limit(children: ModuleType) -> None:
    before = time.monotonic()
    with pytest.raises(EngineFailed, match=r"^tensorrt hung for 1 s"):
        try_plan("tensorrt", b"plan", children.hangs, limit_s=1.0)
    assert 1.0 <= time.monotonic() - before < trial.JOIN_S


@pytest.mark.parametrize("backend", ["tensorrt", "tensorrt-rtx"])
def test_the_real_child_here_without_a_gpu_says_why(backend: str) -> None:
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        with pytest.raises(EngineMismatch, match=r"does not import|does not work here|by name only"):
            try_plan(backend, b"no plan")
    else:
        pytest.skip("there is an NVIDIA driver here")
