"""A window that changes its language while it runs, against one that began in it: nothing is forgotten or lost."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRect

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES
from ui.words import headlines

SIZES = [(1280, 720), (720, 1280), (1024, 600), (600, 1024), (3840, 2160)]


@pytest.fixture
def window(stage, languages, qtbot):
    made = stage.window(demo=True, languages=languages, notice="Open until 8.")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_visitors_see_is_as_if_it_had_begun_so(stage, languages, window, turn, told, qtbot, verdict, language):
    window.show_verdict(stage.shown(verdict))
    window.staff.click()
    turn("zh" if language == "en" else "en")
    turn(language)
    fresh = stage.window(demo=True, languages=languages, notice="Open until 8.")
    qtbot.addWidget(fresh)
    fresh.show_verdict(stage.shown(verdict))
    fresh.staff.click()
    assert told(window) == told(fresh)
    assert window.staff.isEnabled() is False


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_text_is_clipped_or_small_in_any_language(stage, window, turn, language, width, height):
    turn(language)
    window.resize(width, height)
    unit = min(width, height) / 100
    for verdict, reason in product(Verdict, Reason):
        window.show_verdict(stage.shown(verdict, reason))
        headline, sentence = window.panel.blocks()
        assert headline.text in headlines()
        assert headline.size_px >= 6.8 * unit, (verdict, reason)
        assert sentence.size_px >= 3.4 * unit, (verdict, reason)
        assert headline.extent().bottom() <= sentence.extent().top()
        for block in window.blocks():
            assert block.fits(), block.text
            assert block.size_px >= 1.8 * unit, block.text


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_stays(stage, window, turn, verdict):
    window.show_verdict(stage.shown(verdict))
    ground = window.look.palette.verdicts[verdict].ground
    for language in (*LANGUAGES, "en"):
        turn(language)
        shown = window.panel.grab().toImage()
        assert shown.pixelColor(12, shown.height() - 12).name() == ground
        assert shown.pixelColor(shown.width() - 12, shown.height() - 12).name() == ground


def test_there_and_back_leaves_nothing_behind(stage, window, turn, told):
    window.show_verdict(stage.shown(Verdict.CANT_TELL, Reason.COME_CLOSER))
    before = told(window)
    for language in LANGUAGES[1:]:
        turn(language)
        assert told(window) != before
    turn("en")
    assert told(window) == before


def places_of(window) -> dict[str, QRect]:
    parts = {"feed": window.feed, "panel": window.panel, "staff": window.staff, "key": window.choice.key}
    return {name: part.geometry() for name, part in parts.items()}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_picture_panel_and_keys_keep_their_sides_whichever_way_is_read(window, turn, width, height):
    window.resize(width, height)
    before = places_of(window)
    turn("ar")
    assert places_of(window) == before


@pytest.mark.parametrize("verdict", [Verdict.NO_MASK, Verdict.NOBODY])
def test_in_arabic_icon_hint_and_words_begin_at_the_right(stage, window, turn, verdict):
    window.show_verdict(stage.shown(verdict))
    turn("ar")
    at = window.panel._places
    assert at.icon.left() > at.hint.right()
    for block in window.panel.blocks():
        assert block.extent().right() == pytest.approx(block.area.right(), abs=2)
    icon, label = window.staff._icon_area(), window.staff.blocks()[0].extent()
    assert icon.left() >= label.right()


def test_a_window_without_a_choice_follows_all_the_same(stage, turn, qtbot):
    window = stage.window()
    qtbot.addWidget(window)
    window.show_verdict(stage.shown(Verdict.MASK_OK))
    turn("es")
    assert window.panel.accessibleName() != "Mask OK"
    assert window.choice is None
