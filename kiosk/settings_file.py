"""Reads the settings file. Every problem in it is told at once: file, line, key, value, and what is allowed."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.errors import SettingsError, SettingsMissing, SettingsOutOfRange, SettingsUnknownKey
from kiosk.settings import Settings
from kiosk.toml import tomllib

SITE_FILE = Path("/etc/mask-kiosk/kiosk.toml")
"""What a site has where --config names no other."""

_HEADER = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")


def load(path: Path | None, site_file: Path = SITE_FILE) -> Settings:
    """The settings in `path`; None: those in `site_file`, or the defaults where a machine has none.

    Raises SettingsMissing, SettingsUnknownKey or SettingsOutOfRange (of several problems, the first one's class), and
    SettingsError for a file that cannot be read or is not TOML.
    """
    if path is None:
        if not site_file.exists():
            return Settings()
        path = site_file
    return parse(_read(path), path)


def parse(data: bytes, path: Path) -> Settings:
    """The settings in what `path` holds, or shall hold. Raises what load() raises."""
    text = _text(data, path)
    try:
        return Settings.model_validate(_frozen(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        last = f"at line {len(text.splitlines())}, the last"
        problem = str(error).replace("at end of document", last)
        raise SettingsError(f"{path} is not TOML: {problem}. Correct that line and start again") from None
    except ValidationError as error:
        raise _refusal(path, text, error.errors()) from None


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise SettingsError(f"the settings file {path} is not UTF-8 text: save it as that and start again") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SettingsMissing(
            f"there is no settings file {path}: name one that exists with --config, or leave that out for the defaults"
        ) from None
    except OSError as error:
        raise SettingsError(f"the settings file {path} cannot be read ({error.strerror}): mend that") from None


def _frozen(value: Any) -> Any:
    """TOML's lists as the tuples that strict models want."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _refusal(path: Path, text: str, errors: list[ErrorDetails]) -> SettingsError:
    lines = _line_numbers(text)
    found = sorted((_line(lines, error["loc"]), number, error) for number, error in enumerate(errors))
    kind = SettingsUnknownKey if found[0][2]["type"] == "extra_forbidden" else SettingsOutOfRange
    problems = [f"  line {line}: {_problem(error)}" for line, _, error in found]
    return kind("\n".join([f"the settings in {path} cannot be used. Correct this and start again:", *problems]))


def _line_numbers(text: str) -> dict[str, int]:
    """Dotted key or section to its line; tomllib keeps no lines."""
    section, lines, tables = "", dict[str, int](), Counter[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            section = re.sub(r"[\"'\s]", "", header[1])
            lines.setdefault(section, number)
            if line.lstrip().startswith("[["):
                tables[section] += 1
                section = f"{section}.{tables[section] - 1}"
                lines[section] = number
        elif key := _KEY.match(line):
            lines.setdefault(f"{section}.{re.sub('[^0-9A-Za-z_.-]', '', key[1])}".lstrip("."), number)
    return lines


def _line(lines: dict[str, int], location: tuple[int | str, ...]) -> int:
    """The key's own line, else that of the list, inline table or section it stands in."""
    for length in range(len(location), 0, -1):
        if number := lines.get(".".join(map(str, location[:length]))):
            return number
    return 1


def _problem(error: ErrorDetails) -> str:
    location = [str(part) for part in error["loc"]]
    key, value = ".".join(location), error["input"]
    shown = f"[{key}]" if isinstance(value, dict) else f"{key} = {json.dumps(value, ensure_ascii=False, default=str)}"
    if error["type"] == "extra_forbidden":
        return f"{shown}: there is no such setting{_nearest(location)}"
    if error["type"] == "missing":
        return f"{key} is missing: allowed is {_allowed(_schema(error['loc']))}"
    if error["type"] == "value_error":
        return f"{shown}: {error['msg'].removeprefix('Value error, ')}"
    return f"{shown}: allowed is {_allowed(_schema(error['loc']))}"


def _nearest(location: list[str]) -> str:
    schema = Settings.model_json_schema()
    names = list(_names(schema, schema))
    alike = difflib.get_close_matches(location[-1], {name.split(".")[-1] for name in names}, n=3)
    # A key may be right and stand in the wrong section: the same word wins, then the same section.
    best = difflib.get_close_matches(".".join(location), [name for name in names if name.split(".")[-1] in alike], 1, 0)
    return f"; did you mean {best[0]}?" if best else ""


def _names(part: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    """Every section and key, dotted; a list of tables counts as one."""
    for name, inner in part.get("properties", {}).items():
        yield name
        yield from (f"{name}.{key}" for key in _names(_resolve(inner.get("items", inner), whole), whole))


def _schema(location: tuple[int | str, ...]) -> dict[str, Any]:
    whole = Settings.model_json_schema()
    part = whole
    for step in location:
        part = _resolve(part["items"] if isinstance(step, int) else part["properties"][step], whole)
    return part


def _resolve(part: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    return whole["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part


def _allowed(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    if "enum" in schema:
        return "one of " + ", ".join(json.dumps(choice) for choice in schema["enum"])
    if kind in {"integer", "number"}:
        bounds = (("from", "minimum"), ("to", "maximum"))
        said = [f" {word} {schema[bound]}" for word, bound in bounds if bound in schema]
        return "".join(["a whole number" if kind == "integer" else "a number", *said])
    if kind == "string":
        least = f"{schema['minLength']} to" if "minLength" in schema else "at most"
        return 'a text in "quotes"' + (f" of {least} {schema['maxLength']} characters" if "maxLength" in schema else "")
    if kind == "array":
        if "$ref" in schema["items"]:
            return "tables of their own, each under a line [[in.double.brackets]]"
        return f"a list in [brackets], each {_allowed(schema['items'])}"
    return "true or false" if kind == "boolean" else "a section of settings"
