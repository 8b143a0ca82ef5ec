"""What every threshold would cost: ROC and DET curves by scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.metrics.rates import MASKED, Labels

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curves:
    """Over falling thresholds on the probability of with_mask; everybody else, bare or wrong, ought to be refused.

    `roc` has points (false admit, admit of masked), `det` points (false admit, false refusal); all shares of one.
    """

    roc: tuple[tuple[float, float], ...]
    det: tuple[tuple[float, float], ...]
    auc: float


def curves(with_mask: Scores, labels: Labels) -> Curves | None:
    """None where there is nobody to admit, or nobody to refuse."""
    # Heavy, and most that this package gives does without it.
    from sklearn.metrics import det_curve, roc_auc_score, roc_curve

    masked = labels == MASKED
    if masked.all() or not masked.any():
        return None
    admitted, right, _ = roc_curve(masked, with_mask)
    false_admit, false_refusal, _ = det_curve(masked, with_mask, drop_intermediate=True)
    return Curves(
        _points(admitted, right), _points(false_admit, false_refusal), float(roc_auc_score(masked, with_mask))
    )


def _points(x: Scores, y: Scores) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(a), 6), round(float(b), 6)) for a, b in zip(x, y, strict=True))
