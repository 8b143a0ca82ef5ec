"""Who may overrule the kiosk: the file, the check, ten thousand tries at a PIN, and the installer's command line."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.errors import KioskError
from kiosk.lockout import Lockout
from kiosk.pins import Argon
from kiosk.staff import Answer, Person, Role, Staff, StaffFile, main, open_staff
from kiosk.state import state_folder

ROOT = Path(__file__).resolve().parents[2]
PIN, OTHER = "739154", "620857"
HOUR = 3600.0


@dataclass
class Quick:
    """The hasher port, in no time; remembers how often it was asked, and dies where it is told to."""

    checks: int = 0
    dies: Callable[[], bool] = field(default=lambda: False)

    def hash(self, pin: SecretStr) -> str:
        return "$argon2id$" + hashlib.sha256(pin.get_secret_value().encode()).hexdigest()

    def matches(self, kept: str, pin: SecretStr) -> bool:
        self.checks += 1
        if self.dies():
            raise Killed
        return kept == self.hash(pin)


class Killed(BaseException):
    """Stands for the end of the process."""


def someone(name: str, pin: str = PIN, role: Role = Role.OVERRIDE) -> Person:
    return Person(name, role, Quick().hash(SecretStr(pin)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ann and Bob, and a count of wrong tries that is known and empty."""
    StaffFile(tmp_path / "staff.json").write((someone("Ann"), someone("Bob", OTHER, Role.INSTALLER)))
    (tmp_path / "lockout.json").write_text('{"people": {}, "recent_s": [], "wait_s": 0}')
    return tmp_path


def staff_in(folder: Path, hasher: Quick | None = None, now_s: float = 0.0) -> Staff:
    return Staff(StaffFile(folder / "staff.json"), Lockout(folder / "lockout.json", now_s), hasher or Quick())


def test_the_right_pin_is_right_and_everything_else_is_wrong(folder: Path) -> None:
    staff = staff_in(folder)
    tries = {("Ann", PIN): Answer.RIGHT, ("Bob", PIN): Answer.WRONG, ("Ann", OTHER): Answer.WRONG}
    tries |= {("Bob", OTHER): Answer.RIGHT, ("Eve", PIN): Answer.WRONG, ("", PIN): Answer.WRONG}
    for (name, pin), answer in tries.items():
        assert staff.check(name, SecretStr(pin), 0) is answer, name


def test_the_fifth_wrong_pin_locks_this_person_even_with_the_right_one(folder: Path) -> None:
    hasher = Quick()
    staff = staff_in(folder, hasher)
    assert [staff.check("Ann", SecretStr(OTHER), 0) for _ in range(7)] == [Answer.WRONG] * 5 + [Answer.NOT_MADE] * 2
    assert staff.check("Ann", SecretStr(PIN), 29) is Answer.NOT_MADE
    assert hasher.checks == 5
    assert staff.check("Bob", SecretStr(OTHER), 29) is Answer.RIGHT
    assert staff.check("Ann", SecretStr(PIN), 30) is Answer.RIGHT


def test_the_right_pin_gives_back_all_five_tries(folder: Path) -> None:
    staff = staff_in(folder)
    for hour in range(20):
        now_s = hour * HOUR
        assert [staff.check("Ann", SecretStr(OTHER), now_s) for _ in range(4)] == [Answer.WRONG] * 4
        assert staff.check("Ann", SecretStr(PIN), now_s) is Answer.RIGHT
        assert staff.pause("Ann", now_s).left_s == 0


def test_right_pins_do_not_count_among_the_wrong_ones_of_all(folder: Path) -> None:
    staff = staff_in(folder)
    assert {staff.check("Ann", SecretStr(PIN), 0) for _ in range(50)} == {Answer.RIGHT}


