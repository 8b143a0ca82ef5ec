"""The rows of an audit's tables: how many pictures there are, how large, and where those are that are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from kiosk.scene import LABELS
from tools.data.exposure import Exposure, View
from tools.data.fingerprint import Fingerprint
from tools.data.samples import SPLITS, Sample
from tools.data.shortcuts import NUMBERS
from tools.data.twins import Likeness, Twins

QUANTILES = (0.05, 0.5, 0.95)
LIKENESS = {
    Likeness.SAME_FILE: "the same file",
    Likeness.SAME_PIXELS: "the same pixels, another file",
    Likeness.NEAR: "nearly the same picture",
    Likeness.MIRRORED: "nearly the same, mirrored",
}
WHERE = tuple(combinations_with_replacement(SPLITS, 2))


@dataclass(frozen=True, slots=True)
class Stock:
    """The faces of one source and label: `counts` by SPLITS, `copies` of them augmented, sizes at QUANTILES, in px."""

    source: str
    label: str
    counts: tuple[int, ...]
    copies: int
    widths: tuple[int, ...]
    heights: tuple[int, ...]


def stocks(view: View, prints: Sequence[Fingerprint]) -> list[Stock]:
    """One row for each source and label, in the order of the source's name and of LABELS."""
    rows: dict[tuple[str, int], list[tuple[Sample, Fingerprint]]] = {}
    for sample, index in zip(view.samples, view.prints, strict=True):
        rows.setdefault((sample.source, sample.label), []).append((sample, prints[index]))
    return [_stock(source, LABELS[label], faces) for (source, label), faces in sorted(rows.items())]


def _stock(source: str, label: str, faces: list[tuple[Sample, Fingerprint]]) -> Stock:
    splits = Counter(sample.split for sample, _ in faces)
    sizes = [[NUMBERS[side](*face) for face in faces] for side in ("width", "height")]
    widths, heights = (tuple(round(float(size)) for size in np.quantile(of, QUANTILES)) for of in sizes)
    copies = sum(sample.copy for sample, _ in faces)
    return Stock(source, label, tuple(splits[split] for split in SPLITS), copies, widths, heights)


def pair_counts(twins: Twins, splits: Sequence[str]) -> dict[Likeness, dict[str, int]]:
    """How many pairs of each likeness lie within and across splits, by the names that `where` gives."""
    counts: dict[Likeness, Counter[str]] = {likeness: Counter() for likeness in Likeness}
    for first, second, likeness in zip(twins.first, twins.second, twins.likeness, strict=True):
        if splits[first] and splits[second]:
            counts[Likeness(likeness)][where(splits[first], splits[second])] += 1
    return {likeness: {where(*pair): found[where(*pair)] for pair in WHERE} for likeness, found in counts.items()}


def where(first: str, second: str) -> str:
    """Two splits in words, whichever comes first."""
    one, other = sorted((first, second), key=SPLITS.index)
    return f"within {one}" if one == other else f"{one} and {other}"


def sibling_sentences(rows: Sequence[Exposure]) -> list[str]:
    """What a held-out part is worth: whose source photos were trained on, and how much of it is news."""
    told = [
        f"{row.siblings:,} of {row.samples:,} {'augmented' if row.copy else 'plain'} {LABELS[row.label]} {row.split} "
        f"pictures of {row.source} share their source photo with training."
        for row in rows
        if row.siblings
    ]
    for source, split in sorted({(row.source, row.split) for row in rows}):
        part = [row for row in rows if (row.source, row.split) == (source, split)]
        met, count = sum(row.either for row in part), sum(row.samples for row in part)
        if met:
            told.append(
                f"Of the {count:,} pictures in {split} of {source}, training has met {met:,} ({met / count:.1%}): the "
                f"same picture with the same label, or another of its photo; only the other {count - met:,} are news."
            )
    return told
