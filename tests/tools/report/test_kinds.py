"""Photographed kinds: which rows they come from."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tools.data.cache import Crops
from tools.data.samples import NO_FACE, Sample
from tools.metrics import BARE, MASKED
from tools.report import kinds
from tools.report.findings import Point
from tools.report.judged import Judged

SQUARES = tuple(Sample(Path("scene.jpg"), BARE, NO_FACE, split) for split in ("train", "val", "test"))


def judged(crops: Crops, told: int = BARE) -> Judged:
    samples = crops.samples + SQUARES
    return Judged(samples, np.tile(np.eye(3, dtype=np.float32)[told] * 8, (len(samples), 1)))


def test_photographed_kinds_are_people_by_their_label_and_animals_by_their_source(crops: Crops) -> None:
    point = Point(temperature=1.0, threshold=0.5, fitted=True, bare=1, masked=1)
    bare, wrong, animals, no_face = kinds.photographed(judged(crops, MASKED), point)
    assert (bare.held_out.count, bare.held_out.n, bare.test.n) == (3, 3, 1)
    assert (wrong.held_out.count, wrong.held_out.n) == (1, 1)
    assert (animals.held_out.count, animals.held_out.n) == (1, 1)
    assert (no_face.held_out.count, no_face.held_out.n) == (2, 2)
    refusal = kinds.refusal(judged(crops, BARE), point)
    assert (refusal.held_out.count, refusal.held_out.n) == (1, 1)
    assert not any(kind.made for kind in (bare, wrong, animals, refusal))
