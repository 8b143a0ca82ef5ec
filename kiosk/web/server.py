"""The HTTP server: the standard library's, one thread a connection, one request each, and few at a time.

No framework: three pages that take nothing in but a PIN, and every limit that a stranger could strain stands here and
in request.py: connections, the time for all of a request, its size. TLS is a reverse proxy's.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from socketserver import ThreadingTCPServer
from typing import Any

from kiosk.phrase import Phrase
from kiosk.web.answers import SAFE, Answers, Reply, said
from kiosk.web.entry import is_loopback
from kiosk.web.request import DEADLINE_S, BadRequest, read_request

log = logging.getLogger(__name__)

MOST_HERE, MOST_ELSEWHERE = 8, 8
"""Connections at a time, from this machine and from others: a stranger keeps no monitor out."""
AGAIN_S = 10.0
JOIN_S = 2.0
POLL_S = 1.0


class HealthServer:
    """Listens on a thread of its own. A port that is in use is told by `trouble`, and tried again now and then."""

    def __init__(self, address: str, port: int, answers: Answers, clock: Callable[[], float]) -> None:
        self._place, self._answers, self._clock = (address, port), answers, clock
        self._trouble = ""
        self._stop, self._listening = threading.Event(), threading.Event()
        self._server: _Server | None = None
        self._thread = threading.Thread(target=self._run, name="health page", daemon=True)

    @property
    def trouble(self) -> str:
        """Why nobody can reach it; empty: it listens."""
        return self._trouble

    def start(self) -> None:
        """Begin to listen, or to try."""
        self._thread.start()

    def wait(self, timeout_s: float) -> int:
        """The port, once it listens; 0: it does not, in this time."""
        return self._server.server_address[1] if self._listening.wait(timeout_s) and self._server else 0

    def close(self) -> None:
        """Whoever is answered at this moment may lose the rest. A second call is harmless."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(JOIN_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                server = _Server(self._place, self._answers, self._clock)
            except OSError as error:
                self._tell(Phrase("%1 port %2 cannot be used (%3)", *self._place, error.strerror or ""))
                self._stop.wait(AGAIN_S)
                continue
            self._tell("")
            with server:
                self._server = server
                self._listening.set()
                while not self._stop.is_set():
                    server.handle_request()
            return

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self._trouble:
            log.warning("the health page cannot be reached: %s", trouble)
        self._trouble = trouble


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = MOST_HERE + MOST_ELSEWHERE
    timeout = POLL_S

    def __init__(self, place: tuple[str, int], answers: Answers, clock: Callable[[], float]) -> None:
        self.address_family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        self._answers, self._clock = answers, clock
        self._places = {True: threading.Semaphore(MOST_HERE), False: threading.Semaphore(MOST_ELSEWHERE)}
        super().__init__(place, None)  # type: ignore[arg-type]  # finish_request() below asks no handler's class

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread, where there is a place for one; else the connection ends."""
        places = self._places[is_loopback(client_address[0])]
        if not places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread is to be had
            places.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One request, and its place is free again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places[is_loopback(client_address[0])].release()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Read, answer, end. A caller who is gone meanwhile is no news."""
        with suppress(OSError):
            self._answer(request, client_address[0])

    def _answer(self, request: socket.socket, caller: str) -> None:
        with_body = True
        try:
            asked = read_request(request, caller, self._clock)
            reply, with_body = self._answers.reply(asked), asked.method != "HEAD"
        except BadRequest as bad:
            if not bad.status:
                return
            reply = said(bad.status, HTTPStatus(bad.status).phrase)
        request.settimeout(DEADLINE_S)  # for all of it
        request.sendall(bytes_of(reply, with_body=with_body))


def bytes_of(reply: Reply, *, with_body: bool) -> bytes:
    """As HTTP/1.1 has it."""
    lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
    own = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body)), "Connection": "close"}
    lines += [f"{name}: {value}" for name, value in (own | SAFE | reply.headers).items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + (reply.body if with_body else b"")
