"""Former settings: every writer keeps them, the newest is known whatever the clock says, and they come back."""

from __future__ import annotations

import errno
import os
from datetime import datetime, timezone
from pathlib import Path

import pytest

from kiosk import restore as command
from kiosk.backups import KEPT, backups, replace
from kiosk.errors import SettingsError
from kiosk.last_good import keep, last_good, restore
from kiosk.settings_file import load

AT = datetime(2026, 11, 26, 9, 2, 34, tzinfo=timezone.utc)
GOOD, OTHER, BROKEN = b"camera.rate = 10\n", b"camera.rate = 20\n", b"camera.rate = \n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "etc" / "kiosk.toml"
    made.parent.mkdir()
    made.write_bytes(GOOD)
    return made


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_a_former_file_is_kept_with_its_number_and_date(path: Path) -> None:
    replace(path, OTHER, GOOD, lambda: AT)
    (kept,) = backups(path)
    assert kept.path.name == "kiosk.toml.0001-20261126T090234Z"
    assert (kept.number, kept.at, kept.path.read_bytes()) == (1, AT, GOOD)
    assert path.read_bytes() == OTHER


def test_a_clock_that_goes_back_changes_no_order(path: Path) -> None:
    replace(path, OTHER, GOOD, lambda: AT)
    replace(path, BROKEN, OTHER, lambda: AT.replace(year=1970))
    assert [kept.path.read_bytes() for kept in backups(path)] == [OTHER, GOOD]


def test_the_last_ten_are_kept(path: Path) -> None:
    for rate in range(1, 15):
        replace(path, b"camera.rate = %d" % rate, path.read_bytes())
    assert len(backups(path)) == KEPT
    assert [kept.number for kept in backups(path)] == list(range(14, 4, -1))
    assert backups(path)[0].path.read_bytes() == b"camera.rate = 13"


def test_what_only_looks_like_a_backup_is_none(path: Path) -> None:
    for name in (
        "kiosk.toml.1",
        "kiosk.toml.0001-x",
        "kiosk.toml.0001-20261399T000000Z",
        "other.toml.0001-20261126T090234Z",
    ):
        path.with_name(name).touch()
    assert backups(path) == ()


def test_a_power_cut_before_the_end_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(_self: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "cut")

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(SettingsError, match="cannot be written"):
        replace(path, OTHER, GOOD)
    assert path.read_bytes() == GOOD


def test_what_is_replaced_is_on_the_disk_before_it_takes_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, move = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: (done.append("fsync"), fsync(descriptor)))
    monkeypatch.setattr(Path, "replace", lambda self, target: (done.append("replace"), move(self, target))[1])
    replace(path, OTHER, GOOD)
    assert done == ["fsync", "replace", "fsync"]


def test_every_start_that_could_use_the_settings_keeps_them_whoever_typed_them(path: Path, state: Path) -> None:
    assert last_good(state, path) is None
    keep(state, path)
    path.write_bytes(BROKEN)
    keep(state, path)
    good = last_good(state, path)
    assert good is not None
    assert (good.data, good.settings.camera.rate) == (GOOD, 10)


def test_each_settings_file_has_its_own_last_good(path: Path, state: Path) -> None:
    keep(state, path)
    assert last_good(state, path.with_name("other.toml")) is None


def test_without_a_good_start_the_newest_backup_that_can_be_used_is_the_last_good(path: Path, state: Path) -> None:
    for data in (OTHER, BROKEN, b"camera.rate = 1\n", b"\xff"):
        replace(path, data, path.read_bytes())
    good = last_good(state, path)
    assert good is not None
    assert good.data == OTHER


def test_a_state_that_cannot_be_written_costs_no_start(path: Path, tmp_path: Path, caplog) -> None:
    (tmp_path / "state").write_text("a file")
    keep(tmp_path / "state", path)
    assert "are not kept for later" in caplog.text
    assert last_good(tmp_path / "state", path) is None


def test_a_restore_keeps_what_it_replaces(path: Path, state: Path) -> None:
    keep(state, path)
    path.write_bytes(BROKEN)
    path.chmod(0o640)
    restore(path, last_good(state, path))
    assert load(path).camera.rate == 10
    assert backups(path)[0].path.read_bytes() == BROKEN
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_was_deleted_comes_back(path: Path, state: Path) -> None:
    keep(state, path)
    path.unlink()
    restore(path, last_good(state, path))
    assert load(path).camera.rate == 10


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, state: Path, path: Path, capsys):
    """The command's code, and what it said."""
    monkeypatch.setenv("XDG_STATE_HOME", str(state))

    def run(*arguments: str) -> tuple[int, str]:
        code = command.main(["--config", str(path), *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_the_command_names_all_and_brings_one_back(done, path: Path) -> None:
    assert done("--list") == (0, f"there is no backup of {path}\n")
    replace(path, BROKEN, GOOD, lambda: AT)
    replace(path, OTHER, BROKEN, lambda: AT)
    code, said = done("--list")
    assert code == 0
    assert [(line.split()[0], line[24:]) for line in said.splitlines()] == [("2", "1 problem"), ("1", "can be used")]
    assert done("1") == (0, f"{path} is again as kiosk.toml.0001-20261126T090234Z has it\n")
    assert path.read_bytes() == GOOD
    assert done("9")[0] == SettingsError.exit_code


def test_the_command_without_a_number_brings_the_last_good_back(done, path: Path) -> None:
    replace(path, BROKEN, GOOD)
    code, said = done()
    assert code == 0
    assert "is again as on" in said
    assert load(path).camera.rate == 10


def test_the_command_says_where_nothing_good_is_known(done, path: Path) -> None:
    path.write_bytes(BROKEN)
    code, said = done()
    assert code == SettingsError.exit_code
    assert "mend it by hand" in said
