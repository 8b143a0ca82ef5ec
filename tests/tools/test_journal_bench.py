"""The journal's benchmark: what it fills is a journal like the kiosk's, and its figures are of that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.journal_bench import DAYS, Options, made_visits, parse, run


def test_a_small_journal_is_filled_proven_and_measured(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    report = run(Options(visits=3650, records=20, folder=tmp_path, out=out))
    assert report["verified"] == 3650 + 2 + 20
    assert report["day_visits"] == 10
    assert 150 < report["bytes_a_visit"] < 500
    assert 0 < report["record_p50_ms"] <= report["record_p99_ms"] <= report["record_p100_ms"]
    assert json.loads(out.read_text())["visits"] == 3650
    assert list(tmp_path.iterdir()) == [out], "the journal is removed"


def test_visits_are_spread_over_a_year() -> None:
    times = [at_ms for at_ms, _ in made_visits(7300)]
    assert times == sorted(times)
    assert len({at_ms // 86_400_000 for at_ms in times}) == DAYS


def test_the_command_line_says_what_it_does_not_take(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(["--visits", "1000"]) == Options(visits=1000)
    with pytest.raises(SystemExit):
        parse(["--visits", "3"])
    assert "--visits is 365 or more" in capsys.readouterr().err
