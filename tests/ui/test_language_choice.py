"""The visitors' key to another language: there, large, low, alone; and what it opens."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.scene import Reason, Verdict
from kiosk.settings import PolicySettings
from kiosk.settings_screen import LANGUAGES, NAMES
from ui.fonts import FAMILIES
from ui.keys import Key
from ui.language_choice import CLOSES_AFTER_S
from ui.languages import BACK_AFTER_S, Languages
from ui.layout import Staffed, Wanted, areas, finger_px
from ui.theme import LEAST_TARGET_PX
from ui.words import words_for

SIZES = [(1280, 720), (720, 1280), (1024, 600), (600, 1024), (1920, 1080), (1080, 1920), (3840, 2160), (2160, 3840)]
SOLD = [(1024, 600, 10.1), (1280, 720, 10.1), (1920, 1080, 15.6), (1080, 1920, 21.5), (3840, 2160, 32), (800, 480, 7)]


@pytest.fixture
def window(stage, languages, qtbot):
    made = stage.window(languages=languages)
    qtbot.addWidget(made)
    made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
    return made


def tap(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents()


def choose(window, language: str) -> None:
    tap(window.choice.key)
    tap(next(key for key in window.choice.sheet.keys if key.text() == NAMES[language]))


def texts(window) -> list[str]:
    return [block.text for block in window.blocks()]


def place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


@pytest.mark.parametrize("verdict", Verdict)
def test_the_key_is_there_at_every_verdict_and_says_which_language_that_is(stage, window, verdict):
    window.show_verdict(stage.shown(verdict))
    assert window.choice.key.isVisible()
    assert "English" in texts(window)
    assert window.choice.key.accessibleName() == "Language: English"
    assert QAccessible.queryAccessibleInterface(window.choice.key).role() == QAccessible.Role.Button


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_key_is_large_low_and_touches_nothing_else(window, width, height):
    window.resize(width, height)
    key = window.choice.key
    assert min(key.width(), key.height()) >= LEAST_TARGET_PX
    assert key.geometry().top() > 0.6 * height
    for other in (window.feed, window.panel, window.staff, window.front.note):
        assert not key.geometry().intersects(other.geometry())
    assert all(block.fits() for block in window.blocks())


@pytest.mark.parametrize(("width", "height", "inches"), SOLD)
@pytest.mark.parametrize("staffed", [Staffed.AWAY, Staffed.PASSED])
def test_on_screens_as_they_are_sold_it_is_15_mm_and_a_hand_away_from_the_staffs_entrance(
    width, height, inches, staffed
):
    size, dpi = QSize(width, height), (width**2 + height**2) ** 0.5 / inches
    places = areas(size, Wanted(staffed, language=True), portrait=height > width, finger_px=finger_px(size, dpi))
    assert min(places.language.width(), places.language.height()) / dpi * 25.4 >= 14.8
    assert (places.entrance.left() - places.language.right()) / dpi * 25.4 >= 25


def test_where_one_language_is_offered_there_is_no_key(stage, plain, compiled, qtbot):
    alone = Languages("en", ("en",), compiled)
    window = stage.window(languages=alone)
    qtbot.addWidget(window)
    assert not window.choice.key.isVisible()
    assert window.staff.width() > 0.9 * window.front.note.width()
    alone.close()


def test_only_what_is_offered_stands_there(stage, plain, compiled, qtbot):
    some = Languages("de", ("en", "fr"), compiled)
    window = stage.window(languages=some)
    qtbot.addWidget(window)
    tap(window.choice.key)
    assert [key.text() for key in window.choice.sheet.keys] == ["English", "Deutsch", "Français"]
    some.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["en", "ar", "hi"])
def test_the_sheet_has_one_large_key_for_each_and_leaves_picture_and_verdict_in_sight(
    stage, window, turn_to, width, height, language
):
    window.resize(width, height)
    turn_to(language)
    QApplication.sendPostedEvents()
    tap(window.choice.key)
    for verdict in (Verdict.MASK_OK, Verdict.FAULT):
        window.show_verdict(stage.shown(verdict))
        assert words_for(verdict, Reason.NONE).headline in texts(window)
    keys = [key for key in window.findChildren(Key) if key.isVisible()]
    assert [key.text() for key in keys if key is not window.choice.sheet.cancel] == list(NAMES.values())
    for key in keys:
        assert min(key.width(), key.height()) >= LEAST_TARGET_PX
        assert window.rect().contains(place(key, window))
    parts = [window.feed, window.front.strip, window.choice.sheet]
    for one, other in (*combinations(keys, 2), *combinations(parts, 2)):
        assert not place(one, window).intersects(place(other, window))
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_written_in_its_own_letters_whatever_stands_around_it(window, turn_to, language):
    turn_to(language)
    QApplication.sendPostedEvents()
    for key, own in zip(window.choice.sheet.keys, LANGUAGES, strict=True):
        (block,) = key.blocks()
        assert block.text == NAMES[own]
        assert tuple(block.font.families()) == FAMILIES[own]
    assert tuple(window.choice.key.blocks()[0].font.families()) == FAMILIES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_of_the_moment_is_marked_for_eyes_and_for_screen_readers(window, turn_to, language):
    turn_to(language)
    QApplication.sendPostedEvents()
    tap(window.choice.key)
    marked = []
    for key, one in zip(window.choice.sheet.keys, LANGUAGES, strict=True):
        interface = QAccessible.queryAccessibleInterface(key)
        assert interface.role() == QAccessible.Role.RadioButton
        if interface.state().checked:
            marked.append(one)
    assert marked == [language]
    current = window.choice.sheet.keys[LANGUAGES.index(language)]
    with_tick = current.grab().toImage()
    current.mark("en" if language != "en" else "de")
    assert current.grab().toImage() != with_tick


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_touch_switches_at_once_and_closes_the_sheet(window, language):
    choose(window, language)
    assert not window.choice.sheet.isVisible()
    assert words_for(Verdict.NO_MASK, Reason.NO_MASK).headline in texts(window)
    assert NAMES[language] in texts(window)
    assert window.choice.current == language


def test_it_closes_by_its_key_and_by_itself(stage, window):
    tap(window.choice.key)
    tap(window.choice.sheet.cancel)
    assert not window.choice.sheet.isVisible()
    assert window.panel.isVisible()
    tap(window.choice.key)
    for _ in range(3):
        stage.clock.now += CLOSES_AFTER_S - 1
        window.choice.tick(stage.clock.now)
        assert window.choice.sheet.isVisible()
        window.touched()
    stage.clock.now += CLOSES_AFTER_S
    window.choice.tick(stage.clock.now)
    assert not window.choice.sheet.isVisible()
    assert window.choice.current == "en"


def test_a_minute_after_the_last_touch_the_sites_language_is_back(stage, window):
    choose(window, "fr")
    stage.clock.now += BACK_AFTER_S - 1
    window.touched()
    stage.clock.now += BACK_AFTER_S - 1
    window.choice.tick(stage.clock.now)
    assert window.choice.current == "fr"
    stage.clock.now += 1
    window.choice.tick(stage.clock.now)
    QApplication.sendPostedEvents()
    assert "Mask missing" in texts(window)


def test_the_sites_own_words_follow(stage, languages, qtbot):
    own = {"de": {"greeting": "Grüß Gott", "notice": "Besuch bis 20 Uhr.", "staff": "Bitte läuten."}}
    window = stage.window(languages=languages, notice="Open until 8.", own=own)
    qtbot.addWidget(window)
    window.show_verdict(stage.shown(Verdict.NOBODY))
    window.staff.click()
    assert {"Open until 8.", "Welcome", "Please ring the bell or ask at the desk: staff will help you."} <= {
        *texts(window)
    }
    choose(window, "de")
    assert {"Besuch bis 20 Uhr.", "Grüß Gott", "Bitte läuten."} <= {*texts(window)}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_longest_notice_is_always_on_screen_and_never_clipped(stage, languages, qtbot, width, height):
    notice = "Visits end at 8 p.m. Please wash your hands at the door, and do not bring flowers or food."
    assert len(notice) == 90
    window = stage.window(width, height, languages=languages, notice=notice)
    qtbot.addWidget(window)
    for opened in (False, True):
        if opened:
            tap(window.choice.key)
        (block,) = window.front.notice.blocks()
        assert block.text == notice
        assert block.fits()
        assert block.size_px >= min(width, height) / 100 * 1.8
        assert window.front.notice.isVisible()
        assert not window.front.notice.geometry().intersects(window.feed.geometry())
        assert window.rect().contains(window.front.notice.geometry())


def test_who_cannot_wear_a_mask_is_told_in_the_language_of_the_moment(stage, languages, qtbot):
    window = stage.window(languages=languages, alternative=PolicySettings().alternative)
    qtbot.addWidget(window)
    choose(window, "de")
    assert "Sie können keine Maske tragen? Bitte am Empfang fragen." in texts(window)
