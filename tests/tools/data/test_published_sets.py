"""The sets themselves, where this machine has them beside the repository: as many faces as their README says."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kiosk.scene import LABELS
from tools.data.layouts import read
from tools.data.samples import ANIMALS, NO_FACE, Sample, SplitKind

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published sets are not beside this repository")


@cache
def samples_of(folder: str, split: SplitKind = "clean") -> list[Sample]:
    """Read once for all tests."""
    return read(DATA / folder, split, as_published=True)


def counts(folder: str) -> tuple[int, ...]:
    labels = Counter(LABELS[sample.label] for sample in samples_of(folder) if sample.person)
    return tuple(labels[label] for label in LABELS)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("mask12k", (5707, 5909, 0)),
        ("withwithout", (780, 773, 0)),
        ("voc853", (996, 150, 55)),
        ("street_scenes", (503, 446, 183)),
        ("voc853_crops", (996, 150, 55)),
        ("street_crops", (548, 501, 190)),
    ],
)
def test_a_set_has_as_many_faces_as_were_counted(folder: str, expected: tuple[int, ...]) -> None:
    assert counts(folder) == expected


def test_the_manifest_has_every_row_and_all_animals() -> None:
    samples = samples_of("")
    rows = len((DATA / "manifest.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert sum(sample.person for sample in samples) == rows
    assert sum(sample.source == ANIMALS for sample in samples) == 300
    assert len(samples_of("", "original")) == 13169


@pytest.mark.parametrize("folder", ["mask12k", "withwithout", "voc853", "street_scenes"])
def test_no_group_is_on_two_sides_of_the_clean_split(folder: str) -> None:
    sides: dict[str, set[str]] = {}
    for sample in samples_of(folder):
        sides.setdefault(sample.group, set()).add(sample.split)
    assert all(len(where) == 1 for where in sides.values())


@pytest.mark.parametrize("folder", ["voc853", "street_scenes"])
def test_squares_without_a_face_stand_on_the_side_of_their_scene(folder: str) -> None:
    sides = {sample.file: sample.split for sample in samples_of(folder) if sample.person}
    squares = [sample for sample in samples_of(folder) if sample.source == NO_FACE]
    assert len(squares) > 400
    assert all(sides.get(square.file, square.split) == square.split for square in squares)


def test_the_original_splits_are_as_published() -> None:
    parts = Counter(sample.split for sample in samples_of("mask12k", "original"))
    assert (parts["train"], parts["val"], parts["test"]) == (9844, 780, 992)
