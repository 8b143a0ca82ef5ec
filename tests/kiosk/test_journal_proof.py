"""Proof: a hundred ways to spoil a journal, with and without the key, and each is found and named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.chain import NO_SEAL, Head, Record, Witness, seal_of
from kiosk.record.allowed import checked
from kiosk.record.begin import begin
from kiosk.record.proof import Proof, Wrong, prove
from kiosk.record.store import Store
from kiosk.record.table import SCHEMA, connect_to_read
from kiosk.record.vault import HeadFile, KeyWitness, LocalNotary

LENGTH = 60
AT_MS = 1_767_600_000_000


@dataclass(frozen=True)
class Place:
    """A folder with a journal and, elsewhere, its notary."""

    folder: Path
    vault: Path

    @property
    def file(self) -> Path:
        return self.folder / "journal.sqlite3"

    def proof(self, witness: Witness | None = None) -> Proof:
        with closing(connect_to_read(self.file)) as connection:
            return prove(connection, witness or KeyWitness(self.vault / "key"), self.folder)

    def write(self, count: int) -> None:
        """A few more records, visits and overrides."""
        with closing(LocalNotary(self.vault)) as notary:
            if not self.file.exists():
                begin(self.file, notary, AT_MS)
            with closing(Store(self.file, notary)) as store:
                store.examine()
                for _ in range(count):
                    seq = store.newest.seq
                    store.append(AT_MS + 60_000 * seq, "door", checked("door", {"event": "exit", "duration_s": seq}))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    base = tmp_path_factory.mktemp("original")
    place = Place(base / "state", base / "notary")
    place.folder.mkdir()
    place.write(LENGTH // 2 - 1)
    shutil.copy(place.file, base / "older.sqlite3")
    place.write(LENGTH // 2)
    return place


@pytest.fixture
def place(original: Place, tmp_path: Path) -> Place:
    """A copy of the journal to spoil; the notary knows the original."""
    folder = tmp_path / "state"
    shutil.copytree(original.folder, folder)
    return Place(folder, original.vault)


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """As somebody who takes the triggers away, and puts them back when he has done."""
    triggers = ("in_order", "no_change", "no_removal")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for name in triggers:
            connection.execute(SCHEMA[name])


def dump(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT * FROM records ORDER BY seq").fetchall()


def change(file: Path, chance: random.Random) -> None:
    seq = chance.randrange(1, LENGTH + 1)
    column, value = chance.choice([
        ("fields", checked("door", {"event": "alarm"})),
        ("fields", " "),
        ("kind", "visit"),
        ("kind", "begun"),
        ("at", AT_MS + 1),
        ("at", "yesterday"),
        ("at", 2**62),
        ("seal", chance.randbytes(32)),
        ("seal", None),
        ("fields", b"\xff\xfe"),
    ])  # fmt: skip
    seq = min(seq, LENGTH - 1) if column == "seal" else seq
    with opened(file) as connection:
        connection.execute(f"UPDATE records SET {column} = ? WHERE seq = ?", (value, seq))


def remove(file: Path, chance: random.Random) -> None:
    """Some in a row; now and then those after them are given their numbers."""
    first = chance.randrange(1, LENGTH)
    count = chance.choice([1, 1, 2, 10])
    with opened(file) as connection:
        connection.execute("DELETE FROM records WHERE seq BETWEEN ? AND ?", (first, first + count - 1))
        if chance.random() < 0.5:
            for (seq,) in connection.execute("SELECT seq FROM records WHERE seq > ? ORDER BY seq", (first,)).fetchall():
                connection.execute("UPDATE records SET seq = ? WHERE seq = ?", (seq - count, seq))


def swap(file: Path, chance: random.Random) -> None:
    one, other = sorted(chance.sample(range(2, LENGTH), 2))
    other = one + 1 if chance.random() < 0.4 else other
    columns = chance.choice([("at", "kind", "fields", "seal"), ("at", "kind", "fields")])
    names, places = ", ".join(columns), ", ".join(f"{name} = ?" for name in columns)
    with opened(file) as connection:
        query = f"SELECT {names} FROM records WHERE seq = ?"
        (first,), (second,) = (connection.execute(query, (seq,)).fetchall() for seq in (one, other))
        connection.execute(f"UPDATE records SET {places} WHERE seq = ?", (*second, one))
        connection.execute(f"UPDATE records SET {places} WHERE seq = ?", (*first, other))


def cut(file: Path, chance: random.Random) -> None:
    """The newest go, or the file's end, or all but nothing."""
    kind = chance.randrange(4)
    if kind == 0:
        with file.open("r+b") as bare:
            bare.truncate(chance.randrange(file.stat().st_size))
        return
    with opened(file) as connection:
        last = LENGTH - chance.choice([1, 2, 20])
        connection.execute("DELETE FROM records WHERE seq > ?", (last,))
        if kind == 1:  # as if it had never been followed by another
            connection.execute("UPDATE records SET seal = NULL WHERE seq = ?", (last,))


