"""What the machine could do at best, and what this process took of it."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from kiosk.errors import KioskError

_GEMM = """
import time, numpy as np
best = 0.0
for side in (320, 512, 1024):
    a, b = np.random.default_rng(0).random((2, side, side), np.float32)
    out = a @ b
    until = time.perf_counter() + 0.3
    while (began := time.perf_counter()) < until:
        np.matmul(a, b, out=out)
        best = max(best, 2 * side**3 / (time.perf_counter() - began) / 1e9)
print(best)
"""
_THREAD_KEYS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def gemm_gflops(threads: int) -> float:
    """The best of many float32 matrix products. An int8 network may run at up to four times this limit.

    Small ones are among them, and some on one thread: on a busy machine they alone end before they are interrupted.
    """
    return max(_best_gflops(count) for count in {1, threads})


def _best_gflops(threads: int) -> float:
    """In a process of its own, as BLAS takes its number of threads from the environment when it is loaded."""
    environment = os.environ | dict.fromkeys(_THREAD_KEYS, str(threads))
    done = subprocess.run([sys.executable, "-c", _GEMM], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise KioskError(f"numpy's matrix product failed, so there is no limit to compare with: {done.stderr[-300:]}")
    return float(done.stdout)


def peak_rss_mb() -> float:
    """The most memory that this process ever held, in 10^6 bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def describe() -> dict[str, Any]:
    """What the figures depend on."""
    return {"cpu": _cpu(), "cores": cores(), "python": platform.python_version(), "numpy": np.__version__}


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cpu() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
            named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
            return next(named, platform.machine())
    except OSError:
        return platform.machine()
