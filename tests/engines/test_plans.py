"""Plans on disk: the very plan comes back for the very key, or none does; a disk that is full spoils nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from engines.build import Shapes
from engines.plans import Key, Plans

KEY = Key("c0ffee", "tensorrt", "10.7", "Orin", "SM87", "12.6", Shapes.of(144))
OTHERS: dict[str, Any] = {
    "onnx": "decaf",
    "backend": "tensorrt-rtx",
    "version": "10.8",
    "gpu": "NVIDIA L4",
    "capability": "SM89",
    "driver": "13.0",
    "shapes": Shapes.of(128),
}
PLAN = bytes(range(256)) * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "engines"


@pytest.fixture
def plans(folder: Path) -> Plans:
    return Plans(folder)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_plan_comes_back_whole(plans: Plans, folder: Path) -> None:
    assert plans.read(KEY) is None
    assert plans.write(KEY, PLAN) == ""
    assert plans.read(KEY) == PLAN
    assert Plans(folder).read(replace(KEY)) == PLAN
    assert names(folder) == {f"{KEY.name}.plan", f"{KEY.name}.json"}


def test_its_record_says_what_it_depends_on(plans: Plans, folder: Path) -> None:
    plans.write(KEY, PLAN)
    told = json.loads((folder / f"{KEY.name}.json").read_text())
    assert {name: told[name] for name in ("onnx", "backend", "version", "gpu", "capability", "driver")} == {
        name: getattr(KEY, name) for name in ("onnx", "backend", "version", "gpu", "capability", "driver")
    }
    assert told["shapes"]["high"] == [8, 3, 144, 144]


def test_every_field_of_the_key_is_tried_below() -> None:
    assert OTHERS.keys() == {field.name for field in fields(Key)}


@pytest.mark.parametrize("field", OTHERS)
def test_a_plan_of_another_key_is_not_this_ones(plans: Plans, field: str) -> None:
    other = replace(KEY, **{field: OTHERS[field]})
    plans.write(KEY, PLAN)
    assert plans.read(other) is None
    plans.write(other, PLAN[::-1])
    assert (plans.read(KEY), plans.read(other)) == (PLAN, PLAN[::-1])


@pytest.mark.parametrize("which", ["low", "usual", "high"])
def test_a_plan_of_other_shapes_is_not_this_ones(plans: Plans, which: str) -> None:
    plans.write(KEY, PLAN)
    assert plans.read(replace(KEY, shapes=replace(KEY.shapes, **{which: (2, 3, 144, 144)}))) is None


@pytest.mark.parametrize(
    "damage",
    [lambda plan: plan[:-1], lambda plan: b"", lambda plan: plan + b"\0", lambda plan: plan[:9] + b"\xff" + plan[10:]],
    ids=["truncated", "empty", "longer", "altered"],
)
def test_a_damaged_plan_is_none(plans: Plans, folder: Path, damage: Callable[[bytes], bytes]) -> None:
    plans.write(KEY, PLAN)
    (folder / f"{KEY.name}.plan").write_bytes(damage(PLAN))
    assert plans.read(KEY) is None


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"{}", b"null", b"\xff\xfe", b'{"sha256": 1}'], ids=repr)
def test_a_damaged_record_is_no_plan(plans: Plans, folder: Path, record: bytes) -> None:
    plans.write(KEY, PLAN)
    (folder / f"{KEY.name}.json").write_bytes(record)
    assert plans.read(KEY) is None


@pytest.mark.parametrize("ending", [".json", ".plan"])
def test_a_plan_without_its_record_is_none_and_so_is_a_record_without_its_plan(
    plans: Plans, folder: Path, ending: str
) -> None:
    plans.write(KEY, PLAN)
    (folder / (KEY.name + ending)).unlink()
    assert plans.read(KEY) is None
    assert plans.write(KEY, PLAN) == ""
    assert plans.read(KEY) == PLAN


def test_a_file_where_the_folder_should_be_is_a_sentence_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "engines").write_text("")
    plans = Plans(tmp_path / "engines")
    assert "could not be kept in" in plans.write(KEY, PLAN)
    plans.learn(KEY, b"timings")
    plans.forget(KEY)
    assert (plans.read(KEY), plans.timings(KEY)) == (None, b"")


def test_a_folder_in_a_plans_place_is_a_sentence_and_leaves_nothing_partial(plans: Plans, folder: Path) -> None:
    (folder / f"{KEY.name}.plan").mkdir(parents=True)
    assert "built anew at each start" in plans.write(KEY, PLAN)
    assert names(folder) == {f"{KEY.name}.plan"}
    plans.forget(KEY)


def test_a_full_disk_leaves_the_older_plan_as_it_was(plans: Plans, folder: Path, files_end_at) -> None:
    plans.write(KEY, PLAN)
    before = names(folder)
    with files_end_at(len(PLAN) - 1):
        said = plans.write(KEY, PLAN[::-1])
    assert "File too large" in said
    assert plans.read(KEY) == PLAN
    assert names(folder) == before


def test_a_disk_that_is_full_before_the_record_leaves_nothing(plans: Plans, folder: Path, files_end_at) -> None:
    with files_end_at(100):
        assert "File too large" in plans.write(KEY, PLAN[:99])
    assert names(folder) == set()


def test_a_forgotten_plan_is_gone_and_no_other(plans: Plans, folder: Path) -> None:
    other = replace(KEY, onnx="decaf")
    for key in (KEY, other):
        plans.write(key, PLAN)
    plans.learn(KEY, b"timings")
    plans.forget(KEY)
    plans.forget(KEY)
    assert (plans.read(KEY), plans.read(other), plans.timings(KEY)) == (None, PLAN, b"timings")
    assert names(folder) == {f"{other.name}.plan", f"{other.name}.json", f"{KEY.timings}.timings"}


@pytest.mark.parametrize(
    ("field", "shared"),
    [("onnx", True), ("shapes", True), ("backend", False), ("version", False), ("gpu", False), ("driver", False)],
)
def test_timings_are_of_one_gpu_and_one_tensorrt_whatever_the_model(plans: Plans, field: str, shared: bool) -> None:
    assert plans.timings(KEY) == b""
    plans.learn(KEY, b"measured")
    assert plans.timings(replace(KEY, **{field: OTHERS[field]})) == (b"measured" if shared else b"")


def test_no_timings_are_not_kept_in_place_of_some(plans: Plans, folder: Path) -> None:
    plans.learn(KEY, b"")
    assert not folder.exists()
    plans.learn(KEY, b"measured")
    plans.learn(KEY, b"")
    assert plans.timings(KEY) == b"measured"


def test_a_full_disk_leaves_the_older_timings_as_they_were(plans: Plans, folder: Path, files_end_at) -> None:
    plans.learn(KEY, b"measured")
    with files_end_at(10):
        plans.learn(KEY, b"measured again")
    assert (plans.timings(KEY), len(names(folder))) == (b"measured", 1)


def test_a_plan_from_afar_is_of_no_gpu_in_particular_and_says_so(plans: Plans, folder: Path) -> None:
    plans.write(KEY.from_afar, PLAN)
    assert plans.read(KEY) is None
    assert plans.read(replace(KEY, gpu="another Orin", driver="13.0").from_afar) == PLAN
    assert plans.read(replace(KEY, capability="SM89").from_afar) is None
    assert json.loads((folder / f"{KEY.from_afar.name}.json").read_text())["seen_to_run"] is False
    plans.write(KEY, PLAN)
    assert json.loads((folder / f"{KEY.name}.json").read_text())["seen_to_run"] is True
