"""What is wrong in a settings file, in words: where, what stands there, what is allowed, and what may be meant."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.settings_lines import Map, Place

_MOST_SHOWN = 60
"""Letters of a value: longer ones are cut, so that what is said of them stays in sight."""


class Kind(Enum):
    """What sort of mistake it is."""

    WRITTEN = "no TOML can be read there"
    UNKNOWN = "there is no such setting"
    NOT_ALLOWED = "a value of the wrong type, or outside what is allowed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One of them. `line`: from 1. `key`: the setting, dotted; empty: none is known. `said`: all of it but the line.

    `source`: the line as it stands, where that helps; `column`: which letter of it is meant, from 0; None: all.
    """

    line: int
    key: str
    said: str
    kind: Kind
    source: str = ""
    column: int | None = None

    def __str__(self) -> str:
        told = f"  line {self.line}: {self.said}"
        if not self.source:
            return told
        indented = f"{told}\n      {self.source.expandtabs(1)}"
        return indented if self.column is None else f"{indented}\n      {' ' * self.column}^"


def of_values(errors: Sequence[ErrorDetails], places: Map) -> Iterator[Problem]:
    """Those that the settings' own model finds, each at its line."""
    for error in errors:
        place, key = error["loc"], dotted(error["loc"])
        kind = Kind.UNKNOWN if error["type"] == "extra_forbidden" else Kind.NOT_ALLOWED
        yield Problem(places.line(place), key, _said(error), kind)


def dotted(place: Place) -> str:
    """As "policy.schedule.0.from"."""
    return ".".join(map(str, place))


def _said(error: ErrorDetails) -> Phrase:
    place, value = error["loc"], error["input"]
    key = dotted(place)
    shown = f"[{key}]" if isinstance(value, dict) else f"{key} = {_short(value)}"
    if error["type"] == "extra_forbidden":
        return no_such(shown, place)
    if error["type"] == "missing":
        return Phrase("%1 is missing: allowed is %2", key, allowed(place))
    if error["type"] == "value_error":
        return Phrase("%1: %2", shown, error["ctx"]["error"].args[0])
    if isinstance(value, tuple) and value and all(isinstance(one, dict) for one in value) and is_section(place):
        double, single = f"[[{key}]]", f"[{key}]"  # a text given at once is a comment to lupdate
        return Phrase("%1: one pair of brackets is enough, as in %2", double, single)
    return Phrase("%1: allowed is %2", shown, allowed(place))


def _short(value: object) -> str:
    """A password in an address is left out: this ends in logs."""
    text = re.sub(r"://[^\s\"]*@", "://…@", json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def no_such(shown: str, place: Place) -> Phrase:
    """There is no setting of this name; which one may be meant."""
    if near := nearest(place):
        return Phrase("%1: there is no such setting; did you mean %2?", shown, near)
    return Phrase("%1: there is no such setting", shown)


def nearest(place: Place) -> str:
    """The setting whose name is most like it; empty: none is."""
    names = _names()
    alike = difflib.get_close_matches(str(place[-1]), {name.split(".")[-1] for name in names}, n=3)
    # A key may be right and stand in the wrong section: the same word wins, then the same section.
    best = difflib.get_close_matches(dotted(place), [name for name in names if name.split(".")[-1] in alike], 1, 0)
    return best[0] if best else ""


def known(place: Place) -> bool:
    """Whether there is such a setting or section."""
    return schema(place) is not None


def is_section(place: Place) -> bool:
    """Whether it is one, or a table in a list."""
    return "properties" in (schema(place) or {})


def allowed(place: Place) -> Phrase:
    """What it may be. The place is that of a setting."""
    return _allowed(schema(place) or {})


def schema(place: Place) -> dict[str, Any] | None:
    """The JSON schema of what may stand there; None: nothing may."""
    whole = _whole()
    part: dict[str, Any] | None = whole
    for step in place:
        if part is not None:
            inner = part.get("items") if isinstance(step, int) else part.get("properties", {}).get(step)
            part = _resolved(inner) if inner else None
    return part


@cache
def _whole() -> dict[str, Any]:
    return Settings.model_json_schema()


@cache
def _names() -> tuple[str, ...]:
    return tuple(_below(_whole()))


def _below(part: dict[str, Any]) -> Iterator[str]:
    """Every section and key, dotted; a list of tables counts as one."""
    for name, inner in part.get("properties", {}).items():
        yield name
        yield from (f"{name}.{key}" for key in _below(_resolved(inner.get("items", inner))))


def _resolved(part: dict[str, Any]) -> dict[str, Any]:
    return _whole()["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part


def _allowed(part: dict[str, Any]) -> Phrase:
    kind = part.get("type")
    if "enum" in part:
        choices = ", ".join(json.dumps(choice) for choice in part["enum"])
        return Phrase("one of %1", choices)
    if kind in {"integer", "number"}:
        return _number(part, whole=kind == "integer")
    if kind == "string":
        return _text(part)
    if kind == "array":
        if "properties" in _resolved(part["items"]):
            return Phrase("tables of their own, each under a line [[in.double.brackets]]")
        return Phrase("a list in [brackets], each %1", _allowed(part["items"]))
    return Phrase("true or false") if kind == "boolean" else Phrase("a section of settings")


def _number(part: dict[str, Any], *, whole: bool) -> Phrase:
    least, most = part.get("minimum"), part.get("maximum")
    if least is None or most is None:
        return Phrase("a whole number") if whole else Phrase("a number")
    if whole:
        return Phrase("a whole number from %1 to %2", least, most)
    return Phrase("a number from %1 to %2", least, most)


def _text(part: dict[str, Any]) -> Phrase:
    least, most = part.get("minLength"), part.get("maxLength")
    if most is None:
        return Phrase('a text in "quotes"')
    if least is None:
        return Phrase('a text in "quotes" of at most %1 characters', most)
    return Phrase('a text in "quotes" of %1 to %2 characters', least, most)
