"""Proof that nothing of a visitor is kept: what this process may write to, and that it leaves no core dump."""

from __future__ import annotations

import fcntl
import os
import resource
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.command import program
from kiosk.errors import KioskError
from kiosk.phrase import Phrase, counted

OPEN_FILES = Path("/proc/self/fd")
OURS = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".jsonl", ".json", ".log")
"""What the kiosk writes: the record, a report's lines, staff and their count of tries, a log. None takes a picture."""
NOTARYS = ("head", "key")
STANDARD = (1, 2)


class PictureMayLeak(KioskError):
    """Something here could keep a visitor's picture."""


def no_core_dumps() -> None:
    """A process that crashes leaves its memory nowhere, and with it no picture. For this process and its children."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def check(folder: Path, allowed: Iterable[Path] = ()) -> str:
    """What was looked at and found in order; `folder` is the state's, `allowed` what else may be written.

    Raises PictureMayLeak.
    """
    if resource.getrlimit(resource.RLIMIT_CORE)[0] != 0:
        raise PictureMayLeak(
            Phrase("core dumps are on, and one would hold the last picture: run `%1` as it is", program())
        )
    may = {path.resolve() for path in allowed}
    written = [path for path in written_files() if path not in may]
    if strange := [path.name for path in written if not (path.suffix in OURS or path.name in NOTARYS)]:
        names = ", ".join(strange)
        raise PictureMayLeak(Phrase("%1 is open for writing, and nobody knows why: report this", names))
    if pictures := sorted(path.name for path in _beneath(folder) if is_picture(path)):
        where = str(folder), ", ".join(pictures[:5])
        raise PictureMayLeak(Phrase("there are pictures in %1: %2. Remove them, and report this", *where))
    return counted("no picture is kept: %n file(s) written, none of which takes one; no core dumps", None, len(written))


def written_files() -> Iterator[Path]:
    """The regular files that this process may write to, but for its output and error output."""
    for handle in OPEN_FILES.iterdir():
        number = int(handle.name)
        try:
            flags, path = fcntl.fcntl(number, fcntl.F_GETFL), handle.readlink()
            regular = number not in STANDARD and stat.S_ISREG(os.fstat(number).st_mode)
        except OSError:  # closed meanwhile
            continue
        if regular and flags & os.O_ACCMODE != os.O_RDONLY and not str(path).startswith("/memfd:"):
            yield path


def is_picture(path: Path) -> bool:
    """By its first bytes: JPEG, PNG, BMP, WebP and video in RIFF, MP4, numpy's arrays."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"RIFF", b"\x93NUMPY")
    return head.startswith(starts) or head[4:8] == b"ftyp"


def _beneath(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".plan")
