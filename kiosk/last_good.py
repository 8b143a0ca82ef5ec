"""The last settings that the kiosk could use: each start that can be keeps a copy, whoever typed them."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from kiosk.backups import backups, present, replace
from kiosk.errors import SettingsError
from kiosk.lockout import write_private
from kiosk.migrations import migrated
from kiosk.settings import Settings
from kiosk.settings_file import examine
from kiosk.settings_reading import plain

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Good:
    """Settings that can be used, the file that they are of, and when they were good."""

    settings: Settings
    data: bytes
    at: datetime


def keep(folder: Path, path: Path) -> None:
    """A copy of what is in `path` into the state's `folder`, where it can be used. A disk that fails is logged."""
    try:
        data = present(path)
        if data is not None and examine(data).settings is not None and data != present(_copy(folder, path)):
            write_private(_copy(folder, path), data)
    except (OSError, SettingsError) as error:
        log.error("the settings that are good now are not kept for later (%s)", error)  # noqa: TRY400 - it says all


def last_good(folder: Path, path: Path) -> Good | None:
    """What the kiosk last started with; else the newest file that was kept and can be used; None: there is neither."""
    with suppress(OSError, SettingsError):
        copy = _copy(folder, path)
        if good := _good(present(copy), datetime.fromtimestamp(copy.stat().st_mtime, timezone.utc)):
            return good
    for kept in backups(path):
        with suppress(SettingsError):
            if good := _good(present(kept.path), kept.at):
                return good
    return None


def restore(path: Path, good: Good) -> None:
    """Put them back into the file, as of this version; what it was is kept. Raises SettingsError."""
    text = migrated(plain(good.data)).text
    replace(path, text.encode("utf-8"), present(path))


def _good(data: bytes | None, at: datetime) -> Good | None:
    settings = examine(data).settings if data is not None else None
    return Good(settings, data, at) if settings is not None and data is not None else None


def _copy(folder: Path, path: Path) -> Path:
    """Of each settings file its own."""
    return folder / "settings" / f"{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:16]}.toml"
