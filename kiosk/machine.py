"""What the machine under the kiosk says of itself: disk, memory, temperature. Linux; what is not known is None."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC, THERMAL = Path("/proc"), Path("/sys/class/thermal")
CPU_ZONES = ("cpu", "x86_pkg", "soc", "tj")
"""How those zones are called that measure the processor (Jetson, Raspberry Pi, Intel)."""


@dataclass(frozen=True, slots=True)
class Machine:
    """`disk_free_b`: of the state folder's disk. `memory_b`: this process's; the others are the machine's."""

    disk_free_b: int | None = None
    memory_b: int | None = None
    memory_free_b: int | None = None
    memory_all_b: int | None = None
    cpu_c: float | None = None


def look(folder: Path, proc: Path = PROC, thermal: Path = THERMAL) -> Machine:
    """All of it, now. `folder`: the state folder."""
    return Machine(
        _disk_free_b(folder),
        _own_memory_b(proc),
        _meminfo_b(proc, "MemAvailable"),
        _meminfo_b(proc, "MemTotal"),
        _cpu_c(thermal),
    )


def _disk_free_b(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _own_memory_b(proc: Path) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        return int((proc / "self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return None


def _meminfo_b(proc: Path, name: str) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        for line in (proc / "meminfo").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
    return None


def _cpu_c(thermal: Path) -> float | None:
    """The hottest of the processor's zones; of all, where none is called so."""
    zones: list[tuple[bool, float]] = []
    for zone in thermal.glob("thermal_zone*"):
        with suppress(OSError, ValueError):  # a zone may be there and say nothing
            kind = (zone / "type").read_text().strip().lower()
            zones.append((kind.startswith(CPU_ZONES), int((zone / "temp").read_text()) / 1000))
    return max(zones)[1] if zones else None
