"""Changes settings in the site's one file: wholly or not at all, and the file as it was is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.backups import present, replace
from kiosk.migrations import migrated
from kiosk.settings import Settings
from kiosk.settings_file import parse
from kiosk.settings_reading import plain
from kiosk.settings_text import Value, changed


@dataclass(frozen=True, slots=True)
class Written:
    """The settings as their file has them. `data`: the file; None: there is none, and all is as by default."""

    settings: Settings
    data: bytes | None


def read(path: Path) -> Written:
    """What is there now. Raises SettingsError where that cannot be used."""
    data = present(path)
    return Written(Settings() if data is None else parse(data, path), data)


def change(path: Path, values: Mapping[str, Value], known: Written | None = None) -> Written:
    """Give some settings ("screen.theme": "bright") other values in the file; what is there after it.

    `known`: what it was when somebody chose them. What is written is of this version. Raises SettingsError, and the
    file is as before: where somebody else changed it since, where it cannot be written, and where the kiosk would
    refuse it. A link is followed.
    """
    before = known or read(path)
    text = migrated(plain(before.data or b"")).text
    data = changed(text, values).encode("utf-8")
    after = Written(parse(data, path), data)
    if before.data is not None and data == text.encode("utf-8"):
        return before
    replace(path, data, before.data)
    return after
