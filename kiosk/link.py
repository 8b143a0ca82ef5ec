"""The kiosk's end of the wire to the doorman: it connects by itself, never waits, and knows what was answered."""

from __future__ import annotations

import json
import logging
import socket
from collections import deque
from dataclasses import dataclass

from kiosk.wire import LIFE_S

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 2.0
MAX_BYTES = 65536
MOST_ANSWERS = 64
"""Read at once: who answers without end keeps nobody."""
KINDS: dict[str, set[type]] = {
    "open": {bool},
    "energised": {bool, type(None)},
    "fault": {str},
    "alarm": {bool},
    "exit": {bool},
    "switch": {bool},
    "lease_ms": {int},
    "grant_s": {int},
    "refused": {str},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the doorman says to every packet, as docs/door.md has it."""

    open: bool
    energised: bool | None
    fault: str
    alarm: bool
    exit: bool
    switch: bool
    lease_ms: int
    grant_s: int
    refused: str


def read_answer(data: bytes) -> Answer:
    """Raises ValueError for what is none."""
    try:
        fields = json.loads(data)
        if {name: type(value) in KINDS[name] for name, value in fields.items()} == dict.fromkeys(KINDS, True):
            return Answer(**fields)
    except (LookupError, AttributeError, RecursionError) as error:
        raise ValueError("not an answer") from error
    raise ValueError("not an answer")


class Link:
    """One connection after the other. One thread at a time calls; `now` is monotonic seconds."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._line: socket.socket | None = None
        self._pause_s = FIRST_PAUSE_S
        self._next_try_s = 0.0
        self._quiet = False
        self._waiting_since_s = 0.0
        self._answered = 0
        self._refusals: deque[tuple[int, str]] = deque(maxlen=MOST_ANSWERS)
        self.said = 0
        """How many packets, on all connections: it is the newest one's number, too."""
        self.said_s = 0.0
        self.answer: Answer | None = None
        """The newest on this connection."""
        self.heard_s = 0.0

    @property
    def waiting(self) -> bool:
        """Whether an answer is owed."""
        return self.said > self._answered

    def keep(self, now: float) -> bool:
        """Connect, or read what was answered; whether more may be said.

        A connection begins with a beat, and the rest waits for its answer: a frozen doorman must find no old lease.
        """
        if self._line is None and now >= self._next_try_s:
            self._connect(now)
        self.hear(now)
        return self.answer is not None

    def say(self, now: float, do: str, **fields: float) -> None:
        """One packet. Without a connection, or where the wire is full, it counts as refused."""
        if not self.waiting:
            self._waiting_since_s = now
        self.said, self.said_s = self.said + 1, now
        if self._line is None:
            self._lose(now, "there is no connection")
            return
        try:
            self._line.send(json.dumps({"do": do, "n": self.said, **fields}).encode())
        except OSError as error:
            self._lose(now, str(error))

    def hear(self, now: float) -> None:
        """Read what was answered. A doorman that does not answer in time is as good as none."""
        if self._line is None:
            return
        try:
            for _ in range(MOST_ANSWERS):
                self._note(self._line.recv(MAX_BYTES), now)
        except BlockingIOError:
            if self.waiting and now - self._waiting_since_s > LIFE_S:
                self._lose(now, "it does not answer in time")
        except (OSError, ValueError) as error:
            self._lose(now, str(error))

    def refusal(self, number: int) -> str | None:
        """Why this packet was refused: empty where it was obeyed, None while its answer is owed."""
        return dict(self._refusals).get(number, "" if number <= self._answered else None)

    def hang_up(self) -> None:
        """End the connection, and with it all that was asked on it. A second call is harmless."""
        if self._line is not None:
            self._line.close()
        self._line = self.answer = None
        while self.waiting:
            self._answered += 1
            self._refusals.append((self._answered, "the connection ended"))

    def _connect(self, now: float) -> None:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        line.setblocking(False)
        try:
            line.connect(self._path)
        except OSError as error:
            line.close()
            self._lose(now, str(error))
            return
        self._line = line
        self.say(now, "beat")

    def _note(self, data: bytes, now: float) -> None:
        if not data:
            raise ConnectionResetError("it hung up")
        answer = read_answer(data)
        if self.answer is None:
            log.info("the doorman answers at %s", self._path)
            self._pause_s = FIRST_PAUSE_S
            self._quiet = False
        self._answered += 1
        if answer.refused:
            self._refusals.append((self._answered, answer.refused))
        self.answer, self.heard_s = answer, now

    def _lose(self, now: float, why: str) -> None:
        self.hang_up()
        if not self._quiet:
            log.warning("no doorman answers at %s: %s", self._path, why)
        self._quiet = True
        self._next_try_s = now + self._pause_s
        self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
