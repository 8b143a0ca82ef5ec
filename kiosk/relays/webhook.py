"""A door that is told by HTTP: POST {"door": "open" or "closed", "for_s": seconds, "id": growing number} to door.url.

http.client and not urllib.request: that one follows redirects, other schemes and the environment's proxies.
"""

from __future__ import annotations

import itertools
import json
import logging
import threading
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from kiosk.relays import Sensed
from kiosk.relays.address import NOTICE, Address, read_address, refuse_fail_safe

log = logging.getLogger(__name__)

TIMEOUT_S = 1.0
RETRY_S = 0.5
# A name that does not resolve, or an answer that trickles in, is not ended by TIMEOUT_S.
PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True)
class Command:
    """What the door is to do; an open one is void from `until_s` on, by the monotonic clock."""

    number: int
    until_s: float | None = None

    def body(self, now_s: float) -> dict[str, object] | None:
        """What is posted now; None where there is nothing to say any more."""
        if self.until_s is None:
            return {"door": "closed", "for_s": 0, "id": self.number}
        left_s = round(self.until_s - now_s, 3)
        return {"door": "open", "for_s": left_s, "id": self.number} if left_s > 0 else None


class WebhookRelay:
    """A thread of its own posts the newest command, and again where that failed; no call waits for it.

    A call raises OSError while the last post failed or hangs; what it asked for is noted all the same.
    """

    notice = NOTICE

    def __init__(self, options: Mapping[str, object]) -> None:
        refuse_fail_safe(options)
        self._address = read_address(options, {"http": 80, "https": 443})
        # Microseconds: after a restart, numbers are still greater than those before, and JSON holds them exactly.
        self._numbers = itertools.count(time.time_ns() // 1_000)
        self._newest: Command | None = None
        self._delivered: Command | None = None
        self._failure = ""
        self._began_s: float | None = None
        self._news = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="webhook", daemon=True)
        self._thread.start()

    def energise(self, for_s: float) -> None:
        """Open for `for_s` seconds from now."""
        self._note(Command(next(self._numbers), time.monotonic() + for_s))
        self._check()

    def release(self) -> None:
        """Closed; posted until it is delivered, and then not again."""
        if self._newest is None or self._newest.until_s is not None:
            self._note(Command(next(self._numbers)))
        self._check()

    def energised(self) -> None:
        """Nothing is read back."""
        self._check()

    def sensed(self) -> Sensed:
        """There are no inputs."""
        self._check()
        return Sensed()

    def close(self) -> None:
        """Closed, as a last word."""
        if not self._stop.is_set():
            self._newest = Command(next(self._numbers))
            self._stop.set()
            self._news.set()
            self._thread.join(PATIENCE_S)

    def _note(self, command: Command) -> None:
        self._newest = command
        self._news.set()

    def _check(self) -> None:
        failure, began_s = self._failure, self._began_s
        if began_s is not None and time.monotonic() - began_s > PATIENCE_S:
            failure = "no answer in time"
        elif not self._thread.is_alive():
            failure = "it is closed"
        if failure:
            raise OSError(f"The door at {self._address} does not take commands ({failure}).")

    def _run(self) -> None:
        stopping = False
        while not stopping:
            self._news.wait(RETRY_S if self._failure else None)
            self._news.clear()
            stopping = self._stop.is_set()
            command = self._newest
            if command is not None and command is not self._delivered:
                self._deliver(command)

    def _deliver(self, command: Command) -> None:
        self._began_s = time.monotonic()
        body = command.body(self._began_s)
        if body is not None:
            failure = _post(self._address, body)
            if not failure:
                self._delivered = command
            if failure != self._failure:
                say = log.warning if failure else log.info
                say("The door at %s: %s.", self._address, failure or "takes commands again")
            self._failure = failure
        self._began_s = None


def _post(address: Address, body: Mapping[str, object]) -> str:
    """Why it failed; empty where it did not."""
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    headers = {"Content-Type": "application/json", "Connection": "close"}
    if address.login is not None:
        headers["Authorization"] = "Basic " + b64encode(":".join(address.login).encode()).decode()
    connection = kind(address.host, address.port, timeout=TIMEOUT_S)
    try:
        connection.request("POST", address.path, json.dumps(body), headers)
        answer = connection.getresponse()
    except (OSError, HTTPException) as error:
        return str(error) or type(error).__name__
    finally:
        connection.close()
    return "" if 200 <= answer.status < 300 else f"it answers {answer.status} {answer.reason}"
