"""Limits, and what keeps them; doubt is not fitness."""

from __future__ import annotations

import pytest

from tools.metrics import Rate
from tools.report.findings import Share
from tools.report.fitness import Standing, standing, worst


@pytest.mark.parametrize(
    ("rate", "limit", "expected"),
    [
        # 0 of 1000 ends at 0.38 %, 0 of 700 at 0.55 %.
        (Rate(0, 1000), 0.005, Standing.WITHIN),
        (Rate(0, 700), 0.005, Standing.UNPROVEN),
        (Rate(6, 1000), 0.005, Standing.BEYOND),
        (Rate(1, 200), 0.005, Standing.UNPROVEN),
        (Rate(1, 199), 0.005, Standing.BEYOND),
        (Rate(0, 0), 0.005, Standing.UNTESTED),
    ],
)
def test_a_limit_is_kept_only_by_the_whole_interval(rate: Rate, limit: float, expected: Standing) -> None:
    assert standing(Share.of(rate), limit) is expected


def test_the_worst_standing_decides_and_what_was_not_tested_is_no_comfort() -> None:
    assert worst([Standing.WITHIN, Standing.UNPROVEN]) is Standing.UNPROVEN
    assert worst([Standing.UNTESTED, Standing.UNPROVEN, Standing.WITHIN]) is Standing.UNTESTED
    assert worst([Standing.UNTESTED, Standing.BEYOND]) is Standing.BEYOND
    assert worst([]) is Standing.UNTESTED
