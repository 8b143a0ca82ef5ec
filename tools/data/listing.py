"""Pictures in a flat folder that a csv labels (train.csv, test.csv): `filename, label`, and `split` or none."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path, PurePosixPath

from kiosk.errors import KioskError
from kiosk.pictures import is_picture
from tools.data.names import hashed_split, label_of, refuse, split_of
from tools.data.samples import Sample, SplitKind

FILE_COLUMNS = ("filename", "file", "image", "image_name", "img", "name", "path")
LABEL_COLUMNS = ("label", "class", "classname", "target", "category")

Row = tuple[str, str, str | None]
"""File, label and split as they are written."""


def fits(folder: Path) -> bool:
    """There is a csv with a column of files and one of labels."""
    return any(_columns(path) for path in sorted(folder.glob("*.csv")))


def read(folder: Path, split: SplitKind) -> list[Sample]:
    """One sample a row, its split from the column `split` or from the csv's name; no sample for "original" without one.

    A row without a split is dealt out by a hash of its file's name. Raises KioskError, naming rows that cannot be used.
    """
    by_name = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if is_picture(path):
            by_name[path.name].append(path)
    samples, problems = [], []
    for path in sorted(folder.glob("*.csv")):
        for number, (file, label, side) in enumerate(_rows(path), 2):
            picture, known = _picture(folder, file, by_name), label_of(label)
            if picture is None or known is None:
                fault = f"{label!r} is no label that we know" if picture else f"no one picture here is called {file!r}"
                problems.append(f"{path.name} row {number}: {fault}")
            elif side or split == "clean":
                chosen = side or hashed_split(picture.stem)
                samples.append(Sample(picture, known, folder.resolve().name, chosen, group=picture.stem))
    refuse(problems, f"{folder} has rows that cannot be used; mend or remove them")
    return samples


def _picture(folder: Path, file: str, by_name: dict[str, list[Path]]) -> Path | None:
    """By its path, or by its name where no other picture has it: a csv often gives the path of another machine."""
    if (folder / file).is_file():
        return folder / file
    namesakes = by_name.get(PurePosixPath(file.replace("\\", "/")).name, [])
    return namesakes[0] if len(namesakes) == 1 else None


def _columns(path: Path) -> tuple[str, str] | None:
    """The columns of files and labels; None: this is some other csv."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            names = next(csv.reader(lines), [])
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise KioskError(f"{path} cannot be read ({error}): write it again as a csv in UTF-8, or remove it") from error
    file = next((name for name in names if name.strip().lower() in FILE_COLUMNS), None)
    label = next((name for name in names if name.strip().lower() in LABEL_COLUMNS), None)
    return (file, label) if file and label else None


def _rows(path: Path) -> list[Row]:
    columns = _columns(path)
    if columns is None:
        return []
    of_file = next((side for word in re.split(r"[^A-Za-z]+", path.stem) if (side := split_of(word))), None)
    with path.open(newline="", encoding="utf-8-sig") as lines:
        return [
            (row[columns[0]] or "", row[columns[1]] or "", split_of(row.get("split") or "") or of_file)
            for row in csv.DictReader(lines)
        ]
