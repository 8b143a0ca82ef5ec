import errno
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.journal import Journal
from kiosk.record.allowed import checked
from kiosk.record.table import SCHEMA
from kiosk.record.vault import KeyWitness, LocalNotary
from kiosk.relays.lcus import LcusRelay
from kiosk.scene import Verdict
from tools.torture import __main__ as tool
from tools.torture.board import Board
from tools.torture.disk import small_disk
from tools.torture.harms import Hurt
from tools.torture.kiosk import verdicts
from tools.torture.record import VERIFIES, Kept, examine
from tools.torture.said import Acknowledged, Diary, Reader

LIMIT_S = 2.0
ROOT = Path(__file__).resolve().parents[2]
WELL = Kept(acknowledged=10, unacknowledged=0, lost=0, chain=VERIFIES)


@pytest.fixture
def board():
    with closing(Board()) as made:
        yield made


def test_the_board_obeys_the_real_driver_and_reads_back(board):
    with closing(LcusRelay({"port": board.port})) as relay:
        relay.release()
        assert relay.energised() is False
        before = time.monotonic()
        relay.energise(1.5)
        assert before <= board.wait(energised=True) <= time.monotonic()
        assert relay.energised() is True
    board.wait(energised=False)


def test_the_board_keeps_its_relay_when_nobody_holds_the_device_any_more(board):
    wire = os.open(board.port, os.O_RDWR | os.O_NOCTTY)
    os.write(wire, bytes.fromhex("a00101a2"))
    board.wait(energised=True)
    os.close(wire)
    with pytest.raises(TimeoutError, match="not released"):
        board.wait(energised=False, timeout_s=0.1)
    assert board.energised


def test_the_board_is_deaf_to_other_channels_and_wrong_sums(board):
    wire = os.open(board.port, os.O_RDWR | os.O_NOCTTY)
    os.write(wire, bytes.fromhex("a00201a3 a00101a3 00000000 a00101a2"))
    board.wait(energised=True)
    os.close(wire)


@pytest.fixture(scope="module")
def summary(tmp_path_factory):
    out = tmp_path_factory.mktemp("torture") / "summary.json"
    tool.main(["--kills", "2", "--stops", "2", "--cuts", "4", "--full", "0", "--doormen", "2", "--out", str(out)])
    return json.loads(out.read_text())


@pytest.mark.parametrize(("harm", "times"), [("kills", 2), ("stops", 2), ("cuts", 4), ("doormen", 2)])
def test_the_relay_is_released_within_two_seconds_whatever_comes_to_harm(summary, harm, times):
    figures = summary[harm]
    assert figures["n"] == times
    assert figures["over_2_s"] == 0
    assert 0 <= figures["median_s"] <= figures["p99_s"] <= figures["max_s"] <= LIMIT_S


@pytest.mark.parametrize("harm", ["kills", "stops", "cuts", "doormen"])
def test_nothing_acknowledged_is_lost_whatever_comes_to_harm(summary, harm):
    figures = summary[harm]
    assert figures["acknowledged"] > 10, "there must be enough of them to prove anything"
    assert (figures["lost"], figures["chain"]) == (0, "verifies")


@pytest.fixture(scope="module")
def mounting():
    """What comes before a command that mounts."""
    before = [] if os.geteuid() == 0 else ["unshare", "-Urm"]
    tried = [*before, "unshare", "-m", "mount", "-t", "tmpfs", "torture", "/mnt"]
    ended = subprocess.run(tried, check=False, capture_output=True, text=True)
    if ended.returncode:
        pytest.skip(f"no disk can be mounted here: {ended.stderr.strip()}")
    return before


def test_a_full_disk_keeps_neither_the_door_from_following_nor_a_record(tmp_path, mounting):
    out = tmp_path / "summary.json"
    others = ("--kills", "0", "--stops", "0", "--cuts", "0", "--doormen", "0")
    command = [*mounting, sys.executable, "-m", "tools.torture", *others, "--full", "2", "--out", str(out)]
    ended = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    figures = json.loads(out.read_text())["full"]
    assert (figures["n"], figures["over_2_s"], figures["lost"], figures["chain"]) == (2, 0, 0, "verifies")
    assert figures["noticed"] == 2, "the journal must have met the full disk"
    assert figures["unacknowledged"] > 0, "and have written later what waited"
    assert figures["acknowledged"] > 10


