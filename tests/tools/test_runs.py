from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import torch

from kiosk.errors import KioskError, ModelBroken
from tools import train
from tools.data.samples import Sample
from tools.runs import open_run, save_seen, unseen

pytestmark = pytest.mark.usefixtures("tiny")


@pytest.fixture
def folder(tmp_path: Path, tiny_system: ModuleType) -> Path:
    """A run of the recipe `averaged`, as training leaves it."""
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "recipe.json").write_text(json.dumps({"name": "tiny", "recipe": "averaged", "seed": 3}))
    torch.manual_seed(3)
    torch.save(tiny_system.RECIPES["averaged"].build().state_dict(), folder / "weights.pt")
    return folder


def test_a_trained_run_opens_ready_to_be_used(
    tmp_path: Path, tiny_system: ModuleType, made_data: Callable[[int], Path]
) -> None:
    weights = train.run(train.Options("tiny", made_data(31), tmp_path / "run", "averaged", epochs=1))
    run = open_run(weights.parent)
    assert (run.name, run.folder, run.recipe) == ("tiny", tmp_path / "run", tiny_system.RECIPES["averaged"])
    assert not run.net.training
    for name, value in torch.load(weights).items():
        assert torch.equal(run.net.state_dict()[name], value)
    asked = {"name": "tiny", "recipe": "averaged", "seed": 0, "split": "clean", "epochs": 1, "batch": 5, "share": 1.0}
    assert {key: run.asked[key] for key in asked} == asked
    assert run.asked["settings"]["average_decay"] == 0.9
    assert str(tmp_path) not in run.asked["data"]


@pytest.mark.parametrize("missing", ["recipe.json", "weights.pt"])
def test_a_folder_that_is_no_run_is_said(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(KioskError, match=rf"there is no .*{missing}.*python -m tools\.train"):
        open_run(folder)


@pytest.mark.parametrize("text", ["", "{", "{}", '{"name": "tiny"}', "[]", '{"name": [], "recipe": 3}', "\xff"])
def test_a_damaged_recipe_is_said(folder: Path, text: str) -> None:
    (folder / "recipe.json").write_text(text, encoding="latin-1")
    with pytest.raises(ModelBroken, match="train it again"):
        open_run(folder)


def test_a_recipe_that_is_gone_is_said(folder: Path) -> None:
    (folder / "recipe.json").write_text(json.dumps({"name": "tiny", "recipe": "older"}))
    with pytest.raises(KioskError, match="tiny has no recipe older: choose among ours"):
        open_run(folder)


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"hello, this is text",
        lambda whole: b"PK\x03\x04 cut",
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
    ],
    ids=["text", "zip", "empty", "half"],
)
def test_damaged_weights_are_said(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    path = folder / "weights.pt"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelBroken, match="train it again"):
        open_run(folder)


@pytest.mark.parametrize("state", [[1], 3, {"fc.weight": 1}], ids=str)
def test_weights_of_something_else_are_said(folder: Path, state: object) -> None:
    torch.save(state, folder / "weights.pt")
    with pytest.raises(ModelBroken, match="train it again"):
        open_run(folder)


def test_another_networks_weights_are_said(folder: Path, tiny_system: ModuleType) -> None:
    torch.save(tiny_system.Tiny(2, norm=True).state_dict(), folder / "weights.pt")
    with pytest.raises(ModelBroken, match="train it again"):
        open_run(folder)


def test_what_a_run_was_trained_on_is_known_by_its_file_and_its_group(tmp_path: Path) -> None:
    def sample(name: str, source: str = "one", group: str = "") -> Sample:
        return Sample(tmp_path / name, 0, source, "test", group=group)

    save_seen(tmp_path, [sample("a.png"), sample("b.png", group="photo 1"), sample("\u00e9 x.png", "two")])
    fresh = [sample("d.png"), sample("e.png", group="photo 2"), sample("f.png", "two", group="photo 1")]
    again = [sample("a.png", "two", "other"), sample("g.png", group="photo 1"), sample("\u00e9 x.png")]
    assert unseen(tmp_path, again + fresh) == fresh


@pytest.mark.parametrize("name", ["a\u2028b.png", "a\nb.png", "a\tb.png", "a\x85b.png"])
def test_a_picture_of_a_strange_name_is_known_too(tmp_path: Path, name: str) -> None:
    strange, fresh = (Sample(tmp_path / each, 0, "one", "test") for each in (name, "z.png"))
    save_seen(tmp_path, [strange])
    assert unseen(tmp_path, [strange, fresh]) == [fresh]


def test_where_nothing_is_known_nothing_was_seen(tmp_path: Path) -> None:
    one = Sample(tmp_path / "a.png", 0, "one", "test")
    assert unseen(tmp_path, [one]) == [one]
    save_seen(tmp_path, [])
    assert unseen(tmp_path, [one]) == [one]


@pytest.mark.parametrize("line", ["a/file.jpg\tset\tgroup", "17", '["file", "set"]', "[["])
def test_a_damaged_list_of_what_was_seen_is_not_taken_for_an_empty_one(line: str, tmp_path: Path) -> None:
    (tmp_path / "seen.txt").write_text(line + "\n")
    with pytest.raises(KioskError, match=r"seen\.txt is damaged.*train it again"):
        unseen(tmp_path, [])
