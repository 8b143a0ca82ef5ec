"""ROC and DET, against points worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tools.metrics import BARE, INCORRECT, MASKED, curves

LABELS = np.asarray([MASKED, MASKED, BARE, INCORRECT])
SCORES = np.asarray([0.9, 0.4, 0.6, 0.1])


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    found = curves(SCORES, LABELS)
    assert found is not None
    # Of the four pairs (masked, other) only (0.4, 0.6) lies the wrong way.
    assert found.auc == pytest.approx(0.75)


def test_every_threshold_is_a_point_and_wrong_wear_is_nobody_to_admit() -> None:
    found = curves(SCORES, LABELS)
    assert found is not None
    # At 0.9 half of the masked and none of the others; at 0.6 one other; at 0.4 all of the masked.
    assert {(0.0, 0.5), (0.5, 0.5), (0.5, 1.0), (1.0, 1.0)} <= set(found.roc)
    # DET has the same thresholds: (false admit, false refusal).
    assert {(0.0, 0.5), (0.5, 0.0)} <= set(found.det)


@pytest.mark.parametrize("label", [MASKED, BARE])
def test_one_kind_of_people_makes_no_curve(label: int) -> None:
    assert curves(np.asarray([0.2, 0.8]), np.full(2, label)) is None


def test_nobody_makes_no_curve() -> None:
    assert curves(np.empty(0), np.empty(0, np.int64)) is None
