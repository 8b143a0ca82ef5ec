"""The wizard's pages as they are seen, in languages whose lines are taller and in one that is read from the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timezone

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor

from kiosk.settings_screen import LANGUAGES
from kiosk.setup.step import Step
from ui.gallery.scenes import every
from ui.gallery.shots import LANDSCAPE, PORTRAIT
from ui.gallery.visitor import drawn
from ui.gallery.wizard_booth import WizardBooth
from ui.tongue import END_ISOLATE, ISOLATE
from ui.wizard.window import WizardWindow

SCENES = {scene.name: scene for scene in every(datetime.now(timezone.utc).astimezone())}
UNIT = 7.2


@pytest.fixture
def page(qapp, languages) -> Iterator[Callable[..., WizardWindow]]:
    """The window of a scene of the gallery's."""
    with ExitStack() as opened:

        def make(name: str, size: tuple[int, int] = LANDSCAPE) -> WizardWindow:
            scene = SCENES[f"setup-{name}"]
            return opened.enter_context(WizardBooth(scene, drawn(), languages, QSize(*size))).window

        yield make


def brightness(window: WizardWindow, share: float) -> int:
    """Of the bar that says how far the preparation is, at that share of its width."""
    part, image = window.part, window.grab().toImage()
    at = part.mapTo(window, QPoint(round(part.width() * share), round(part.height() * 0.3 + 1.5 * UNIT)))
    return QColor(image.pixel(at * window.devicePixelRatio())).lightness()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_runs_the_networks_has_the_whole_line_and_large_letters(page, turn_to, language, size):
    turn_to(language)
    window = page("summary", size)
    keys = window.part.keys
    last, language_key = keys[Step.ENGINES], keys[Step.LANGUAGE]
    assert last.width() == window.part.width()
    assert last.height() == language_key.height()
    words, usual = last.blocks()[1], language_key.blocks()[1]
    assert words.size_px >= 0.75 * usual.size_px
    assert words.fits()


@pytest.mark.parametrize(("name", "full"), [("engines", True), ("engines-failed", False)])
def test_the_bar_is_full_once_the_networks_are_ready_and_empty_where_they_are_not(page, name, full):
    window = page(name)
    assert (brightness(window, 0.05) > 200) is full
    assert (brightness(window, 0.95) > 200) is full


@pytest.mark.parametrize("name", ["staff-pin", "staff-pin-again"])
def test_where_a_pin_is_asked_for_nothing_is_said_twice(page, name):
    told = [block.text for block in page(name).blocks()]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_camera_sees_is_told_in_letters_as_large_as_all_else(page, turn_to, language):
    turn_to(language)
    for block in page("camera-badly").part.meters.blocks():
        assert block.size_px >= 2.5 * UNIT
        assert block.fits()


def test_what_nothing_is_known_of_has_a_dash(page):
    labels_and_values = page("camera-none").part.meters.blocks()
    assert [block.text for block in labels_and_values[1::2]] == ["–"] * 3


def test_among_arabic_a_key_shows_the_bracket_that_it_types(page, turn_to):
    turn_to("ar")
    window = page("staff-name-signs")
    key = next(one for one in window.letters.letters if one.text() == "(")
    assert [block.text for block in key.blocks()] == [f"{ISOLATE}({END_ISOLATE}"]
    key.pressed.emit()
    assert window.letters.written == "("


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_the_board_stands_in_one_line_between_its_keys(page, turn_to, language):
    turn_to(language)
    (block,) = page("door-gpio").part.relay.blocks()
    assert block.extent().height() < 1.7 * block.size_px
    assert block.fits()


def test_what_could_not_be_written_is_told_in_a_sentence(page, turn_to):
    turn_to("de")
    told = page("summary-not-written").foot.heading.accessibleName()
    assert told[0].isupper()
    assert told.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_tall_screen_the_sentence_below_the_question_is_as_large_as_on_a_wide_one(page, turn_to, language):
    turn_to(language)
    for size in (LANDSCAPE, PORTRAIT):
        hint = page("lock", size).head.blocks()[2]
        assert hint.size_px >= 2.6 * UNIT
        assert hint.fits()
