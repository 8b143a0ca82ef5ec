"""Whom a door at the end of a network is told by: the url option, whose secrets no message or log line repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from kiosk.relays.options import one_of, text

NOTICE = (
    "Not fail-safe: the door is at the end of a network. Each command expires by itself, but whether the door obeys, "
    "and how soon, is up to what receives it."
)


@dataclass(frozen=True, slots=True)
class Address:
    """A url's parts; `login` is a user and a password. Only what may be shown is in its repr."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)
    login: tuple[str, str] | None = field(repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def read_address(options: Mapping[str, object], ports: Mapping[str, int]) -> Address:
    """The url option, whose scheme is one of `ports`, each with the port that is meant where none is named."""
    url = text(options, "url")
    shape = " or ".join(f"{scheme}://host:port" for scheme in ports)
    wrong = ValueError(f"door.url must be {shape}; blanks and letters beyond ASCII are written as %20 and the like.")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise wrong
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
        host.encode("idna")
    except ValueError:
        # Its text may repeat a password.
        raise wrong from None
    if parts.scheme not in ports or not host or port == 0:
        raise wrong
    login = None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, host, port or ports[parts.scheme], path, login)


def refuse_fail_safe(options: Mapping[str, object]) -> None:
    """A network door is told open or closed and knows its own lock: "energised" must mean open, which is `secure`."""
    if one_of(options, "fail", ("secure", "safe"), "secure") != "secure":
        raise ValueError(
            'door.fail must be "secure" where door.driver is webhook or mqtt: the door is told open or closed, and '
            "what that means for its lock is set there."
        )
