from __future__ import annotations

import math

import pytest

from tools.metrics import Mean


def test_a_mean_has_the_normal_interval() -> None:
    """The deviation of 1, 2, 3, 4, 5 is the root of 2.5, and of their mean the root of a half."""
    found = Mean.of([1, 2, 3, 4, 5])
    assert (found.value, found.n) == (3, 5)
    assert found.give == pytest.approx(1.959964 * math.sqrt(0.5))
    assert found.as_dict() == {"mean": 3.0, "low95": 1.6141, "high95": 4.3859, "n": 5}


def test_one_value_has_no_interval_and_none_has_no_mean() -> None:
    assert Mean.of([2.0]).as_dict() == {"mean": 2.0, "low95": None, "high95": None, "n": 1}
    assert Mean.of([]).as_dict() == {"mean": None, "low95": None, "high95": None, "n": 0}
