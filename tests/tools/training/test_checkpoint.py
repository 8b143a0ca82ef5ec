from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import torch

from kiosk.errors import KioskError, ModelBroken
from tools.training import checkpoint
from tools.training.checkpoint import Reached
from tools.training.ranks import Ranks
from tools.training.steps import Training

Full = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def training(tiny_system: ModuleType) -> Training:
    recipe = tiny_system.RECIPES["averaged"]
    return Training(recipe.build(), recipe, 0.1, 10, Ranks(), None)


def other(tiny_system: ModuleType, **settings: object) -> Training:
    recipe = replace(tiny_system.RECIPES["averaged"], **settings)
    return Training(recipe.build(), recipe, 0.1, 10, Ranks(), None)


def test_a_checkpoint_gives_back_what_it_was_given(training: Training, tiny_system: ModuleType, tmp_path: Path) -> None:
    training.step_now = 7
    checkpoint.save(tmp_path, training, Reached(2, 0.1 + 0.2, 1))
    fresh = other(tiny_system)
    assert checkpoint.restore(tmp_path, fresh) == Reached(2, 0.1 + 0.2, 1)
    assert fresh.step_now == 7
    for name, value in training.net.state_dict().items():
        assert torch.equal(value, fresh.net.state_dict()[name])
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("room", [0, 1, 700, 2048])
@pytest.mark.parametrize("what", ["last.pt", "weights.pt"])
def test_where_the_disk_is_full_the_file_before_is_still_there(
    room: int,
    what: str,
    training: Training,
    tmp_path: Path,
    files_end_at: Full,
) -> None:
    def save() -> None:
        if what == "last.pt":
            checkpoint.save(tmp_path, training, Reached(epoch=1))
        else:
            checkpoint.save_weights(tmp_path, training.net)

    save()
    before = (tmp_path / what).read_bytes()
    with files_end_at(room), pytest.raises(KioskError, match=rf"{what} cannot be written .*make room") as said:
        save()
    # What PyTorch says of a full disk is of its own lines of code.
    assert "enforce fail" not in str(said.value)
    assert (tmp_path / what).read_bytes() == before
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"hello, this is text\n",
        lambda whole: b"\x80\x02garbage",
        lambda whole: b"PK\x03\x04 cut off",
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: whole[:1000] + bytes(500) + whole[1500:],
    ],
    ids=["text", "pickle", "zip", "empty", "half", "one byte short", "zeros within"],
)
def test_a_file_that_is_no_checkpoint_is_refused(
    damage: Callable[[bytes], bytes], training: Training, tmp_path: Path
) -> None:
    checkpoint.save(tmp_path, training, Reached())
    path = tmp_path / "last.pt"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelBroken, match=r"last\.pt does not fit this run .*another folder"):
        checkpoint.restore(tmp_path, training)


@pytest.mark.parametrize(
    "state", [[1, 2], 3, {"net": [1]}, {"net": {}, "average": None, "optimiser": 3, "step": 1}], ids=str
)
def test_a_file_of_something_else_is_refused(state: object, training: Training, tmp_path: Path) -> None:
    torch.save(state, tmp_path / "last.pt")
    with pytest.raises(ModelBroken, match=r"last\.pt does not fit this run"):
        checkpoint.restore(tmp_path, training)


def test_another_networks_checkpoint_is_refused(training: Training, tiny_system: ModuleType, tmp_path: Path) -> None:
    checkpoint.save(tmp_path, other(tiny_system, build=lambda: tiny_system.Tiny(2, norm=True)), Reached())
    with pytest.raises(ModelBroken, match="does not fit this run"):
        checkpoint.restore(tmp_path, training)


def test_a_checkpoint_without_a_place_is_refused(training: Training, tmp_path: Path) -> None:
    torch.save(training.state(), tmp_path / "last.pt")
    with pytest.raises(ModelBroken, match="epoch"):
        checkpoint.restore(tmp_path, training)


def test_nothing_in_a_checkpoint_is_executed(training: Training, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "touched",)  # type: ignore[return-value]

    torch.save({"net": Evil()}, tmp_path / "last.pt")
    with pytest.raises(ModelBroken):
        checkpoint.restore(tmp_path, training)
    assert not (tmp_path / "touched").exists()
