"""`--selftest --gpu`: every network on every backend of this machine, opened, proven and timed, for us to read.

The report is JSON: {"machine", "gpu", "engines": [{"model", "backend", "trouble", "open_s", "p50_ms", "p90_ms",
"p99_ms"}]}; "trouble" "" where it runs. Nothing in it names the site or shows a picture.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from kiosk.errors import KioskError
from kiosk.ports import Engine
from kiosk.scene import Tensor

LOOKS = 200
WARM = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A network by one backend; opening it may build it and raises KioskError where it is not to be trusted."""

    model: str
    backend: str
    open: Callable[[], Engine]
    shape: tuple[int, ...]
    """Of what it usually takes, (n, 3, h, w)."""


@dataclass(frozen=True, slots=True)
class Timed:
    """How long it took to open and takes for one picture; `trouble` says why it does not run, "" that it does."""

    model: str
    backend: str
    trouble: str = ""
    open_s: float = 0.0
    p50_ms: float = 0.0
    p90_ms: float = 0.0
    p99_ms: float = 0.0

    def __str__(self) -> str:
        if self.trouble:
            return f"FAILED  {self.model} on {self.backend}: {self.trouble}"
        return (
            f"ok      {self.model} on {self.backend}: opened in {self.open_s:.1f} s; a picture takes "
            f"{self.p50_ms:.2f} ms (nine of ten at most {self.p90_ms:.2f}, 99 of 100 {self.p99_ms:.2f})"
        )


def check(candidates: Sequence[Candidate], say: Callable[[str], None], clock: Callable[[], float]) -> list[Timed]:
    """One after the other; `clock` gives monotonic seconds."""
    found = []
    for candidate in candidates:
        say(f"        {candidate.model} on {candidate.backend} ...")
        found.append(_timed(candidate, clock))
        say(str(found[-1]))
    return found


def _timed(candidate: Candidate, clock: Callable[[], float]) -> Timed:
    began_s = clock()
    try:
        engine = candidate.open()
    except KioskError as error:
        return Timed(candidate.model, candidate.backend, str(error), round(clock() - began_s, 2))
    open_s = clock() - began_s
    batch = np.zeros(candidate.shape, np.float32)
    try:
        took = [_look(engine, batch, clock) for _ in range(WARM + LOOKS)][WARM:]
    except KioskError as error:
        return Timed(candidate.model, candidate.backend, str(error), round(open_s, 2))
    finally:
        engine.close()
    p50, p90, p99 = (round(float(value), 3) for value in np.percentile(took, (50, 90, 99)))
    return Timed(candidate.model, candidate.backend, "", round(open_s, 2), p50, p90, p99)


def _look(engine: Engine, batch: Tensor, clock: Callable[[], float]) -> float:
    """Milliseconds."""
    began_s = clock()
    engine.infer(batch)
    return (clock() - began_s) * 1000


def write(path: Path, found: Sequence[Timed], gpu: str) -> None:
    """The report. `gpu` is what is there, or why none is. Raises KioskError where it cannot be written."""
    machine = {"system": platform.platform(), "processor": platform.machine(), "python": platform.python_version()}
    told = {"machine": machine, "gpu": gpu, "engines": [asdict(each) for each in found]}
    try:
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise KioskError(f"{path} cannot be written ({error.strerror}): name another --report") from error
