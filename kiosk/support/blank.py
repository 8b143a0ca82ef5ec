"""Takes secrets and people's names out of a text. Where it is not certain, it takes more than it must."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

BLANKED = "(blanked)"
SHORTEST = 3
"""A password of fewer letters would blank half the text; its place in an address is blanked all the same."""

_ADDRESS = re.compile(r"""\b([A-Za-z][A-Za-z0-9+.-]*)://([^\s"'<>]*)""")
_HASH = re.compile(r"""\$argon2[^\s"']*""")
_NAMED = re.compile(
    r"""(?i)\b([\w-]*(?:pass|passwd|password|passphrase|secret|token|api[_-]?key|pin|pw|psk|authorization|cookie))"""
    r"""(["']?\s*[=:]\s*)("[^"\n]*"|'[^'\n]*'|(?:basic\s+|bearer\s+)?[^\s,;]+)"""
)
_LONG = re.compile(r"\b[0-9A-Fa-f]{64}\b")
"""A key or a seal."""


class Blank:
    """`secrets` and `people` go wherever they stand; people become (staff 1), (staff 2) and so on."""

    def __init__(self, secrets: Iterable[str] = (), people: Iterable[str] = ()) -> None:
        words = {word: BLANKED for word in secrets if len(word) >= SHORTEST}
        names = sorted({name for name in people if name}, key=str.casefold)
        numbered = {name: f"(staff {number})" for number, name in enumerate(names, 1)}
        # The longest first: a name may be part of another.
        self._words = [(_whole(word), said) for word, said in sorted((words | numbered).items(), key=_length)]

    def __call__(self, text: str) -> str:
        """The text without them."""
        text = _ADDRESS.sub(lambda found: address(found[1], found[2]), text)
        text = _LONG.sub(BLANKED, _HASH.sub(BLANKED, text))
        text = _NAMED.sub(lambda found: f"{found[1]}{found[2]}{BLANKED}", text)
        for pattern, said in self._words:
            text = pattern.sub(said, text)
        return text


def address(scheme: str, rest: str) -> str:
    """Scheme, host and port are kept; who logs in, the path and what follows are not."""
    login, at, place = rest.rpartition("@")
    host, path = re.match(r"([^/?#]*)(.*)", place, re.DOTALL).groups()  # type: ignore[union-attr]  # it always matches
    return f"{scheme}://{BLANKED + '@' if at or login else ''}{host}{'/' + BLANKED if path.strip('/') else path}"


def secrets_in(text: str) -> Iterator[str]:
    """The parts of addresses that are to be blanked wherever else they stand, as written and as meant."""
    for found in _ADDRESS.finditer(text):
        login, _, place = found[2].rpartition("@")
        _, _, path = place.partition("/")
        user, _, password = login.partition(":")
        words = {password or user, *re.split(r"[/?&=]", path)}
        for word in words:
            if len(word) >= LONG_ENOUGH or word == password:
                yield from {word, unquote(word)}


LONG_ENOUGH = 8
"""A shorter part of a path is rather "stream" than a secret; in the address itself it is blanked."""


def without_values(problem: str) -> str:
    """What is wrong with a settings file, without what it holds: its keys and their lines' numbers are kept."""
    first, *others = problem.split("\n")
    problem = "\n".join([first, *(line for line in others if re.match(r"\s*line \d+:", line))])
    problem = re.sub(r'"[^"\n]*"|\'[^\'\n]*\'', f'"{BLANKED}"', problem)
    return re.sub(r"=\s*[^:;\n]+", f"= {BLANKED}", problem)


def _whole(word: str) -> re.Pattern[str]:
    """Not inside of another word."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(word)}{after}", re.IGNORECASE)


def _length(item: tuple[str, str]) -> int:
    return -len(item[0])
