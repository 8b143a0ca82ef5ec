"""The page that the pictures are browsed with."""

from __future__ import annotations

import re
from html import escape

import pytest

from ui.gallery.faults import Defect, Kind
from ui.gallery.page import page_of
from ui.gallery.shots import LANDSCAPE, PORTRAIT, Shot, product_of, shot_named, size_named

FOUND = {
    **dict.fromkeys(product_of(["en", "ar"], ["mask-ok", "today"], [LANDSCAPE, PORTRAIT], [False], ["dark"]), ()),
    Shot("no-mask", "de", "bright", PORTRAIT, large_text=True): (Defect(Kind.CLIPPED, "<b> & “so”"),),
}


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(FOUND)


def test_every_picture_is_on_it_by_its_name(page):
    assert re.findall('<img src="([^"]*)" alt="([^"]+)"', page) == [(f"{shot}.png", str(shot)) for shot in FOUND]


def test_what_is_wrong_with_a_picture_stands_below_it(page):
    assert page.count('<p class="defect">') == 1
    assert escape("'<b> & “so”' is cut off") in page


def test_each_choice_has_what_there_is_and_finds_it(page):
    for name in ("scene", "language", "theme", "size"):
        (options,) = re.findall(f'<select name="{name}">(.*?)</select>', page)
        offered = re.findall("<option>([^<]+)</option>", options)
        assert len(set(offered)) == len(offered)
        assert set(offered) == set(re.findall(f' data-{name}="([^"]*)"', page))


def test_it_needs_nothing_from_elsewhere(page):
    assert not re.search(r"https?:|//[a-z]|<link|<script \w", page)


@pytest.mark.parametrize("shot", FOUND)
def test_a_picture_is_found_again_by_its_name(shot):
    assert shot_named(str(shot), ["mask-ok", "today", "no-mask"]) == shot


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nobody.en.dark.1280x720", "there is no scene 'nobody'"),
        ("today.xx.dark.1280x720", "there is no language 'xx': choose among en, de"),
        ("today.en.pink.1280x720", "there is no theme 'pink': choose among dark, bright"),
        ("today.en.dark", "'' is no size such as 1280x720"),
        ("today.en.dark.1280x720.huge", "'huge' is no size of text: choose large, or leave it out"),
        ("today", "there is no language ''"),
    ],
)
def test_a_name_that_is_none_says_why(name, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        shot_named(name, ["today"])


@pytest.mark.parametrize("name", ["1280", "x", "1280x", "12.5x80", "-1x700", "1280x720x3", "100x100", "1280x99999"])
def test_a_size_that_is_none_says_so(name):
    with pytest.raises(ValueError, match="is no s"):
        size_named(name)


def test_shots_that_share_a_window_follow_each_other():
    shots = product_of(["en", "de"], ["a", "b"], [LANDSCAPE, PORTRAIT], [False, True], ["dark", "bright"])
    assert len(set(shots)) == len(shots) == 32
    runs = [(shot.language, shot.scene) for shot in shots]
    assert len(dict.fromkeys(runs)) == sum(one != other for one, other in zip(runs, [None, *runs], strict=False))
