"""Where a text is spoken otherwise than it is written, as pronounced.tsv has it: language, as written, as spoken.

Arabic is written without short vowels, and espeak-ng does not know them: each of its sentences stands there in full,
with the pausal forms that people speak. It reads a vowel only after its shadda, and no shadda after the article.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("pronounced.tsv")


def pronounced(language: str, text: str) -> str:
    """What espeak-ng is given for a text of the screen."""
    for written, spoken in _table(language):
        text = text.replace(written, spoken)
    return text


@cache
def _table(language: str) -> tuple[tuple[str, str], ...]:
    """The longest first, for one sentence may be the end of another."""
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return tuple(sorted(((line[1], line[2]) for line in lines if line[0] == language), key=lambda pair: -len(pair[0])))
