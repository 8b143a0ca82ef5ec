"""On which line of a settings file each section, key and value stands; in a broken file, as far as that can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

Place = tuple[str | int, ...]
"""Such as ("policy", "schedule", 0, "from")."""

_TOKEN = re.compile(
    r"""(?P<text>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|"(?!"")(?:\\.|[^"\\\n])*"|'(?!'')[^'\n]*')"""
    r"""|(?P<endless>\"{3}|'{3})|(?P<remark>\#[^\n]*)|(?P<mark>[\[\]{}=,.])|(?P<word>[^\s\[\]{}=,.#"']+)|(?P<stray>["'])""",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"'\s-]+?)\s*(\]\]?)?\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)\s*=""")
_NAME = re.compile(r"""[^\s."']+|"([^"]*)"|'([^']*)'""")


@dataclass(frozen=True, slots=True)
class Statement:
    """A section's header, a key with its value (which may take several lines), or what is neither. `line`: its first.

    `open`: a bracket or a text in it is not closed.
    """

    line: int
    text: str
    open: bool = False

    @property
    def header(self) -> Place:
        """The section that begins here; (): none."""
        found = _HEADER.match(self.text)
        return names_in(found[2]) if found else ()

    @property
    def key(self) -> Place:
        """What is given a value here, inside its section; (): nothing."""
        found = _KEY.match(self.text)
        return names_in(found[1]) if found else ()

    @property
    def last(self) -> int:
        """The line on which it ends."""
        return self.line + self.text.count("\n")


@dataclass(frozen=True, slots=True)
class Map:
    """`lines`: where each place is first."""

    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Its own line, else that of the list, inline table or section it stands in; 1 where nothing is known."""
        parts = (self.lines.get(place[:length]) for length in range(len(place), 0, -1))
        return next((line for line in parts if line), 1)


def names_in(dotted: str) -> Place:
    """The parts of a dotted name, without their quotes."""
    return tuple(found[1] or found[2] or found[0].strip("\"'") for found in _NAME.finditer(dotted))


def statements(text: str) -> Iterator[Statement]:
    """Each in its turn, without empty lines and remarks. One that is never closed ends where the next begins."""
    begun: Statement | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if begun and (_HEADER.match(line) or _KEY.match(line)) and not _in_text(begun.text):
            yield begun
            begun = None
        if begun is None and not line.partition("#")[0].strip():
            continue
        joined = f"{begun.text}\n{line}" if begun else line
        begun = Statement(begun.line if begun else number, joined, _is_open(joined))
        if not begun.open:
            yield begun
            begun = None
    if begun:
        yield begun


def mapped(text: str) -> Map:
    """Where everything stands."""
    found, section, tables = Map(), Place(), Counter[Place]()
    for statement in statements(text):
        if header := statement.header:
            section = header
            found.lines.setdefault(section, statement.line)
            if statement.text.lstrip().startswith("[["):
                tables[header] += 1
                section = (*header, tables[header] - 1)
                found.lines[section] = statement.line
        if key := statement.key:
            for length in range(1, len(key) + 1):
                found.lines.setdefault((*section, *key[:length]), statement.line)
            for place, line in _inside(statement, (*section, *key)):
                found.lines.setdefault(place, line)
    return found


def _is_open(text: str) -> bool:
    """Only a value can be: a header ends with its line."""
    begins = _KEY.match(text)
    if not begins:
        return False
    depth = 0
    for token in _TOKEN.finditer(text, begins.end()):
        if token.lastgroup == "endless":
            return True
        if token.lastgroup == "mark":
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
    return depth > 0


def _in_text(text: str) -> bool:
    return any(token.lastgroup == "endless" for token in _TOKEN.finditer(text))


@dataclass(slots=True)
class _Part:
    """A list or an inline table that is being read. `index`: in a list; None: a table. `key`: what it gives a value."""

    place: Place
    index: int | None
    key: list[str | int] = field(default_factory=list)
    at_key: bool = True

    @property
    def inner(self) -> Place:
        return (*self.place, *self.key) if self.index is None else (*self.place, self.index)

    def next(self) -> None:
        self.key, self.at_key = [], True
        self.index = None if self.index is None else self.index + 1


def _inside(statement: Statement, place: Place) -> Iterator[tuple[Place, int]]:
    """What its lists and inline tables hold."""
    begins = _KEY.match(statement.text)
    parts = [_Part(place, None, at_key=False)]
    for token in _TOKEN.finditer(statement.text, begins.end() if begins else 0):
        part, line = parts[-1], statement.line + statement.text.count("\n", 0, token.start())
        if token.lastgroup in {"text", "word"} and part.index is None and part.at_key:
            part.key.append(token[0].strip("\"'"))
            yield part.inner, line
        elif token.lastgroup in {"text", "word"} or token[0] in {"[", "{"}:
            yield part.inner, line
        if token[0] in {"[", "{"}:
            parts.append(_Part(part.inner, 0 if token[0] == "[" else None))
        elif token[0] in {"]", "}"} and len(parts) > 1:
            parts.pop()
        elif token[0] == "=":
            part.at_key = False
        elif token[0] == ",":
            part.next()
