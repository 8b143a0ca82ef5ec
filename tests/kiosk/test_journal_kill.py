"""Killed at random moments, dozens of times: what was acknowledged is there, and the chain is in order.

Run as a program, this file is the nursery: it forks writers that the test kills.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from kiosk import journal as subject
from kiosk.journal import Journal, JournalError
from kiosk.record.packets import SocketNotary
from kiosk.record.proof import Proof, prove
from kiosk.record.table import connect_to_read, rows
from kiosk.record.vault import KeyWitness, LocalNotary

ROOT = Path(__file__).resolve().parents[2]
START_S = 1_767_600_000.0
LEAST_ASIDE = 5
VISIT = {"verdict": "MASK_OK", "reason": "NONE", "duration_s": 3.25, "latency_ms": 41.5, "green": True}


def write_until_killed(folder: Path, begun_s: float, pipe: int, beside: Path | None) -> None:
    """A kiosk that notes visits, waits for records, and removes what is older than two days; an hour is a record."""
    notary = partial(SocketNotary, beside) if beside else partial(LocalNotary, folder / "notary")
    subject.PAUSES_S = (0.01, 0.05)
    now = [begun_s]
    journal = Journal(folder / "journal.sqlite3", notary, lambda: now[0])
    journal.start()
    while True:
        now[0] += 3600
        journal.note("visit", VISIT)
        if int(now[0] / 3600) % 20 == 0:
            journal.prune(2)
        seq = journal.record("settings", {"key": "zone.x0", "new": now[0]})
        os.write(pipe, f"{seq} {now[0]}\n".encode())


def life(folder: Path, begun_s: float, records: int, seconds: float, beside: Path | None) -> list[list[str]]:
    """What one writer had acknowledged before it was killed: a moment after it had done so many records."""
    ours, its = os.pipe()
    child = os.fork()
    if not child:
        try:
            write_until_killed(folder, begun_s, its, beside)
        finally:
            os._exit(1)
    os.close(its)
    said = b""
    while said.count(b"\n") < records:
        assert select.select([ours], [], [], 60)[0], "it writes nothing"
        said += os.read(ours, 65536)
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 65536):
        said += more
    os.close(ours)
    return [line.split() for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]


def nursery(folder: Path, rounds: int, seed: int, beside: Path | None) -> dict[str, int]:
    """Many lives in one folder, each proven; the numbers of what was found."""
    chance, file = random.Random(seed), folder / "journal.sqlite3"
    total = lost = broken = unsealed = first = 0
    now_s, acknowledged = START_S, dict[int, float]()
    for _ in range(rounds):
        for seq, at in life(folder, now_s, chance.randrange(10), chance.uniform(0.0, 0.02), beside):
            acknowledged[int(seq)] = now_s = float(at)
            total += 1
        if not file.exists():
            assert not acknowledged
            continue
        witness = SocketNotary(beside) if beside else KeyWitness(folder / "notary" / "key")
        with closing(connect_to_read(file)) as connection:
            proof = prove(connection, witness, folder)
            found = {row.record.seq: row.record.fields for row in rows(connection)}
        broken += proof.broken is not None
        unsealed += any("not sealed" in remark for remark in proof.remarks)
        first = min(found)
        lost += sum(f'"new":{at}' not in found.get(seq, "") for seq, at in acknowledged.items() if seq >= first)
    return {"acknowledged": total, "lost": lost, "broken": broken, "unsealed": unsealed, "first": first}


def spoil(folder: Path, rounds: int, seed: int) -> dict[str, int]:
    """So many lives, each of which finds the file broken, and more where most were too short; how many there were."""
    chance, file, number = random.Random(seed), folder / "journal.sqlite3", 0
    while number < rounds or (len(aside(folder)) < LEAST_ASIDE and number < 5 * rounds):
        file.write_bytes(b"SQLite format 3\0" + (number % 256).to_bytes(1, "big") * 20_000)
        life(folder, START_S, chance.randrange(2), chance.uniform(0.0, 0.03), None)
        number += 1
    return {"broken": number}


def aside(folder: Path) -> list[Path]:
    """The broken files that were kept."""
    return list(folder.glob("*.corrupt-*Z"))


def hatch(folder: Path, rounds: int, seed: int, *more: str) -> dict[str, int]:
    command = [sys.executable, __file__, str(folder), str(rounds), str(seed), *more]
    ended = subprocess.run(
        command, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    numbers: dict[str, int] = json.loads(ended.stdout)
    return numbers


@pytest.mark.parametrize("seed", [1, 2])
def test_a_kiosk_killed_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    found = hatch(tmp_path, 40, seed)
    assert found["lost"] == 0
    assert found["broken"] == 0
    assert found["acknowledged"] > 100, "the lives must be long enough to prove anything"
    assert found["first"] > 1, "and some records must have been past their time"


def test_a_kiosk_killed_while_it_sets_a_broken_file_aside_keeps_what_it_found(tmp_path: Path) -> None:
    hatch(tmp_path, 90, 4, "--spoil")
    file = tmp_path / "journal.sqlite3"
    journal = Journal(file, partial(LocalNotary, tmp_path / "notary"), lambda: START_S + 9e6)
    journal.start()
    journal.record("start", {"version": "0.1.0"})
    journal.close()
    with closing(connect_to_read(file)) as connection:
        assert prove(connection, KeyWitness(tmp_path / "notary" / "key"), tmp_path).broken is None
    kept = [path.read_bytes() for path in aside(tmp_path)]
    assert len(kept) >= LEAST_ASIDE, "the lives must be long enough to prove anything"
    assert all(len(content) == 20_016 for content in kept if content[16:17] == content[-1:])


@contextmanager
def notary_at(path: Path) -> Iterator[None]:
    """A notary's process; it is killed."""
    vault = path.with_name("vault")
    command = [sys.executable, "-m", "kiosk.notary", "--state", str(vault), "--socket", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


def test_the_same_beside_a_notary_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "notary.sock"
    with notary_at(path):
        end = time.monotonic() + 60
        while not path.exists():
            assert time.monotonic() < end
        found = hatch(tmp_path, 25, 3, "--beside", str(path))
    assert (found["lost"], found["broken"]) == (0, 0)
    assert found["acknowledged"] > 50


def test_a_notary_that_is_killed_and_comes_back_costs_no_record(tmp_path: Path) -> None:
    path, file = tmp_path / "notary.sock", tmp_path / "journal.sqlite3"
    numbers, chance, pause = list[int](), random.Random(5), threading.Event()
    journal = Journal(file, partial(SocketNotary, path), time.time)
    journal.start()
    for _ in range(5):
        with notary_at(path):
            before, wanted = len(numbers), chance.randrange(1, 30)
            while len(numbers) < before + wanted:
                journal.note("visit", VISIT)
                with suppress(JournalError):
                    numbers.append(journal.record("settings", {"key": "x", "new": 1}))
                pause.wait(0.005)
    with notary_at(path):
        journal.note("visit", VISIT)
        assert journal.flush(60)
        journal.close()
        with closing(SocketNotary(path)) as notary, closing(connect_to_read(file)) as connection:
            assert prove(connection, notary, tmp_path) == Proof(notary.head().seq, None)
            found = {row.record.seq for row in rows(connection)}
    assert found >= set(numbers)


if __name__ == "__main__":
    place, count, start, *rest = sys.argv[1:]
    if rest == ["--spoil"]:
        result = spoil(Path(place), int(count), int(start))
    else:
        result = nursery(Path(place), int(count), int(start), Path(rest[1]) if rest else None)
    print(json.dumps(result))
