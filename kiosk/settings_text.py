"""Other values in a settings file's text. What stands beside them stays as it is: comments, order, blanks.

Each value is set in the first way after which the text means what it shall, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import tomlkit
from pydantic import BaseModel
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Item

from kiosk.errors import SettingsError
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.toml import tomllib

Scalar = str | int | float | bool
Table = Mapping[str, Scalar | Sequence[str]]
Value = Scalar | tuple[Scalar, ...] | tuple[Table, ...]

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(#.*)?")


def changed(text: str, values: Mapping[str, Value]) -> str:
    """The text with these settings ("screen.theme": "dark"). New ones stand below their section's header.

    Raises SettingsError where the text is written so that one cannot be set. Comments inside a value go with it.
    """
    for name in _in_order(values):
        text = _set(text, name, values[name])
    return text


def _in_order(values: Mapping[str, Value]) -> list[str]:
    """Sections as the settings have them. In each the last key first, as every new one stands above the others."""
    places = {name: at for at, name in enumerate(names(Settings))}
    sections = {section: at for at, section in reversed([*enumerate(map(_section, places))])}
    return sorted(values, key=lambda name: (sections.get(_section(name), -1), -places.get(name, -1)))


def names(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """Every setting that there is, in its order."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from names(kind, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def _section(name: str) -> str:
    return name.rpartition(".")[0]


def _set(text: str, name: str, value: Value) -> str:
    wanted = _with(tomllib.loads(text), name, value)
    if tomllib.loads(text) == wanted:
        return text
    for way in (_below_header, _in_new_section, _edited, _replaced):
        with suppress(tomllib.TOMLDecodeError, TOMLKitError):  # the next way
            made = way(text, name, value)
            if tomllib.loads(made) == wanted:
                return made
    raise _by_hand(name)


def _by_hand(name: str) -> SettingsError:
    return SettingsError(Phrase("the settings file is written so that %1 can only be changed by hand: do that", name))


def _with(settings: dict[str, Any], name: str, value: Value) -> dict[str, Any]:
    *sections, key = name.split(".")
    part = settings
    for section in sections:
        part = part.setdefault(section, {})
        if not isinstance(part, dict):
            raise _by_hand(name)
    part[key] = _in_lists(value)
    return settings


def _in_lists(value: Any) -> Any:
    """Tuples as the lists that TOML has."""
    if isinstance(value, Mapping):
        return {key: _in_lists(item) for key, item in value.items()}
    return list(map(_in_lists, value)) if isinstance(value, (list, tuple)) else value


def _line(text: str, name: str, value: Value) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{name.rpartition('.')[2]} = {_item(value).as_string()}{end}"


def _item(value: Value) -> Item:
    """As TOML has it; tables in one line each."""
    if not isinstance(value, tuple):
        return tomlkit.item(value)
    items = tomlkit.array()
    for one in value:
        if isinstance(one, Mapping):
            row = tomlkit.inline_table()
            row.update(_in_lists(one))
            items.append(row)
        else:
            items.append(one)
    return items


def _below_header(text: str, name: str, value: Value) -> str:
    """Above the first key: there it parts no comment from what that is about."""
    lines = text.splitlines(keepends=True)
    for at, line in enumerate(lines):
        header = _HEADER.fullmatch(line.strip())
        if header and re.sub(r"[\"'\s]", "", header[1]) == _section(name):
            end = "" if line.endswith("\n") else "\n"
            return "".join([*lines[:at], line, end, _line(text, name, value), *lines[at + 1 :]])
    return text


def _in_new_section(text: str, name: str, value: Value) -> str:
    line = _line(text, name, value)
    end = line[len(line.rstrip("\r\n")) :]
    between = end if not text or text.endswith("\n") else 2 * end
    return f"{text}{between if text else ''}[{_section(name)}]{end}{line}"


def _edited(text: str, name: str, value: Value) -> str:
    """In a list, what stays keeps its line and its comment."""
    document, part, key = _found(text, name)
    items = part.get(key)
    if not isinstance(value, tuple) or not isinstance(items, Array):
        return text
    for at in reversed(range(len(items))):
        if items[at] not in value:
            del items[at]
    for at, item in enumerate(value):
        if at >= len(items) or items[at] != item:
            items.insert(at, item)
    return tomlkit.dumps(document)


def _replaced(text: str, name: str, value: Value) -> str:
    document, part, key = _found(text, name)
    part[key] = _item(value)
    return tomlkit.dumps(document)


def _found(text: str, name: str) -> tuple[tomlkit.TOMLDocument, Any, str]:
    """The text as a document, the part of it that has the setting, and the setting's key there."""
    document = tomlkit.parse(text)
    *sections, key = name.split(".")
    part: Any = document
    for section in sections:
        part = part.setdefault(section, {})
    return document, part, key
