from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data import manifest

HEAD = "file,label,source,orig_split,clean_split,group,orig_w,orig_h,augmented_or_pasted"


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "manifest.csv").write_text("\r\n".join((head, *rows)) + "\r\n", newline="")
    return folder


def test_a_row_becomes_a_sample_whatever_the_line_ends(tmp_path: Path) -> None:
    data = write(tmp_path, '"a/1,2.jpg",mask_incorrect,web,Test,val,g7,36,36,1')
    (sample,) = manifest.read(data, "clean")
    assert sample.file == tmp_path / "a" / "1,2.jpg"
    assert (LABELS[sample.label], sample.source, sample.split) == ("mask_incorrect", "web", "val")
    assert (sample.copy, sample.group, sample.box) == (True, "g7", None)


def test_the_original_split_has_the_rows_that_had_one(tmp_path: Path) -> None:
    rows = [
        f"{n}.jpg,with_mask,s,{split},train,g,1,1,0" for n, split in enumerate(("Train", "Validation", "Test", "", "-"))
    ]
    data = write(tmp_path, *rows)
    assert [sample.split for sample in manifest.read(data, "original")] == ["train", "val", "test"]
    assert len(manifest.read(data, "clean")) == 5


def test_the_columns_that_are_not_needed_may_be_missing(tmp_path: Path) -> None:
    data = write(tmp_path, "1.jpg,with_mask,train", head="file,label,clean_split")
    (sample,) = manifest.read(data, "clean")
    assert (sample.source, sample.copy, sample.group) == (tmp_path.name, False, "")
    assert manifest.read(data, "original") == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1.jpg,maybe,s,,train,g,1,1,0", r"row 2: 'maybe' is no label; use with_mask"),
        ("1.jpg,with_mask,s,,trian,g,1,1,0", r"row 2: 'trian' is no clean_split; use train, val or test"),
        (",with_mask,s,,train,g,1,1,0", r"row 2: it names no file"),
        ("1.jpg,with_mask", r"row 2: it ends too early"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(KioskError, match=words):
        manifest.read(write(tmp_path, row), "clean")


def test_ten_faulty_rows_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    data = write(tmp_path, *["1.jpg,maybe,s,,train,g,1,1,0"] * 13)
    with pytest.raises(KioskError, match=r"\(13\)(?s:.*)row 11: (?s:.*)and 3 more") as caught:
        manifest.read(data, "clean")
    assert "row 12" not in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="lacks the columns clean_split, label"):
        manifest.read(write(tmp_path, "1.jpg", head="file"), "clean")


def test_a_manifest_that_is_no_text_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes(b"file,label\n\xff\xfe\x00")
    with pytest.raises(KioskError, match="write it again as a csv in UTF-8"):
        manifest.read(tmp_path, "clean")
