"""`python -m kiosk.journal verify / export / stats FILE`, as an operator types them."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from kiosk.journal import Journal, main
from kiosk.record import figures
from kiosk.record.vault import LocalNotary

ROOT = Path(__file__).resolve().parents[2]
MONDAY = datetime(2026, 1, 5, 8, 0, tzinfo=timezone.utc)


def visit(verdict: str, to_verdict_s: float | None = None) -> dict[str, object]:
    fields: dict[str, object] = {
        "verdict": verdict, "reason": "NONE", "duration_s": 3.0, "latency_ms": 40.0, "green": verdict == "MASK_OK",
    }  # fmt: skip
    return fields if to_verdict_s is None else fields | {"to_verdict_s": to_verdict_s}


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site lies in Greenwich, unless a test moves it."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    figures._hour.cache_clear()
    yield
    monkeypatch.undo()
    time.tzset()


@contextmanager
def running(journal: Journal) -> Iterator[Journal]:
    journal.start()
    try:
        yield journal
    finally:
        journal.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two days of a kiosk's life, sealed by itself."""
    path, now = tmp_path / "journal.sqlite3", [MONDAY]
    journal = Journal(path, partial(LocalNotary, tmp_path / "notary"), lambda: datetime.timestamp(now[0]))
    with running(journal):
        journal.record("start", {"version": "0.1.0", "model": "resnet50"})
        for day in range(2):
            for hour, fields in enumerate([
                visit("MASK_OK", 0.5), visit("MASK_OK", 0.75), visit("NO_MASK", 1.0), visit("CANT_TELL"),
            ]):  # fmt: skip
                now[0] = MONDAY + timedelta(days=day, hours=hour // 2)
                journal.record("visit", fields)
        journal.record("override", {"event": "override", "by": "=Anna", "reason": "a, b", "seconds": 20})
        journal.record("override", {"event": "revoked", "by": "=Anna"})
        journal.record("fault", {"event": "begin", "reason": "CAMERA_LOST"})
        journal.record("fault", {"event": "end", "reason": "CAMERA_LOST", "duration_s": 4.5})
    return path


Output = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Output:
    def ask(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capfd.readouterr()

    return ask


def test_verify_says_how_many_records_are_in_order(file: Path, said: Output) -> None:
    code, out, _ = said("verify", file)
    assert (code, *out.splitlines()) == (
        0, "in order: 14 records", "by the key that lies beside it: whoever can write there could have sealed it so",
    )  # fmt: skip
    assert said("verify", file, "--key", file.parent / "notary" / "key") == (0, "in order: 14 records\n", "")


def test_verify_prints_the_first_broken_record_and_ends_with_1(file: Path, said: Output) -> None:
    spoilt = file.read_bytes().replace(b'"verdict":"NO_MASK"', b'"verdict":"MASK_OK"')
    file.write_bytes(spoilt)
    assert said("verify", file) == (1, "record 5: changed\n", "")


def test_verify_needs_neither_key_nor_rights_on_it_where_a_notary_answers(
    file: Path, said: Output, tmp_path: Path
) -> None:
    shutil.move(tmp_path / "notary", tmp_path / "vault")
    path = tmp_path / "notary.sock"
    command = [sys.executable, "-m", "kiosk.notary", "--state", str(tmp_path / "vault"), "--socket", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as notary:
        try:
            end = time.monotonic() + 60
            while said("verify", file, "--socket", path)[1] == "":
                assert time.monotonic() < end
            assert said("verify", file, "--socket", path) == (0, "in order: 14 records\n", "")
            file.write_bytes(file.read_bytes().replace(b"CANT_TELL", b"CANT_TALL"))
            assert said("verify", file, "--socket", path)[0] == 1
        finally:
            notary.kill()


def test_verify_beside_a_kiosk_that_writes(tmp_path: Path, said: Output) -> None:
    path, stop = tmp_path / "journal.sqlite3", threading.Event()

    def write() -> None:
        while not stop.is_set():
            journal.record("visit", visit("MASK_OK"))

    with running(Journal(path, partial(LocalNotary, tmp_path / "notary"), time.time)) as journal:
        journal.record("start", {"version": "0.1.0"})
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(20):
                code, out, _ = said("verify", path)
                assert code == 0, out
                assert out.startswith("in order: ")
        finally:
            stop.set()
            writer.join()


def test_without_notary_or_key_or_file_it_is_a_sentence(file: Path, said: Output, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "notary")
    code, out, err = said("verify", file, "--socket", tmp_path / "none.sock")
    assert (code, out) == (1, "")
    assert err.startswith("journal: the notary at")
    assert said("verify", file, "--key", tmp_path / "none")[2].startswith("journal: the key")
    assert said("stats", tmp_path / "none")[2].startswith("journal: there is no journal")


def test_a_copy_in_a_folder_that_cannot_be_written_is_read_too(file: Path, said: Output, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(file, copy)
    copy.chmod(0o555)
    try:
        assert said("verify", copy / file.name, "--key", file.parent / "notary" / "key")[0] == 0
    finally:
        copy.chmod(0o755)


def test_export_as_csv_has_a_line_a_record_and_a_column_a_field(file: Path, said: Output) -> None:
    code, out, _ = said("export", file)
    lines = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len(lines) == 14
    assert (lines[2]["seq"], lines[2]["at"], lines[2]["kind"]) == ("3", "2026-01-05T08:00:00.000Z", "visit")
    assert (lines[2]["verdict"], lines[2]["to_verdict_s"], lines[2]["by"]) == ("MASK_OK", "0.5", "")
    assert (lines[10]["by"], lines[10]["reason"]) == ("'=Anna", "a, b"), "no spreadsheet takes a name for a formula"


def test_export_as_json_of_some_days(file: Path, said: Output) -> None:
    _, out, _ = said("export", file, "--format", "json", "--from", "2026-01-06", "--to", "2026-01-06")
    records = json.loads(out)
    assert [record["seq"] for record in records] == list(range(7, 15))
    assert records[0] == {
        "seq": 7, "at": "2026-01-06T08:00:00.000Z", "kind": "visit", "fields": visit("MASK_OK", 0.5),
    }  # fmt: skip
    assert json.loads(said("export", file, "--format", "json", "--to", "2025-12-31")[1]) == []


def test_stats_count_visits_medians_overrides_and_faults_by_day_and_hour(file: Path, said: Output) -> None:
    _, out, _ = said("stats", file, "--json", "--from", "2026-01-05", "--to", "2026-01-06")
    numbers = json.loads(out)
    assert [day["day"] for day in numbers["days"]] == ["2026-01-05", "2026-01-06"]
    assert numbers["days"][1] == {
        "day": "2026-01-06", "visits": 4, "verdicts": {"MASK_OK": 2, "NO_MASK": 1, "CANT_TELL": 1}, "green": 2,
        "median_to_verdict_s": 0.75, "overrides": 1, "faults": 1, "lost": 0,
    }  # fmt: skip
    assert [(hour["hour"], hour["visits"]) for hour in numbers["hours"]] == [
        ("2026-01-05T08", 2), ("2026-01-05T09", 2), ("2026-01-06T08", 2), ("2026-01-06T09", 2),
    ]  # fmt: skip
    assert numbers["hours"][3]["median_to_verdict_s"] == 1.0


def test_stats_as_a_table(file: Path, said: Output) -> None:
    _, out, _ = said("stats", file, "--from", "2026-01-05", "--to", "2026-01-06")
    assert out.splitlines() == [
        "       day  visits  MASK_OK  NO_MASK  MASK_WRONG  CANT_TELL  LOOKING  to verdict  overrides  faults",
        "2026-01-05       4        2        1           0          1        0      0.75 s          0       0",
        "2026-01-06       4        2        1           0          1        0      0.75 s          1       1",
        "",
        "2026-01-06  visits  MASK_OK  NO_MASK  MASK_WRONG  CANT_TELL  LOOKING  to verdict  overrides  faults",
        "      08 h       2        2        0           0          0        0      0.62 s          0       0",
        "      09 h       2        0        1           0          1        0      1.00 s          1       1",
    ]


def test_a_day_is_the_site_s_own(file: Path, said: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")  # 5 h 45 min ahead
    time.tzset()
    figures._hour.cache_clear()
    _, out, _ = said("stats", file, "--json", "--from", "2026-01-05", "--to", "2026-01-05")
    assert [hour["hour"] for hour in json.loads(out)["hours"]] == ["2026-01-05T13", "2026-01-05T14"]


def test_stats_of_days_without_a_record(file: Path, said: Output) -> None:
    code, out, _ = said("stats", file, "--from", "2027-01-01", "--to", "2027-01-02")
    assert code == 0
    assert len(out.splitlines()) == 3
    assert said("stats", file)[0] == 0


def test_a_damaged_file_is_a_sentence_to_stats_and_export(file: Path, said: Output) -> None:
    file.write_bytes(file.read_bytes()[:4096] + os.urandom(20_000))
    for command in ("stats", "export"):
        code, _, err = said(command, file, "--from", "2026-01-05")
        assert code == 1
        assert "let `verify` look" in err
    assert said("verify", file)[0] == 1


def test_the_module_is_a_command(file: Path) -> None:
    command = [sys.executable, "-m", "kiosk.journal", "verify", str(file), "--key", str(file.parent / "notary" / "key")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "in order: 14 records\n", "")
    assert subprocess.run([*command[:3]], cwd=ROOT, capture_output=True, check=False).returncode == 2


def test_a_pipe_that_is_closed_early_is_no_traceback(file: Path) -> None:
    command = f"{sys.executable} -m kiosk.journal export {file} | head -n 1"
    ended = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    assert ended.stdout.startswith("seq,at,kind,")