def test_names_that_nobody_has_share_one_count(folder: Path) -> None:
    staff = staff_in(folder)
    assert [staff.check(f"Eve {n}", SecretStr(PIN), 0) for n in range(6)] == [Answer.WRONG] * 5 + [Answer.NOT_MADE]
    assert "Eve" not in (folder / "lockout.json").read_text()


def test_whoever_was_added_or_removed_meanwhile_counts_at_once(folder: Path) -> None:
    staff, file = staff_in(folder), StaffFile(folder / "staff.json")
    file.write((*file.people(), someone("Eve")))
    assert staff.names() == ("Ann", "Bob", "Eve")
    assert staff.check("Eve", SecretStr(PIN), 0) is Answer.RIGHT
    file.write(())
    assert staff.names() == ()
    assert staff.check("Eve", SecretStr(PIN), 0) is Answer.WRONG


@dataclass
class Script:
    """Somebody with all the time of the world, a hand on the plug, and every clock but the kiosk's own."""

    folder: Path
    hasher: Quick
    chance: random.Random
    running_s: float = 0.0
    offset_s: float = 0.0
    checked_s: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    @property
    def now_s(self) -> float:
        return self.running_s + self.offset_s

    def restart(self) -> None:
        self.offset_s = self.chance.uniform(-1e6, 1e9)
        self.staff = staff_in(self.folder, self.hasher, self.now_s)

    def attempt(self, name: str, pin: str) -> Answer:
        before = self.hasher.checks
        try:
            return self.staff.check(name, SecretStr(pin), self.now_s)
        except Killed:
            self.restart()
            return Answer.NOT_MADE
        finally:
            if self.hasher.checks > before:
                self.checked_s.append(self.running_s)


@pytest.mark.parametrize("seed", range(3))
def test_ten_thousand_tries_get_no_further_than_the_lockout_allows(
    folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    script = Script(folder, Quick(dies=lambda: chance.random() < 0.2), chance)
    monkeypatch.setattr(time, "time", lambda: chance.uniform(0, 4e9))  # the wall clock is anything
    answers = []
    for number in range(10_000):
        script.running_s += chance.choice((0.0, 0.3, 2.0, 10.0))
        if chance.random() < 0.01:
            script.restart()
        answers.append(script.attempt(chance.choice(("Ann", "Bob", "Eve")), f"{number:06}"))
    assert Answer.RIGHT not in answers
    checked_s = script.checked_s
    assert max(sum(0 <= other - first < HOUR for other in checked_s) for first in checked_s) <= 17
    assert 20 < len(checked_s) < 17 * (script.running_s / HOUR + 1)


def test_killing_the_kiosk_at_every_try_wins_none(folder: Path) -> None:
    hasher = Quick(dies=lambda: True)
    for _ in range(100):
        staff = staff_in(folder, hasher)
        if not staff.pause("Ann", 0).left_s:
            with pytest.raises(Killed):
                staff.check("Ann", SecretStr(PIN), 0)
    assert hasher.checks == 5


def test_a_process_killed_in_the_middle_of_a_check_has_lost_its_try(folder: Path) -> None:
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom pydantic import SecretStr\n"
        "from kiosk.staff import *\nfrom kiosk.lockout import Lockout\n"
        "class Deadly:\n"
        "    def matches(self, kept, pin):\n        os.kill(os.getpid(), signal.SIGKILL)\n"
        "folder = Path(sys.argv[1])\n"
        "staff = Staff(StaffFile(folder / 'staff.json'), Lockout(folder / 'lockout.json', 0), Deadly())\n"
        "staff.check('Ann', SecretStr('111111'), 0)\n"
    )
    for number in (1, 2):
        done = subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT, check=False)
        assert done.returncode == -signal.SIGKILL
        assert json.loads((folder / "lockout.json").read_text())["people"]["Ann"]["wrong"] == number


