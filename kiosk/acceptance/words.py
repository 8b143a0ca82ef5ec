"""Values of the report in words."""

from __future__ import annotations

from kiosk.acceptance.figures import Share
from kiosk.acceptance.walk import Walk


def interval(share: Share) -> str:
    """0 % to 28 %."""
    low, high = share.interval
    return f"{per_cent(low)} to {per_cent(high)}"


def seconds(value: float | None) -> str:
    """1.24 s, or a line where there is none."""
    return "-" if value is None else f"{value:.2f} s"


def door(walk: Walk) -> str:
    """What it did, as its doorman says."""
    if walk.door_opened is None:
        return "not known"
    if not walk.door_opened:
        return "shut"
    if walk.door_after_s is None:
        return "open without green"
    return f"open after {walk.door_after_s:.2f} s"


def when(iso: str) -> str:
    """2026-11-26 09:14:03 UTC."""
    return iso.replace("T", " ").replace("Z", " UTC")


def spelt(name: str) -> str:
    """MASK_OK as mask ok."""
    return name.replace("_", " ").lower()


def counting(walk: Walk) -> str:
    """Whether it counts, and why not."""
    return "yes" if walk.struck is None else f"struck out: {walk.struck.value}"


def per_cent(share: float, digits: int = 0) -> str:
    """28 %."""
    return f"{100 * share:.{digits}f} %"
