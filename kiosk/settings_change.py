"""Changes settings in the site's one file: wholly or not at all, and the file as it was is kept beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import SettingsError
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.settings_file import parse
from kiosk.settings_text import Value, changed

KEPT = 5
"""So many former files are kept: kiosk.toml.1 is the last."""

_MODE = 0o644
"""Of a file that was not there: the doorman, another user, reads it too."""


@dataclass(frozen=True, slots=True)
class Written:
    """The settings as their file has them. `data`: the file; None: there is none, and all is as by default."""

    settings: Settings
    data: bytes | None


def read(path: Path) -> Written:
    """What is there now. Raises SettingsError where that cannot be used."""
    data = _data(path)
    return Written(Settings() if data is None else parse(data, path), data)


def change(path: Path, values: Mapping[str, Value], known: Written | None = None) -> Written:
    """Give some settings ("screen.theme": "bright") other values in the file; what is there after it.

    `known`: what it was when somebody chose them. Raises SettingsError, and the file is as before: where somebody else
    changed it since, where it cannot be written, and where the kiosk would refuse it. A link is followed.
    """
    before = known or read(path)
    text = (before.data or b"").decode("utf-8")
    data = changed(text, values).encode("utf-8")
    after = Written(parse(data, path), data)
    if data != before.data:
        try:
            _replace(Path(os.path.realpath(path)), data, before)
        except OSError as error:
            why = str(path), error.strerror or ""
            raise SettingsError(Phrase("the settings file %1 cannot be written (%2): mend that", *why)) from None
    return after


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = str(path), error.strerror or ""
        raise SettingsError(Phrase("the settings file %1 cannot be read (%2): mend that", *why)) from None


def _replace(target: Path, data: bytes, before: Written) -> None:
    beside = target.with_name(f"{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(beside, data, target)
        _be_still(target, before)
        _keep(target)
        beside.replace(target)
    except (OSError, SettingsError):
        with suppress(OSError):
            beside.unlink()
        raise
    _flush(target.parent)


def _be_still(target: Path, before: Written) -> None:
    if _data(target) != before.data:
        raise SettingsError(
            Phrase("somebody else changed the settings file %1 meanwhile: look at it first", str(target))
        )


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


def _keep(target: Path) -> None:
    """As kiosk.toml.1; what was kept before moves up, and the oldest goes."""
    if not target.exists():
        return
    former = [target.with_name(f"{target.name}.{number}") for number in range(1, KEPT + 1)]
    for older, newer in zip(reversed(former), reversed(former[:-1]), strict=False):
        with suppress(FileNotFoundError):
            newer.replace(older)
    try:
        os.link(target, former[0])
    except OSError:  # not every file system has links
        shutil.copy2(target, former[0])


def _flush(folder: Path) -> None:
    """What the folder has is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
