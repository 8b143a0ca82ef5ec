"""Staff's screens in every language: as if they had begun in it, and what was chosen and typed stays."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtTest import QTest

from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES
from ui.keys import Key
from ui.languages import BACK_AFTER_S
from ui.staff_words import EARLIER, ENTER_PIN, LATER
from ui.theme import LEAST_TARGET_PX
from ui.tongue import say

NAME = "Dr. Bartholomew Featherstoneha"
PEOPLE = tuple(f"{NAME[:-2]} {number}" for number in range(11))
VIEWS = {
    "away": {},
    "who": {"step": Step.WHO, "people": PEOPLE},
    "nobody": {"step": Step.WHO},
    "pin": {"step": Step.PIN, "who": NAME},
    "digits": {"step": Step.PIN, "who": NAME, "entered": 4},
    "locked": {"step": Step.PIN, "who": NAME, "trouble": "locked", "wait_s": 900},
    "broken": {"step": Step.PIN, "who": NAME, "trouble": "broken"},
    "why": {"step": Step.REASON, "who": NAME},
    "how long": {"step": Step.HOW_LONG, "who": NAME, "reason": "Delivery"},
    "no door": {"step": Step.HOW_LONG, "who": NAME, "trouble": "door"},
    "done": {"step": Step.DONE, "granted_s": 1800, "granted_by": NAME},
}
SIZES = [(1280, 720), (720, 1280), (1024, 600), (800, 480), (3840, 2160)]


@pytest.fixture
def window_of(stage, fake_desk, languages, qtbot):
    """A window with the fake desk's view on its screen."""

    def make():
        made = stage.window(desk=fake_desk, languages=languages)
        qtbot.addWidget(made)
        made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
        made.override.clerk.type(lambda _: None)
        qtbot.waitUntil(lambda: made.override.clerk.view == fake_desk.now, timeout=5000)
        return made

    return make


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_switch_forgets_nothing(fake_desk, window_of, turn, told, name, language):
    fake_desk.show(**VIEWS[name])
    window = window_of()
    before = {block.text for block in window.blocks()}
    turn("zh" if language == "en" else "en")
    turn(language)
    assert told(window) == told(window_of())
    if name == "digits":
        assert "4" in window.override.sheet.prompt.accessibleDescription()
    assert language == "en" or {block.text for block in window.blocks()} != before


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_page_of_names_stays(fake_desk, window_of, turn, language):
    fake_desk.show(**VIEWS["who"])
    window = window_of()
    choices = window.override.sheet.choices
    QTest.mouseClick(choices.later, Qt.MouseButton.LeftButton)
    turn(language)
    shown = [key.text() for key in choices.keys if key.isVisible()]
    assert [re.sub(r"\D", "", name) for name in shown] == ["8", "9", "10"]
    assert (choices.earlier.accessibleName(), choices.later.accessibleName()) == (say(EARLIER), say(LATER))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["who", "digits", "locked", "why", "how long", "done"])
def test_nothing_is_clipped_small_or_outside(fake_desk, window_of, turn, name, language, width, height):
    fake_desk.show(**VIEWS[name])
    window = window_of()
    window.resize(width, height)
    turn(language)
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text
    for key in window.findChildren(Key):
        if key.isVisible():
            assert min(key.width(), key.height()) >= LEAST_TARGET_PX
            assert key.parentWidget().rect().contains(key.geometry())


def middle(key: Key, window) -> QPoint:
    return key.mapTo(window, key.rect().center())


def test_in_arabic_the_sheet_is_mirrored_but_not_the_pad(fake_desk, window_of, turn):
    fake_desk.show(**VIEWS["digits"])
    window = window_of()
    sheet = window.override.sheet
    pad = [key.geometry() for key in (*sheet.pad.digits, sheet.pad.erase, sheet.pad.enter)]
    cancel, prompt, dots = sheet.cancel.geometry(), sheet.prompt.geometry(), inked(sheet.prompt)
    turn("ar")
    assert [key.geometry() for key in (*sheet.pad.digits, sheet.pad.erase, sheet.pad.enter)] == pad
    assert sheet.cancel.geometry() == mirrored(cancel, sheet.width())
    assert sheet.prompt.geometry() == mirrored(prompt, sheet.width())
    assert inked(sheet.prompt) == [sheet.prompt.width() - 1 - x for x in reversed(dots)]
    assert sheet.prompt.accessibleDescription() != "Digits entered: 4"


