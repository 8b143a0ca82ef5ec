"""Figures: every number that they are to show stands in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tools.data.samples import Sample
from tools.metrics import BARE, MASKED
from tools.report.charts import LEAST, confusion_figure, reliability_figure, tradeoff_figure
from tools.report.findings import Findings, Point
from tools.report.judged import Judged
from tools.report.measuring import calibration, tradeoff

POINT = Point(temperature=1.0, threshold=0.7, fitted=True, bare=2, masked=2)


def judged(*with_mask: tuple[int, float]) -> Judged:
    samples = tuple(Sample(Path(str(i)), label, "a", "test") for i, (label, _) in enumerate(with_mask))
    shares = np.asarray([(share, 1 - share) for _, share in with_mask])
    return Judged(samples, np.log(shares).astype(np.float32))


def test_a_confusion_matrix_has_counts_and_shares_of_its_rows(findings: Findings) -> None:
    axes = confusion_figure(findings.sides).axes[0]
    assert [text.get_text() for text in axes.texts] == ["5\n100.0%", "0\n0.0%", "1\n20.0%", "4\n80.0%"]
    assert axes.get_title() == "Test, n = 10"
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("predicted", "true")


def test_the_operating_point_is_marked_in_both_curves_and_nothing_falls_off_the_logarithmic_axes() -> None:
    # At 0.7 one of two bare faces gets in, and none of the masked is refused: 0 lies on the border.
    found = tradeoff(judged((MASKED, 0.9), (MASKED, 0.8), (BARE, 0.75), (BARE, 0.1)), "test", POINT)
    assert found is not None
    roc, det = tradeoff_figure(found, POINT).axes
    assert roc.lines[-1].get_xydata().tolist() == [[0.5, 1.0]]
    assert det.lines[-1].get_xydata().tolist() == [[0.5, LEAST]]
    assert (np.asarray(det.lines[0].get_xydata()) >= LEAST).all()
    assert (det.get_xscale(), det.get_yscale()) == ("log", "log")
    assert det.texts[0].get_text() == "threshold 0.700"


def test_reliability_is_drawn_before_and_after_with_its_error() -> None:
    before, after = reliability_figure(calibration(judged((MASKED, 0.9), (BARE, 0.1)), "test", POINT)).axes
    # Both right, sure by 0.9: a gap of 0.1 either way, for the temperature is 1.
    assert before.get_title() == "before the temperature: ECE 10.00%"
    assert after.get_title() == "after the temperature: ECE 10.00%"
