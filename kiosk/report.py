"""The report: one JSON line per change of verdict or reason."""

from __future__ import annotations

import json
from typing import TextIO

from kiosk.scene import Frame, Outcome


class Report:
    """A listener that writes to an open text file; `started_s` is the clock's value at the start."""

    def __init__(self, lines: TextIO, started_s: float) -> None:
        self._lines, self._started_s = lines, started_s
        self._last: tuple[object, object] | None = None

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
        print(json.dumps(fields), file=self._lines, flush=True)
