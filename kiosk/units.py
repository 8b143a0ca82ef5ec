"""Spans of time and sizes as people say them."""

from __future__ import annotations

from kiosk.phrase import Phrase, counted


def lasting(seconds: float) -> Phrase:
    """40 s, 12 min, 3 h 5 min, 2 days 4 h."""
    whole = max(round(seconds), 0)
    minutes, hours, days = whole // 60, whole // 3600, whole // 86400
    if minutes == 0:
        return Phrase("%1\u00a0s", whole)
    if hours == 0:
        return counted("%n\u00a0min", None, minutes)
    if days == 0:
        return Phrase("%1\u00a0h %2\u00a0min", hours, minutes % 60)
    return counted("%n\u00a0day(s) %1\u00a0h", None, days, hours % 24)


def size(bytes_: int) -> Phrase:
    """412 MB, 2.9 GB."""
    if bytes_ >= 1 << 30:
        return Phrase("%1\u00a0GB", round(bytes_ / (1 << 30), 1))
    return Phrase("%1\u00a0MB", round(bytes_ / (1 << 20)))
