from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kiosk.errors import KioskError, ModelBroken
from tools.whole import whole

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def test_a_file_is_there_when_the_block_is_over_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    with whole(path) as partial:
        partial.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError("no"), ModelBroken("no"), KeyboardInterrupt()])
def test_where_the_block_fails_the_file_is_as_it_was(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def fail() -> None:
        with whole(path) as partial:
            partial.write_text("half")
            raise error

    with pytest.raises(type(error)) as raised:
        fail()
    assert raised.value is error
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_a_sentence_and_the_file_is_as_it_was(
    tmp_path: Path, files_end_at: Callable[[int], AbstractContextManager[None]]
) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with files_end_at(10), pytest.raises(KioskError, match=r"file cannot be written \(File too large\): make room"):
        write(path, "more than ten letters")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def write(path: Path, text: str) -> None:
    with whole(path) as partial:
        partial.write_text(text)


def test_a_folder_in_the_files_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "file" / "inner").mkdir(parents=True)
    with pytest.raises(KioskError, match="cannot be written"):
        write(tmp_path / "file", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    with pytest.raises(KioskError, match=r"cannot be written .* choose another folder"):
        write(tmp_path / "file" / "new" / "inner", "new")
    assert (tmp_path / "file").read_text() == "old"


def test_a_block_that_writes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="No such file"), whole(tmp_path / "file"):
        pass
    assert not list(tmp_path.iterdir())


def test_killed_in_mid_write_the_file_is_as_it_was_and_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    child = os.fork()
    if not child:
        with whole(path) as partial:
            partial.write_text("half of something long")
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert path.read_text() == "old"
    write(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]
