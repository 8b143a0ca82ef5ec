from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from torch.distributed import run

from kiosk.errors import PictureUnreadable
from tools import train
from tools.training import ranks
from tools.training.log import read_log
from tools.training.options import Options
from tools.training.ranks import Ranks
from tools.training.steps import Training

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [
    pytest.mark.usefixtures("tiny", "each_step"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
MadeData = Callable[[int], Path]
Together = Callable[[Options], list[int]]


@pytest.fixture
def together(fork: Callable[[Callable[[], None]], int], ended: Callable[[int], int]) -> Together:
    """Trains with two processes, placed as torchrun places them; how each of them ended."""

    def both(options: Options) -> list[int]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]

        def one(rank: int) -> None:
            os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port), WORLD_SIZE="2", RANK=str(rank))
            with ranks.join() as place:
                train.run(options, place)

        return [ended(child) for child in [fork(lambda rank=rank: one(rank)) for rank in range(2)]]

    return both


def losses(folder: Path) -> list[float]:
    return [line["loss"] for line in read_log(folder / "log.jsonl") if line["kind"] == "step"]


def said(tmp_path: Path) -> str:
    return "".join(path.read_text() for path in (tmp_path / "said").iterdir())


def test_alone_nothing_is_shared_and_nothing_is_waited_for() -> None:
    alone = Ranks()
    assert alone.leads
    assert alone.mean(3.0, 2.0) == alone.shared(3.0) == 3.0
    alone.wait()
    with ranks.join() as place:
        assert (place.rank, place.world) == (0, 1)


def test_only_the_first_leads() -> None:
    assert not Ranks(1, 2).leads


def test_two_ranks_have_one_mean_and_the_leaders_word(fork: Any, ended: Any, tmp_path: Path) -> None:
    def one(rank: int) -> None:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", WORLD_SIZE="2", RANK=str(rank))
        import torch.distributed as dist

        dist.init_process_group("gloo", init_method=f"file://{tmp_path}/meet", rank=rank, world_size=2)
        place = Ranks(rank, 2)
        # (3 x 1.0 + 2 x 6.0) / 5 = 3
        assert place.mean((1.0, 6.0)[rank], (3, 2)[rank]) == 3.0
        assert place.shared((0.25, 9.0)[rank]) == 0.25
        place.wait()

    assert [ended(child) for child in [fork(lambda rank=rank: one(rank)) for rank in range(2)]] == [0, 0], said(
        tmp_path
    )


def test_two_ranks_learn_what_one_learns_from_odd_batches(
    made_data: MadeData, tmp_path: Path, together: Together
) -> None:
    alone = Options("tiny", made_data(31), tmp_path / "one", precision="fp32")
    train.run(alone)
    both = replace(alone, out=tmp_path / "two")
    assert together(both) == [0, 0], said(tmp_path)
    assert losses(both.out) == pytest.approx(losses(alone.out), abs=2e-6)
    pieces = replace(alone, out=tmp_path / "pieces", accumulate=2)
    assert together(pieces) == [0, 0], said(tmp_path)
    assert losses(pieces.out) == pytest.approx(losses(alone.out), abs=2e-6)


def test_two_ranks_find_one_rate_and_stop_early_together(
    made_data: MadeData, tmp_path: Path, tiny: ModuleType, together: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Options("tiny", made_data(31), tmp_path / "one", "swept", epochs=1, precision="fp32")
    monkeypatch.setitem(tiny.RECIPES, "swept", replace(tiny.PLAIN, rate=None))
    train.run(alone)
    both = replace(alone, out=tmp_path / "two")
    assert together(both) == [0, 0], said(tmp_path)
    found, expected = (json.loads((folder / "rates.json").read_text()) for folder in (both.out, alone.out))
    assert found["losses"] == pytest.approx(expected["losses"], abs=2e-6)
    assert found["chosen"] == expected["chosen"]
    assert losses(both.out) == pytest.approx(losses(alone.out), abs=2e-6)
    early = replace(both, out=tmp_path / "early", recipe="early", epochs=None)
    assert together(early) == [0, 0], said(tmp_path)
    assert len(losses(early.out)) == 2 * 5


def test_two_ranks_that_were_cut_off_end_as_if_they_had_run_through(
    made_data: MadeData, tmp_path: Path, together: Together, outcome: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options("tiny", made_data(31), tmp_path / "run", "averaged")
    through = replace(options, out=tmp_path / "through")
    assert together(through) == [0, 0], said(tmp_path)
    step = Training.step

    def or_killed(self: Training, *given: Any, **named: Any) -> float:
        if self.step_now == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(self, *given, **named)

    with monkeypatch.context() as dark:
        dark.setattr(Training, "step", or_killed)
        assert together(options) == [-signal.SIGKILL] * 2
    assert together(replace(options, resume=True)) == [0, 0], said(tmp_path)
    assert outcome(options.out)[0] == outcome(through.out)[0]
    assert losses(options.out) == losses(through.out)


def test_where_a_picture_is_broken_both_ranks_end(made_data: MadeData, tmp_path: Path, together: Together) -> None:
    data = made_data(31)
    (data / "made" / "003.png").write_bytes(b"no picture")
    codes = together(Options("tiny", data, tmp_path / "run"))
    assert codes[0] == PictureUnreadable.exit_code
    assert codes[1] not in (0, -signal.SIGALRM)
    assert "003.png" in said(tmp_path)


def test_torchrun_starts_it(made_data: MadeData, tmp_path: Path, fork: Any, ended: Any) -> None:
    """The real thing, once: its two interpreters are dear."""
    system = [str(ROOT / "tests" / "fixtures" / "tiny_system.py"), "tiny", "--data", str(made_data(31))]
    there = [*system, "--out", str(tmp_path / "run"), "--epochs", "1", "--no-report", "--precision", "fp32"]

    def torchrun() -> None:
        os.environ["OMP_NUM_THREADS"] = "1"
        run.main(["--standalone", "--nproc-per-node", "2", *there])

    assert ended(fork(torchrun)) == 0, said(tmp_path)
    assert "Warning" not in said(tmp_path)
    train.run(Options("tiny", tmp_path / "data", tmp_path / "one", epochs=1, precision="fp32"))
    assert losses(tmp_path / "run") == pytest.approx(losses(tmp_path / "one"), abs=2e-6)


def test_no_thread_outlives_the_group() -> None:
    """One that asks for the interpreter while it ends aborts the process: an interpreter of its own shows it."""
    script = """
import os, torch
from tools.training import ranks
os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="0", WORLD_SIZE="1", RANK="0")
with ranks.join() as place:
    weight = torch.nn.Parameter(torch.ones(2))
    torch.optim.SGD([weight], lr=0.1)
    assert len(os.listdir("/proc/self/task")) > 1
assert len(os.listdir("/proc/self/task")) == 1, os.listdir("/proc/self/task")
"""
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=one_thread, check=True)
