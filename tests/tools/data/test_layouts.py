from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data.layouts import read
from tools.data.samples import ANIMALS

Tree = Callable[..., Path]
Voc = Callable[..., Path]
MadeData = Callable[[int], Path]
FACE = (20.0, 10.0, 60.0, 50.0)
BOTH = ("train/with_mask/1.png", "train/without_mask/2.png", "val/with_mask/3.png")


def test_a_manifest_goes_before_the_folders_beside_it(made_data: MadeData) -> None:
    data = made_data(10)
    assert {sample.source for sample in read(data)} == {"made"}
    assert [sample.file.name for sample in read(data) if sample.split == "val"] == ["004.png", "009.png"]


def test_every_second_animal_of_each_kind_is_held_out_and_none_wears_a_mask(tree: Tree) -> None:
    data = tree(*BOTH, *(f"animals/{kind}/{n}.jpg" for kind in ("cat", "dog") for n in range(3)))
    animals = [sample for sample in read(data) if sample.source == ANIMALS]
    assert [(sample.file.parent.name, sample.file.name, sample.split) for sample in animals] == [
        ("cat", "0.jpg", "train"),
        ("cat", "1.jpg", "val"),
        ("cat", "2.jpg", "train"),
        ("dog", "0.jpg", "train"),
        ("dog", "1.jpg", "val"),
        ("dog", "2.jpg", "train"),
    ]
    assert {LABELS[sample.label] for sample in animals} == {"without_mask"}
    assert not [sample for sample in read(data, "original") if sample.source == ANIMALS]


def test_wrapping_folders_are_looked_through(tree: Tree) -> None:
    data = tree(*(f"archive/Face Mask Dataset/{path}" for path in BOTH))
    assert {sample.source for sample in read(data)} == {"Face Mask Dataset"}


def test_several_sets_side_by_side_are_read_as_a_source_each(tree: Tree, voc: Voc, tmp_path: Path) -> None:
    tree(*BOTH, folder="first")
    tree("images/1.png", folder="second")
    (tmp_path / "second" / "train.csv").write_text("filename,label\n1.png,1\n")
    voc("a", ("with_mask", FACE))
    assert {sample.source for sample in read(tmp_path) if sample.person} == {"first", "second", "voc"}
    assert {sample.source for sample in read(tmp_path, "original")} == {"first", "second"}


def test_a_missing_validation_part_is_a_tenth_of_the_training_groups_of_each_class(tree: Tree) -> None:
    data = tree(
        *(f"Train/{label}/{n}.png" for label in ("Mask", "Non Mask") for n in range(30)),
        "Test/Mask/1.png",
        "Test/Non Mask/1.png",
    )
    carved = [sample for sample in read(data) if sample.split == "val"]
    assert [LABELS[sample.label] for sample in carved].count("with_mask") == 3
    assert len(carved) == 6
    assert carved == [sample for sample in read(data) if sample.split == "val"]
    assert sum(sample.split == "test" for sample in read(data)) == 2


def test_copies_of_one_photo_go_to_the_validation_part_together(tree: Tree) -> None:
    data = tree(
        *(f"Train/WithMask/Augmented_{n}_{at}.png" for n in range(20) for at in range(3)),
        *(f"Train/WithoutMask/{n}.png" for n in range(20)),
    )
    sides: dict[str, set[str]] = {}
    for sample in read(data):
        sides.setdefault(sample.group, set()).add(sample.split)
    assert all(len(where) == 1 for where in sides.values())
    assert {"val"} in sides.values()


def test_the_last_picture_of_a_class_stays_to_be_trained_on(tree: Tree) -> None:
    samples = read(tree("train/with_mask/1.png", "train/without_mask/2.png"))
    assert [sample.split for sample in samples] == ["train", "train"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="nowhere is not there: check how --data is written"):
        read(tmp_path / "nowhere")


def test_a_folder_that_the_system_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"cannot be read \(File name too long\)"):
        read(tmp_path / ("a" * 300))


def test_an_archive_is_to_be_unpacked_first(tmp_path: Path) -> None:
    (tmp_path / "archive.zip").touch()
    with pytest.raises(KioskError, match=r"archive\.zip is a file: unpack it"):
        read(tmp_path / "archive.zip")


def test_an_empty_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="is empty: put a set of pictures there"):
        read(tmp_path)


def test_class_folders_without_a_picture_are_told_in_a_sentence(tmp_path: Path) -> None:
    for label in ("with_mask", "without_mask"):
        (tmp_path / "train" / label).mkdir(parents=True)
    with pytest.raises(KioskError, match="has no faces in split 'clean': check that its folders have pictures"):
        read(tmp_path)


def test_a_folder_of_something_else_is_told_what_was_looked_for(tree: Tree) -> None:
    with pytest.raises(
        KioskError, match=r"no layout that we know. Looked for: manifest\.csv; boxes\.json; annotations"
    ):
        read(tree("holiday/1.png", "holiday/2.png"))


@pytest.mark.parametrize(("there", "missing"), [("with_mask", "without_mask"), ("without_mask", "with_mask")])
def test_a_class_that_is_missing_in_the_training_part_is_named_beside_those_that_are_there(
    tree: Tree, there: str, missing: str
) -> None:
    data = tree(f"train/{there}/1.png", f"test/{missing}/1.png", "train/mask_incorrect/2.png")
    with pytest.raises(KioskError, match=rf"has no {missing} pictures, only mask_incorrect, {there}: add some"):
        read(data)


def test_animals_are_no_replacement_for_bare_faces(tree: Tree) -> None:
    with pytest.raises(KioskError, match="has no without_mask pictures, only with_mask"):
        read(tree("train/with_mask/1.png", "animals/cat/1.jpg"))


def test_a_set_without_a_training_part_says_which_parts_it_has(tree: Tree) -> None:
    with pytest.raises(KioskError, match="has no training part, only test, val: add a folder `train`"):
        read(tree("val/with_mask/1.png", "test/without_mask/2.png"))


def test_a_set_that_was_published_without_a_split_has_no_original_one(tree: Tree) -> None:
    with pytest.raises(KioskError, match="has no faces in split 'original': use --split clean"):
        read(tree("with_mask/1.png", "without_mask/2.png"), "original")
