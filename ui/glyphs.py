"""What stands on keys instead of words."""

from __future__ import annotations

from functools import cache

from ui.shapes import Icon, cut, disc, ink, line, polygon, stroke


@cache
def key() -> Icon:
    """Staff come in here."""
    bow = stroke(disc(30, 50, 15), 9)
    return ink(bow, line(9, (46, 50), (88, 50)), line(9, (70, 50), (70, 64)), line(9, (86, 50), (86, 68)))


@cache
def close() -> Icon:
    """Away with it."""
    return ink(line(11, (26, 26), (74, 74)), line(11, (74, 26), (26, 74)))


@cache
def erase() -> Icon:
    """The last digit goes."""
    tag = polygon([(8, 50), (34, 24), (92, 24), (92, 76), (34, 76)], 5)
    return tag + cut(line(8, (50, 39), (72, 61)), line(8, (72, 39), (50, 61)))


@cache
def enter() -> Icon:
    """That is all of it."""
    return ink(line(12, (16, 50), (84, 50)), line(12, (56, 22), (84, 50), (56, 78)))


@cache
def earlier() -> Icon:
    """The page before."""
    return ink(line(11, (60, 22), (34, 50), (60, 78)))


@cache
def later() -> Icon:
    """The next page."""
    return ink(line(11, (40, 22), (66, 50), (40, 78)))
