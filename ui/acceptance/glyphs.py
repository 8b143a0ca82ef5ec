"""What stands on keys instead of words."""

from __future__ import annotations

from functools import cache

from ui.shapes import Icon, ink, line


@cache
def plus() -> Icon:
    """One more."""
    return ink(line(12, (20, 50), (80, 50)), line(12, (50, 20), (50, 80)))


@cache
def minus() -> Icon:
    """One fewer."""
    return ink(line(12, (20, 50), (80, 50)))
