"""The notary: it seals what follows its head and nothing else, whoever asks, however it is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest

from kiosk.chain import NO_SEAL, Head, Link, NotaryError, seal_of
from kiosk.notary import users_of
from kiosk.record.packets import MOST_LINKS, SocketNotary, answer
from kiosk.record.vault import SLOT, HeadFile, KeyWitness, LocalNotary

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
ONE, TWO, OTHER = b"1" * 32, b"2" * 32, b"x" * 32


def until(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(int(PATIENCE_S / 0.02)):
        if condition():
            return
        pause.wait(0.02)
    pytest.fail("it did not come to that")


@contextmanager
def running(state: Path, path: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A notary's process that listens."""
    command = [sys.executable, "-m", "kiosk.notary", "--state", str(state), "--socket", str(path), *more]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            until(lambda: _answers(path) or process.poll() is not None)
            yield process
        finally:
            process.kill()


def _answers(path: Path) -> bool:
    with closing(SocketNotary(path)) as notary:
        try:
            notary.head()
        except NotaryError:
            return False
        return True


# --- The folder ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "notary"


@pytest.fixture
def notary(folder: Path) -> Iterator[LocalNotary]:
    with closing(LocalNotary(folder)) as local:
        yield local


def test_the_key_is_made_once_for_its_owner_alone(folder: Path) -> None:
    LocalNotary(folder).close()
    key = (folder / "key").read_bytes()
    LocalNotary(folder).close()
    assert len(key) == 32
    assert (folder / "key").read_bytes() == key
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in ("key", "head")} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_only_the_record_after_the_head_is_sealed(notary: LocalNotary, folder: Path) -> None:
    key = (folder / "key").read_bytes()
    first = notary.seal(1, ONE)
    assert first == seal_of(key, NO_SEAL, 1, ONE)
    assert notary.seal(2, TWO) == seal_of(key, first, 2, TWO)
    for seq in (0, 1, 4, 2**62):
        with pytest.raises(NotaryError, match="not sealed"):
            notary.seal(seq, ONE)
    assert notary.head().seq == 2


def test_a_lost_answer_is_given_again_and_another_record_gets_none(notary: LocalNotary) -> None:
    seal = notary.seal(1, ONE)
    assert notary.seal(1, ONE) == seal
    with pytest.raises(NotaryError, match="not sealed"):
        notary.seal(1, OTHER)


def test_the_head_outlives_the_notary(folder: Path) -> None:
    for seq in range(1, 6):
        with closing(LocalNotary(folder)) as notary:
            assert notary.head().seq == seq - 1
            notary.seal(seq, ONE)


def test_one_folder_has_one_notary(notary: LocalNotary, folder: Path) -> None:
    with pytest.raises(NotaryError, match="another one"):
        LocalNotary(folder)
    notary.close()
    notary.close()
    LocalNotary(folder).close()


@pytest.mark.parametrize("length", [0, 1, 40, 511, 4000])
def test_a_head_whose_writing_was_cut_off_leaves_the_one_before(folder: Path, length: int) -> None:
    with closing(LocalNotary(folder)) as notary:
        notary.seal(1, ONE)
        seal = notary.seal(2, TWO)
    with (folder / "head").open("r+b") as file:
        old = file.read(SLOT)
        file.seek(0)
        file.write(old[:length] + os.urandom(SLOT - length))
    with closing(LocalNotary(folder)) as notary:
        assert notary.head().seq == (1 if length < 120 else 2)
        assert notary.seal(2, TWO) == seal


@pytest.mark.parametrize("name", ["key", "head"])
def test_a_key_or_head_that_is_missing_later_is_never_made_anew(folder: Path, name: str) -> None:
    with closing(LocalNotary(folder)) as notary:
        notary.seal(1, ONE)
    (folder / name).unlink()
    with pytest.raises(NotaryError):
        LocalNotary(folder)
    assert not (folder / name).exists()


def test_a_damaged_head_is_not_begun_anew(folder: Path) -> None:
    LocalNotary(folder).close()
    (folder / "head").write_bytes(bytes(2 * SLOT))
    with pytest.raises(NotaryError, match="damaged"):
        LocalNotary(folder)


def test_a_start_that_was_cut_off_before_the_key_is_made_good(folder: Path) -> None:
    LocalNotary(folder).close()
    (folder / "key").unlink()
    with closing(LocalNotary(folder)) as notary:
        assert notary.seal(1, ONE)


def test_a_disk_that_takes_no_head_gives_no_seal(
    notary: LocalNotary, files_end_at: Callable[[int], AbstractContextManager[None]], folder: Path
) -> None:
    notary.seal(1, ONE)
    with files_end_at(16), pytest.raises(NotaryError, match="mend its disk"):
        notary.seal(2, TWO)
    assert notary.head().seq == 1
    assert notary.seal(2, OTHER)


def test_the_key_on_the_machine_itself_proves_without_a_lock(notary: LocalNotary, folder: Path) -> None:
    seal = notary.seal(1, ONE)
    witness = KeyWitness(folder / "key")
    assert witness.head() == Head(1, ONE, seal)
    assert witness.check([Link(1, ONE, NO_SEAL, seal), Link(1, TWO, NO_SEAL, seal)]) == [True, False]


