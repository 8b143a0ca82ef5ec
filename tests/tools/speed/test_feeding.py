from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from rich.console import Console
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools import nets
from tools.recipe import Recipe
from tools.speed import feeding

QUIET = Console(quiet=True)


class Tiny(nn.Module):
    """The mean colours, and a dense layer over them."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A network that trains in no time, on one thread."""
    recipe = Recipe(Tiny, ((0.2, 8), (0.8, 16)), epochs=1, batch=4, rate=0.1, average_decay=0.9)
    monkeypatch.setitem(nets.SYSTEMS, "tiny", {"ours": recipe})
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_both_loops_are_measured_in_turn_after_a_block_that_does_not_count() -> None:
    report = feeding.run(feeding.Options("tiny", blocks=2, pictures=9), QUIET)
    assert len(report.trained) == len(report.bare) == 2
    assert min(report.trained + report.bare) > 0
    assert report.of["side"] == 16
    assert report.of["augmentation"] == "door"


def test_the_figures_are_medians_and_their_ratio() -> None:
    report = feeding.Report((80.0, 10.0, 90.0), (100.0, 99.0, 900.0), {})
    training = report.figures["training"]
    assert (training["pictures_per_s"], training["bare_pictures_per_s"]) == (80.0, 100.0)
    assert training["share_of_bare"] == 0.8
    assert str(report) == "80.0 pictures/s in training, 100.0 in a bare loop: 80.0 %"


def test_the_figures_are_written_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "figures.json"
    feeding.main(["tiny", "--blocks", "1", "--pictures", "4", "--json", str(file)])
    figures = json.loads(file.read_text())
    assert {"pictures_per_s", "bare_pictures_per_s", "share_of_bare"} <= set(figures["training"])
    assert figures["of"]["name"] == "tiny"
    assert "pictures/s in training" in capsys.readouterr().out


def test_made_faces_have_landmarks_and_are_the_same_each_time() -> None:
    faces, again = feeding.made_faces(4), feeding.made_faces(4)
    assert faces.bgr.shape == (4, 176, 176, 3)
    assert np.array_equal(faces.bgr, again.bgr)
    assert [sample.label for sample in faces.samples] == [0, 1, 2, 0]
    assert all(faces.marks(index) is not None for index in range(4))


def test_a_dense_network_has_one_side_only() -> None:
    with pytest.raises(KioskError, match="takes pictures of 100 px only"):
        feeding.run(feeding.Options("vanilla", side=112), QUIET)


@pytest.mark.parametrize("arguments", [["--side", "0"], ["--blocks", "0"], ["--pictures", "-5"]])
def test_numbers_that_make_no_sense_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        feeding.parse(arguments)
    assert ended.value.code == 2
