"""The journal at work: what is acknowledged is there, what is not is counted, and no disk takes the kiosk along."""

from __future__ import annotations

import logging
import math
import os
import random
import sqlite3
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from kiosk import journal as subject
from kiosk.chain import Head, Link, NotaryError
from kiosk.journal import Journal, JournalError
from kiosk.record.allowed import KINDS, NotAllowed, checked
from kiosk.record.line import RESERVED
from kiosk.record.proof import Proof, prove
from kiosk.record.table import Row, connect_to_read, rows
from kiosk.record.vault import KeyWitness, LocalNotary

PATIENCE_S = 30.0
START_S = 1_767_600_000.0
DAY_S = 86_400.0
VISIT: dict[str, object] = {
    "verdict": "MASK_OK", "reason": "NONE", "duration_s": 3.25, "latency_ms": 41.5, "green": True,
    "to_verdict_s": 0.62, "model": "resnet50",
}  # fmt: skip
OVERRIDE = {"event": "override", "by": "Anna", "reason": "cannot wear one", "seconds": 20}

Limit = Callable[[int], AbstractContextManager[None]]


@dataclass
class Clock:
    """Wall time, as somebody sets it."""

    now: float = START_S

    def __call__(self) -> float:
        return self.now


@dataclass
class FakeNotary:
    """A notary that can be taken away, before it seals or before it answers."""

    inner: LocalNotary
    away: bool = False
    mute: bool = False
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def _here(self, gone: bool) -> None:
        self.gate.wait(PATIENCE_S)
        if gone:
            raise NotaryError("nobody answers: start the notary")

    def head(self) -> Head:
        self._here(self.away)
        return self.inner.head()

    def seal(self, seq: int, digest: bytes) -> bytes:
        self._here(self.away)
        seal = self.inner.seal(seq, digest)
        self._here(self.mute)
        return seal

    def check(self, links: Sequence[Link]) -> list[bool]:
        return self.inner.check(links)

    def close(self) -> None:
        """The desk closes the folder; a journal opens it again and again."""


