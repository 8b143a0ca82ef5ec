"""Measures the journal on this machine: `python -m tools.journal_bench [--visits N] [--folder DIR] [--out FILE]`.

A journal is filled with a year of visits, sealed as the kiosk seals them but in large transactions. Then, with a notary
in a process of its own: the start until the first record is acknowledged, single records, a day's figures, and the
proof of all.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from rich.progress import Progress

from kiosk.chain import NO_SEAL, Head, Record, seal_of
from kiosk.errors import KioskError
from kiosk.journal import Journal
from kiosk.record.allowed import checked
from kiosk.record.begin import begin
from kiosk.record.figures import figures, midnight_ms
from kiosk.record.packets import SocketNotary
from kiosk.record.proof import prove
from kiosk.record.store import Store
from kiosk.record.table import connect, connect_to_read, transaction
from kiosk.record.vault import HeadFile, LocalNotary
from tools.run import run_tool

BATCH = 50_000
LAST_DAY = date(2026, 1, 5)
DAYS = 365
OPEN_MS, OPEN_FOR_MS = 7 * 3_600_000, 12 * 3_600_000
DAY_MS = 86_400_000
NOTARY_S = 60.0
OVERRIDE = {"event": "override", "by": "Anna", "reason": "cannot wear a mask", "seconds": 20}


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `records`: how many are timed one by one."""

    visits: int = 10_000_000
    records: int = 2000
    folder: Path | None = None
    out: Path | None = None


Report = dict[str, float]
"""By name. `day_visits`: how many the day's figures are of; `bare_*`: two pages written without any of us."""


def made_visits(count: int) -> Iterator[tuple[int, str]]:
    """(at_ms, fields) of visits in the opening hours of a year, the last of them on LAST_DAY."""
    chance = Random(1)  # noqa: S311 - of visits, not of keys
    days = [midnight_ms(LAST_DAY - timedelta(days=DAYS - 1 - day)) for day in range(DAYS)]
    for number in range(count):
        day, within = divmod(number * DAYS, count)
        verdict, reason = chance.choice((("MASK_OK", "NONE"), ("MASK_OK", "NONE"), ("NO_MASK", "NO_MASK")))
        fields = {
            "verdict": verdict,
            "reason": reason,
            "duration_s": round(chance.uniform(1, 20), 3),
            "latency_ms": round(chance.uniform(20, 80), 1),
            "green": verdict == "MASK_OK",
            "to_verdict_s": round(chance.uniform(0.3, 2.0), 3),
            "model": "resnet50",
        }
        yield days[day] + OPEN_MS + within * OPEN_FOR_MS // count, checked("visit", fields)


def fill(file: Path, vault: Path, count: int, advance: Callable[[int], None]) -> None:
    """The same sealed records as the kiosk's, many in one transaction; the head is set when all are there."""
    with closing(LocalNotary(vault)) as notary:
        begin(file, notary, midnight_ms(LAST_DAY - timedelta(days=DAYS)))
        with closing(Store(file, notary)) as store:
            store.examine()
            head = notary.head()
    key, rows = (vault / "key").read_bytes(), list[tuple[object, ...]]()
    with closing(connect(file)) as connection, closing(HeadFile(vault / "head")) as heads:
        connection.execute("UPDATE records SET seal = ? WHERE seq = ? AND seal IS NULL", (head.seal, head.seq))
        connection.execute("PRAGMA synchronous = OFF")
        for at_ms, fields in made_visits(count):
            record = Record(head.seq + 1, at_ms, "visit", fields)
            digest = record.digest()
            head = Head(record.seq, digest, seal_of(key, head.seal, record.seq, digest))
            rows.append((record.seq, at_ms, record.kind, fields, head.seal))
            if len(rows) == BATCH or record.seq == count + 1:
                with transaction(connection):
                    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", rows)
                advance(len(rows))
                rows.clear()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        heads.write(Head(head.seq - 1, NO_SEAL, NO_SEAL))  # the slot that the newest head is not in
        heads.write(head)
    os.sync()


