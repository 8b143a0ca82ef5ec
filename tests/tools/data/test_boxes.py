from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS, Box
from tools.data import boxes

Tree = Callable[..., Path]
SCENE: dict[str, Any] = {
    "file": "set/images/a.png",
    "width": 200,
    "height": 100,
    "split": "val",
    "group": "g1",
    "boxes": [{"label": "mask_incorrect", "box": [10, 20, 50.5, 60]}, {"label": "with_mask", "box": [0, 0, 20, 20]}],
}


def write(tree: Tree, **changes: Any) -> Path:
    data = tree("images/a.png")
    (data / "boxes.json").write_text(json.dumps([SCENE | changes]))
    return data


@pytest.mark.parametrize("file", ["set/images/a.png", "images/a.png"])
def test_a_face_is_a_sample_with_its_box_where_it_is_large_enough(tree: Tree, file: str) -> None:
    data = write(tree, file=file)
    (sample,) = boxes.read(data, "clean")
    assert sample.file.samefile(data / "images" / "a.png")
    assert (LABELS[sample.label], sample.split, sample.group, sample.source) == ("mask_incorrect", "val", "g1", "set")
    assert sample.box == Box(10, 20, 50.5, 60)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"file": "set/images/b.png"}, r"b\.png: there is no such picture"),
        ({"split": "half"}, "'half' is no split"),
        ({"boxes": [{"label": "hat", "box": [0, 0, 50, 50]}]}, "'hat' is no label"),
        ({"boxes": [{"label": "with_mask", "box": [0, 0, 50]}]}, r"the box \[0\.0, 0\.0, 50\.0\] is no"),
        ({"boxes": [{"label": "with_mask"}]}, "'box' is missing"),
        ({"boxes": [{"label": "with_mask", "box": 7}]}, r"a\.png: "),
        ({"width": "wide"}, r"a\.png: could not convert"),
    ],
)
def test_a_scene_that_cannot_be_used_is_named(tree: Tree, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(KioskError, match=words):
        boxes.read(write(tree, **changes), "clean")


@pytest.mark.parametrize(
    ("text", "words"), [("[{", "copy it again"), ("{}", "no list of scenes"), ("[3]", "scene 0: ")]
)
def test_a_file_that_holds_no_scenes_is_told_in_a_sentence(tree: Tree, text: str, words: str) -> None:
    data = tree("images/a.png")
    (data / "boxes.json").write_text(text)
    with pytest.raises(KioskError, match=words):
        boxes.read(data, "clean")
