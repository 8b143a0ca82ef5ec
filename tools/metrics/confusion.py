"""Who was taken for what: the confusion matrix, and what is read off it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tools.metrics.rates import MASKED, Labels, Rate

Matrix = npt.NDArray[np.int64]
"""(k, k): true label down, predicted across."""


def confusion(labels: Labels, told: Labels, classes: int) -> Matrix:
    """Counts of every pair of true and predicted label, both below `classes`."""
    return np.bincount(labels * classes + told, minlength=classes * classes).reshape(classes, classes)


def accuracy(matrix: Matrix) -> Rate:
    """The diagonal's share."""
    return Rate(int(np.trace(matrix)), int(matrix.sum()))


def f1(matrix: Matrix, positive: int = MASKED) -> float:
    """2 TP / (2 TP + FP + FN); 0 where the class neither was there nor was predicted."""
    total = int(matrix[positive].sum() + matrix[:, positive].sum())
    return 2 * int(matrix[positive, positive]) / total if total else 0.0


def macro_f1(matrix: Matrix) -> float:
    """The mean F1 of the classes that were there; one that was only predicted has none to find, and shows elsewhere."""
    there = [index for index in range(len(matrix)) if matrix[index].any()]
    return float(np.mean([f1(matrix, index) for index in there])) if there else 0.0


def false_positives(matrix: Matrix, positive: int = MASKED) -> int:
    """How many were taken for `positive` and are not."""
    return int(matrix[:, positive].sum() - matrix[positive, positive])
