"""What is taken, each part as text: it only reads, and what cannot be read is said in its place."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError, SettingsError
from kiosk.record.figures import figures
from kiosk.record.table import connect_to_read
from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.staff import StaffFile
from kiosk.support.blank import secrets_in, without_values

DAYS = 14
LOG_LINES = 2000
PATIENCE_S = 20.0
NAMED_IN = "SELECT DISTINCT json_extract(fields, '$.by'), json_extract(fields, '$.who') FROM records WHERE kind IN"
KINDS_WITH_NAMES = ("override", "settings", "door")
RELEASES = (Path("/etc/os-release"), Path("/etc/nv_tegra_release"))


def read_settings(config: Path | None) -> tuple[Settings | None, str]:
    """The settings, and what is wrong with their file, without its values."""
    try:
        return load(config), ""
    except SettingsError as error:
        return None, without_values(str(error))


def settings_text(settings: Settings | None, problem: str) -> str:
    """Each setting in force; comments of the file are not in it, as anything may stand there."""
    if settings is None:
        return f"The settings file cannot be used:\n{problem}\n"
    lines, usual = list[str](), Settings().model_dump(mode="json", by_alias=True)
    for section, values in settings.model_dump(mode="json", by_alias=True).items():
        lines.append(f"[{section}]" if isinstance(values, dict) else "")
        for key, value in values.items() if isinstance(values, dict) else ((section, values),):
            default = usual[section].get(key) if isinstance(values, dict) else usual[section]
            mark = "" if value == default else "    # changed"
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}{mark}")
    return "\n".join(lines) + "\n"


def secrets_of(config: Path | None, settings: Settings | None) -> set[str]:
    """What stands in any address of the settings, also of a file that cannot be used and of the copies beside it."""
    texts = [json.dumps(settings.model_dump(mode="json"), ensure_ascii=False)] if settings else []
    if config is not None:
        for path in (config, *config.parent.glob(f"{config.name}.*")):
            with suppress(OSError):
                texts.append(path.read_text(encoding="utf-8", errors="replace"))
    return {secret for text in texts for secret in secrets_in(text)}


def people_of(folder: Path) -> set[str]:
    """Everybody who has, or had, a PIN. Raises KioskError where that cannot be known."""
    people = {person.name for person in StaffFile(folder / "staff.json").people()}
    journals = [folder / "journal.sqlite3", *folder.glob("journal.sqlite3.corrupt-*[0-9Z]")]
    for journal in journals:
        if journal.exists():
            people |= _named_in(journal, must=journal is journals[0])
    return people


def _named_in(journal: Path, *, must: bool) -> set[str]:
    query = f"{NAMED_IN} ({', '.join('?' for _ in KINDS_WITH_NAMES)})"
    try:
        with closing(connect_to_read(journal)) as connection:
            return {str(name) for row in connection.execute(query, KINDS_WITH_NAMES) for name in row if name}
    except (sqlite3.Error, KioskError) as error:
        if must:
            raise KioskError(f"who stands in the record cannot be told ({error})") from None
        return set()


def versions_text() -> str:
    """Of the kiosk, of what it stands on, and of the machine; without its name."""
    lines = [f"mask-kiosk {importlib.metadata.version('mask-kiosk')}", f"Python {sys.version}"]
    lines += [f"{platform.system()} {platform.release()} {platform.machine()}"]
    for path in RELEASES:
        with suppress(OSError):
            lines += path.read_text(encoding="utf-8", errors="replace").splitlines()[:3]
    lines += ["", *(f"{name} {version}" for name, version in _needed())]
    return "\n".join(lines) + "\n"


def _needed() -> Iterator[tuple[str, str]]:
    lines = importlib.metadata.requires("mask-kiosk") or ()
    for name in sorted({re.split(r"[^A-Za-z0-9._-]", line)[0] for line in lines}):
        with suppress(importlib.metadata.PackageNotFoundError):  # an extra that is not here
            yield name, importlib.metadata.version(name)


def record_text(folder: Path, today: date) -> str:
    """Numbers of the record's last days: no name and no free text is among them."""
    path = folder / "journal.sqlite3"
    try:
        with closing(connect_to_read(path)) as connection:
            kinds = connection.execute("SELECT kind, count(*) FROM records GROUP BY kind ORDER BY kind").fetchall()
            numbers = figures(connection, today - timedelta(days=DAYS - 1), today)
    except (KioskError, sqlite3.Error) as error:
        return f"The record cannot be read: {error}\n"
    told: dict[str, Any] = {"bytes": path.stat().st_size, "records": dict(kinds), "days": numbers["days"]}
    return json.dumps(told, indent=1) + "\n"


def engines_text(folder: Path) -> str:
    """Which engines were built here."""
    built = sorted(path for path in (folder / "engines").rglob("*") if path.is_file())
    lines = [f"{path.relative_to(folder)}  {path.stat().st_size} bytes" for path in built]
    return "\n".join(lines or ["No engine was built on this machine."]) + "\n"


def log_text(run: Callable[..., Any] = subprocess.run) -> str:
    """The newest lines of the kiosk's units."""
    asked = ("--namespace=+mask-kiosk", "-u", "mask-kiosk*", "-n", str(LOG_LINES))
    command = ["journalctl", "--no-pager", "-o", "short-iso", *asked]
    try:
        told = run(command, capture_output=True, timeout=PATIENCE_S, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        return f"No log: journalctl cannot be asked ({type(error).__name__}).\n"
    text = told.stdout.decode("utf-8", "replace")
    return text or f"No log: journalctl tells this user nothing of mask-kiosk (its exit code is {told.returncode}).\n"


def given_log(path: Path) -> str:
    """The newest lines of a log that root has written out; "-": of the standard input. Raises OSError."""
    text = sys.stdin.read() if path == Path("-") else path.read_text(encoding="utf-8", errors="replace")
    return "\n".join(text.splitlines()[-LOG_LINES:]) + "\n"