@pytest.fixture
def disk_path(tmp_path):
    """Where this process itself can mount."""
    path = tmp_path / "disk"
    try:
        with small_disk(path):
            pass
    except KioskError as error:
        pytest.skip(str(error))
    path.rmdir()
    return path


def test_a_full_disk_takes_no_byte_more_until_it_is_freed(disk_path):
    with small_disk(disk_path) as disk:
        before, after = disk_path / "before", disk_path / "after"
        before.write_bytes(bytes(20_000))
        after.touch()
        disk.fill()
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            after.write_bytes(b"1")
        before.unlink()
        end_s = time.monotonic() + 30
        while os.statvfs(disk_path).f_bfree:
            assert time.monotonic() < end_s, "what another gave back must be taken, too"
        disk.free()
        assert after.write_bytes(b"1") == 1
        disk.free()


@pytest.mark.parametrize("end", [ZeroDivisionError, KeyboardInterrupt])
def test_a_small_disk_is_gone_however_its_block_ends(disk_path, end):
    def work():
        with small_disk(disk_path) as disk, (disk_path / "held").open("wb"):
            disk.fill()
            assert disk_path.is_mount()
            raise end

    with pytest.raises(end):
        work()
    assert not disk_path.is_mount()
    assert list(disk_path.iterdir()) == []


def test_where_no_disk_can_be_mounted_a_sentence_says_what_to_do(tmp_path, monkeypatch):
    refusing = tmp_path / "mount"
    refusing.write_text("#!/bin/sh\necho must be superuser >&2\nexit 32\n")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(KioskError, match=r"\(must be superuser\): run this as root, or in `unshare -Urm`"):
        tool.main(["--kills", "1", "--full", "1"])


class ThreeRecords:
    """A real journal of three records that were acknowledged."""

    def __init__(self, folder):
        self.file, vault = folder / "journal.sqlite3", folder / "notary"
        journal = Journal(self.file, partial(LocalNotary, vault), time.time)
        journal.start()
        self.acknowledged = [self._record(journal, number) for number in range(3)]
        journal.close()
        self.witness = KeyWitness(vault / "key")

    def _record(self, journal, number):
        fields = {"key": "x", "new": number}
        return Acknowledged(journal.record("settings", fields), "settings", checked("settings", fields), 0.0)

    def examined(self):
        return examine(self.file, self.witness, self.acknowledged)

    def tamper(self, trigger, statement):
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            connection.execute(f"DROP TRIGGER {trigger}")
            connection.execute(statement, (self.acknowledged[1].seq,))
            connection.execute(SCHEMA[trigger])


@pytest.fixture
def kept(tmp_path):
    return ThreeRecords(tmp_path)


def test_a_whole_record_has_lost_nothing_and_verifies(kept):
    assert kept.examined() == Kept(acknowledged=3, unacknowledged=0, lost=0, chain="verifies")


def test_a_removed_record_is_counted_as_lost_and_breaks_the_chain(kept):
    kept.tamper("no_removal", "DELETE FROM records WHERE seq = ?")
    found = kept.examined()
    assert (found.lost, found.well) == (1, False)
    assert found.chain == f"breaks at record {kept.acknowledged[1].seq}: missing"


def test_a_changed_record_is_counted_as_lost_and_breaks_the_chain(kept):
    kept.tamper("no_change", "UPDATE records SET fields = '{}' WHERE seq = ?")
    found = kept.examined()
    assert (found.lost, found.unacknowledged) == (1, 1)
    assert found.chain == f"breaks at record {kept.acknowledged[1].seq}: changed"


def test_a_record_with_another_content_than_was_acknowledged_is_lost_though_the_chain_verifies(kept):
    one = kept.acknowledged[2]
    kept.acknowledged[2] = Acknowledged(one.seq, one.kind, one.fields.replace("2", "3"), one.at_s)
    assert kept.examined() == Kept(acknowledged=3, unacknowledged=1, lost=1, chain="verifies")


