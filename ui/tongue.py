"""How a text is said in the language of the moment: words, numbers, and what stands in them as it is.

Two contexts of translation: the screen's own words, and the phrases that come from the kiosk (kiosk/phrase.py).
"""

from __future__ import annotations

from unicodedata import mirrored

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from kiosk.phrase import Phrase, Value, place

SCREEN, KIOSK = "words", ""

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
"""Between them the letters say by themselves which way they run, and nothing around them is turned over."""


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:  # noqa: N802
    """Mark a text for lupdate, which goes by this name (PySide6's own is typed as giving `object`)."""
    return source


def here(before: str = "en") -> str:
    """Which language that is, as in "en"; `before`: that of a screen which is not there yet."""
    return QLocale().name()[:2] if QCoreApplication.instance() else before


def say(source: str) -> str:
    """The words in the language of the moment; a phrase with its values."""
    if not isinstance(source, Phrase):
        return QCoreApplication.translate(SCREEN, source)
    if source.n is None:
        said = QCoreApplication.translate(KIOSK, source.text)
    else:
        said = QCoreApplication.translate(KIOSK, source.text, None, source.n)
        said = said.replace("(s)", "" if source.n == 1 else "s")  # English, where its own file is missing
    return place(said, [tell(value) for value in source.values])


def fill(source: str, *values: Value) -> str:
    """The words with the values in the places of %1, %2."""
    return place(say(source), [tell(value) for value in values])


def number(value: float) -> str:
    """As it stands, with the language's decimal sign.

    Digits are Western in every language: so are those of clocks, cards and keypads that readers of Arabic and Hindi
    meet, and the PIN pad's keys must look as in the letter that told the PIN.
    """
    return str(value).replace(".", QLocale().decimalPoint())


def grouped(count: int) -> str:
    """A whole number, as large ones are written in the language: 12,345."""
    return QLocale().toString(count)


def as_it_is(words: str) -> str:
    """What is not translated, such as a name, a path or a bracket: among Arabic it keeps its own direction."""
    turns = QLocale().textDirection() is Qt.LayoutDirection.RightToLeft
    foreign = turns and any(letter.isalpha() or mirrored(letter) for letter in words)
    return f"{ISOLATE}{words}{END_ISOLATE}" if foreign else words


def tell(value: Value) -> str:
    """What comes from elsewhere: a phrase is said, other words stay as they are, a number is written."""
    if isinstance(value, Phrase):
        return say(value)
    return as_it_is(value) if isinstance(value, str) else number(value)