@dataclass
class Desk:
    """A folder with a notary, and journals one after the other."""

    folder: Path
    notary: FakeNotary
    clock: Clock = field(default_factory=Clock)

    @property
    def file(self) -> Path:
        return self.folder / "journal.sqlite3"

    @contextmanager
    def journal(self, places: int = 4096) -> Iterator[Journal]:
        journal = Journal(self.file, lambda: self.notary, self.clock, places)
        journal.start()
        try:
            yield journal
        finally:
            self.notary.gate.set()
            journal.close()

    def rows(self) -> list[Row]:
        with closing(connect_to_read(self.file)) as connection:
            return list(rows(connection))

    def kinds(self) -> list[str]:
        return [row.record.kind for row in self.rows()]

    def proof(self) -> Proof:
        with closing(connect_to_read(self.file)) as connection:
            return prove(connection, KeyWitness(self.folder / "notary" / "key"), self.folder)

    def in_order(self) -> int:
        """How many records."""
        proof = self.proof()
        assert proof.broken is None, proof.broken
        return proof.records

    def set_aside(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.corrupt-*") if not path.name.endswith(("-wal", "-shm")))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(subject, "PAUSES_S", (0.01, 0.05))
    with closing(LocalNotary(tmp_path / "notary")) as notary:
        yield Desk(tmp_path, FakeNotary(notary))


def until(condition: Callable[[], object]) -> None:
    pause = threading.Event()
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        pause.wait(0.01)


# --- What is written -------------------------------------------------------------------------------------------------


def test_a_record_is_on_the_disk_and_sealed_when_it_is_acknowledged(desk: Desk) -> None:
    with desk.journal() as journal:
        seq = journal.record("override", OVERRIDE)
        (row,) = [row for row in desk.rows() if row.record.seq == seq]
        assert row.record.kind == "override"
        assert row.record.at == "2026-01-05T08:00:00.000Z"
        assert row.record.fields == '{"by":"Anna","event":"override","reason":"cannot wear one","seconds":20}'
        assert desk.notary.head().seq == seq
        assert desk.in_order() == 2


def test_notes_are_written_in_the_order_they_came(desk: Desk) -> None:
    with desk.journal() as journal:
        for number in range(200):
            journal.note("visit", {**VISIT, "duration_s": number})
        assert journal.flush(PATIENCE_S)
    assert [f'"duration_s":{number},' in row.record.fields for number, row in enumerate(desk.rows()[1:])] == [
        True
    ] * 200
    assert desk.in_order() == 201


def test_a_journal_goes_on_where_it_was(desk: Desk) -> None:
    for number in range(1, 6):
        with desk.journal() as journal:
            assert journal.record("start", {"version": "0.1.0"}) == number + 1
    assert desk.kinds() == ["begun", *["start"] * 5]
    assert desk.in_order() == 6


def test_what_waits_is_written_at_the_end(desk: Desk) -> None:
    with desk.journal() as journal:
        for _ in range(100):
            journal.note("visit", VISIT)
    assert desk.in_order() == 101


def test_the_file_is_written_ahead_and_each_commit_is_on_the_disk(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.record("start", {"version": "0.1.0"})
        assert desk.file.with_name("journal.sqlite3-wal").stat().st_size > 0
    with closing(sqlite3.connect(desk.file)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET fields = '{}' WHERE seq = 2",
        "UPDATE records SET seal = zeroblob(32) WHERE seq = 2",
        "UPDATE records SET at = at + 1",
        "UPDATE records SET seal = NULL",
        "DELETE FROM records WHERE seq = 3",
        "DELETE FROM records",
        "INSERT INTO records VALUES (2, 0, 'visit', '{}', NULL)",
        "INSERT OR REPLACE INTO records VALUES (2, 0, 'visit', '{}', NULL)",
    ],
)
def test_the_file_itself_refuses_to_be_changed(desk: Desk, statement: str) -> None:
    with desk.journal() as journal:
        for _ in range(5):
            journal.record("visit", VISIT)
    with closing(sqlite3.connect(desk.file)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    assert desk.in_order() == 6


# --- What may be written ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("picture", {}),
        ("visit", {}),
        ("visit", {**VISIT, "box": [1, 2, 3, 4]}),
        ("visit", {**VISIT, "vector": 0.5}),
        ("visit", {**VISIT, "track": 7}),
        ("visit", {**VISIT, "model": [0.1, 0.2]}),
        ("visit", {**VISIT, "model": "x" * 65}),
        ("visit", {**VISIT, "model": b"jpeg"}),
        ("visit", {**VISIT, "verdict": "Mrs Smith"}),
        ("visit", {**VISIT, "reason": "blue coat"}),
        ("visit", {**VISIT, "green": 1}),
        ("visit", {**VISIT, "duration_s": math.nan}),
        ("visit", {**VISIT, "duration_s": math.inf}),
        ("visit", {**VISIT, "duration_s": -1.0}),
        ("visit", {**VISIT, "duration_s": True}),
        ("visit", {**VISIT, "duration_s": "3"}),
        ("override", {**OVERRIDE, "by": 7}),
        ("override", {**OVERRIDE, "pin": "123456"}),
        ("settings", {"key": "camera.source", "new": ("a", "b")}),
        ("settings", {"key": "x", "new": None}),
    ],
)
def test_nothing_but_what_the_list_allows_is_written(desk: Desk, kind: str, fields: dict[str, object]) -> None:
    with desk.journal() as journal:
        with pytest.raises(ValueError, match=r"record of kind|may not be written"):
            journal.record(kind, fields)
        journal.note(kind, fields)
        assert journal.flush(PATIENCE_S)
    assert desk.kinds() == ["begun", "lost"]


