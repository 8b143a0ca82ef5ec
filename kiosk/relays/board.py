"""A relay board at a serial device: opened when used, and again after it was unplugged; its relay stays as told."""

from __future__ import annotations

import errno
import os
import termios
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import serial

from kiosk.relays import Sensed
from kiosk.relays.options import text

T = TypeVar("T")

BAUD = 9600
TIMEOUT_S = 0.2
# These boards' controllers drop a command that follows another at once; public drivers leave them 10 ms.
GAP_S = 0.02

ADVICE = {
    errno.ENOENT: "plug the board in, or correct door.port",
    errno.EACCES: "give the doorman's user the group of the device, mostly `dialout`",
    errno.EAGAIN: "another program holds it: end that one (`fuser -v` with the device names it)",
}
SILENT = "it no longer says how its relay stands"


@dataclass(frozen=True, slots=True)
class Question:
    """How a board is asked for its relay's state."""

    asked: bytes
    read: Callable[[bytes], bool | None]
    """The state, from the bytes answered so far; None: they do not tell."""
    unheard: bytes = b""
    """Sent when no answer came, so that what was asked is not taken for the head of the next command."""


@dataclass(frozen=True, slots=True)
class Language:
    """What a board is told; the questions are tried in order, and the first that it answers is its own."""

    on: bytes
    off: bytes
    questions: tuple[Question, ...]


class BoardRelay:
    """One relay of a board. Every call raises OSError while the board is away."""

    notice = (
        "This board holds its relay as it was last told: if the doorman is killed or the computer hangs while the "
        "relay is energised, it stays energised. Fit a timer relay that limits this."
    )

    def __init__(self, options: Mapping[str, object], language: Language) -> None:
        self._path = text(options, "port")
        if not self._path:
            raise ValueError("door.port must name the board's serial device, such as /dev/serial/by-id/usb-....")
        self._language = language
        self._port: serial.Serial | None = None
        self._question: Question | None = None
        self._told_s = 0.0
        self._closed = threading.Event()

    def energise(self, for_s: float) -> None:  # noqa: ARG002 - the port has it; the board cannot time it
        """Switch on, until release()."""
        self._with_port(lambda port: self._tell(port, self._language.on))

    def release(self) -> None:
        """Switch off."""
        self._with_port(lambda port: self._tell(port, self._language.off))

    def energised(self) -> bool | None:
        """What the board answers; None where it never answered a question."""
        return self._with_port(self._read_back)

    def sensed(self) -> Sensed:
        """There are no inputs."""
        return Sensed()

    def close(self) -> None:
        """Switch off, and let the device go."""
        if self._port is not None:
            with suppress(OSError):
                self.release()
            self._drop()
        self._closed.set()

    def _with_port(self, act: Callable[[serial.Serial], T]) -> T:
        try:
            if self._port is None:
                self._port = self._open()
            return act(self._port)
        except (OSError, termios.error) as error:
            self._drop()
            number = getattr(error, "errno", None)
            why = os.strerror(number) if number else error
            advice = ADVICE.get(number or 0, "unplug the board and plug it in again")
            raise OSError(f"The relay board at {self._path} does not answer ({why}): {advice}.") from error

    def _open(self) -> serial.Serial:
        """The relay is off before anything else is said, and again after questions that a strange board may mistake."""
        port = serial.Serial(self._path, BAUD, timeout=TIMEOUT_S, write_timeout=TIMEOUT_S, exclusive=True)
        try:
            self._tell(port, self._language.off)
            question = next((one for one in self._language.questions if self._answers(port, one)), None)
            self._tell(port, self._language.off)
            if question is None and self._question is not None:
                raise TimeoutError(SILENT)
        except (OSError, termios.error):
            port.close()
            raise
        self._question = question
        return port

    def _answers(self, port: serial.Serial, question: Question) -> bool:
        heard = self._ask(port, question) is not None
        if not heard and question.unheard:
            self._tell(port, question.unheard)
        return heard

    def _read_back(self, port: serial.Serial) -> bool | None:
        if self._question is None:
            return None
        state = self._ask(port, self._question)
        if state is None:
            # One answer may be spoilt by noise.
            state = self._ask(port, self._question)
        if state is None:
            raise TimeoutError(SILENT)
        return state

    def _ask(self, port: serial.Serial, question: Question) -> bool | None:
        port.read(port.in_waiting)
        self._tell(port, question.asked)
        answer, until_s = b"", time.monotonic() + TIMEOUT_S
        while (state := question.read(answer)) is None and time.monotonic() < until_s:
            answer += port.read(max(1, port.in_waiting))
        return state

    def _tell(self, port: serial.Serial, command: bytes) -> None:
        self._closed.wait(self._told_s + GAP_S - time.monotonic())
        port.write(command)
        self._told_s = time.monotonic()

    def _drop(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            port.close()
