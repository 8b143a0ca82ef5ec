from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.scene import LABELS, Box
from tools.data.corrections import FILE, NOTHING, changed, corrected
from tools.data.layouts import read
from tools.data.samples import Sample

Tree = Callable[..., Path]


def sample(path: str, label: str = "with_mask", box: Box | None = None) -> Sample:
    return Sample(Path(path), LABELS.index(label), "set", "val", box=box)


def test_a_wrong_label_is_put_right_in_every_copy_of_the_photo() -> None:
    copies = [sample(f"any/Test/WithMask/Augmented_467_{number}.jpg") for number in (1, 22)]
    assert [LABELS[one.label] for one in corrected(copies)] == ["without_mask"] * 2


def test_what_shows_nothing_is_left_out() -> None:
    assert corrected([sample("Train/WithMask/Augmented_886_7.jpg"), sample("Train/WithMask/Augmented_8_7.jpg")]) == [
        sample("Train/WithMask/Augmented_8_7.jpg")
    ]


@pytest.mark.parametrize(
    "path", ["Train/WithoutMask/1004.jpg", "Train/WithMask/11004.jpg", "WithMask/Augmented_4670_1.jpg", "1004.jpg"]
)
def test_another_picture_keeps_its_label(path: str) -> None:
    assert corrected([sample(path)]) == [sample(path)]


def test_what_is_changed_or_left_out_is_counted() -> None:
    names = ("WithMask/Augmented_886_7.jpg", "WithMask/1004.jpg", "WithMask/2.jpg")
    assert changed([sample(name) for name in names]) == 2


def test_faces_of_scenes_are_not_meant() -> None:
    face = sample("WithMask/1004.jpg", box=Box(0, 0, 9, 9))
    assert corrected([face]) == [face]


def test_every_row_gives_a_label_and_says_why() -> None:
    with FILE.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["name"] for row in rows}) == len(rows) > 0
    for row in rows:
        assert row["label"] in {*LABELS, NOTHING}
        assert row["why"]
        assert row["name"].count("/") == 1
        assert row["name"].find("*") in {-1, len(row["name"]) - 1}
        assert "*" not in row["name"] or row["name"].endswith("_*")


def test_the_clean_split_is_read_corrected_unless_the_published_labels_are_wanted(tree: Tree) -> None:
    data = tree("train/WithMask/1004.jpg", "train/WithMask/2.jpg", "train/WithoutMask/3.jpg", "val/WithMask/4.jpg")
    labels = {
        kind: {one.file.name: LABELS[one.label] for one in samples}
        for kind, samples in (
            ("clean", read(data)),
            ("published", read(data, as_published=True)),
            ("original", read(data, "original")),
        )
    }
    assert labels["clean"]["1004.jpg"] == "mask_incorrect"
    assert labels["published"]["1004.jpg"] == labels["original"]["1004.jpg"] == "with_mask"