def test_the_head_file_never_grows(folder: Path) -> None:
    LocalNotary(folder).close()
    with closing(HeadFile(folder / "head")) as file:
        for seq in range(1, 500):
            file.write(Head(seq, ONE, TWO))
        assert file.read() == Head(499, ONE, TWO)
    assert (folder / "head").stat().st_size == 2 * SLOT


# --- The packets -----------------------------------------------------------------------------------------------------


def test_no_packet_is_left_without_an_answer_or_moves_the_head(notary: LocalNotary) -> None:
    notary.seal(1, ONE)
    chance = random.Random(1)
    odd: list[object] = [None, True, -1, 2, 2**63, 1.5, "", "z" * 64, "00" * 31, [], {}, [[1]], [[1, "", "", ""]]]
    packets = [b"", b"\xff", b"[" * 50_000, b"9" * 5000, b"null", b"[]", b'"do"', b'{"do":', b'{"do": ["seal"]}']
    for _ in range(5000):
        fields = {name: chance.choice(odd) for name in ("seq", "digest", "links", "more") if chance.random() < 0.7}
        packets.append(json.dumps({"do": chance.choice(["seal", "check", "head", "back", None]), **fields}).encode())
    for packet in packets:
        reply = json.loads(answer(notary, packet))
        assert isinstance(reply, dict)
        assert reply.keys() in ({"refused"}, {"right"}, {"seq", "digest", "seal"})
    assert notary.head().seq == 1


# --- The process -----------------------------------------------------------------------------------------------------


def test_the_process_seals_and_proves_over_its_socket_and_ends_when_told(tmp_path: Path) -> None:
    path = tmp_path / "notary.sock"
    with running(tmp_path / "state", path) as process, closing(SocketNotary(path)) as notary:
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        seal = notary.seal(1, ONE)
        assert notary.head() == Head(1, ONE, seal)
        links = [Link(1, ONE, NO_SEAL, seal), Link(1, TWO, NO_SEAL, seal)] * MOST_LINKS
        assert notary.check(links) == [True, False] * MOST_LINKS
        with pytest.raises(NotaryError, match="record 3 does not follow 1"):
            notary.seal(3, ONE)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
    assert not path.exists()


def test_a_notary_killed_at_any_moment_goes_on_where_it_was(tmp_path: Path) -> None:
    path, seal, seq = tmp_path / "notary.sock", NO_SEAL, 0
    chance = random.Random(2)
    for _ in range(8):
        with running(tmp_path / "state", path) as process, closing(SocketNotary(path)) as notary:
            assert notary.head().seq in {seq, seq + 1}
            timer = threading.Timer(chance.uniform(0, 0.05), process.kill)
            timer.start()
            try:
                while True:
                    digest = (seq + 1).to_bytes(32, "big")
                    seal = notary.seal(seq + 1, digest)
                    seq += 1
            except NotaryError:
                timer.join()
    with running(tmp_path / "state", path), closing(SocketNotary(path)) as notary:
        head = notary.head()
    assert head.seq - seq in {0, 1}
    assert head.seq > seq or head.seal == seal


def test_many_callers_garbage_and_half_words_stop_nobody(tmp_path: Path) -> None:
    path = tmp_path / "notary.sock"
    with running(tmp_path / "state", path), closing(SocketNotary(path)) as notary:
        notary.seal(1, ONE)
        chance = random.Random(3)
        callers = [socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) for _ in range(40)]
        for caller in callers:
            caller.settimeout(0.2)
            caller.connect(str(path))
            with suppress(OSError):  # of more than it listens to it hangs up on some
                for _ in range(20):
                    caller.send(chance.randbytes(chance.randrange(1, 3000)))
        assert notary.head().seq == 1
        for caller in callers:
            caller.close()
        until(lambda: _answers(path))


def test_somebody_else_is_hung_up_on(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")
    path = tmp_path / "notary.sock"
    with running(tmp_path / "state", path):
        path.chmod(0o777)
        for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
            folder.chmod(0o755)
        os.seteuid(65534)
        try:
            assert not _answers(path)
        finally:
            os.seteuid(0)
        assert _answers(path)


def test_an_unknown_user_and_a_second_notary_are_sentences(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotaryError, match="no user nosuchuser"):
        users_of("nosuchuser")
    assert os.geteuid() in users_of("")
    with running(tmp_path / "state", tmp_path / "a.sock"), running(tmp_path / "state", tmp_path / "b.sock") as second:
        assert second.wait(PATIENCE_S) == 1
        assert second.stderr is not None
        assert "notary: the notary cannot use" in second.stderr.read()


def test_a_socket_without_a_notary_is_a_sentence(tmp_path: Path) -> None:
    with closing(SocketNotary(tmp_path / "none.sock")) as notary, pytest.raises(NotaryError, match="start it"):
        notary.head()


def test_the_notary_imports_the_standard_library_and_little_of_ours() -> None:
    code = (
        "import sys; before = set(sys.modules); import kiosk.notary;"
        "print(*{name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names));"
        "print(*sorted(name for name in sys.modules if name.startswith('kiosk')))"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    others, ours = said.splitlines()
    assert others == "kiosk"
    assert ours.split() == [
        "kiosk", "kiosk.chain", "kiosk.errors", "kiosk.notary", "kiosk.notify", "kiosk.phrase", "kiosk.record",
        "kiosk.record.packets", "kiosk.record.vault", "kiosk.supervisor",
    ]  # fmt: skip
