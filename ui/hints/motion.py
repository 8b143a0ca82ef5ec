"""How things move in a film: from pose to pose, easing in and out. A phase runs from 0 to 1 and over again."""

from __future__ import annotations

import math

_FADES_OUT, _CUT, _FADES_IN = 0.82, 0.91, 1.0


def ease(phase: float, start: float, end: float) -> float:
    """0 until `start`, 1 from `end` on, slow at both."""
    share = min(1.0, max(0.0, (phase - start) / (end - start)))
    return share * share * (3 - 2 * share)


def between(one: float, other: float, share: float) -> float:
    """`share` of the way from one to the other."""
    return one + (other - one) * share


def move(phase: float, start: float, end: float) -> float:
    """`ease` that is back at 0 for the next round, while nobody sees it (`presence`)."""
    return ease(phase, start, end) if phase < _CUT else 0.0


def presence(phase: float) -> float:
    """1, but for a blink at the end of the round: who has stepped back must not be seen stepping forward again."""
    return 1 - ease(phase, _FADES_OUT, _CUT) + ease(phase, _CUT, _FADES_IN)


def sway(phase: float, end: float, times: int) -> float:
    """-1 to 1, so many times to and fro, dying away until `end`."""
    share = min(1.0, phase / end)
    return math.sin(2 * math.pi * times * share) * (1 - ease(share, 0.3, 1.0))
