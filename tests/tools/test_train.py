from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import torch

from kiosk.errors import KioskError
from tools import feed, nets, train
from tools.dataset import Sample

SMALL = train.Recipe(stages=((1.0, 32),), batch=8)
MadeData = Callable[[int], Path]


class PowerCut(Exception):
    """The machine went off."""


@dataclass(frozen=True, slots=True)
class CutOff(train.Recipe):
    """A recipe during whose second epoch the power fails."""

    def side(self, epoch: int, epochs: int) -> int:
        if epoch == 1:
            raise PowerCut
        return 32


def epochs_in(log: Path) -> list[int]:
    return [json.loads(line)["epoch"] for line in log.read_text().splitlines()]


@pytest.fixture
def one_thread() -> Iterator[None]:
    """On a busy machine two threads spend minutes waiting for each other over work as small as this."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("centerface_file", "one_thread")
def test_a_run_that_was_cut_off_goes_on_where_it_was(made_data: MadeData, tmp_path: Path) -> None:
    options = train.Options("resnet34", made_data(31), tmp_path / "run", epochs=2, resume=False)
    with pytest.raises(PowerCut):
        train.run(options, CutOff(stages=SMALL.stages, batch=SMALL.batch))
    assert epochs_in(options.out / "log.jsonl") == [1]

    weights = train.run(replace(options, resume=True), SMALL)

    assert epochs_in(options.out / "log.jsonl") == [1, 2]
    state = torch.load(weights)
    nets.build("resnet34").load_state_dict(state)
    assert all(bool(torch.isfinite(value).all()) for value in state.values())
    steps = 2 * (25 // SMALL.batch)
    assert torch.load(options.out / "last.pt")["schedule"]["last_epoch"] == steps


def test_without_a_manifest_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"manifest\.csv is not there"):
        train.run(train.Options("resnet34", tmp_path / "nothing", tmp_path / "run", 1, False))


def test_the_pictures_grow_from_stage_to_stage() -> None:
    recipe = train.Recipe(stages=((0.5, 80), (0.25, 112), (0.25, 144)))
    assert [recipe.side(epoch, 8) for epoch in range(8)] == [80] * 4 + [112] * 2 + [144] * 2


def test_shares_that_do_not_reach_the_end_keep_the_last_side() -> None:
    assert train.Recipe(stages=((0.3, 80), (0.3, 112))).side(9, 10) == 112


def test_copies_are_drawn_seldom_and_wrong_wear_often() -> None:
    plain = Sample(Path("a.jpg"), 0, "made", "train", copy=False)
    copied, wrong = replace(plain, copy=True), replace(plain, label=2)
    weights = feed.sample_weights((plain, copied, wrong))
    assert weights[1] < weights[0] < weights[2]


def test_the_command_line_needs_data_and_a_place_for_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        train.parse(["resnet34"])
    assert ended.value.code == 2
    assert "--data, --out" in capsys.readouterr().err