def forged(file: Path, key: bytes, first: int = 1) -> None:
    """Everything from `first` on is sealed anew, with a key of one's own."""
    with opened(file) as connection:
        before = NO_SEAL
        if first > 1:
            (before,) = connection.execute("SELECT seal FROM records WHERE seq = ?", (first - 1,)).fetchone()
        query = "SELECT seq, at, kind, fields FROM records WHERE seq >= ? ORDER BY seq"
        for row in connection.execute(query, (first,)).fetchall():
            record = Record(*row)
            before = seal_of(key, before, record.seq, record.digest())
            connection.execute("UPDATE records SET seal = ? WHERE seq = ?", (before, record.seq))


def replace(file: Path, chance: random.Random) -> None:
    """With an older one, another kiosk's, one's own from the first record or from some later one on, or nothing."""
    kind = chance.randrange(5)
    if kind == 0:
        shutil.copy(file.parents[1] / "older.sqlite3", file)
    elif kind == 1:
        file.unlink()
        Place(file.parent, file.parents[1] / f"own {chance.random()}").write(chance.choice([5, LENGTH - 1, 200]))
    elif kind == 2:
        forged(file, chance.randbytes(32))
    elif kind == 3:
        forged(file, chance.randbytes(32), chance.randrange(2, LENGTH))
    else:
        file.write_bytes(b"")


WAYS: dict[Callable[[Path, random.Random], None], set[Wrong]] = {
    change: {Wrong.CHANGED, Wrong.MISSING},
    remove: {Wrong.MISSING, Wrong.CHANGED, Wrong.CUT_SHORT},
    swap: {Wrong.REORDERED},
    cut: {Wrong.CUT_SHORT, Wrong.CHANGED, Wrong.ANOTHER},
    replace: {Wrong.ANOTHER, Wrong.CUT_SHORT, Wrong.CHANGED},
}


def test_a_journal_that_nobody_touched_is_in_order(place: Place) -> None:
    assert place.proof() == Proof(LENGTH, None)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_whatever_is_changed_removed_moved_cut_off_or_replaced_is_found(
    place: Place, original: Place, way: Callable[[Path, random.Random], None], seed: int
) -> None:
    shutil.copy(original.folder.parent / "older.sqlite3", place.folder.parent)
    before = place.file.read_bytes()
    way(place.file, random.Random(seed))
    assert place.file.read_bytes() != before
    broken = place.proof().broken
    assert broken is not None
    assert broken.wrong in WAYS[way]


@pytest.mark.parametrize("seed", range(100))
def test_a_byte_of_the_file_is_another_and_either_it_tells_the_same_or_it_is_found(place: Place, seed: int) -> None:
    chance, told = random.Random(seed), dump(place.file)
    spoilt = bytearray(place.file.read_bytes())
    spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    place.file.write_bytes(spoilt)
    if place.proof().broken is None:
        assert dump(place.file) == told


