"""How far a network's confidence may be believed: likelihood, temperature, expected calibration error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.classify import probabilities
from kiosk.scene import Tensor
from tools.metrics.rates import Labels


def nll(logits: Tensor, labels: Labels, temperature: float) -> float:
    """Mean negative log-likelihood."""
    chosen = probabilities(logits, temperature)[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(chosen, 1e-12)).mean())


def fit_temperature(logits: Tensor, labels: Labels) -> float:
    """The temperature of the least NLL (Guo et al. 2017), by golden-section search over its logarithm.

    1 where every answer is right: then the likelihood has no minimum, and there is nothing to learn from.
    """
    if (logits.argmax(1) == labels).all():
        return 1.0
    low, high, golden = math.log(0.2), math.log(5.0), (math.sqrt(5) - 1) / 2
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if nll(logits, labels, math.exp(left)) < nll(logits, labels, math.exp(right)):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2)


BINS = 15
"""As in Guo et al. 2017."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The `n` answers whose confidence lies in (low, high]: how sure they were on average, and how often right."""

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


def reliability(shares: npt.NDArray[np.float64], labels: Labels) -> list[ReliabilityBin]:
    """(n, k) probabilities in BINS bins of equal width over the largest of each row; empty bins have 0 in them."""
    confidence, right = shares.max(1), shares.argmax(1) == labels
    # A confidence of 0 cannot be, for the largest of k is at least 1/k: the first bin starts open like the others.
    place = np.minimum(np.ceil(confidence * BINS).astype(int) - 1, BINS - 1)
    bins = []
    for index in range(BINS):
        here = place == index
        n = int(here.sum())
        sure, often = (float(confidence[here].mean()), float(right[here].mean())) if n else (0.0, 0.0)
        bins.append(ReliabilityBin(index / BINS, (index + 1) / BINS, n, sure, often))
    return bins


def calibration_error(bins: list[ReliabilityBin]) -> float:
    """ECE: the mean gap between confidence and accuracy, each bin by its share of the answers (Guo et al. 2017)."""
    n = sum(part.n for part in bins)
    return sum(part.n * abs(part.confidence - part.accuracy) for part in bins) / max(n, 1)
