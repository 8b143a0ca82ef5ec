"""Answers beside their samples, and the operating point from validation only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from tools.data.samples import ANIMALS, Sample
from tools.metrics import BARE, INCORRECT, MASKED
from tools.report.judged import Judged, admitted, groups, operating_point

Row = tuple[int, int, str, str]
"""True label, label told, source, split."""


def judged(rows: list[Row], classes: int = 3, sharpness: float = 8.0) -> Judged:
    samples = tuple(Sample(Path(f"{i}.jpg"), row[0], row[2], row[3]) for i, row in enumerate(rows))
    told = np.asarray([row[1] for row in rows], np.int64)
    logits: npt.NDArray[np.float32] = np.float32(sharpness) * np.eye(classes, dtype=np.float32)[told]
    return Judged(samples, logits)


VAL: list[Row] = [
    *[(BARE, BARE, "a", "val")] * 18,
    *[(BARE, INCORRECT, "a", "val")] * 2,
    *[(MASKED, MASKED, "a", "val")] * 18,
    *[(MASKED, BARE, "a", "val")] * 2,
]


def test_the_point_comes_from_the_validation_people_and_from_nobody_else() -> None:
    others: list[Row] = [(BARE, MASKED, "a", "test")] * 50 + [(BARE, MASKED, ANIMALS, "val")] * 50
    alone, crowded = operating_point(judged(VAL), (1.0, None)), operating_point(judged(VAL + others), (1.0, None))
    assert alone == crowded
    # Nine in ten right: the softmax of (8, 0, 0) / T is 0.9.
    assert alone.temperature == pytest.approx(8 / np.log(18), rel=0.01)
    assert (alone.threshold, alone.fitted, alone.bare, alone.masked) == (0.5, True, 20, 20)


def test_a_models_own_point_is_kept_whatever_validation_says() -> None:
    own = operating_point(judged([(BARE, BARE, "a", "val"), (MASKED, MASKED, "a", "val")]), (0.6, 0.7))
    assert (own.temperature, own.threshold, own.fitted) == (0.6, 0.7, False)


def test_without_validation_the_models_own_point_is_kept_and_said_to_be() -> None:
    tested = judged([(BARE, BARE, "a", "test"), (MASKED, MASKED, "a", "test")])
    own = operating_point(tested, (0.6, 0.7))
    assert (own.temperature, own.threshold, own.fitted) == (0.6, 0.7, False)
    assert operating_point(tested, (1.0, None)).threshold == 0.5


def test_a_validation_side_of_masked_people_only_sets_no_threshold() -> None:
    assert not operating_point(judged([(MASKED, MASKED, "a", "val")] * 5), (1.0, None)).fitted


def test_two_classes_get_a_third_of_probability_nothing_and_wrong_wear_is_bare() -> None:
    two = judged([(MASKED, MASKED, "a", "val"), (INCORRECT, BARE, "a", "val")], classes=2)
    assert two.shares(1.0)[:, 2].tolist() == [0, 0]
    assert two.known.tolist() == [MASKED, BARE]
    assert two.labels.tolist() == [MASKED, INCORRECT]


def test_a_probability_at_the_threshold_is_an_admission() -> None:
    even = Judged(judged(VAL[:1]).samples, np.zeros((1, 2), np.float32))
    point = operating_point(even, (1.0, 0.5))
    assert admitted(even, point).tolist() == [True]


def test_one_groups_name_in_two_sources_is_two_photos_and_none_is_no_photo() -> None:
    samples = [
        Sample(Path("1"), 0, source, "test", group=group) for source, group in (("a", "7"), ("b", "7"), ("a", ""))
    ]
    assert len(groups(samples)) == 2