@pytest.mark.parametrize("seq", [1, 2, 30, LENGTH - 1, LENGTH])
def test_the_record_that_was_changed_is_the_one_that_is_named(place: Place, seq: int) -> None:
    with opened(place.file) as connection:
        connection.execute("UPDATE records SET at = at + 1 WHERE seq = ?", (seq,))
    broken = place.proof().broken
    assert str(broken) == f"record {seq}: changed"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM records WHERE seq = 30", "record 30: missing"),
        ("DELETE FROM records WHERE seq = 1", "record 1: missing (up to 1)"),
        ("DELETE FROM records WHERE seq < 20", "record 1: missing (up to 19)"),
        ("DELETE FROM records WHERE seq > 40", "record 41: cut short at the end (the notary sealed up to 60)"),
        ("DELETE FROM records WHERE seq = 60", "record 60: cut short at the end (the notary sealed up to 60)"),
        ("DELETE FROM records", "record 1: cut short at the end (there is no record at all)"),
        ("UPDATE records SET seal = NULL WHERE seq = 30", "record 30: changed (its seal is gone)"),
    ],
)
def test_what_is_wrong_is_said(place: Place, statement: str, told: str) -> None:
    with opened(place.file) as connection:
        connection.execute(statement)
    assert str(place.proof().broken) == told


def test_records_that_changed_places_are_told_from_changed_ones(place: Place) -> None:
    with opened(place.file) as connection:
        for seq, new in ((20, -1), (35, 20), (-1, 35)):
            connection.execute("UPDATE records SET seq = ? WHERE seq = ?", (new, seq))
    assert str(place.proof().broken) == "record 20: reordered (what stands there was record 35)"


def test_a_journal_sealed_with_one_s_own_key_is_another_one(place: Place) -> None:
    forged(place.file, b"k" * 32)
    assert str(place.proof().broken) == "record 1: another journal"


def test_a_file_of_somebody_else_s_making_is_another_journal(place: Place) -> None:
    place.file.unlink()
    with closing(sqlite3.connect(place.file)) as connection:
        connection.execute("CREATE TABLE records (seq INTEGER PRIMARY KEY, at, kind, fields, seal)")
        connection.commit()
    broken = place.proof().broken
    assert broken is not None
    assert broken.wrong is Wrong.ANOTHER


def test_a_table_that_lost_its_guards_is_found(place: Place) -> None:
    with closing(sqlite3.connect(place.file, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER no_removal")
    broken = place.proof().broken
    assert broken is not None
    assert broken.wrong is Wrong.ANOTHER


def test_an_index_that_hides_records_from_the_figures_is_found(place: Place) -> None:
    with closing(sqlite3.connect(place.file, isolation_level=None)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'records_at'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with place.file.open("r+b") as bare:
        start = (root - 1) * size
        bare.seek(start + 3)
        cells = int.from_bytes(bare.read(2), "big")
        bare.seek(start + 3)
        bare.write((cells - 1).to_bytes(2, "big"))
    broken = place.proof().broken
    assert broken is not None
    assert "SQLite" in str(broken)


def test_rows_that_retention_removed_and_that_are_back_are_found(place: Place, tmp_path: Path) -> None:
    own = Place(tmp_path / "own", tmp_path / "notary")
    own.folder.mkdir()
    own.write(20)
    rows = dump(own.file)
    with closing(LocalNotary(own.vault)) as notary, closing(Store(own.file, notary)) as store:
        store.examine()
        assert store.prune(1, AT_MS + 86_400_000 + 10 * 60_000)
    assert own.proof().broken is None
    with opened(own.file) as connection:
        connection.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", rows[3])
    assert str(own.proof().broken) == "record 4: reordered (all up to 10 were removed)"


def test_a_head_that_is_behind_by_one_is_still_served_by_its_journal(tmp_path: Path) -> None:
    """A notary's disk that loses its newest page gives the same seal once more."""
    place = Place(tmp_path / "state", tmp_path / "notary")
    place.folder.mkdir()
    place.write(5)
    with closing(HeadFile(place.vault / "head")) as file:
        head = file.read()
        file.write(Head(head.seq - 1, *_claim(place, head.seq - 1)))
        file.write(Head(head.seq - 2, *_claim(place, head.seq - 2)))
    place.write(2)
    assert place.proof() == Proof(8, None)


def _claim(place: Place, seq: int) -> tuple[bytes, bytes]:
    with closing(sqlite3.connect(place.file)) as connection:
        query = "SELECT seq, at, kind, fields, seal FROM records WHERE seq = ?"
        *values, seal = connection.execute(query, (seq,)).fetchone()
    return Record(*values).digest(), seal
