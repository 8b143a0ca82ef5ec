"""Reads a settings file as far as it can be read: what is no TOML is told and left out, the rest is read."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kiosk.phrase import Phrase
from kiosk.settings_hints import Hint, line_of, section_meant
from kiosk.settings_lines import Map, Place, Statement, mapped, statements
from kiosk.settings_problems import Kind, Problem, dotted
from kiosk.settings_rows import Row, guessed, looked_at, told
from kiosk.toml import tomllib

MOST = 200
"""So many mistakes are looked for; a file with more is none of ours."""

_AGAIN = "again in line "
"""Names a section that is there twice, until both are put together."""


@dataclass(slots=True)
class Reading:
    """`data`: what could be read, of `text`, which is the file's without the lines that could not be.

    `lost`: the settings that stood there. `places`: where everything stands in the file.
    """

    text: str
    data: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: set[Place] = field(default_factory=set)
    places: Map = field(default_factory=Map)


def read(text: str) -> Reading:
    """All of it, or what is left without its broken lines."""
    try:
        return Reading(text, tomllib.loads(text), places=mapped(text))
    except tomllib.TOMLDecodeError:
        return _Mender(text).reading()


class _Mender:
    """Goes through the statements, first each by itself, then all together: a name may be there twice."""

    def __init__(self, text: str) -> None:
        self._whole = Reading(text)
        self._lines = text.split("\n")
        self._sections: dict[int, Place] = {}
        """Of the line of each statement."""
        self._lost_at: dict[Place, int] = {}

    def reading(self) -> Reading:
        """What is left, and every mistake."""
        headed, section, tables = list(self._lines), Place(), Counter[Place]()
        for statement in statements(self._whole.text):
            if header := statement.header or section_meant(statement.text):
                section = header
                if statement.text.lstrip().startswith("[["):
                    section = (*header, tables[header])
                    tables[header] += 1
                headed[statement.line - 1] = _header(statement, header)
            self._sections[statement.line] = Place() if header else section
            if len(self._whole.problems) < MOST:
                self._alone(statement)
        self._whole.places = mapped("\n".join(headed))
        self._all()
        return self._whole

    def _alone(self, statement: Statement) -> None:
        try:
            tomllib.loads(statement.text)
            self._after_a_broken_one(statement)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            row = int(found[1]) - 1 if found else statement.text.count("\n")
            self._tell(statement, *looked_at(statement, self._sections[statement.line], row))
            self._mend(statement)

    def _after_a_broken_one(self, statement: Statement) -> None:
        """What was left out has a second value here: once the first is mended, it is there twice."""
        place = (*self._sections[statement.line], *statement.key)
        if statement.key and place in self._lost_at:
            self._say_twice(statement, self._lost_at[place])

    def _all(self) -> None:
        for _ in range(MOST):
            left = "\n".join(self._lines)
            try:
                self._whole.data, self._whole.text = together(tomllib.loads(left)), left
            except tomllib.TOMLDecodeError as error:
                self._twice(left, str(error))
            else:
                return
        self._whole.text = ""

    def _twice(self, left: str, why: str) -> None:
        found = re.search(r"at line (\d+)", why)
        at = int(found[1]) if found else len(self._lines)
        statement = [one for one in statements(left) if one.line <= at][-1]
        section = self._sections.get(statement.line, Place())
        place = statement.header or (*section, *statement.key)
        self._say_twice(statement, self._whole.places.lines.get(place, 1))

    def _say_twice(self, statement: Statement, before: int) -> None:
        if statement.header:
            said = Phrase("this section begins in line %1 already: put both together", before)
        else:
            said = Phrase("it has a value in line %1 already: leave one of them", before)
        section = self._sections.get(statement.line, Place())
        row = Row(line_of(statement, section), statement.line)
        self._tell(statement, row, Hint(said, 0))
        self._mend(statement, twice=True)

    def _tell(self, statement: Statement, row: Row, found: Hint) -> None:
        place = row.line.place or guessed(statement, self._sections.get(statement.line, Place()))
        said = told(place, statement, row.line, found)
        problem = Problem(row.number, dotted(place), said, Kind.WRITTEN, row.line.text, found.column)
        self._whole.problems.append(problem)
        if place:
            self._whole.lost.add(place)
            self._lost_at.setdefault(place, statement.line)

    def _mend(self, statement: Statement, *, twice: bool = False) -> None:
        """Leave it out; a header is made a whole one, so that what follows stays where it belongs."""
        for row in range(statement.line - 1, statement.last):
            self._lines[row] = ""
        if header := statement.header or section_meant(statement.text):
            again = (*header[:-1], f"{_AGAIN}{statement.line} {header[-1]}")
            self._lines[statement.line - 1] = _header(statement, again if twice else header)


def _header(statement: Statement, place: Place) -> str:
    name = ".".join(f'"{part}"' for part in place)
    return f"[[{name}]]" if statement.text.lstrip().startswith("[[") else f"[{name}]"


def together(data: dict[str, Any]) -> dict[str, Any]:
    """Sections that are there twice, as one: what came first holds."""
    whole = {name: together(part) if isinstance(part, dict) else part for name, part in data.items()}
    for name in [name for name in whole if name.startswith(_AGAIN)]:
        second, first = whole.pop(name), whole.setdefault(name.split(" ", 4)[-1], {})
        if isinstance(first, dict):
            first.update({key: value for key, value in second.items() if key not in first})
    return whole


def plain(data: bytes) -> str:
    """The text, which is UTF-8, without what Windows puts before it."""
    return data.removeprefix(BOM_UTF8).decode("utf-8")


def unreadable(data: bytes) -> tuple[str, list[Problem]]:
    """The text, and each line of it that is not UTF-8. What Windows puts before a text is left out."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        return text, [Problem(1, "", Phrase("this is UTF-16, not UTF-8: save the file as UTF-8"), Kind.WRITTEN)]
    text = data.removeprefix(BOM_UTF8).decode("utf-8", errors="replace").replace("\r\n", "\n")
    return text, list(_not_utf8(data))


def _not_utf8(data: bytes) -> Iterator[Problem]:
    for number, line in enumerate(data.split(b"\n"), 1):
        shown = line.decode("utf-8", errors="replace").rstrip("\r")
        if shown.encode() != line.rstrip(b"\r"):
            why = Phrase("this letter is not UTF-8: save the file as that")
            yield Problem(number, "", why, Kind.WRITTEN, shown, shown.index("\ufffd"))
