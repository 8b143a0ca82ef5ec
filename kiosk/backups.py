"""How every writer replaces the settings file: wholly or not at all, and what it was is kept beside it, dated.

kiosk.toml.0007-20261126T090234Z is the seventh that was kept. The number tells which is newest: a clock may be wrong.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.phrase import Phrase

KEPT = 10
"""So many former files are kept; the oldest goes."""

_MODE = 0o644
"""Of a file that was not there: the doorman, another user, reads it too."""
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A former file. `at`: when another one took its place, by the clock of that day."""

    number: int
    at: datetime
    path: Path


def now() -> datetime:
    """The time that a backup is dated with."""
    return datetime.now(timezone.utc)


def backups(path: Path) -> tuple[Backup, ...]:
    """Those that are there, the newest first; none where the folder cannot be read. A link is followed."""
    target = Path(os.path.realpath(path))
    try:
        beside = tuple(target.parent.iterdir())
    except OSError:
        return ()
    found = (_backup(target, each) for each in beside)
    return tuple(sorted((each for each in found if each), reverse=True))


def replace(path: Path, data: bytes, before: bytes | None, clock: Callable[[], datetime] = now) -> None:
    """Put `data` in the file's place, and keep what it was. On the disk when this returns. A link is followed.

    `before`: what it was when somebody decided so; None: there was none. Raises SettingsError, and the file is as
    before: where it is not that any more, and where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f"{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(beside, data, target)
            _be_still(path, before)
            _keep(target, before, clock())
            beside.replace(target)
        except (OSError, SettingsError):
            with suppress(OSError):
                beside.unlink()
            raise
        _flush(target.parent)
    except OSError as error:
        why = str(path), error.strerror or ""
        raise SettingsError(Phrase("the settings file %1 cannot be written (%2): mend that", *why)) from None


def present(path: Path) -> bytes | None:
    """What the file holds; None: there is none. Raises SettingsError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = str(path), error.strerror or ""
        raise SettingsError(Phrase("the settings file %1 cannot be read (%2): mend that", *why)) from None


def _backup(target: Path, path: Path) -> Backup | None:
    found = re.fullmatch(rf"{re.escape(target.name)}\.(\d{{4,}})-(\d{{8}}T\d{{6}}Z)", path.name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[2], _STAMP).replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    return Backup(int(found[1]), at, path)


def _be_still(path: Path, before: bytes | None) -> None:
    if present(path) != before:
        raise SettingsError(Phrase("somebody else changed the settings file %1 meanwhile: look at it first", str(path)))


def _keep(target: Path, before: bytes | None, at: datetime) -> None:
    """Under the next number; the oldest of too many goes."""
    if before is None:
        return
    kept = backups(target)
    number = kept[0].number + 1 if kept else 1
    place = target.with_name(f"{target.name}.{number:04}-{at.astimezone(timezone.utc):{_STAMP}}")
    try:
        os.link(target, place)
    except OSError:  # not every file system has links
        beside = target.with_name(f"{target.name}.kept")
        _write(beside, before, target)
        beside.replace(place)
    for old in kept[KEPT - 1 :]:
        with suppress(OSError):
            old.path.unlink()


def _write(beside: Path, data: bytes, like: Path) -> None:
    """On the disk, with the mode and the owner of the file whose place it takes."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
        made = os.fstat(file.fileno())
        old = like.stat() if like.exists() else None
        if old and (old.st_uid, old.st_gid) != (made.st_uid, made.st_gid):
            os.fchown(file.fileno(), old.st_uid, old.st_gid)
        os.fchmod(file.fileno(), old.st_mode & 0o7777 if old else _MODE)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """What the folder has is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