def test_a_refusal_never_repeats_the_value() -> None:
    with pytest.raises(NotAllowed, match="model of a record") as caught:
        checked("visit", {**VISIT, "model": "rtsp://admin:secret@camera/1"})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("rtsp://admin:secret@camera/1", "(address)"),
        ("no answer from http://a:b@door/x?y=1, tried again", "no answer from (address) tried again"),
        ("two\nlines\x00", "two lines "),
        ("x" * 500, "x" * 200),
        ("Zoë", "Zo\\u00eb"),
    ],
)
def test_a_text_is_one_short_line_without_an_address(said: str, written: str) -> None:
    assert checked("settings", {"key": "x", "new": said}) == f'{{"key":"x","new":"{written}"}}'


def test_the_record_of_a_visit_has_no_field_for_a_text_of_somebody_s_own() -> None:
    kind = KINDS["visit"]
    texts = [name for name, rule in {**kind.must, **kind.may}.items() if rule("Mrs Smith")]
    assert texts == []


# --- What finds no place, and what waits -----------------------------------------------------------------------------


def test_what_finds_no_place_is_counted_and_told_as_one_record(desk: Desk) -> None:
    desk.notary.gate.clear()
    with desk.journal(places=RESERVED + 10) as journal:
        for _ in range(50):
            journal.note("visit", VISIT)
        desk.notary.gate.set()
        assert journal.flush(PATIENCE_S)
    assert desk.kinds() == ["begun", *["visit"] * 10, "lost"]
    assert desk.rows()[-1].record.fields == '{"lost":40}'
    assert desk.in_order() == 12


def test_visits_do_not_crowd_out_an_override(desk: Desk) -> None:
    desk.notary.gate.clear()
    with desk.journal(places=RESERVED + 10) as journal:
        for _ in range(50):
            journal.note("visit", VISIT)
        timer = threading.Timer(0.05, desk.notary.gate.set)
        timer.start()
        assert journal.record("override", OVERRIDE) == 12
        timer.join()


def test_the_line_takes_no_more_memory_however_much_is_noted(desk: Desk) -> None:
    desk.notary.gate.clear()
    with desk.journal(places=1000) as journal:
        for _ in range(1000):
            journal.note("visit", VISIT)
        tracemalloc.start()
        try:
            before, _ = tracemalloc.get_traced_memory()
            for _ in range(20_000):
                journal.note("visit", VISIT)
            after, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert after - before < 20_000


def test_a_note_never_waits_for_the_disk_or_the_notary(desk: Desk) -> None:
    desk.notary.gate.clear()
    with desk.journal() as journal:
        began = time.monotonic()
        for _ in range(1000):
            journal.note("visit", VISIT)
        assert time.monotonic() - began < 2.0
        assert not journal.flush(0.0)


def test_a_journal_that_cannot_keep_up_says_so_to_who_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "PATIENCE_S", 0.05)
    desk.notary.gate.clear()
    with desk.journal() as journal, pytest.raises(JournalError, match="does not answer"):
        journal.record("override", OVERRIDE)
    assert desk.kinds() == ["begun", "override"]


def test_after_its_end_nothing_is_taken(desk: Desk) -> None:
    with desk.journal() as journal:
        pass
    journal.note("visit", VISIT)
    with pytest.raises(JournalError, match="takes no more"):
        journal.record("override", OVERRIDE)
    journal.close()


# --- The notary is away ----------------------------------------------------------------------------------------------


