"""A small disk of its own that can be filled to the last byte."""

from __future__ import annotations

import errno
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk.errors import KioskError

SIZE = "32m"
"""A journal's log alone takes 4 MB."""
BLOCK = bytes(1 << 16)
AGAIN_S = 0.01


class Disk:
    """While it is full a thread keeps it so: what others give back, as a journal its log, is taken at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def fill(self) -> None:
        """To the last byte, until it is freed."""
        self._over.clear()
        self._load()
        self._thread = threading.Thread(target=self._run, name="ballast", daemon=True)
        self._thread.start()

    def free(self) -> None:
        """Of what filled it. A second call is harmless."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(1.0)
        self._ballast.unlink(missing_ok=True)

    def _run(self) -> None:
        while not self._over.wait(AGAIN_S):
            self._load()

    def _load(self) -> None:
        with self._ballast.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(BLOCK)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


@contextmanager
def small_disk(path: Path) -> Iterator[Disk]:
    """Mounted at `path`, a new folder; gone however the block ends. Raises KioskError where none can be mounted."""
    path.mkdir()
    disk = Disk(path)
    with ExitStack() as ending:
        # Lazily, as it may be held still; and in a session of its own, so that a second Ctrl+C does not end it.
        ending.callback(_run, "umount", "-l", path)
        if why := _run("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "torture", path):
            raise KioskError(
                f"no small disk can be mounted here ({why}): run this as root, or in `unshare -Urm`, or with --full 0"
            )
        ending.callback(disk.free)
        yield disk


def _run(*command: str | Path) -> str:
    """Empty, or why it did not work."""
    try:
        ended = subprocess.run(command, check=False, capture_output=True, text=True, start_new_session=True)
    except OSError as error:
        return str(error)
    return "" if ended.returncode == 0 else ended.stderr.strip() or f"{command[0]} ended with {ended.returncode}"
