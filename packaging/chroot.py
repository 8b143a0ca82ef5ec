"""A system of its own in a folder, without a network: each command sees its own processes and only a loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ISOLATED = ("unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child")
ENTER = """
set -e
root=$1; shift
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 dev "$root/dev"
mkdir -m 1777 "$root/dev/shm"
for node in null zero full random urandom; do : >"$root/dev/$node"; mount --bind "/dev/$node" "$root/dev/$node"; done
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=755 run "$root/run"
for pair in $BIND; do mkdir -p "$root${pair#*:}"; mount --bind "${pair%%:*}" "$root${pair#*:}"; done
ip link set lo up 2>/dev/null || true
exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 $GIVEN "$@"
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it said on both ways."""

    code: int
    said: str


class Chroot:
    """The system in `root`. `bound`: folders of this machine, and where they are seen inside."""

    def __init__(self, root: Path, bound: Mapping[Path, str]) -> None:
        self.root = root
        self._seen = {target.strip("/") for target in bound.values()}
        self._bound = " ".join(f"{source}:{target}" for source, target in bound.items())

    def run(self, *command: str, environment: Mapping[str, str] | None = None, limit_s: float = 600) -> Done:
        """As root. Raises subprocess.TimeoutExpired."""
        given = " ".join(f"{name}={value}" for name, value in (environment or {}).items())
        outside = {**os.environ, "BIND": self._bound, "GIVEN": given}
        whole = [*ISOLATED, "sh", "-c", ENTER, "sh", str(self.root), *command]
        done = subprocess.run(
            whole,
            env=outside,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=limit_s,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def script(self, text: str, **options: object) -> Done:
        """Several commands for sh; the first that fails ends it."""
        return self.run("sh", "-euc", text, **options)  # type: ignore[arg-type]

    def files(self) -> frozenset[str]:
        """Every path in it, but for what comes and goes by itself."""
        gone = {"proc", "sys", "dev", "run", "tmp"} | self._seen
        return frozenset(
            str(path.relative_to(self.root))
            for top in self.root.iterdir()
            if top.name not in gone
            for path in (top, *(top.rglob("*") if top.is_dir() and not top.is_symlink() else ()))
        )


@contextmanager
def unpacked(tar: Path, root: Path, bound: Mapping[Path, str]) -> Iterator[Chroot]:
    """The system from its tar file; it is gone afterwards."""
    root.mkdir(parents=True)
    try:
        subprocess.run(["tar", "-C", root, "--numeric-owner", "-xf", tar], check=True)
        yield Chroot(root, bound)
    finally:
        shutil.rmtree(root)