def test_without_its_notary_the_journal_waits_and_says_so(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.notary.away = True
    with desk.journal() as journal, caplog.at_level(logging.INFO):
        until(lambda: journal.trouble)
        began = time.monotonic()
        with pytest.raises(JournalError, match="nobody answers: start the notary"):
            journal.record("override", OVERRIDE)
        assert time.monotonic() - began < 1.0
        journal.note("visit", VISIT)
        desk.notary.away = False
        assert journal.flush(PATIENCE_S)
        until(lambda: not journal.trouble)
        assert journal.record("start", {"version": "0.1.0"}) == 4
    assert desk.kinds() == ["begun", "override", "visit", "start"]
    assert [line for line in caplog.messages if "journal" in line] == [
        "nothing is written into the journal from here on (nobody answers: start the notary)",
        "the journal is written again",
    ]


@pytest.mark.parametrize("lost", ["away", "mute"])
def test_a_record_whose_seal_did_not_come_is_sealed_later_and_not_written_twice(desk: Desk, lost: str) -> None:
    with desk.journal() as journal:
        journal.record("start", {"version": "0.1.0"})
        setattr(desk.notary, lost, True)
        with pytest.raises(JournalError):
            journal.record("override", OVERRIDE)
        assert desk.kinds() == ["begun", "start", "override"]
        setattr(desk.notary, lost, False)
        assert journal.flush(PATIENCE_S)
        assert journal.record("visit", VISIT) == 4
    assert desk.kinds() == ["begun", "start", "override", "visit"]
    assert desk.in_order() == 4


@pytest.mark.parametrize("lost", ["away", "mute"])
def test_a_power_cut_between_the_disk_and_the_seal_leaves_the_record_there(desk: Desk, lost: str) -> None:
    with desk.journal() as journal:
        journal.record("start", {"version": "0.1.0"})
        setattr(desk.notary, lost, True)
        with pytest.raises(JournalError):
            journal.record("override", OVERRIDE)
    setattr(desk.notary, lost, False)
    proof = desk.proof()
    assert proof.broken is None
    assert [remark.split(":")[0] for remark in proof.remarks] == (
        ["record 3 is not sealed yet"] if lost == "away" else []
    )
    with desk.journal() as journal:
        assert journal.record("visit", VISIT) == 4
    assert desk.in_order() == 4


# --- Disks -----------------------------------------------------------------------------------------------------------


def test_a_full_disk_costs_no_more_than_what_finds_no_place(
    desk: Desk, files_end_at: Limit, caplog: pytest.LogCaptureFixture
) -> None:
    with desk.journal(places=RESERVED + 20) as journal:
        acknowledged = [journal.record("start", {"version": "0.1.0"})]
        with files_end_at(desk.file.stat().st_size):
            until(lambda: journal.trouble or journal.note("visit", VISIT))
            with pytest.raises(JournalError):
                journal.record("override", OVERRIDE)
            for _ in range(100):
                journal.note("visit", VISIT)
        assert journal.flush(PATIENCE_S)
        acknowledged.append(journal.record("stop", {"why": "asked"}))
    assert {row.record.seq for row in desk.rows()} >= set(acknowledged)
    assert "lost" in desk.kinds()
    assert desk.kinds().count("override") == 1
    assert desk.in_order() == len(desk.rows())
    assert desk.set_aside() == []


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """By the file system's rights, which bind even root while it is somebody else."""
    files = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in files}
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def open_desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """In a folder that everybody can reach."""
    monkeypatch.setattr(subject, "PAUSES_S", (0.01, 0.05))
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        state = Path(name) / "state"
        state.mkdir()
        with closing(LocalNotary(Path(name) / "notary")) as notary:
            yield Desk(state, FakeNotary(notary))


def test_a_disk_that_can_only_be_read_is_a_sentence_and_no_more(open_desk: Desk) -> None:
    with open_desk.journal() as journal:
        journal.record("start", {"version": "0.1.0"})
    before = open_desk.file.read_bytes()
    with read_only(open_desk.folder), open_desk.journal() as journal:
        until(lambda: journal.trouble)
        with pytest.raises(JournalError, match=r"readonly|unable to open"):
            journal.record("override", OVERRIDE)
        journal.note("visit", VISIT)
    assert open_desk.file.read_bytes() == before
    with open_desk.journal() as journal:
        assert journal.record("stop", {"why": "asked"}) == 3