def test_a_try_that_cannot_be_counted_is_not_made(
    folder: Path, files_end_at: Callable[[int], AbstractContextManager[None]]
) -> None:
    hasher = Quick()
    staff = staff_in(folder, hasher)
    with files_end_at(0):
        assert staff.check("Ann", SecretStr(PIN), 0) is Answer.NOT_MADE
        assert staff.check("Ann", SecretStr(PIN), 31) is Answer.NOT_MADE
    assert hasher.checks == 0
    assert "so none is checked" in staff.trouble
    assert staff.check("Ann", SecretStr(PIN), 62) is Answer.RIGHT
    assert staff.trouble == ""


def test_a_name_that_nobody_has_takes_as_long_as_a_wrong_pin(tmp_path: Path) -> None:
    StaffFile(tmp_path / "staff.json").write((Person("Ann", Role.OVERRIDE, Argon().hash(SecretStr(PIN))),))
    staff = open_staff(tmp_path, 0)
    took_s: dict[str, list[float]] = {"Ann": [], "Eve": []}
    for _ in range(4):
        for name, times in took_s.items():
            start_s = time.perf_counter()
            assert staff.check(name, SecretStr(OTHER), 2 * HOUR) is Answer.WRONG
            times.append(time.perf_counter() - start_s)
    # The least of four is the work itself; this machine has other things to do, too.
    assert 0.5 < min(took_s["Ann"]) / min(took_s["Eve"]) < 2


def test_the_staff_file_is_its_owners_only_and_keeps_no_pin(folder: Path) -> None:
    path = folder / "staff.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [set(each) for each in json.loads(path.read_text())] == [{"name", "role", "pin"}] * 2
    assert PIN not in path.read_text()
    assert StaffFile(path).people() == (someone("Ann"), someone("Bob", OTHER, Role.INSTALLER))


def test_no_staff_file_is_no_staff(tmp_path: Path) -> None:
    assert StaffFile(tmp_path / "staff.json").people() == ()


BAD = {
    "cut": '[{"name": "Ann", "ro',
    "no list": "{}",
    "no hash": '[{"name": "Ann", "role": "override", "pin": "739154"}]',
    "no such role": '[{"name": "Ann", "role": "root", "pin": "$argon2id$x"}]',
    "the key switch": '[{"name": "Key Switch", "role": "override", "pin": "$argon2id$x"}]',
    "a name of two lines": '[{"name": "Ann\\nBob", "role": "override", "pin": "$argon2id$x"}]',
    "no name": '[{"name": "", "role": "override", "pin": "$argon2id$x"}]',
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_damaged_staff_file_is_named_and_lets_nobody_in(
    folder: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "staff.json").write_text(content)
    with pytest.raises(KioskError, match=r"staff\.json is damaged: put back a copy") as caught:
        StaffFile(folder / "staff.json").people()
    staff = staff_in(folder)
    assert staff.names() == ()
    assert staff.check("Ann", SecretStr(PIN), 0) is Answer.WRONG
    assert str(caught.value) in staff.trouble
    assert caplog.text.count("is damaged") == 1, "said once, not at every look"
    assert PIN not in caplog.text + repr(caught.value)


def test_a_staff_file_that_others_may_change_lets_nobody_in(folder: Path) -> None:
    (folder / "staff.json").chmod(0o664)
    with pytest.raises(KioskError, match="others may read or change"):
        StaffFile(folder / "staff.json").people()
    assert staff_in(folder).names() == ()


def test_a_staff_file_that_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "staff.json").mkdir(mode=0o700)
    with pytest.raises(KioskError, match="cannot be read"):
        StaffFile(tmp_path / "staff.json").people()
    with pytest.raises(KioskError, match="cannot be written"):
        StaffFile(tmp_path / "staff.json").write(())


def test_a_person_shows_no_hash() -> None:
    assert "argon2id" not in repr(someone("Ann"))


def test_state_lies_where_the_xdg_specification_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "mask-kiosk"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/home/ann")
    assert state_folder() == Path("/home/ann/.local/state/mask-kiosk")


