"""What is read of a request, and what a stranger cannot strain."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from kiosk.web.request import DEADLINE_S, MOST_BODY, MOST_HEAD, BadRequest, Request, read_request


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        yield ours, theirs


@pytest.fixture
def read(ends: tuple[socket.socket, socket.socket]) -> Callable[[bytes], Request]:
    def reading(data: bytes) -> Request:
        ends[1].sendall(data)
        return read_request(ends[0], "10.0.0.9", lambda: 0.0)

    return reading


def test_a_request_is_read_with_its_cookie_and_without_its_query(read: Callable[[bytes], Request]) -> None:
    asked = read(b"GET /health.json?x=1 HTTP/1.1\r\nHost: kiosk\r\nCookie: a=b; mask_kiosk=token\r\n\r\n")
    assert (asked.method, asked.path, asked.caller) == ("GET", "/health.json", "10.0.0.9")
    assert asked.cookie("mask_kiosk") == "token"
    assert asked.cookie("other") == ""
    assert not asked.passed_on


def test_a_forms_fields_are_read_as_utf8(read: Callable[[bytes], Request]) -> None:
    asked = read(b"POST /login HTTP/1.1\r\nContent-Length: 25\r\n\r\nname=Zo%C3%AB&pin=4829+13x")
    assert asked.form == {"name": "Zoë", "pin": "4829 13"}
    assert "4829" not in repr(asked)


@pytest.mark.parametrize("header", ["X-Forwarded-For: 1.2.3.4", "Forwarded: for=1.2.3.4", "Via: 1.1 a", "X-Real-IP: x"])
def test_a_proxy_gives_itself_away(read: Callable[[bytes], Request], header: str) -> None:
    assert read(f"GET / HTTP/1.1\r\n{header}\r\n\r\n".encode()).passed_on


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/2\r\n\r\n", 400),
        (b"GET http://other/ HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nno colon here\r\n\r\n", 400),
        (b"POST /login HTTP/1.1\r\n\r\n", 411),
        (b"POST /login HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 411),
        (b"POST /login HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 411),
        (b"POST /login HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BODY + 1), 413),
        (b"POST /login HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        (b"POST /login HTTP/1.1\r\nContent-Length: 9\r\n\r\nname=%ff%", 200),
        (b"POST /login HTTP/1.1\r\nContent-Length: 29\r\n\r\na=1&b=1&c=1&d=1&e=1&f=1&g=1&h", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * MOST_HEAD + b"\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_answered_with_why(read: Callable[[bytes], Request], data: bytes, status: int) -> None:
    if status == 200:
        assert read(data).form  # odd letters are replaced, and match no name
        return
    with pytest.raises(BadRequest) as caught:
        read(data)
    assert caught.value.status == status


def test_a_head_without_an_end_is_cut_off(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * (2 * MOST_HEAD // 6))
    with pytest.raises(BadRequest) as caught:
        read_request(ours, "10.0.0.9", lambda: 0.0)
    assert caught.value.status == 431


def test_one_byte_at_a_time_is_cut_off_by_the_deadline_for_all(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    sent = threading.Semaphore(0)
    now = [0.0]

    def clock() -> float:
        """A second for each byte: none of them is late by itself."""
        now[0] += 1.0
        theirs.sendall(b"X")
        sent.release()
        return now[0]

    with pytest.raises(BadRequest) as caught:
        read_request(ours, "10.0.0.9", clock)
    assert caught.value.status == 408
    assert now[0] <= DEADLINE_S + 2


def test_a_caller_who_says_nothing_and_goes_gets_nothing(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    theirs.close()
    with pytest.raises(BadRequest) as caught:
        read_request(ours, "10.0.0.9", lambda: 0.0)
    assert caught.value.status == 0
