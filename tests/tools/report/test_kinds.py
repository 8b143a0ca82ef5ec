"""Photographed kinds: which rows they come from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.data.cache import Crops
from tools.data.samples import ANIMALS, Sample
from tools.metrics import BARE, INCORRECT, MASKED
from tools.report import kinds
from tools.report.findings import Point
from tools.report.judged import Judged

SIDE = 64
UPRIGHT = np.asarray([(20, 24), (44, 24), (32, 36), (24, 46), (40, 46)], np.float32)
ROWS = (
    (BARE, "a", "test", True),
    (BARE, "a", "val", True),
    (BARE, "a", "train", True),
    (BARE, "a", "val", False),
    (BARE, ANIMALS, "val", True),
    (MASKED, "a", "test", True),
    (INCORRECT, "a", "val", True),
)
"""Label, source, split, whether the finder saw a face."""


@pytest.fixture
def crops() -> Crops:
    samples = tuple(Sample(Path(f"{i}.jpg"), row[0], row[1], row[2]) for i, row in enumerate(ROWS))
    landmarks = np.stack([UPRIGHT if row[3] else np.full((5, 2), np.nan, np.float32) for row in ROWS])
    bgr = np.random.default_rng(0).integers(60, 200, (len(ROWS), SIDE, SIDE, 3), np.uint8)
    return Crops(samples, bgr, landmarks)


def judged(crops: Crops, told: int = BARE) -> Judged:
    return Judged(crops.samples, np.tile(np.eye(3, dtype=np.float32)[told] * 8, (len(crops.samples), 1)))


def test_photographed_kinds_are_people_by_their_label_and_animals_by_their_source(crops: Crops) -> None:
    point = Point(temperature=1.0, threshold=0.5, fitted=True, bare=1, masked=1)
    bare, wrong, animals = kinds.photographed(judged(crops, MASKED), point)
    assert (bare.held_out.count, bare.held_out.n, bare.test.n) == (3, 3, 1)
    assert (wrong.held_out.count, wrong.held_out.n) == (1, 1)
    assert (animals.held_out.count, animals.held_out.n) == (1, 1)
    refusal = kinds.refusal(judged(crops, BARE), point)
    assert (refusal.held_out.count, refusal.held_out.n) == (1, 1)
    assert not any(kind.made for kind in (bare, wrong, animals, refusal))
