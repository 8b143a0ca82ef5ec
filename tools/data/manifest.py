"""A folder with manifest.csv: one row a face crop, with the splits decided.

The columns are `file, label, source, orig_split, clean_split, group, orig_w, orig_h, augmented_or_pasted`; of these
`file`, which is relative to the folder, `label` and `clean_split` must be there. `clean_split` is the truth for split
"clean"; "original" gives the rows that have an orig_split.
"""

from __future__ import annotations

import csv
from pathlib import Path

from kiosk.errors import KioskError
from tools.data.names import label_of, refuse, split_of
from tools.data.samples import Sample, SplitKind

NAME = "manifest.csv"
NEEDED = {"file", "label", "clean_split"}


def fits(folder: Path) -> bool:
    """There is a manifest."""
    return (folder / NAME).is_file()


def read(folder: Path, split: SplitKind) -> list[Sample]:
    """One sample a row. Raises KioskError, naming the rows that cannot be used."""
    path = folder / NAME
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            table = csv.DictReader(lines, strict=True)
            missing = NEEDED - set(table.fieldnames or ())
            rows = list(table)
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise KioskError(f"{path} cannot be read ({error}): write it again as a csv in UTF-8") from error
    if missing:
        raise KioskError(f"{path} lacks the columns {', '.join(sorted(missing))}: add them to its first line")
    column = "clean_split" if split == "clean" else "orig_split"
    samples, problems = [], []
    for number, row in enumerate(rows, 2):
        try:
            samples.append(_sample(folder, row, column))
        except ValueError as error:  # noqa: PERF203 - all faulty rows are told at once
            problems.append(f"row {number}: {error}")
    refuse(problems, f"{path} has rows that cannot be used; mend or remove them")
    return [sample for sample in samples if sample.split]


def _sample(folder: Path, row: dict[str, str | None], column: str) -> Sample:
    """Its split is empty where that column says none. Raises ValueError."""
    file, name, clean = row["file"], row["label"], row["clean_split"]
    if name is None or clean is None:
        raise ValueError("it ends too early")
    if not file:
        raise ValueError("it names no file")
    label = label_of(name)
    if label is None:
        raise ValueError(f"{name!r} is no label; use with_mask, without_mask or mask_incorrect")
    if split_of(clean) is None:
        raise ValueError(f"{clean!r} is no clean_split; use train, val or test")
    source, copy = row.get("source") or folder.resolve().name, row.get("augmented_or_pasted") == "1"
    return Sample(folder / file, label, source, split_of(row.get(column) or "") or "", copy, row.get("group") or "")
