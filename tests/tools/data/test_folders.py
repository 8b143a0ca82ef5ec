from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data import folders
from tools.data.samples import Sample

Tree = Callable[..., Path]


def told(samples: list[Sample]) -> set[tuple[str, str, str]]:
    return {(sample.file.name, LABELS[sample.label], sample.split) for sample in samples}


def test_face_mask_12k_is_read_as_it_comes(tree: Tree) -> None:
    data = tree(
        "Train/WithMask/1.png", "Train/WithoutMask/2.png", "Validation/WithMask/3.png", "Test/WithoutMask/4.png"
    )
    expected = {
        ("1.png", "with_mask", "train"),
        ("2.png", "without_mask", "train"),
        ("3.png", "with_mask", "val"),
        ("4.png", "without_mask", "test"),
    }
    assert told(folders.read(data, "clean")) == told(folders.read(data, "original")) == expected


@pytest.mark.parametrize(
    ("masked", "bare"),
    [
        ("WithMask", "WithoutMask"),
        ("with_mask", "without_mask"),
        ("Mask", "Non Mask"),
        ("with mask", "NO-MASK"),
        ("1", "0"),
    ],
)
def test_classes_are_known_however_they_are_written(tree: Tree, masked: str, bare: str) -> None:
    data = tree(f"TRAIN/{masked}/1.png", f"TRAIN/{bare}/2.png")
    assert told(folders.read(data, "original")) == {
        ("1.png", "with_mask", "train"),
        ("2.png", "without_mask", "train"),
    }


def test_incorrect_wear_is_a_class_of_its_own(tree: Tree) -> None:
    data = tree("train/mask_weared_incorrect/1.png", "train/with_mask/1.png")
    assert {LABELS[sample.label] for sample in folders.read(data, "clean")} == {"mask_incorrect", "with_mask"}


def test_augmented_copies_share_their_source_photos_group_and_are_dealt_to_one_side(tree: Tree) -> None:
    names = [
        f"{split}/WithMask/Augmented_{n}_{n * 7 + at}.jpg"
        for n in range(40)
        for at, split in enumerate(("Train", "Test"))
    ]
    samples = folders.read(tree(*names), "clean")
    sides: dict[str, set[str]] = {}
    for sample in samples:
        sides.setdefault(sample.group, set()).add(sample.split)
    assert set(sides) == {f"aug{n}" for n in range(40)}
    assert all(len(where) == 1 for where in sides.values())
    assert all(sample.copy for sample in samples)


def test_the_original_split_keeps_its_leaks(tree: Tree) -> None:
    data = tree("Train/WithMask/Augmented_7_1.jpg", "Test/WithMask/Augmented_7_2.jpg")
    assert [sample.split for sample in sorted(folders.read(data, "original"), key=lambda each: each.file.name)] == [
        "train",
        "test",
    ]


def test_a_split_that_keeps_photos_apart_is_kept_though_names_repeat(tree: Tree) -> None:
    data = tree(
        *(f"{split}/{label}/{n}.png" for n in range(9) for split in ("train", "test") for label in ("mask", "no_mask"))
    )
    assert all(sample.split == sample.file.parts[-3] for sample in folders.read(data, "clean"))


def test_a_mask_pasted_onto_a_bare_photo_stays_on_that_photos_side(tree: Tree) -> None:
    pairs = [(f"train/with_mask/{n}-with-mask.jpg", f"test/without_mask/{n}.jpg") for n in range(30)]
    samples = folders.read(tree(*(path for pair in pairs for path in pair)), "clean")
    side = {sample.file.name: sample.split for sample in samples}
    assert all(side[f"{n}-with-mask.jpg"] == side[f"{n}.jpg"] for n in range(30))
    assert not any(sample.copy for sample in samples)


def test_with_without_masks_augmented_images_are_copies(tree: Tree) -> None:
    samples = folders.read(tree("train/with_mask/augmented_image_3.jpg", "train/with_mask/plain_3.jpg"), "clean")
    assert {sample.file.name: sample.copy for sample in samples} == {
        "augmented_image_3.jpg": True,
        "plain_3.jpg": False,
    }


def test_a_tree_without_splits_is_dealt_out_and_has_no_original_split(tree: Tree) -> None:
    data = tree(*(f"{label}/{n}.png" for n in range(300) for label in ("Mask", "Non Mask")))
    samples = folders.read(data, "clean")
    share = [sum(sample.split == split for sample in samples) / len(samples) for split in ("train", "val", "test")]
    assert share == pytest.approx([0.8, 0.1, 0.1], abs=0.04)
    assert folders.read(data, "original") == []
    assert samples == folders.read(data, "clean")


def test_a_class_of_an_unknown_name_is_refused_rather_than_left_out(tree: Tree) -> None:
    data = tree("train/with_mask/1.png", "train/chin_only/1.png")
    with pytest.raises(
        KioskError, match="chin_only has pictures, but its name is no class that we know: call it with_mask"
    ):
        folders.read(data, "clean")


def test_hidden_folders_and_files_that_are_no_pictures_are_passed_over(tree: Tree) -> None:
    data = tree("with_mask/1.png", "with_mask/._1.png", "__MACOSX/with_mask/1.png", "without_mask/2.png")
    (data / "with_mask" / "Thumbs.db").write_bytes(b"x")
    assert len(folders.read(data, "clean")) == 2


def test_a_folder_called_mask_that_holds_a_whole_tree_is_no_class(tree: Tree) -> None:
    assert not folders.fits(tree("mask/train/with_mask/1.png", "mask/train/without_mask/1.png"))