@contextmanager
def notary_of(vault: Path, path: Path) -> Iterator[None]:
    """A notary's process. Raises KioskError where it does not come up."""
    command = [sys.executable, "-m", "kiosk.notary", "--state", str(vault), "--socket", str(path)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        pause, end = threading.Event(), time.monotonic() + NOTARY_S
        while not path.exists():
            if process.poll() is not None or time.monotonic() > end:
                raise KioskError("the notary does not come up: run `python -m kiosk.notary` to see why")
            pause.wait(0.02)
        try:
            yield
        finally:
            process.terminate()


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(folder: Path, options: Options, progress: Progress) -> Report:
    """Fill a journal in this folder, and time it. Raises KioskError."""
    file, vault, path, count = folder / "journal.sqlite3", folder / "notary", folder / "notary.sock", options.visits
    task = progress.add_task("filling", total=count)
    report = {"visits": count, "records": options.records, "load": os.getloadavg()[0]}
    report["filled_s"] = timed(lambda: fill(file, vault, count, lambda more: progress.advance(task, more)))
    report["bytes_a_visit"] = file.stat().st_size / count
    with notary_of(vault, path):
        report["start_s"], times_ms = write(file, path, options.records, progress)
        for name, values in (("record", times_ms), ("bare", sync_pages(folder / "bare", options.records))):
            for share in (50, 99, 100):
                report[f"{name}_p{share}_ms"] = float(np.percentile(values, share))
        progress.add_task("figures and proof", total=None)
        with closing(connect_to_read(file)) as connection, closing(SocketNotary(path)) as notary:
            report["day_visits"] = figures(connection, LAST_DAY, LAST_DAY)["days"][0]["visits"]
            report["day_s"] = timed(lambda: figures(connection, LAST_DAY, LAST_DAY))
            began = time.perf_counter()
            proof = prove(connection, notary, folder)
            report["verify_s"], report["verified"] = time.perf_counter() - began, proof.records
    if proof.broken:
        raise KioskError(f"the journal that was filled is not in order: {proof.broken}")
    return {name: round(value, 3) for name, value in report.items()}


def write(file: Path, path: Path, records: int, progress: Progress) -> tuple[float, list[float]]:
    """Seconds until the first record is acknowledged, and milliseconds of each of the others."""
    journal = Journal(file, partial(SocketNotary, path), lambda: (midnight_ms(LAST_DAY) + DAY_MS) / 1000)
    began, times_ms = time.perf_counter(), list[float]()
    journal.start()
    try:
        journal.record("start", {"version": "0.1.0"})
        start_s = time.perf_counter() - began
        for _ in progress.track(range(records), description="records"):
            times_ms.append(1000 * timed(lambda: journal.record("override", OVERRIDE)))
    finally:
        journal.close()
    return start_s, times_ms


def sync_pages(path: Path, count: int) -> list[float]:
    """Milliseconds of writing a page twice and waiting for the disk each time: the least that a record costs here."""
    with path.open("wb", buffering=0) as file:

        def work() -> None:
            for _ in range(2):
                os.pwrite(file.fileno(), bytes(4096), 0)
                os.fdatasync(file.fileno())

        return [1000 * timed(work) for _ in range(count)]


def run(options: Options) -> Report:
    """All figures, in a folder that is removed afterwards. Raises KioskError."""
    with tempfile.TemporaryDirectory(prefix="journal-", dir=options.folder) as name, Progress(transient=True) as bar:
        report = measure(Path(name), options, bar)
    if options.out:
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return report


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m tools.journal_bench", description="Measures the journal.")
    parser.add_argument("--visits", type=int, default=usual.visits, help="some 250 bytes each")
    parser.add_argument("--records", type=int, default=usual.records, help="how many are timed one by one")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="on the disk that is to be measured")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures here, as JSON")
    given = parser.parse_args(arguments)
    if given.visits < DAYS or given.records < 1:
        parser.error(f"--visits is {DAYS} or more, --records 1 or more")
    return Options(**vars(given))


def main() -> None:
    """Entry of `python -m tools.journal_bench`."""
    print(json.dumps(run(parse()), indent=1))


if __name__ == "__main__":
    run_tool(main)
