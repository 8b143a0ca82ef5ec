"""The home of numbers: rates with their intervals, calibration, confusion, curves, the operating point."""

from __future__ import annotations

from tools.metrics.calibration import ReliabilityBin, calibration_error, fit_temperature, nll, reliability
from tools.metrics.confusion import Matrix, accuracy, confusion, f1, false_positives, macro_f1
from tools.metrics.correlation import Correlation, correlation
from tools.metrics.curves import Curves, curves
from tools.metrics.means import Mean
from tools.metrics.rates import (
    BARE,
    INCORRECT,
    MASKED,
    MAX_FALSE_ADMIT_UPPER95,
    Labels,
    Rate,
    attainable_threshold,
    false_admit,
    lowest_threshold,
    shipped_threshold,
    with_vs_without,
)

__all__ = [
    "BARE",
    "INCORRECT",
    "MASKED",
    "MAX_FALSE_ADMIT_UPPER95",
    "Correlation",
    "Curves",
    "Labels",
    "Matrix",
    "Mean",
    "Rate",
    "ReliabilityBin",
    "accuracy",
    "attainable_threshold",
    "calibration_error",
    "confusion",
    "correlation",
    "curves",
    "f1",
    "false_admit",
    "false_positives",
    "fit_temperature",
    "lowest_threshold",
    "macro_f1",
    "nll",
    "reliability",
    "shipped_threshold",
    "with_vs_without",
]
