"""The report: one JSON line per change of verdict or reason."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import TextIO

from kiosk.errors import KioskError
from kiosk.scene import Frame, Outcome

log = logging.getLogger(__name__)


class Report:
    """A listener that writes to an open text file; `started_s` is the clock's value at the start."""

    def __init__(self, lines: TextIO, started_s: float) -> None:
        self._lines, self._started_s = lines, started_s
        self._last: tuple[object, object] | None = None
        self._failing = False

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """Write a line where the verdict or the reason is another than before."""
        if (outcome.verdict, outcome.reason) == self._last:
            return
        self._last = outcome.verdict, outcome.reason
        fields = {
            "t": round(outcome.decided_s - self._started_s, 3),
            "frame": outcome.frame,
            "track": outcome.track,
            "verdict": outcome.verdict.value,
            "reason": outcome.reason.value,
            "age_ms": round(outcome.age_ms, 1),
            "latency_ms": round(outcome.latency_ms, 1),
        }
        self._write(json.dumps(fields))

    def _write(self, line: str) -> None:
        """A full disk costs the line and no more."""
        try:
            print(line, file=self._lines, flush=True)
            self._failing = False
        except OSError as error:
            if not self._failing:
                log.warning("the report lacks lines from here on (%s): free the disk", error.strerror)
            self._failing = True


def open_report(path: Path) -> TextIO:
    """The report's file, unbuffered: what could not be written is not tried again at its closing. Raises KioskError."""
    try:
        return io.TextIOWrapper(path.open("wb", buffering=0), encoding="utf-8", write_through=True)
    except OSError as error:
        raise KioskError(f"the report {path} cannot be written ({error.strerror}): name another file") from error
