from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.scene import LABELS, Box
from tools.data import corrections
from tools.data.corrections import FILE, NOTHING, changed, corrected
from tools.data.layouts import read
from tools.data.samples import Sample

Tree = Callable[..., Path]


@pytest.fixture
def data(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Four masked pictures and a bare one; of the first two it is known that they are labelled wrongly."""
    names = [f"WithMask/{number}.jpg" for number in range(4)]
    root = tree(*(f"train/{name}" for name in names), "train/WithoutMask/9.jpg", "val/WithMask/8.jpg")
    rows = ["name,sha256,label,why"]
    for name, label in zip(names, ("mask_incorrect", NOTHING), strict=False):
        found = hashlib.sha256((root / "train" / name).read_bytes()).hexdigest()
        rows.append(f"{name},{found[:16]},{label},told")
    (tmp_path / "known.csv").write_text("\n".join(rows) + "\n")
    monkeypatch.setattr(corrections, "FILE", tmp_path / "known.csv")
    corrections._rows.cache_clear()
    yield root
    corrections._rows.cache_clear()


def sample(data: Path, name: str) -> Sample:
    return Sample(data / "train" / name, LABELS.index("with_mask"), "set", "val")


def test_a_wrong_label_is_put_right_and_what_shows_nothing_is_left_out(data: Path) -> None:
    samples = [sample(data, f"WithMask/{number}.jpg") for number in range(3)]
    assert corrected(samples) == [replace(samples[0], label=LABELS.index("mask_incorrect")), samples[2]]
    assert changed(samples) == 2


def test_another_picture_of_that_name_keeps_its_label(data: Path) -> None:
    mine = sample(data, "WithMask/0.jpg")
    mine.file.write_bytes((data / "train" / "WithMask" / "2.jpg").read_bytes())
    assert corrected([mine]) == [mine]
    assert changed([mine]) == 0


def test_faces_of_scenes_and_files_that_are_gone_are_left_alone(data: Path) -> None:
    face, gone = replace(sample(data, "WithMask/0.jpg"), box=Box(0, 0, 9, 9)), sample(data, "WithMask/1.jpg")
    gone.file.unlink()
    assert corrected([face, gone]) == [face, gone]


def test_every_row_gives_a_label_and_says_why() -> None:
    with FILE.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["name"] for row in rows}) == len(rows) > 0
    for row in rows:
        assert row["label"] in {*LABELS, NOTHING}
        assert row["why"]
        assert row["name"].count("/") == 1
        assert len(row["sha256"]) == 16


def test_the_clean_split_is_read_corrected_unless_the_published_labels_are_wanted(data: Path) -> None:
    labels = {
        kind: {one.file.name: LABELS[one.label] for one in samples}
        for kind, samples in (
            ("clean", read(data)),
            ("published", read(data, as_published=True)),
            ("original", read(data, "original")),
        )
    }
    assert labels["clean"]["0.jpg"] == "mask_incorrect"
    assert "1.jpg" not in labels["clean"]
    assert labels["published"]["0.jpg"] == labels["original"]["0.jpg"] == "with_mask"
