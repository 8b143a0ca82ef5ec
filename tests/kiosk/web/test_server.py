"""The server as others meet it: real sockets, few at a time, and a port that is in use."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kiosk.web.answers import Answers
from kiosk.web.entry import open_entry
from kiosk.web.server import MOST_HERE, HealthServer

PATIENCE_S = 20.0


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


@pytest.fixture
def answers(rig: Any, tmp_path: Path) -> Answers:
    return Answers(rig.status, open_entry(tmp_path, time.monotonic, proxied=False))


@pytest.fixture
def port(answers: Answers) -> Iterator[int]:
    with closing(HealthServer("127.0.0.1", 0, answers, time.monotonic)) as server:
        server.start()
        yield server.wait(PATIENCE_S)


def asked(port: int, path: str, method: str = "GET", host: str = "127.0.0.1") -> tuple[int, bytes, dict[str, str]]:
    with closing(HTTPConnection(host, port, timeout=PATIENCE_S)) as connection:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())


def test_page_monitor_and_metrics_are_served(port: int) -> None:
    status, body, headers = asked(port, "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"The kiosk is well" in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Server" not in headers
    assert asked(port, "/health.json")[2]["Content-Type"] == "application/json"
    assert asked(port, "/metrics")[2]["Content-Type"].startswith("text/plain; version=0.0.4")


def test_to_head_no_body_is_sent(port: int) -> None:
    status, body, headers = asked(port, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


def test_one_machine_holds_only_so_many_connections_and_gets_in_again_when_they_end(rig: Any, port: int) -> None:
    with ExitStack() as held:
        lines = [
            held.enter_context(socket.create_connection(("127.0.0.1", port), PATIENCE_S)) for _ in range(MOST_HERE)
        ]
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\n")  # and nothing more
        with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as refused:
            assert _ends(refused)
    rig.until(lambda: _served(port), "nobody is served any more")


def _ends(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def _served(port: int) -> bool:
    try:
        return asked(port, "/")[0] == 200
    except OSError:
        return False


def test_a_request_that_is_none_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as line:
        line.sendall(b"what?\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 400 Bad Request")


def test_a_port_in_use_is_told_and_nothing_else_ends(rig: Any, answers: Answers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, ExitStack() as opened:
        server = HealthServer("127.0.0.1", taken.getsockname()[1], answers, time.monotonic)
        opened.callback(server.close)
        server.start()
        rig.until(lambda: server.trouble, "a port in use is not told")
        assert "Address already in use" in server.trouble
        assert server.wait(0.0) == 0


def test_ipv6_is_served_too(answers: Answers) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with closing(HealthServer("::1", 0, answers, time.monotonic)) as server:
        server.start()
        assert asked(server.wait(PATIENCE_S), "/", host="::1")[0] == 200


def test_close_is_harmless_twice_and_before_the_start(answers: Answers) -> None:
    server = HealthServer("127.0.0.1", 0, answers, time.monotonic)
    server.close()
    server = HealthServer("127.0.0.1", 0, answers, time.monotonic)
    server.start()
    assert server.wait(PATIENCE_S)
    server.close()
    server.close()
