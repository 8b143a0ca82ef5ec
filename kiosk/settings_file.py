"""Reads the settings file. Every problem in it is told at once: file, line, key, value, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.errors import SettingsError, SettingsMissing, SettingsOutOfRange, SettingsUnknownKey
from kiosk.migrations import migrated_data, version_problem
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.settings_problems import Kind, Problem, of_values
from kiosk.settings_reading import Reading, read, unreadable

SITE_FILE = Path("/etc/mask-kiosk/kiosk.toml")
"""What a site has where --config names no other."""

MOST_BYTES = 1_000_000
"""A larger file is something else."""

_KINDS = {Kind.WRITTEN: SettingsError, Kind.UNKNOWN: SettingsUnknownKey, Kind.NOT_ALLOWED: SettingsOutOfRange}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds. `settings`: None where there is a problem. `data`: what could be read of it, as tables."""

    settings: Settings | None
    problems: tuple[Problem, ...] = ()
    data: dict[str, Any] | None = None


def load(path: Path | None, site_file: Path = SITE_FILE) -> Settings:
    """The settings in `path`; None: those in `site_file`, or the defaults where a machine has none.

    Raises SettingsMissing, SettingsUnknownKey or SettingsOutOfRange (of several problems, the first one's class), and
    SettingsError for a file that cannot be read, is not TOML or is a newer kiosk's.
    """
    if path is None:
        if not site_file.exists():
            return Settings()
        path = site_file
    return parse(content(path), path)


def content(path: Path) -> bytes:
    """What the file holds. Raises SettingsError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        why_not = Phrase(
            "there is no settings file %1: name one that exists with --config, or leave that out for the defaults",
            str(path),
        )
        raise SettingsMissing(why_not) from None
    except OSError as error:
        why = str(path), error.strerror or ""
        raise SettingsError(Phrase("the settings file %1 cannot be read (%2): mend that", *why)) from None
    if len(data) > MOST_BYTES:
        raise SettingsError(Phrase("%1 is too large for a settings file: name another one with --config", str(path)))
    return data


def parse(data: bytes, path: Path) -> Settings:
    """The settings in what `path` holds, or shall hold. Raises what load() raises."""
    examined = examine(data)
    if examined.settings is not None:
        return examined.settings
    problems = examined.problems
    head = f"the settings in {path} cannot be used. Correct this and start again:"
    raise _KINDS[problems[0].kind]("\n".join([head, *map(str, problems)]))


def examine(data: bytes) -> Examined:
    """The settings in it, or every problem, in the order of their lines."""
    text, problems = unreadable(data)
    reading = read(text)
    problems += reading.problems
    if newer := version_problem(reading.data, reading.places):
        return Examined(None, tuple(sorted([*problems, newer], key=_line)), reading.data)
    settings, wrong = _settings(reading)
    problems += wrong
    if problems:
        return Examined(None, tuple(sorted(problems, key=_line)), reading.data)
    return Examined(settings, (), reading.data)


def _settings(reading: Reading) -> tuple[Settings | None, list[Problem]]:
    data = {name: part for name, part in migrated_data(reading).items() if name != "version"}
    try:
        return Settings.model_validate(frozen(data)), []
    except ValidationError as error:
        told = [each for each in error.errors() if not _follows(reading, each)]
        return None, list(of_values(told, reading.places))


def _follows(reading: Reading, error: ErrorDetails) -> bool:
    """Whether it is said only because a broken line was left out."""
    place = error["loc"]
    if error["type"] == "missing":
        return any(lost[: len(place)] == place for lost in reading.lost)
    return error["type"] == "value_error" and any(lost[:-1] == place for lost in reading.lost)


def _line(problem: Problem) -> int:
    return problem.line


def frozen(value: Any) -> Any:
    """TOML's lists as the tuples that strict models want."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else value
