import json
import os
import time
from contextlib import closing

import pytest

from kiosk.errors import KioskError
from kiosk.relays.lcus import LcusRelay
from tools.torture import __main__ as tool
from tools.torture.board import Board

LIMIT_S = 2.0


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
    tool.main(["--kills", "2", "--stops", "2", "--cuts", "4", "--doormen", "2", "--out", str(out)])
    return json.loads(out.read_text())


@pytest.mark.parametrize(("harm", "times"), [("kills", 2), ("stops", 2), ("cuts", 4), ("doormen", 2)])
def test_the_relay_is_released_within_two_seconds_whatever_comes_to_harm(summary, harm, times):
    figures = summary[harm]
    assert figures["n"] == times
    assert figures["over_2_s"] == 0
    assert 0 <= figures["median_s"] <= figures["p99_s"] <= figures["max_s"] <= LIMIT_S


def test_a_summary_counts_what_was_too_long():
    figures = tool.summarise([0.1] * 98 + [1.9, 2.1])
    assert figures == {"n": 100, "median_s": 0.1, "p99_s": 1.9, "max_s": 2.1, "over_2_s": 1}


def test_a_broken_promise_is_an_error(monkeypatch, capsys):
    monkeypatch.setattr(tool, "measure", lambda name, times, done: [3.0] * times)
    with pytest.raises(KioskError, match=r"not safe within 2 s: kills$"):
        tool.main(["--kills", "1", "--stops", "0", "--cuts", "0", "--doormen", "1"])
    assert "doormen" in capsys.readouterr().out


def test_fewer_than_none_is_not_understood(capsys):
    with pytest.raises(SystemExit):
        tool.parse(["--kills", "-1"])
    assert "N is 0 or more" in capsys.readouterr().err
