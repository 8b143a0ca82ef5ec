"""Reads an answers file: the settings' own keys, and beside them [setup] and [[staff.people]] (docs/setup.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kiosk.errors import SettingsError, SettingsMissing
from kiosk.section import Section
from kiosk.settings_file import parse
from kiosk.settings_text import Value
from kiosk.setup.answers import in_tuples
from kiosk.staff import Role
from kiosk.toml import tomllib

_HEADER = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]+\s*(#.*)?")
_PEOPLE, _SETUP = "staff.people", "setup"


class Somebody(Section):
    """One of the staff, with a PIN or with the hash that a kiosk made of one."""

    name: str = Field(min_length=1, max_length=30)
    role: Literal["override", "installer"] = "override"
    pin: SecretStr | None = None
    hash: str = Field("", pattern=r"^(\$argon2id\$.+)?$", repr=False)

    @property
    def may(self) -> Role:
        """What the PIN is good for."""
        return Role(self.role)


class Confirmed(Section):
    """What somebody saw or read, and no setting says."""

    privacy: bool = False
    """The notice on privacy is put up."""
    door_opened: bool | None = None
    """Somebody tried the door with these settings."""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """`values`: settings by their names, those that stand in the file only."""

    values: Mapping[str, Value]
    people: tuple[Somebody, ...]
    confirmed: Confirmed


PEOPLE: TypeAdapter[tuple[Somebody, ...]] = TypeAdapter(tuple[Somebody, ...])


def read(path: Path) -> AnswersFile:
    """All of it. Raises SettingsError, of all that is wrong with settings at once, by line; never with a PIN in it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SettingsMissing(f"there is no answers file {path}: docs/setup.md has one to begin with") from None
    except OSError as error:
        raise SettingsError(f"the answers file {path} cannot be read ({error.strerror}): mend that") from None
    text = data.decode("utf-8", errors="replace")
    parse(_without_ours(text).encode(), path)
    return _ours(text, path)


def _without_ours(text: str) -> str:
    """The settings alone, each on its own line still."""
    kept, ours = [], False
    for line in text.splitlines():
        if header := _HEADER.fullmatch(line):
            ours = re.sub(r"[\"'\s]", "", header[1]) in {_PEOPLE, _SETUP}
        kept.append("" if ours else line)
    return "\n".join(kept)


def _ours(text: str, path: Path) -> AnswersFile:
    whole = tomllib.loads(text)
    try:
        people = PEOPLE.validate_python(in_tuples(whole.get("staff", {}).pop("people", [])))
    except ValidationError as error:
        raise _refusal(path, text, "[[staff.people]]", error.errors()) from None
    try:
        confirmed = Confirmed.model_validate(whole.pop("setup", {}))
    except ValidationError as error:
        raise _refusal(path, text, "[setup]", error.errors()) from None
    _check_pins(path, people)
    return AnswersFile(dict(_flat(in_tuples(whole))), people, confirmed)


def _check_pins(path: Path, people: tuple[Somebody, ...]) -> None:
    for one in people:
        if (one.pin is None) is not bool(one.hash):
            raise SettingsError(f"in {path}, {one.name} has both or neither of pin and hash: give one of them")
    names = [one.name.casefold() for one in people]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        raise SettingsError(f"in {path}, {twice} is there twice: a name is one person's")


def _refusal(path: Path, text: str, header: str, errors: list[ErrorDetails]) -> SettingsError:
    """Keys and what is allowed, but no value: it may be a PIN."""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(header)]
    told = []
    for error in errors:
        at, key = _where(error["loc"])
        line = lines[at] if at < len(lines) else 1
        told.append(f"  line {line}: {header} {key}: {_said(error)}")
    return SettingsError("\n".join([f"the answers in {path} cannot be used. Correct this and start again:", *told]))


def _where(location: tuple[int | str, ...]) -> tuple[int, str]:
    """Which table of its kind, and the key in it."""
    at = next((part for part in location if isinstance(part, int)), 0)
    return at, ".".join(part for part in location if isinstance(part, str))


def _said(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return "there is no such key"
    return "it is missing" if error["type"] == "missing" else error["msg"]


def _flat(part: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Value]]:
    for key, value in part.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value
