"""How far a share of few tries can be trusted: pure, for the site's report and for the training tools alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

Z95 = 1.959964


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % interval of `count` of `n` (Wilson 1927; Brown, Cai and DasGupta 2001); of 0 tries, 0 to 1."""
    if not n:
        return 0.0, 1.0
    share, z2 = count / n, Z95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def difference(before: tuple[int, int], after: tuple[int, int]) -> tuple[float, float]:
    """The 95 % interval of how much larger the later share is, each (count, n) (Newcombe 1998, method 10).

    Where it leaves out 0, chance alone is no likely reason.
    """
    (count, n), (later, m) = before, after
    (low, high), (low_later, high_later) = wilson(count, n), wilson(later, m)
    share, share_later = count / n if n else 0.5, later / m if m else 0.5
    gap = share_later - share
    down = math.hypot(share_later - low_later, high - share)
    up = math.hypot(high_later - share_later, share - low)
    return gap - down, gap + up


def shifted(before: Sequence[float], after: Sequence[float]) -> float:
    """Standard deviations by which the later values lie above the earlier (Mann and Whitney 1947, ties corrected).

    Beyond Z95 either way, chance alone is no likely reason; 0 where there is nothing to compare.
    """
    n, m = len(before), len(after)
    if not n or not m:
        return 0.0
    above = sum((late > early) + 0.5 * (late == early) for late in after for early in before)
    both = [*before, *after]
    ties = sum(times**3 - times for times in (both.count(value) for value in set(both)))
    variance = n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1)))
    return (above - n * m / 2) / math.sqrt(variance) if variance > 0 else 0.0
