from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from tools.training.log import RunLog, read_log

Full = Callable[[int], AbstractContextManager[None]]


def filled(path: Path, steps: int) -> None:
    with RunLog(path, 0) as log:
        for step in range(1, steps + 1):
            log.write("step", step=step, loss=step / 4)


def steps_in(path: Path) -> list[int]:
    return [line["step"] for line in read_log(path)]


def test_a_line_is_on_the_disk_before_the_next_step(tmp_path: Path) -> None:
    with RunLog(tmp_path / "log.jsonl", 0) as log:
        log.write("step", step=1, loss=0.5)
        assert read_log(tmp_path / "log.jsonl") == [{"kind": "step", "step": 1, "loss": 0.5}]


def test_steps_that_are_to_be_trained_again_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    filled(path, 5)
    with RunLog(path, 3) as log:
        assert steps_in(path) == [1, 2, 3]
        log.write("step", step=4)
    assert steps_in(path) == [1, 2, 3, 4]


def test_a_new_run_starts_an_empty_log(tmp_path: Path) -> None:
    filled(tmp_path / "log.jsonl", 3)
    with RunLog(tmp_path / "log.jsonl", 0):
        pass
    assert (tmp_path / "log.jsonl").read_bytes() == b""


@pytest.mark.parametrize("kept", range(0, 24, 5))
def test_a_last_line_that_was_cut_off_is_left_out(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "log.jsonl"
    filled(path, 2)
    first = path.read_bytes().splitlines(keepends=True)[0]
    path.write_bytes(first + first[:kept])
    assert steps_in(path) == [1]
    with RunLog(path, 2) as log:
        log.write("step", step=2)
    assert steps_in(path) == [1, 2]


def test_a_line_that_is_no_json_is_said(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"step": 1}\nno json\n{"step": 2}\n')
    with pytest.raises(KioskError, match=r"log\.jsonl is damaged .* remove it"):
        read_log(tmp_path / "log.jsonl")


@pytest.mark.parametrize("text", ["[1]\n", '{"kind": "step"}\n', "3\n", "\0\0\0\n"])
def test_a_line_of_something_else_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "log.jsonl").write_text(text)
    with pytest.raises(KioskError, match=r"log\.jsonl is damaged .* remove it"):
        RunLog(tmp_path / "log.jsonl", 5)


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read_log(tmp_path / "log.jsonl") == []


def test_a_rank_that_does_not_lead_writes_none(tmp_path: Path) -> None:
    with RunLog(None, 0) as log:
        log.write("step", step=1)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_is_full_at_the_start_keeps_the_log_as_it_was(tmp_path: Path, files_end_at: Full) -> None:
    path = tmp_path / "log.jsonl"
    filled(path, 40)
    with files_end_at(100), pytest.raises(KioskError, match="make room"):
        RunLog(path, 39)
    assert steps_in(path) == list(range(1, 41))


def test_a_disk_that_fills_up_is_said_and_the_lines_before_are_kept(tmp_path: Path, files_end_at: Full) -> None:
    """A line of one figure for the step has 41 letters at most: 500 have room for 12 of them and no thirteenth."""
    path = tmp_path / "log.jsonl"
    with files_end_at(500), pytest.raises(KioskError, match=r"log\.jsonl cannot be written .*make room, .*--resume"):
        filled(path, 100)
    assert steps_in(path) == list(range(1, len(steps_in(path)) + 1))
    assert len(steps_in(path)) >= 500 // 45
