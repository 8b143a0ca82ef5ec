"""Which line of a broken statement is looked at, what it is about, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.phrase import Phrase
from kiosk.settings_hints import Hint, Line, hint, line_of, section_meant
from kiosk.settings_lines import Place, Statement
from kiosk.settings_problems import allowed, dotted, is_section, known, no_such, schema


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, by its number."""

    line: Line
    number: int


def looked_at(statement: Statement, section: Place, row: int) -> tuple[Row, Hint]:
    """The row, from 0, on which the mistake was noticed, or the one before where a comma is missing at its end.

    Of what is never closed the first: there its bracket stands.
    """
    first = line_of(statement, section)
    rows = statement.text.split("\n")
    if statement.open or not first.place or not 0 < row < len(rows):
        return Row(first, statement.line), hint(first)
    before = rows[row - 1].partition("#")[0].rstrip()
    if rows[row].strip()[:1] in {'"', "'", "{"} and before[-1:] not in {",", "[", ""}:
        comma = Hint(Phrase("between the values of a list stand commas"), len(before))
        return Row(Line(rows[row - 1], first.place), statement.line + row - 1), comma
    inner = rows[row].strip().rstrip(",")
    if inner in {"", "]", "}"}:
        return Row(first, statement.line), hint(first)
    line = Line(rows[row], first.place, inner, len(rows[row]) - len(rows[row].lstrip()))
    return Row(line, statement.line + row), hint(line)


def guessed(statement: Statement, section: Place) -> Place:
    """What a line without a proper = is about; (): that cannot be told."""
    if header := statement.header or section_meant(statement.text):
        return header
    text = statement.text
    found = re.match(r"\s*([A-Za-z_][\w.-]*(?: +\w+)*)\s*[:=]", text) or re.match(r"\s*([A-Za-z_][\w.-]*)\s+\S", text)
    name = "_".join(found[1].split()) if found else ""
    place = (*section, *name.split("."))
    return place if name and known(place) else ()


def told(place: Place, statement: Statement, line: Line, found: Hint) -> Phrase:
    """With what stands there, and what is allowed or what may be meant."""
    if not place:
        return found.said
    if is_section(place) or is_section((*place, 0)):
        return Phrase("%1: %2", statement.text.split("\n")[0].strip(), found.said)
    shown = f"{dotted(place)} = {line.value}" if line.value else dotted(place)
    if not known(place):
        return Phrase("%1; %2", Phrase("%1: %2", shown, found.said), no_such(dotted(place), place))
    part = schema(place) or {}
    if found.said.text.startswith("allowed") or (part.get("type") == "string" and "enum" not in part):
        return Phrase("%1: %2", shown, found.said)
    return Phrase("%1: %2; allowed is %3", shown, found.said, allowed(place))
