"""Sentences that a screen may say in another language. Logs, the journal and the console have them in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce

Value = str | int | float


class Phrase(str):
    """English text, as any other, that still knows what it was made of.

    In `text` %1 to %9 are the values' places; %^1 is the place of one that begins a sentence. `n`: how many %n are,
    and "(s)" follows their name. lupdate finds the texts by the name of this class (docs/architecture.md).
    """

    __slots__ = ("n", "text", "values")
    text: str
    values: tuple[Value, ...]
    n: int | None

    def __new__(cls, text: str, *values: Value, n: int | None = None) -> Phrase:
        """Raises IndexError where one of several places has no value."""
        counted_ = text if n is None else text.replace("%n", str(n)).replace("(s)", "" if n == 1 else "s")
        made = super().__new__(cls, place(counted_, [str(value) for value in values]))
        made.text, made.values, made.n = text, values, n
        return made

    def __str__(self) -> str:
        """Itself: what an error was raised with can be said, too."""
        return self


def counted(text: str, _comment: None, n: int, *values: Value) -> Phrase:
    """A phrase of so many; a language may have six forms of it. None stands where lupdate looks for a comment."""
    return Phrase(text, *values, n=n)


def sentence(words: str) -> str:
    """A phrase, or other words, from a capital to a full stop."""
    return words if not words or words.endswith((".", "?")) else Phrase("%^1.", words)


def together(*sentences: str) -> str:
    """One after the other, without those that are empty."""
    return _joined(lambda before, after: Phrase("%1 %2", before, after), sentences)


def listed(parts: Iterable[str]) -> str:
    """All that there are, told apart."""
    return _joined(lambda before, after: Phrase("%1; %2", before, after), parts)


def _joined(join: Callable[[str, str], Phrase], parts: Iterable[str]) -> str:
    there = [part for part in parts if part]
    return reduce(join, there) if there else ""


def place(text: str, values: Sequence[str]) -> str:
    """The text with each value in its place; what stands in a value is not looked at. Without values: as it is."""

    def value_at(found: re.Match[str]) -> str:
        value = values[int(found[2]) - 1]
        return capital(value) if found[1] else value

    return re.sub(r"%(\^?)([1-9])", value_at, text) if values else text


def capital(words: str) -> str:
    """Begun as a sentence is."""
    return words[:1].upper() + words[1:]


def marked(text: str) -> str:
    """Plain text that lupdate finds all the same: a default of the settings, which a site may have replaced."""
    return text
