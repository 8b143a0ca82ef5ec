"""How alike the readings of one person are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Correlation:
    """How alike the readings of one person are. `between`: the share of all variance that lies between persons.

    `frames`: the integrated autocorrelation time of what is left within a person (Sokal 1997), in frames; 1 is white.
    """

    between: float
    frames: float
    n: int

    def as_dict(self, frame_s: float) -> dict[str, float | int]:
        """For the report, the time in seconds."""
        return {"between": round(self.between, 3), "time_s": round(self.frames * frame_s, 3), "n": self.n}


def correlation(series: list[list[float]], longest: int = 30) -> Correlation:
    """Over the readings of many persons, each in order of time; those of fewer than 8 readings are left out."""
    kept = [np.asarray(values) for values in series if len(values) >= 8]
    if len(kept) < 2:
        return Correlation(0.0, 1.0, len(kept))
    means = np.asarray([values.mean() for values in kept])
    within = float(np.mean([values.var() for values in kept]))
    left = [values - values.mean() for values in kept]
    frames = 1.0
    for lag in range(1, longest + 1):
        pairs = [(values[lag:] * values[:-lag]).mean() for values in left if len(values) > lag]
        share = float(np.mean(pairs)) / max(within, 1e-12) if pairs else 0.0
        if share <= 0:
            break
        frames += 2 * share
    return Correlation(float(means.var()) / max(float(means.var()) + within, 1e-12), frames, len(kept))
