"""What is wrong with a line that is no TOML: the usual mistakes of whoever types settings, each known by its look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.phrase import Phrase
from kiosk.settings_lines import Place, Statement
from kiosk.settings_problems import allowed, dotted, is_section, known, nearest, schema

_CURLY = re.compile("[“”„‟«»‘’‚‹›″]")
_BRACKET = "]"
"""Named, for to lupdate a text given at once is a comment."""
_REMARK = re.compile(r"\s*(;|//|--|/\*|<!--|REM\b)")


@dataclass(frozen=True, slots=True)
class Hint:
    """What to say, and at which letter of the line."""

    said: Phrase
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that cannot be read, of the statement that it belongs to. `place`: what is given a value there; ():
    nothing. `value`: what stands behind the =, from the column `begins` on."""

    text: str
    place: Place = ()
    value: str = ""
    begins: int = 0

    @property
    def texts(self) -> bool:
        """Whether its setting is a text, or none that is known."""
        kind: str = (schema(self.place) or {}).get("type", "string")
        return kind == "string"


def line_of(statement: Statement, section: Place) -> Line:
    """The first line of a statement, taken apart."""
    text = statement.text.split("\n")[0]
    if not statement.key:
        return Line(text)
    begins = re.match(r"""(?:[^="']|"[^"]*"|'[^']*')*=+\s*""", text)
    at = begins.end() if begins else 0
    return Line(text, (*section, *statement.key), _without_remark(text[at:]).rstrip(), at)


def hint(line: Line) -> Hint:
    """The first that fits."""
    return next(found for look in _LOOKS if (found := look(line)))


def section_meant(text: str) -> Place:
    """The section that a line without proper brackets is about, such as `camera:`; (): none."""
    found = re.fullmatch(r"\s*[\[({<]*\s*([A-Za-z][\w.]*)\s*[\])}>:]*\s*(#.*)?", text)
    place = tuple(found[1].split(".")) if found else ()
    return place if place and (is_section(place) or is_section((*place, 0))) else ()


def _without_remark(text: str) -> str:
    """A # inside quotes is none."""
    quote = ""
    for at, letter in enumerate(text):
        if letter == "#" and not quote:
            return text[:at]
        if letter in "\"'" and quote in {"", letter}:
            quote = "" if quote else letter
    return text if not quote or "#" not in text else text.partition(" #")[0]


def _curly(line: Line) -> Hint | None:
    found = _CURLY.search(line.text)
    return Hint(Phrase('a text stands in straight quotes: "…"'), found.start()) if found else None


def _remark(line: Line) -> Hint | None:
    found = _REMARK.match(line.text)
    return Hint(Phrase("a remark begins with #"), found.start(1)) if found else None


def _header(line: Line) -> Hint | None:
    end = len(line.text.rstrip())
    if line.text.lstrip().startswith("[") and not line.place:
        if line.text.count("[") > line.text.count("]"):
            return Hint(Phrase("the closing %1 is missing", _BRACKET), end)
        return Hint(Phrase("a section's name stands between [ and ], and nothing else on that line"), end)
    if not line.place and (meant := section_meant(line.text)):
        return Hint(Phrase("a section's name stands in brackets: [%1]", dotted(meant)), 0)
    return None


def _no_equals(line: Line) -> Hint | None:
    if line.place:
        return None
    found = re.match(r"\s*([\w.-]+)(\s*:=?|\s*=>|\s+)\s*\S", line.text)
    if spaced := re.match(r"\s*([A-Za-z]\w*(?: +\w+)+)\s*[=:]", line.text):
        name = "_".join(spaced[1].split())
        near = nearest((name,)).rpartition(".")[2]
        return Hint(Phrase("a name has no blanks: %1", near or name), spaced.start(1))
    if found:
        return Hint(Phrase("between a name and its value stands ="), found.start(2))
    return Hint(Phrase("a line is a [section], or name = value, or a remark that begins with #"), 0)


