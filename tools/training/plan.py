"""A run as it was asked for, with its recipe's gaps filled."""

from __future__ import annotations

from dataclasses import dataclass

from tools.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Plan:
    """`batch` pictures a step over all ranks, gone through in `accumulate` pieces."""

    recipe: Recipe
    epochs: int
    batch: int
    seed: int = 0
    accumulate: int = 1
