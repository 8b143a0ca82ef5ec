"""Means with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.wilson import Z95


@dataclass(frozen=True, slots=True)
class Mean:
    """Of `n` values, and by how much it may be off either way (95 %, normal); what nothing is known of is no number."""

    value: float
    give: float
    n: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Mean:
        """One value says nothing of how far others lie from it."""
        n = len(values)
        give = Z95 * float(np.std(values, ddof=1)) / math.sqrt(n) if n > 1 else math.nan
        return cls(float(np.mean(values)) if n else math.nan, give, n)

    def as_dict(self) -> dict[str, float | int | None]:
        """For the report."""
        ends = {"mean": self.value, "low95": self.value - self.give, "high95": self.value + self.give}
        return {name: None if math.isnan(end) else round(end, 4) for name, end in ends.items()} | {"n": self.n}
