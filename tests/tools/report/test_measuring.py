"""The numbers of a report, counted by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.data.samples import ANIMALS, Sample
from tools.metrics import BARE, INCORRECT, MASKED
from tools.report import measuring
from tools.report.findings import Point
from tools.report.judged import Judged

POINT = Point(temperature=1.0, threshold=0.5, fitted=True, bare=1, masked=1)


def judged(*rows: tuple[int, int, str, str], classes: int = 3) -> Judged:
    """From (true label, label told, source, split)."""
    samples = tuple(Sample(Path(f"{i}.jpg"), row[0], row[2], row[3]) for i, row in enumerate(rows))
    return Judged(samples, 8 * np.eye(classes, dtype=np.float32)[[row[1] for row in rows]])


TABLE = judged(
    *[(MASKED, MASKED, "a", "test")] * 7,
    (MASKED, BARE, "a", "test"),
    *[(BARE, BARE, "b", "test")] * 9,
    (BARE, MASKED, "a", "test"),
    (INCORRECT, MASKED, "a", "test"),
    (INCORRECT, INCORRECT, "a", "test"),
    (MASKED, MASKED, "c", "val"),
    (BARE, MASKED, "c", "val"),
    (BARE, MASKED, ANIMALS, "test"),
)


def test_a_side_is_told_apart_without_its_animals() -> None:
    found = measuring.recognition(TABLE, {"test": 20, "val": 2}, POINT)
    assert set(found) == {"val", "test"}
    test = found["test"]
    assert test.confusion == ((7, 1, 0), (1, 9, 0), (1, 0, 1))
    assert (test.accuracy.count, test.accuracy.n) == (17, 20)
    assert (test.with_vs_without.count, test.with_vs_without.n) == (16, 18)
    assert test.f1_mask == pytest.approx(14 / 17, abs=1e-5)
    assert (test.false_positives, test.false_negatives) == (2, 1)


def test_two_classes_have_four_fields_and_wrong_wear_told_bare_is_right() -> None:
    rows = ((MASKED, MASKED, "a", "test"), (INCORRECT, BARE, "a", "test"), (BARE, BARE, "a", "test"))
    found = measuring.recognition(judged(*rows, classes=2), {"test": 3}, POINT)["test"]
    assert found.confusion == ((1, 0), (0, 2))
    assert found.accuracy.rate == 1.0


def test_each_source_stands_alone_on_each_side() -> None:
    rows = {(row.source, row.side): row for row in measuring.by_source(TABLE, POINT)}
    assert set(rows) == {("a", "test"), ("b", "test"), ("c", "val")}
    assert (rows["a", "test"].false_admit_bare.count, rows["a", "test"].false_admit_bare.n) == (1, 1)
    assert (rows["a", "test"].false_admit_incorrect.count, rows["a", "test"].false_refusal.count) == (1, 1)
    assert rows["b", "test"].false_refusal.n == 0


def test_in_the_mean_each_source_with_both_kinds_of_people_counts_alike() -> None:
    found = measuring.macro(measuring.by_source(TABLE, POINT))
    assert found is not None
    # "b" has no masked people. "a": 1 of 1 bare admitted, 1 of 8 refused; "c": 1 of 1, 0 of 1.
    assert (found.sources, found.false_admit_bare) == (2, 1.0)
    assert found.false_refusal == pytest.approx((1 / 8 + 0) / 2)
    assert found.with_vs_without == pytest.approx((7 / 9 + 1 / 2) / 2, abs=1e-5)


def test_a_source_of_two_sides_counts_once_by_its_test_rows() -> None:
    both = judged(
        *[(MASKED, BARE, "a", "val"), (BARE, BARE, "a", "val")],
        *[(MASKED, MASKED, "a", "test"), (BARE, BARE, "a", "test")],
    )
    found = measuring.macro(measuring.by_source(both, POINT))
    assert found is not None
    assert (found.sources, found.false_refusal) == (1, 0.0)


def test_nobody_has_no_mean() -> None:
    assert measuring.macro(()) is None


def test_what_happened_is_counted_by_side_and_over_both() -> None:
    hit = np.asarray([True, False, True, True])
    found = measuring.counted("k", hit, np.asarray(["val", "val", "test", "train"]), 0.1, made=True, must_refuse=True)
    counts = [(share.count, share.n) for share in (found.val, found.test, found.held_out)]
    assert counts == [(1, 2), (1, 1), (2, 3)]


def test_curves_are_drawn_of_the_test_side_or_else_of_validation() -> None:
    assert measuring.reported_side(TABLE) == "test"
    assert measuring.reported_side(judged((BARE, BARE, "a", "val"))) == "val"
    assert measuring.reported_side(judged((BARE, BARE, "a", "train"))) is None
    assert measuring.reported_side(judged((BARE, BARE, ANIMALS, "test"))) is None


def test_what_a_threshold_costs_is_counted_over_everybody_who_is_not_masked() -> None:
    found = measuring.tradeoff(TABLE, "test", POINT)
    assert found is not None
    assert (found.false_admit.count, found.false_admit.n) == (2, 12)
    assert (found.false_refusal.count, found.false_refusal.n) == (1, 8)


def test_a_side_of_bare_people_only_has_no_curve() -> None:
    assert measuring.tradeoff(judged((BARE, BARE, "a", "test")), "test", POINT) is None


def test_calibration_is_better_after_a_temperature_that_fits() -> None:
    # Nine in ten right, and sure by 0.9993: a temperature of 8 / log 18 makes that 0.9.
    rows = [(MASKED, MASKED, "a", "test")] * 9 + [(MASKED, BARE, "a", "test")]
    point = POINT.model_copy(update={"temperature": 8 / np.log(18)})
    found = measuring.calibration(judged(*rows), "test", point)
    assert found.n == 10
    assert found.ece_before == pytest.approx(0.0993, abs=1e-4)
    assert found.ece_after == pytest.approx(0, abs=1e-5)


def photo(name: str, group: str = "", source: str = "a") -> Sample:
    return Sample(Path(name), 0, source, "test", group=group)


def test_a_leak_is_a_photo_on_both_sides_or_the_very_file() -> None:
    test = [photo("1", "x"), photo("2", "y"), photo("3"), photo("4", "x", "b"), photo("5")]
    trained = [photo("9", "x"), photo("5")]
    found = measuring.leak(test, trained, "clean")
    assert (found.count, found.of, found.known) == (2, 5, 3)
