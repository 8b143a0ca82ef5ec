"""The places of the crowd's screen: all of the picture, nothing upon another, at any size and for any camera."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QSize

from ui.crowd.layout import Wanted, areas

SIZES = [(1280, 720), (720, 1280), (1920, 1080), (3840, 2160), (2160, 3840), (1024, 768), (800, 480), (1280, 1024)]
SHAPES = [16 / 9, 4 / 3, 9 / 16, 3 / 4, 2.4]


def parts(size, shape, wanted):
    found = areas(QSize(*size), shape, wanted, portrait=size[1] > size[0])
    return {each.name: getattr(found, each.name) for each in fields(found)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("panel", [False, True])
@pytest.mark.parametrize("notice", [False, True])
@pytest.mark.parametrize("text", [1.0, 1.3])
def test_nothing_lies_upon_another_or_outside(size, shape, panel, notice, text):
    found = parts(size, shape, Wanted(panel, notice, text))
    badge = found.pop("badge")
    assert badge.isValid()
    shown = {name: place for name, place in found.items() if not place.isEmpty()}
    assert shown.keys() == {"feed", "note"} | ({"panel"} if panel else {"counts", "message"}) | (
        {"notice"} if notice else set()
    )
    assert all(QRect(0, 0, *size).contains(place) for place in shown.values()), shown
    assert not [pair for pair in combinations(shown, 2) if shown[pair[0]].intersects(shown[pair[1]])]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", SHAPES)
def test_all_of_the_picture_is_seen(size, shape):
    feed = parts(size, shape, Wanted())["feed"]
    assert feed.width() / feed.height() == pytest.approx(shape, rel=0.01)


def test_the_picture_has_most_of_a_wide_screen():
    feed = parts((1920, 1080), 16 / 9, Wanted())["feed"]
    assert feed.width() * feed.height() > 0.58 * 1920 * 1080