def _equals(line: Line) -> Hint | None:
    found = re.search(r"==|=>|=:", line.text[: line.begins + 1])
    return Hint(Phrase("between a name and its value stands ="), found.start()) if found else None


def _missing(line: Line) -> Hint | None:
    return Hint(Phrase("the value is missing"), len(line.text.rstrip())) if not line.value else None


def _truth(line: Line) -> Hint | None:
    boolean = (schema(line.place) or {}).get("type", "boolean") == "boolean"
    if boolean and line.value.lower() in {"true", "false", "yes", "no", "on", "off"}:
        return Hint(Phrase("yes is true, no is false, in small letters"), line.begins)
    return None


def _number(line: Line) -> Hint | None:
    value, at = line.value, line.begins
    if re.fullmatch(r"[+-]?\d+,\d+", value):
        return Hint(
            Phrase("a decimal point is needed, not a comma: %1", value.replace(",", ".")), at + value.index(",")
        )
    if not line.texts and (unit := re.fullmatch(r"([+-]?\d+(?:\.\d+)?)\s*([A-Za-zµ°%\"']+)", value)):
        return Hint(Phrase("a number stands without its unit: %1", unit[1]), at + unit.start(2))
    if re.fullmatch(r"[+-]?0+\d+(\.\d+)?", value):
        return Hint(Phrase("a number has no 0 in front"), at)
    if re.fullmatch(r"[+-]?(\.\d+|\d+\.)", value):
        return Hint(Phrase("before and after the point of a number stand digits"), at)
    return None


def _quotes(line: Line) -> Hint | None:
    value, at, end = line.value, line.begins, line.begins + len(line.value)
    if re.match(r'"(?:\\.|[^"\\])*\\[^btnfruU"\\]', value):
        return Hint(Phrase("in \"quotes\" a \\ is written twice; in 'single ones' it stays as it is"), at)
    if value[:3] in {'"""', "'''"}:
        return Hint(Phrase("the text is never closed: %1 is missing", value[:3]), at)
    if value[0] in "\"'" and value[0] not in value[1:]:
        return Hint(Phrase("the closing %1 is missing", value[0]), end)
    if value[-1] in "\"'" and value[-1] not in value[:-1]:
        return Hint(Phrase("the opening %1 is missing", value[-1]), at)
    return None


def _brackets(line: Line) -> Hint | None:
    value, end = line.value, line.begins + len(line.value)
    for opening, closing in ("[]", "{}"):
        if value.startswith(opening) and value.count(opening) > value.count(closing):
            return Hint(Phrase("the closing %1 is missing", closing), end)
    if value.startswith("[") and (found := re.search(r"""["'\w]\s*(?<![,\[])\s["'\w]""", value)):
        return Hint(Phrase("between the values of a list stand commas"), line.begins + found.start() + 1)
    return None


def _bare(line: Line) -> Hint | None:
    value, at = line.value, line.begins
    if value.lower() in {"none", "null", "nil"}:
        return Hint(Phrase("leave the line out where there is nothing to say"), at)
    if re.match(r"""("[^"]*"|'[^']*'|[\d.]+|true|false)\s*\S""", value) and not value[-1].isalnum():
        return Hint(Phrase("nothing stands behind a value but a remark that begins with #"), at)
    if not line.texts or value[0] in "[{":
        return None
    if not re.match(r"""["']""", value):
        return Hint(Phrase('a text stands in quotes: "%1"', value), at)
    return Hint(Phrase("nothing stands behind a value but a remark that begins with #"), at)


def _otherwise(line: Line) -> Hint:
    if line.place and known(line.place):
        return Hint(Phrase("allowed is %1", allowed(line.place)), line.begins)
    return Hint(Phrase("this cannot be read: look at quotes, brackets and commas"), line.begins)


_LOOKS: tuple[Callable[[Line], Hint | None], ...] = (
    _curly,
    _remark,
    _header,
    _no_equals,
    _equals,
    _missing,
    _truth,
    _number,
    _quotes,
    _brackets,
    _bare,
    _otherwise,
)
