"""Labels of published sets that are wrong to the eye: put right, or left out where the picture shows nothing.

corrections.csv has a row for each: the last folder and the name, the beginning of the file's sha256 (another picture
of that name is not meant), the right label or `nothing`, and why. They were found among the pictures that a network
answered otherwise than labelled, so what is left of the errors is fewer by choice: reports tell how many were changed,
and `--as-published` measures without them.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kiosk.scene import LABELS
from tools.data.samples import Sample

FILE = Path(__file__).with_name("corrections.csv")
NOTHING = "nothing"


@cache
def _rows() -> dict[str, tuple[str, str]]:
    """From a name to the beginning of its sha256 and its label."""
    with FILE.open(newline="", encoding="utf-8") as lines:
        return {row["name"]: (row["sha256"], row["label"]) for row in csv.DictReader(lines)}


def corrected(samples: Sequence[Sample]) -> list[Sample]:
    """The same with the labels put right, without those that show nothing. Faces of scenes stay as they are."""
    kept = []
    for sample in samples:
        label = _right(sample)
        if label is None:
            kept.append(sample)
        elif label != NOTHING:
            kept.append(replace(sample, label=LABELS.index(label)))
    return kept


def changed(samples: Sequence[Sample]) -> int:
    """How many of these `corrected` changes or leaves out."""
    return sum(_right(sample) is not None for sample in samples)


def _right(sample: Sample) -> str | None:
    """What its label should be; None: nothing is known against it."""
    row = None if sample.box else _rows().get("/".join(sample.file.parts[-2:]))
    if row is None or not sample.file.is_file():
        return None
    found = hashlib.sha256(sample.file.read_bytes()).hexdigest()
    return row[1] if found.startswith(row[0]) else None
