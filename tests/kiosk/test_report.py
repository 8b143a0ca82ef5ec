"""The report: one JSON line per change of verdict or reason."""

from __future__ import annotations

import io
import json

from kiosk.report import Report
from kiosk.scene import Outcome, Reason, Verdict

KEYS = ["t", "frame", "track", "verdict", "reason", "age_ms", "latency_ms"]


def looking(at_s: float, frame: int, reason: Reason = Reason.NONE) -> Outcome:
    return Outcome(Verdict.LOOKING, reason, at_s, frame=frame, track=3, captured_s=at_s - 0.05, latency_ms=31.25)


def lines_after(*outcomes: Outcome) -> list[dict[str, object]]:
    file = io.StringIO()
    report = Report(file, 100.0)
    for outcome in outcomes:
        report(outcome, None)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def test_a_line_has_the_keys_that_others_build_on() -> None:
    (line,) = lines_after(looking(101.5, 9))
    assert list(line) == KEYS
    assert line == {
        "t": 1.5, "frame": 9, "track": 3, "verdict": "LOOKING", "reason": "NONE", "age_ms": 50.0, "latency_ms": 31.2,
    }  # fmt: skip


def test_only_a_change_of_verdict_or_reason_is_a_line() -> None:
    lines = lines_after(
        looking(101.0, 1),
        looking(101.1, 2),
        looking(101.2, 3, Reason.LOOK_HERE),
        looking(101.3, 4, Reason.LOOK_HERE),
        looking(101.4, 5),
    )
    assert [line["frame"] for line in lines] == [1, 3, 5]


def test_an_outcome_without_a_frame_is_written_with_null() -> None:
    (line,) = lines_after(Outcome(Verdict.FAULT, Reason.CAMERA_LOST, 100.25))
    assert line == {
        "t": 0.25, "frame": None, "track": None, "verdict": "FAULT", "reason": "CAMERA_LOST",
        "age_ms": 0.0, "latency_ms": 0.0,
    }  # fmt: skip
