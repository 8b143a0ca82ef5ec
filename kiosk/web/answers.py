"""What is answered to a request: who may see what. Pure but for the PIN's check."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.finding import Sign
from kiosk.status import Status, as_json
from kiosk.units import lasting
from kiosk.web.entry import COOKIE, SESSION_S, Entry
from kiosk.web.metrics import CONTENT_TYPE, as_metrics
from kiosk.web.page import STYLE_HASH, entry_page, health_page, said_page
from kiosk.web.request import Request

HTML, JSON = "text/html; charset=utf-8", "application/json"
SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
WRONG = "Name or PIN is wrong."


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back."""

    status: int
    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """By path and caller. `open_metrics`: from elsewhere, too. `proxied`: a proxy with TLS stands before it."""

    statuses: Callable[[], Status]
    entry: Entry
    place: str = ""
    open_metrics: bool = False
    proxied: bool = False

    def reply(self, request: Request) -> Reply:
        """Every request has one."""
        if request.method == "POST":
            return self._post(request)
        if request.method not in {"GET", "HEAD"}:
            return said(405, "Only GET, HEAD and the form's POST are answered.", {"Allow": "GET, HEAD, POST"})
        if request.path == "/":
            return self._page(request)
        if request.path == "/health.json":
            return self._health(request)
        return self._metrics(request) if request.path == "/metrics" else said(404, "There is no such page.")

    def _page(self, request: Request) -> Reply:
        if not self.entry.may_look(request):
            return self._ask()
        leaves = not self.entry.here(request)
        return _html(200, health_page(self.statuses(), self.place, leaves=leaves))

    def _health(self, request: Request) -> Reply:
        if not self.entry.may_look(request):
            return Reply(401, JSON, b'{"state": "unknown", "why": "a PIN is asked for at /"}\n')
        status = self.statuses()
        body = json.dumps(as_json(status), indent=1).encode() + b"\n"
        return Reply(503 if status.sign is Sign.BROKEN else 200, JSON, body)

    def _metrics(self, request: Request) -> Reply:
        if not (self.open_metrics or self.entry.may_look(request)):
            return said(403, "Metrics are open to this machine only: health.metrics = true opens them.")
        return Reply(200, CONTENT_TYPE, as_metrics(self.statuses()))

    def _post(self, request: Request) -> Reply:
        if request.path == "/logout":
            self.entry.log_out(request)
            return _to_page(f"{COOKIE}=; Max-Age=0; Path=/")
        if request.path != "/login":
            return said(404, "There is no such page.")
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return said(403, "Another site's page may not try PINs here.")
        return self._log_in(request.form.get("name", "").strip(), request.form.get("pin", "").strip())

    def _log_in(self, name: str, pin: str) -> Reply:
        if token := self.entry.log_in(name, pin):
            secure = "; Secure" if self.proxied else ""
            return _to_page(f"{COOKIE}={token}; Max-Age={SESSION_S:.0f}; Path=/; HttpOnly; SameSite=Strict{secure}")
        wait_s = math.ceil(self.entry.wait_s(name))
        wait = f" The next try is possible in {lasting(wait_s)}." if wait_s else ""
        return self._ask(f"{WRONG}{wait}", 429 if wait_s else 403)

    def _ask(self, trouble: str = "", status: int = 401) -> Reply:
        return _html(status, entry_page(self.place, trouble, plain=not self.proxied))


def _html(status: int, text: str) -> Reply:
    return Reply(status, HTML, text.encode())


def said(status: int, sentence: str, headers: dict[str, str] | None = None) -> Reply:
    """A page of one sentence."""
    return Reply(status, HTML, said_page(sentence).encode(), headers or {})


def _to_page(cookie: str) -> Reply:
    return Reply(303, HTML, b"", {"Location": "/", "Set-Cookie": cookie})
