from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data import listing

Tree = Callable[..., Path]


def test_the_csvs_name_is_the_split_and_its_rows_are_the_labels(tree: Tree) -> None:
    data = tree("images/1.png", "images/2.png", "images/3.png")
    (data / "train.csv").write_text("filename,label\n1.png,1\nelsewhere\\2.png,without_mask\n")
    (data / "test_labels.csv").write_text("filename,label\nimages/3.png,0\n")
    assert {(sample.file.name, LABELS[sample.label], sample.split) for sample in listing.read(data, "original")} == {
        ("1.png", "with_mask", "train"),
        ("2.png", "without_mask", "train"),
        ("3.png", "without_mask", "test"),
    }


def test_a_csv_without_a_split_is_dealt_out_and_has_no_original_split(tree: Tree) -> None:
    data = tree("1.png")
    (data / "labels.csv").write_text("Image,Class\n1.png,with mask\n")
    assert listing.read(data, "original") == []
    assert len(listing.read(data, "clean")) == 1


def test_a_column_of_splits_is_taken_first(tree: Tree) -> None:
    data = tree("1.png")
    (data / "train.csv").write_text("file,label,split\n1.png,mask,valid\n")
    assert [sample.split for sample in listing.read(data, "clean")] == ["val"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("9.png,mask", r"train\.csv row 2: no one picture here is called '9\.png'"),
        ("1.png,hat", r"train\.csv row 2: 'hat' is no label"),
        ("twice.png,mask", "no one picture here is called 'twice.png'"),
        (",mask", "no one picture here is called ''"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tree: Tree, row: str, words: str) -> None:
    data = tree("1.png", "a/twice.png", "b/twice.png")
    (data / "train.csv").write_text(f"filename,label\n{row}\n")
    with pytest.raises(KioskError, match=words):
        listing.read(data, "clean")


def test_another_csv_is_no_list_of_labels(tree: Tree) -> None:
    data = tree("1.png")
    (data / "split.csv").write_text("image,split\n1,train\n")
    assert not listing.fits(data)
