"""What tests of the report share: findings to be changed in one place each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tools.data.cache import Crops
from tools.data.samples import ANIMALS, Sample
from tools.metrics import BARE, INCORRECT, MASKED, Rate
from tools.report.findings import Findings, Kind, Leak, Point, Recognition, Share, Subject

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


def kind(name: str, rate: Rate, limit: float | None, *, made: bool = False, must_refuse: bool = True) -> Kind:
    found, none = Share.of(rate), Share.of(Rate(0, 0))
    return Kind(name=name, made=made, must_refuse=must_refuse, limit=limit, val=none, test=found, held_out=found)


@pytest.fixture
def make_kind() -> Callable[..., Kind]:
    return kind


@pytest.fixture
def findings() -> Findings:
    """Of a network that keeps every limit."""
    shares = Share.of(Rate(9, 10))
    test = Recognition(
        n=10,
        of=10,
        confusion=((5, 0), (1, 4)),
        accuracy=shares,
        with_vs_without=shares,
        f1_mask=10 / 11,
        f1_macro=0.9,
        false_positives=1,
        false_negatives=0,
        auc=None,
    )
    return Findings(
        subject=Subject(
            name="net<1>",
            recipe="ours",
            classes=2,
            size=8,
            sha256="ab12",
            trained_by="python -m tools.train",
            settings={"epochs": 3, "stages": [[1.0, 8]]},
            data="faces",
            split="original",
            command="python -m tools.evaluate RUN",
            made_on="2026-11-24",
        ),
        point=Point(temperature=1.0, threshold=0.5, fitted=True, bare=400, masked=400),
        leak=Leak(count=0, of=10, known=10, trained_split=""),
        sides={"test": test},
        refusal=kind("masked people", Rate(0, 1000), 0.03, must_refuse=False),
        kinds=(
            kind("bare faces", Rate(0, 1000), 0.005),
            kind("masks worn wrongly", Rate(1, 100), 0.1),
            kind("bare faces with a cup", Rate(0, 500), 0.02, made=True),
        ),
        sources=(),
        macro=None,
        calibration=None,
        tradeoff=None,
    )
