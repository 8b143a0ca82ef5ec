"""Spans of time and sizes as people say them."""

from __future__ import annotations

NBSP = "\u00a0"
"""Between a number and its unit: no line ends there."""


def lasting(seconds: float) -> str:
    """40 s, 12 min, 3 h 5 min, 2 days 4 h."""
    whole = max(round(seconds), 0)
    minutes, hours, days = whole // 60, whole // 3600, whole // 86400
    if minutes == 0:
        return f"{whole}{NBSP}s"
    if hours == 0:
        return f"{minutes}{NBSP}min"
    if days == 0:
        return f"{hours}{NBSP}h {minutes % 60}{NBSP}min"
    return f"{days}{NBSP}day{'s' * (days > 1)} {hours % 24}{NBSP}h"


def size(bytes_: int) -> str:
    """412 MB, 2.9 GB."""
    return f"{bytes_ / (1 << 30):.1f}{NBSP}GB" if bytes_ >= 1 << 30 else f"{bytes_ / (1 << 20):.0f}{NBSP}MB"
