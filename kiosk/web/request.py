"""Reads one HTTP request whole, within a time and a size, before anything is made of it.

A sender of one byte at a time, or of a head without an end, is cut off by the one deadline for all of it.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from email.policy import HTTP
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

MOST_HEAD, MOST_BODY = 8192, 512
DEADLINE_S = 5.0
END = b"\r\n\r\n"
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class BadRequest(Exception):
    """What came is no request that is answered; `status`: what to say instead, 0: nothing."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One. `path`: without a query. `caller`: the address that it came from; `headers`: by small letters."""

    method: str
    path: str
    caller: str
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def passed_on(self) -> bool:
        """Whether a proxy says that somebody else asks."""
        return any(name in self.headers for name in PASSED_ON)

    def cookie(self, name: str) -> str:
        """Its value, or nothing."""
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""


def read_request(line: socket.socket, caller: str, clock: Callable[[], float]) -> Request:
    """Raises BadRequest, and OSError where the caller is gone."""
    until_s = clock() + DEADLINE_S
    head, rest = _until_end(line, until_s, clock)
    method, path, headers = _understood(head)
    if method != "POST":
        return Request(method, path, caller, headers)
    return Request(method, path, caller, headers, _form(_body(line, rest, headers, until_s, clock)))


def _until_end(line: socket.socket, until_s: float, clock: Callable[[], float]) -> tuple[bytes, bytes]:
    data = b""
    while END not in data:
        if len(data) > MOST_HEAD:
            raise BadRequest(431)
        data += _more(line, until_s, clock)
    head, _, rest = data.partition(END)
    if len(head) > MOST_HEAD:
        raise BadRequest(431)
    return head, rest


def _more(line: socket.socket, until_s: float, clock: Callable[[], float]) -> bytes:
    left_s = until_s - clock()
    if left_s <= 0:
        raise BadRequest(408)
    line.settimeout(left_s)
    try:
        data = line.recv(MOST_HEAD)
    except TimeoutError:
        raise BadRequest(408) from None
    if not data:
        raise BadRequest(0)
    return data


def _understood(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, _, fields = head.partition(b"\r\n")
    words = first.decode("latin-1").split(" ")
    if len(words) != 3 or not words[1].startswith("/") or words[2] not in {"HTTP/1.0", "HTTP/1.1"}:
        raise BadRequest(400)
    parsed = BytesHeaderParser(policy=HTTP).parsebytes(fields + END)
    if parsed.defects:
        raise BadRequest(400)
    return words[0], words[1].partition("?")[0], {name.lower(): str(value) for name, value in parsed.items()}


def _body(
    line: socket.socket, data: bytes, headers: dict[str, str], until_s: float, clock: Callable[[], float]
) -> bytes:
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdecimal() or "transfer-encoding" in headers:
        raise BadRequest(411)
    if len(length) > 4 or int(length) > MOST_BODY:
        raise BadRequest(413)
    while len(data) < int(length):
        data += _more(line, until_s, clock)
    return data[: int(length)]


def _form(body: bytes) -> dict[str, str]:
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=4)
    except ValueError:
        raise BadRequest(400) from None
    return {name: values[0] for name, values in fields.items()}