def test_a_folder_in_which_nothing_can_be_begun_is_a_sentence_too(open_desk: Desk) -> None:
    with open_desk.journal() as journal:
        with read_only(open_desk.folder):
            pass
        journal.flush(PATIENCE_S)
    open_desk.file.unlink()
    for path in open_desk.folder.glob("journal*"):
        path.unlink()
    with read_only(open_desk.folder), open_desk.journal() as journal:
        until(lambda: journal.trouble)
        assert "Permission denied" in journal.trouble
    assert list(open_desk.folder.iterdir()) == []


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def garbage_inside(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(random.Random(1).randbytes(3 * 4096))


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE records (name TEXT)")
        connection.commit()


def last_removed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'no_removal'").fetchone()
        connection.execute("DROP TRIGGER no_removal")
        connection.execute("DELETE FROM records WHERE seq > 90")
        connection.execute(trigger)


def last_changed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'no_change'").fetchone()
        connection.execute("DROP TRIGGER no_change")
        connection.execute("UPDATE records SET fields = replace(fields, 'MASK_OK', 'NO_MASK') WHERE seq = 95")
        connection.execute(trigger)


@pytest.mark.parametrize("spoil", [garbage, garbage_inside, cut, emptied, another_database, last_removed, last_changed])
def test_a_broken_file_is_kept_under_another_name_and_told(
    desk: Desk, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    with desk.journal() as journal:
        for _ in range(100):
            journal.record("visit", VISIT)
    spoil(desk.file)
    spoilt = desk.file.read_bytes()
    with desk.journal() as journal:
        assert journal.record("start", {"version": "0.1.0"}) == 103
    (aside,) = desk.set_aside()
    assert aside.name == "journal.sqlite3.corrupt-20260105T080000.000Z"
    assert aside.read_bytes() == spoilt
    assert f"it is kept as {aside.name}" in caplog.text
    begun = desk.rows()[0].record
    assert (begun.seq, begun.kind) == (102, "begun")
    assert f'"aside":"{aside.name}"' in begun.fields
    proof = desk.proof()
    assert proof.broken is None
    assert proof.remarks == (f"records up to 101 are in {aside.name}, which was set aside as broken",)


def test_a_file_that_breaks_time_and_again_is_kept_each_time(desk: Desk) -> None:
    for _ in range(4):
        with desk.journal() as journal:
            journal.record("visit", VISIT)
        garbage(desk.file)
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    assert len(desk.set_aside()) == 4
    assert desk.in_order() == 2


def test_a_file_that_breaks_while_it_is_written_is_set_aside_then(desk: Desk) -> None:
    with desk.journal() as journal:
        for _ in range(100):
            journal.record("visit", VISIT)
        with closing(sqlite3.connect(desk.file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with desk.file.open("r+b") as file:
            file.write(b"not a database" + bytes(5 * 4096))
        numbers = [journal.record("visit", VISIT) for _ in range(400)]
    assert numbers == sorted(numbers)
    assert len(desk.set_aside()) == 1
    assert desk.proof().broken is None


def test_a_file_that_is_removed_or_replaced_under_the_kiosk_is_noticed_with_the_next_record(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
        desk.file.rename(desk.folder / "taken")
        journal.record("visit", VISIT)
    assert desk.kinds() == ["begun", "visit"]
    (log,) = desk.folder.glob("*.corrupt-*-wal")
    assert log.stat().st_size > 0
    assert "record 1: missing" in str(desk.proof().broken)
    assert "this journal was begun without them" in str(desk.proof().broken)


def test_a_journal_that_was_taken_away_is_missing_until_its_time_is_over(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    desk.file.unlink()
    with desk.journal() as journal:
        journal.record("visit", VISIT)
        assert desk.proof().broken is not None
        desk.clock.now += 40 * DAY_S
        journal.record("visit", VISIT)
        journal.prune(30)
        assert journal.flush(PATIENCE_S)
    assert desk.in_order() == 2


def test_a_set_aside_file_that_is_gone_is_missing(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    garbage(desk.file)
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    (aside,) = desk.set_aside()
    aside.unlink()
    assert "which is not here" in str(desk.proof().broken)


def test_another_notary_s_journal_is_set_aside(desk: Desk, tmp_path: Path) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    with closing(LocalNotary(tmp_path / "other")) as notary:
        other = Desk(tmp_path, FakeNotary(notary))
        with other.journal() as journal:
            assert journal.record("visit", VISIT) == 2
    assert len(desk.set_aside()) == 1


@pytest.mark.parametrize("moment", ["new is half written", "new is whole", "log is moved", "old is moved"])
def test_a_beginning_that_was_cut_off_is_finished(desk: Desk, moment: str) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    garbage(desk.file)
    spoilt, new = desk.file.read_bytes(), desk.file.with_name("journal.sqlite3.new")
    wal = desk.file.with_name("journal.sqlite3-wal")
    wal.write_bytes(b"a log")
    with desk.journal() as journal:
        journal.flush(PATIENCE_S)
    (aside,) = desk.set_aside()
    for path in desk.folder.glob("journal.sqlite3-*"):
        path.unlink()
    desk.file.rename(new)
    if moment == "new is half written":
        os.truncate(new, 100)
    if moment != "old is moved":
        aside.rename(desk.file)
        if moment != "log is moved":
            aside.with_name(aside.name + "-wal").rename(wal)
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    assert [path.read_bytes() for path in desk.set_aside()] == [spoilt]
    assert next(desk.folder.glob("*-wal")).read_bytes() == b"a log"
    assert desk.proof().broken is None
    assert not new.exists()


# --- Retention -------------------------------------------------------------------------------------------------------


def test_old_records_go_and_the_chain_can_be_followed_from_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.record.store.STEP", 7)
    with desk.journal() as journal:
        for _ in range(30):
            journal.record("visit", VISIT)
            desk.clock.now += DAY_S
        journal.prune(10)
        assert journal.flush(PATIENCE_S)
        journal.record("visit", VISIT)
    assert desk.kinds() == [*["visit"] * 10, *["pruned"] * 3, "visit"]
    proof = desk.proof()
    assert proof.broken is None
    assert proof.records == 14
    assert proof.remarks == ("records up to 21 were past their time and are removed, as a record says",)
    with desk.journal() as journal:
        journal.prune(10)
        assert journal.flush(PATIENCE_S)
    assert desk.in_order() == 14


def test_a_clock_that_was_wrong_for_a_moment_neither_keeps_nor_removes_others(desk: Desk) -> None:
    def write(days: float) -> None:
        desk.clock.now = START_S + days * DAY_S
        journal.record("visit", VISIT)

    def prune() -> None:
        journal.prune(20)
        assert journal.flush(PATIENCE_S)

    with desk.journal() as journal:
        write(0)
        write(30_000)  # the year 2108
        write(1)
        write(40)
        write(-20_000)  # 1971
        desk.clock.now = 0.0  # a board without a battery for its clock
        prune()
        assert len(desk.kinds()) == 6
        write(41)
        prune()
    assert desk.kinds() == ["visit", "visit", "visit", "pruned"]
    assert desk.in_order() == 4


def test_a_folder_that_another_notary_has_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    journal = Journal(desk.file, partial(LocalNotary, tmp_path / "notary"), desk.clock)
    journal.start()
    until(lambda: journal.trouble)
    assert "another one" in journal.trouble
    journal.note("visit", VISIT)
    desk.notary.inner.close()
    assert journal.flush(PATIENCE_S)
    journal.close()
    assert desk.in_order() == 2
    LocalNotary(tmp_path / "notary").close()


def test_when_all_is_old_one_record_remains_that_says_so(desk: Desk) -> None:
    with desk.journal() as journal:
        journal.record("visit", VISIT)
        desk.clock.now += 1000 * DAY_S
        journal.prune(1)
        assert journal.flush(PATIENCE_S)
        assert desk.kinds() == ["pruned"]
        assert desk.in_order() == 1
        with pytest.raises(ValueError, match="a day at least"):
            journal.prune(0)


def test_a_power_cut_while_old_records_go_leaves_a_chain(desk: Desk) -> None:
    with desk.journal() as journal:
        for _ in range(5):
            journal.record("visit", VISIT)
        desk.clock.now += 100 * DAY_S
        desk.notary.away = True
        journal.prune(10)
        until(lambda: journal.trouble)
    desk.notary.away = False
    assert desk.kinds() == ["pruned"]
    assert desk.proof().broken is None
    with desk.journal() as journal:
        journal.record("visit", VISIT)
    assert desk.in_order() == 2
