"""What a running process takes, from Linux's /proc: nothing in it is asked, and nothing in it is slowed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """At `at_s` on the monotonic clock: processor seconds of its first thread and of all, and memory in 10^6 bytes."""

    at_s: float
    first_thread_s: float
    all_s: float
    rss_mb: float


def usage(pid: int, proc: Path = Path("/proc")) -> Usage | None:
    """As it is now; None: the process has ended."""
    folder = proc / str(pid)
    try:
        first, whole = _cpu_s(folder / "task" / str(pid) / "stat"), _cpu_s(folder / "stat")
        pages = int((folder / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return None
    return Usage(time.monotonic(), first, whole, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def _cpu_s(path: Path) -> float:
    """User and system time. A thread's name may hold spaces and brackets, so that fields count from its last one."""
    fields = path.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
