"""The product's limits, and whether what was found keeps them. Doubt is not fitness."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from tools.report.findings import Findings, Kind, Share

MAX_BARE, MAX_WRONG, MAX_OTHER, MAX_REFUSAL = 0.005, 0.10, 0.02, 0.03
"""Shares that may get in, or be refused, at a door: bare faces, worn wrongly, what is no mask at all; masked people."""


class Standing(Enum):
    """How one number stands to its limit; from the best to the worst."""

    WITHIN = "within the limit"
    UNPROVEN = "within the limit, but too few pictures to be sure"
    UNTESTED = "not tested"
    BEYOND = "beyond the limit"


def standing(found: Share, limit: float) -> Standing:
    """WITHIN only where the whole 95 % interval keeps the limit."""
    if not found.n:
        return Standing.UNTESTED
    if found.rate > limit:
        return Standing.BEYOND
    return Standing.WITHIN if found.high95 <= limit else Standing.UNPROVEN


def limited(findings: Findings) -> list[tuple[Kind, float, Standing]]:
    """Every kind that has a limit, refusal of masked people first."""
    kinds = (findings.refusal, *findings.kinds)
    return [(kind, kind.limit, standing(kind.held_out, kind.limit)) for kind in kinds if kind.limit is not None]


def worst(standings: Iterable[Standing]) -> Standing:
    """The one that decides; of none, UNTESTED."""
    order = list(Standing)
    return max(standings, key=order.index, default=Standing.UNTESTED)