def test_what_a_kiosk_said_outlives_it_but_for_the_line_that_it_was_killed_in(tmp_path):
    path = tmp_path / "said"
    with closing(Reader(path)) as reader:
        Diary(path).say(seq=7, kind="visit", fields="{}", at_s=1.0)
        Diary(path).say(green=True, at_s=2.0)
        with path.open("ab") as killed:
            killed.write(b'{"seq": 8, "kind": "visit"')
        reader.read()
        Diary(path).say(refused="the disk is full")
        reader.read()
        assert reader.acknowledged == [Acknowledged(7, "visit", "{}", 1.0)]
        assert [turn.green for turn in reader.turns] == [True]
        assert reader.refused == 1


def test_the_relay_answers_the_newest_verdict_of_its_kind_before_it_moved(tmp_path):
    path = tmp_path / "said"
    with closing(Reader(path)) as reader:
        diary = Diary(path)
        for at_s, green in enumerate([True, False, True, False]):
            diary.say(green=green, at_s=at_s)
        assert reader.turned_s(green=False, before_s=2.5) == 1
        assert reader.turned_s(green=False, before_s=3.5) == 3
        with pytest.raises(TimeoutError, match="no verdict was green before"):
            reader.turned_s(green=True, before_s=-1)


def test_a_journal_that_acknowledges_nothing_any_more_is_noticed(tmp_path):
    path = tmp_path / "said"
    with closing(Reader(path)) as reader:
        Diary(path).say(seq=7, kind="visit", fields="{}", at_s=1.0)
        assert reader.acknowledged_s(0.5, 0.1) == 1.0
        with pytest.raises(TimeoutError, match="no record was acknowledged"):
            reader.acknowledged_s(1.0, 0.1)


def test_brisk_visits_close_and_open_the_door_within_a_second():
    visits = list(islice(verdicts(random.Random(1), 0.6), 300))
    assert [verdict for verdict, _, _ in visits[1::3]] == [Verdict.MASK_OK] * 100
    lasting = [seconds for _, _, seconds in visits]
    assert all(sum(lasting[first : first + 3]) <= 1.0 for first in range(0, 300, 3))
    assert {track for _, track, _ in visits} >= {None, 1, 100}


def trial(*relay_s, kept=WELL):
    return tool.Trial([Hurt(seconds, 0.5, refused=2) for seconds in relay_s], kept)


def test_a_summary_counts_what_was_too_long():
    figures = tool.summarise(trial(*[0.1] * 98, 1.9, 2.1))
    assert figures == {
        "n": 100,
        "median_s": 0.1,
        "p99_s": 1.9,
        "max_s": 2.1,
        "over_2_s": 1,
        "again_s": 0.5,
        "noticed": 100,
        "acknowledged": 10,
        "unacknowledged": 0,
        "lost": 0,
        "chain": "verifies",
    }


ONCE = ["--kills", "1", "--stops", "0", "--cuts", "0", "--full", "0", "--doormen", "1"]


def test_a_broken_promise_is_an_error(monkeypatch, capsys):
    monkeypatch.setattr(tool, "measure", lambda name, times, done: trial(3.0))
    with pytest.raises(KioskError, match=r"not safe within 2 s: kills$"):
        tool.main(ONCE)
    assert "doormen" in capsys.readouterr().out


@pytest.mark.parametrize("ill", [Kept(10, 0, 1, VERIFIES), Kept(10, 0, 0, "breaks at record 4: changed")])
def test_a_lost_record_or_a_broken_chain_is_an_error(monkeypatch, ill):
    monkeypatch.setattr(tool, "measure", lambda name, times, done: trial(0.1, kept=ill))
    with pytest.raises(KioskError, match=r"^the record has lost something or is broken: kills, doormen$"):
        tool.main(ONCE)


def test_fewer_than_none_is_not_understood(capsys):
    with pytest.raises(SystemExit):
        tool.parse(["--kills", "-1"])
    assert "N is 0 or more" in capsys.readouterr().err