def command(file: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "kiosk.staff", "--file", str(file), *arguments]
    return subprocess.run(whole, input=typed, capture_output=True, text=True, check=False, cwd=ROOT)


def test_an_installer_sets_up_changes_and_removes_staff(tmp_path: Path) -> None:
    file = tmp_path / "state" / "staff.json"
    assert command(file, "list").stdout == "nobody: only a keyed switch overrules it\n"
    assert command(file, "add", "Ann", "--stdin", typed=f"{PIN}\n").stdout == "Ann (override)\n"
    added = command(file, "add", "Zoë B.", "--role", "installer", "--stdin", typed=f"{OTHER}\n")
    assert (added.returncode, added.stdout) == (0, "Ann (override)\nZoë B. (installer)\n")
    assert command(file, "pin", "Ann", "--stdin", typed="804613\n").returncode == 0
    staff = open_staff(file.parent, 0)
    assert staff.check("Ann", SecretStr(PIN), 2 * HOUR) is Answer.WRONG
    assert staff.check("Ann", SecretStr("804613"), 2 * HOUR) is Answer.RIGHT
    assert staff.check("Zoë B.", SecretStr(OTHER), 2 * HOUR) is Answer.RIGHT
    assert command(file, "remove", "Ann").stdout == "Zoë B. (installer)\n"
    assert staff.names() == ("Zoë B.",)


@pytest.mark.parametrize(
    ("arguments", "typed", "problem"),
    [
        (("add", "ann", "--stdin"), PIN, "there is Ann already: `pin` sets another PIN"),
        (("add", "Eve", "--stdin"), "123456", "this PIN is among the first that anybody tries"),
        (("add", "Eve", "--stdin"), "", "a PIN has 6 to 12 digits and nothing else"),
        (("add", "key switch", "--stdin"), PIN, "choose another name: nothing is changed"),
        (("add", " Eve", "--stdin"), PIN, "a name has 1 to 30 letters"),
        (("pin", "Eve", "--stdin"), PIN, "there is no Eve: `list` names all"),
        (("remove", "Eve"), "", "there is no Eve: `list` names all"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    folder: Path,
    arguments: tuple[str, ...],
    typed: str,
    problem: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (folder / "staff.json").read_bytes()
    with (folder / "typed").open("w+") as keyboard:
        keyboard.write(f"{typed}\n")
        keyboard.seek(0)
        monkeypatch.setattr(sys, "stdin", keyboard)
        assert main(["--file", str(folder / "staff.json"), *arguments]) == 1
    told = capsys.readouterr()
    assert problem in told.err
    assert typed == "" or typed not in told.err + told.out
    assert (folder / "staff.json").read_bytes() == before


def test_a_pin_has_no_place_on_the_command_line(folder: Path) -> None:
    for arguments in (["add", "Eve", PIN], ["add", "Eve", "--pin", PIN], ["pin", "Ann", PIN]):
        with pytest.raises(SystemExit, match="2"):
            main(["--file", str(folder / "staff.json"), *arguments])


def test_a_pin_is_typed_twice_at_a_terminal_that_does_not_show_it(tmp_path: Path) -> None:
    ours, its = pty.openpty()
    whole = [sys.executable, "-m", "kiosk.staff", "--file", str(tmp_path / "staff.json"), "add", "Ann"]
    with subprocess.Popen(whole, stdin=its, stdout=its, stderr=its, cwd=ROOT, start_new_session=True) as process:
        os.close(its)
        shown = ""
        for prompt in ("PIN: ", "The same again: "):
            while prompt not in shown:
                shown += os.read(ours, 1000).decode()
            os.write(ours, f"{PIN}\n".encode())
        while "Ann (override)" not in shown:
            shown += os.read(ours, 1000).decode()
        assert process.wait() == 0
    os.close(ours)
    assert PIN not in shown
    staff = open_staff(tmp_path, 0)
    assert staff.check("Ann", SecretStr(PIN), 2 * HOUR) is Answer.RIGHT
