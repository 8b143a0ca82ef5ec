from __future__ import annotations

import json

import cv2
import numpy as np
import pytest

from kiosk.errors import KioskError
from tools.data import crowds


def boxed(root, *scenes):
    (root / "images").mkdir(parents=True, exist_ok=True)
    rows = []
    for name, split, boxes in scenes:
        cv2.imwrite(str(root / "images" / name), np.zeros((60, 90, 3), np.uint8))
        faces = [{"label": label, "box": box} for label, box in boxes]
        rows.append(
            {"file": f"images/{name}", "width": 90, "height": 60, "split": split, "group": name, "boxes": faces}
        )
    (root / "boxes.json").write_text(json.dumps(rows))
    return root


def test_a_picture_has_all_its_faces_the_smallest_too(tmp_path):
    faces = [("with_mask", [10, 10, 50, 50]), ("mask_incorrect", [60, 10, 65, 16]), ("without_mask", [70, 20, 95, 50])]
    (found,) = crowds.read(boxed(tmp_path / "s", ("a.png", "train", faces)))
    assert found.corners.tolist() == [[10, 10, 50, 50], [60, 10, 65, 16], [70, 20, 90, 50]]
    assert found.labels.tolist() == [0, 2, 1]
    assert (found.source, found.split, found.group) == ("s", "train", "a.png")


def test_several_sets_side_by_side_keep_their_splits(tmp_path, voc):
    root = voc("one", ("with_mask", (10, 10, 50, 50)), ("without_mask", (60, 10, 90, 50)))
    (root / "split.csv").write_text("image,split\none,train\n")
    boxed(tmp_path / "street", ("b.png", "val", [("without_mask", [1, 1, 40, 40])]))
    found = {crowd.source: (crowd.split, len(crowd.labels)) for crowd in crowds.read(tmp_path)}
    assert found == {"voc": ("train", 2), "street": ("val", 1)}


def test_animals_show_nobody_and_every_second_one_is_kept_for_measuring(tmp_path):
    boxed(tmp_path / "s", ("a.png", "train", [("with_mask", [10, 10, 50, 50])]))
    (tmp_path / "animals" / "cat").mkdir(parents=True)
    for name in "abc":
        cv2.imwrite(str(tmp_path / "animals" / "cat" / f"{name}.png"), np.zeros((8, 8, 3), np.uint8))
    beasts = [crowd for crowd in crowds.read(tmp_path) if crowd.source == "animals"]
    assert [(crowd.split, len(crowd.corners)) for crowd in beasts] == [("train", 0), ("test", 0), ("train", 0)]


def test_a_folder_without_boxes_is_refused(tmp_path):
    (tmp_path / "with_mask").mkdir()
    with pytest.raises(KioskError, match="no pictures with boxes to train on"):
        crowds.read(tmp_path)
    with pytest.raises(KioskError, match="is no folder"):
        crowds.read(tmp_path / "nowhere")


def test_pictures_that_are_all_held_out_are_refused(tmp_path):
    root = boxed(tmp_path / "s", ("a.png", "val", [("with_mask", [10, 10, 50, 50])]))
    with pytest.raises(KioskError, match="no pictures with boxes to train on"):
        crowds.read(root)