def mirrored(place: QRect, width: int) -> QRect:
    return QRect(width - place.x() - place.width(), place.y(), place.width(), place.height())


def inked(prompt) -> list[int]:
    """Where the row of dots has ink."""
    image, row = prompt.grab().toImage(), round(prompt.height() * 0.75)
    return [x for x in range(image.width()) if image.pixelColor(x, row).lightness() > 200]


def test_in_arabic_the_first_of_two_columns_is_the_right_one_and_arrows_point_where_reading_goes(
    fake_desk, window_of, turn
):
    fake_desk.show(**VIEWS["who"])
    window = window_of()
    choices = window.override.sheet.choices
    assert middle(choices.keys[0], window).x() < middle(choices.keys[1], window).x()
    choices.earlier.setEnabled(True)
    arrow = choices.earlier.grab().toImage()
    turn("ar")
    choices.earlier.setEnabled(True)
    assert middle(choices.keys[0], window).x() > middle(choices.keys[1], window).x()
    assert middle(choices.earlier, window).x() > middle(choices.later, window).x()
    assert choices.earlier.grab().toImage() != arrow
    assert choices.later.grab().toImage() == arrow


def test_the_countdown_goes_on_and_reads_from_left_to_right(fake_desk, window_of, turn):
    fake_desk.show(**VIEWS["done"])
    window = window_of()
    turn("ar")
    assert any("30:00" in block.text for block in window.override.banner.blocks())
    fake_desk.show(**(VIEWS["done"] | {"granted_s": 1799}))
    window.override.banner.show_view(fake_desk.now)
    assert any("29:59" in block.text for block in window.override.banner.blocks())


def test_staff_keep_the_language_that_they_have_however_long_they_read(stage, fake_desk, window_of, languages, turn):
    fake_desk.show(**VIEWS["pin"])
    window = window_of()
    languages.choose("fr", stage.clock.now)
    QCoreApplication.sendPostedEvents()
    stage.clock.now += BACK_AFTER_S + 1
    window._refresh()
    assert languages.current == "fr"
    assert any(block.text == say(ENTER_PIN) for block in window.blocks())


def test_staff_who_turn_their_key_switch_are_not_kept_waiting_by_a_visitors_choice(stage, office, languages, qtbot):
    made = stage.window(desk=office.desk, languages=languages)
    qtbot.addWidget(made)
    QTest.mouseClick(made.choice.key, Qt.MouseButton.LeftButton)
    assert made.choice.sheet.isVisible()
    office.desk.key_switch(turned=False)
    office.desk.key_switch(turned=True)
    made.override.clerk.tick()
    qtbot.waitUntil(made.override.sheet.isVisible, timeout=5000)
    assert not made.choice.sheet.isVisible()
    made._refresh()
    office.desk.cancel()
    made.override.clerk.tick()
    qtbot.waitUntil(made.panel.isVisible, timeout=5000)
    assert not made.choice.sheet.isVisible()


def test_while_a_pass_runs_the_sheets_strip_says_so_too(fake_desk, window_of, turn):
    fake_desk.show(**VIEWS["done"])
    window = window_of()
    assert window.front.strip.accessibleName().endswith("Mask missing")
    QTest.mouseClick(window.choice.key, Qt.MouseButton.LeftButton)
    assert window.choice.sheet.isVisible()
    assert window.front.strip.accessibleName().endswith("Staff pass")
    QTest.mouseClick(window.choice.sheet.cancel, Qt.MouseButton.LeftButton)
    assert window.front.strip.accessibleName().endswith("Mask missing")


def test_no_keyboard_reaches_the_visitors_choice(fake_desk, window_of, languages, qtbot):
    window = window_of()
    QTest.mouseClick(window.choice.key, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        window.typed(key, "")
    assert window.focusWidget() is None
    assert window.choice.sheet.isVisible()
    assert languages.current == "en"


def test_names_begin_on_their_first_page_again_after_another_step(fake_desk, window_of, qtbot):
    fake_desk.show(**VIEWS["who"])
    window = window_of()
    choices = window.override.sheet.choices
    first = [key.text() for key in choices.keys if key.isVisible()]
    QTest.mouseClick(choices.later, Qt.MouseButton.LeftButton)
    for name in ("pin", "who"):
        fake_desk.show(**VIEWS[name])
        window.override.sheet.show_view(fake_desk.now)
    assert [key.text() for key in choices.keys if not key.isHidden()] == first
    QTest.mouseClick(choices.keys[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"choose {PEOPLE[0]}" in fake_desk.called, timeout=5000)
