"""What a kiosk says of itself, in a file that outlives it: its verdicts and what was acknowledged, an object a line."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

POLL_S = 0.02


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A record that was said to be on the disk and sealed, and when that was said. `fields`: canonical JSON."""

    seq: int
    kind: str
    fields: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Turn:
    """The verdict became green, or ceased to be."""

    green: bool
    at_s: float


class Diary:
    """The kiosk's end. Any thread may say; a kill leaves a line whole, or without its end."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.write(self._file, b"\n")  # ends the line that the one before was killed in

    def say(self, **fields: object) -> None:
        """One line, in one piece."""
        os.write(self._file, json.dumps(fields).encode() + b"\n")


class Reader:
    """The other end, for one thread. What was said so far: `acknowledged`, `turns`, and how often `refused`."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._file, self._half = path.open("rb"), b""
        self.acknowledged: list[Acknowledged] = []
        self.turns: list[Turn] = []
        self.refused = 0

    def read(self) -> None:
        """All that is new. A line without its end waits for it, or was never said."""
        *lines, self._half = (self._half + self._file.read()).split(b"\n")
        for line in lines:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            self._take(said)

    def turned_s(self, *, green: bool, before_s: float) -> float:
        """When the verdict last came to be so. Raises TimeoutError where it never was."""
        self.read()
        for turn in reversed(self.turns):
            if turn.green is green and turn.at_s <= before_s:
                return turn.at_s
        raise TimeoutError(f"the relay moved, and no verdict was {'green' if green else 'another'} before")

    def acknowledged_s(self, after_s: float, timeout_s: float) -> float:
        """When a record was acknowledged after this. Raises TimeoutError."""
        pause, end_s = threading.Event(), time.monotonic() + timeout_s
        while True:
            self.read()
            if self.acknowledged and (newest_s := self.acknowledged[-1].at_s) > after_s:
                return newest_s
            if time.monotonic() > end_s:
                raise TimeoutError(f"no record was acknowledged in {timeout_s:g} s")
            pause.wait(POLL_S)

    def close(self) -> None:
        """A second call is harmless."""
        self._file.close()

    def _take(self, said: dict[str, Any]) -> None:
        if "seq" in said:
            self.acknowledged.append(Acknowledged(**said))
        elif "green" in said:
            self.turns.append(Turn(**said))
        else:
            self.refused += 1
