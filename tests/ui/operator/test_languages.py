"""The operator's pages in every language: as if they had begun in it; the page that is open and its data stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest
from PySide6.QtCore import Qt

from kiosk.desk import Step
from kiosk.events import About, Event
from kiosk.gate import DoorState
from kiosk.health import Figures, findings
from kiosk.machine import Machine
from kiosk.operator import Count, Result
from kiosk.phrase import Phrase
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES, ScreenSettings
from ui.keys import Key
from ui.operator.chart import Chart
from ui.operator.series import SERIES
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say
from ui.window import KioskWindow

GB = 1 << 30
FOUND = findings(
    Figures(
        Phrase("Camera %1", "/dev/video0"),
        Vitals(0.05, 24, 30, Spread(48, 71), Spread(31, 44), (1280, 720)),
        Machine(41 * GB, GB // 2, 3 * GB, 8 * GB, 54.0),
        door=DoorState(connected=True, alarm=True),
        sound=Phrase("Nothing is heard at %1: %2.", "default", Phrase("aplay is missing: install alsa-utils")),
        uptime_s=90_000,
        version="0.1.0",
    )
)
HAPPENED = (Event(datetime.now(timezone.utc).astimezone(), About.KIOSK, Phrase("The key switch was turned.")),) * 30
RESULTS = (
    Result(Phrase("networks"), ok=True, sentence=Phrase("Is written.")),
    Result(Phrase("networks"), ok=False, sentence=Phrase("Not in order.")),
)
SIZES = [(1280, 720), (720, 1280), (1024, 600), (800, 480), (3840, 2160)]
PAGES = range(5)


@pytest.fixture
def open_pages(stage, desk, operator, languages, qtbot):
    """A window at one of the operator's pages, where all that it offers was pressed, and still."""
    operator.found, operator.happened, operator.results = FOUND, HAPPENED, RESULTS
    operator.free.set()

    def make(page: int) -> KioskWindow:
        desk.now = replace(desk.now, step=Step.REASON)
        made = KioskWindow(
            stage.frames,
            stage.bridge,
            ScreenSettings(full_screen=False),
            stage.clock,
            demo=False,
            desk=desk,
            operator=operator,
            languages=languages,
        )
        qtbot.addWidget(made)
        stage.windows.append(made)
        made.resize(1280, 720)
        made.show()
        made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
        desk.now = replace(desk.now, step=Step.OPERATOR)
        made.override.clerk.tick()
        pages = made.override.pages
        qtbot.waitUntil(pages.isVisible, timeout=5000)
        still(made, qtbot)
        pages.tabs[page].clicked.emit()
        for key in pages.pages[page].findChildren(Key, "begin"):
            if key.isVisible() and page != 1:
                key.clicked.emit()
        still(made, qtbot)
        return made

    return make


def still(window, qtbot) -> None:
    pages = window.override.pages.pages
    errands = [page.errand for page in pages] + [pages[4].proof]
    qtbot.waitUntil(lambda: not any(errand.busy for errand in errands), timeout=5000)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_switch_forgets_nothing_and_the_page_stays(open_pages, operator, turn, told, page, language):
    window = open_pages(page)
    asked = list(operator.called)
    for one in ("zh" if language == "en" else "en", language):
        turn(one)
    assert window.override.pages.pages[page].isVisible()
    assert operator.called == asked
    assert told(window) == told(open_pages(page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped_or_small(open_pages, turn, page, language):
    window = open_pages(page)
    turn(language)
    for width, height in SIZES:
        window.resize(width, height)
        for block in window.blocks():
            assert block.fits(), block.text
            assert block.size_px >= min(width, height) / 100 * 1.8, (width, height, block.text)
        for key in window.findChildren(Key):
            if key.isVisible():
                assert min(key.width(), key.height()) >= LEAST_TARGET_PX
                assert key.parentWidget().rect().contains(key.geometry())


def test_in_arabic_tabs_lists_and_hours_begin_at_the_right(open_pages, turn):
    window = open_pages(0)
    pages = window.override.pages
    chart = pages.pages[0].chart
    turn("ar")
    tabs = [tab.x() for tab in pages.tabs]
    assert tabs == sorted(tabs, reverse=True)
    assert pages.cancel.x() < tabs[-1]
    hours = {block.text: block.area.center().x() for block in chart._hour_blocks()}
    assert hours["8"] > hours["12"] > hours["20"]
    assert [swatch.x() for swatch, _ in chart._legend()] == sorted((s.x() for s, _ in chart._legend()), reverse=True)
    assert all(swatch.left() >= words.extent().right() for swatch, words in chart._legend())
    bar = chart._slot(8)
    assert hours["8"] == pytest.approx(bar.center().x(), abs=1)
    tiles = [area.x() for area in pages.pages[0].tiles._areas()]
    assert tiles == sorted(tiles, reverse=True)


def test_in_arabic_a_row_begins_with_its_sign_and_pages_turn_at_the_left(open_pages, turn):
    window = open_pages(2)
    lines = window.override.pages.pages[2].lines
    turn("ar")
    (placed, *_) = lines._pages[0]
    assert placed.title.area.left() > placed.said.area.right()
    assert lines.later.isVisible()
    assert lines.later.x() == 0
    assert placed.said.area.left() > lines.later.width()
    for block in (placed.title, placed.said):
        assert block.extent().right() == pytest.approx(block.area.right(), abs=2)


def test_a_fire_alarm_is_reset_in_any_language(open_pages, operator, turn, qtbot):
    window = open_pages(1)
    turn("ar")
    (key,) = (one for one in window.findChildren(Key, "begin") if one.isVisible())
    assert key.text() == say("Alarm is over")
    key.clicked.emit()
    qtbot.waitUntil(lambda: "reset_alarm" in operator.called, timeout=5000)


def test_the_tab_that_wants_to_be_looked_at_says_so(open_pages, turn):
    window = open_pages(0)
    tab = window.override.pages.tabs[1]
    said = {tab.accessibleDescription()}
    for language in LANGUAGES[1:]:
        turn(language)
        said.add(tab.accessibleDescription())
    assert len(said) == len(LANGUAGES)
    assert "" not in said


def test_where_staff_read_a_keyboard_goes_from_tab_to_tab_and_leaves(open_pages, desk, qtbot):
    window = open_pages(0)
    window.activateWindow()
    qtbot.waitActive(window)
    desk.called.clear()
    window.typed(Qt.Key.Key_Tab, "")
    window.typed(Qt.Key.Key_Right, "")
    window.typed(Qt.Key.Key_Return, "")
    still(window, qtbot)
    assert window.override.pages.pages[1].isVisible()
    qtbot.waitUntil(lambda: desk.called.count("operate") >= 3, timeout=5000)
    window.typed(Qt.Key.Key_Escape, "")
    qtbot.waitUntil(lambda: "cancel" in desk.called, timeout=5000)


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tabs_name_runs_into_the_line_below_it(open_pages, turn, language, size):
    window = open_pages(0)
    turn(language)
    window.resize(*size)
    unit = min(size) / 100
    for tab in window.override.pages.tabs:
        (name,) = tab.blocks()
        assert name.extent().height() < 1.7 * name.size_px, "it stands in one line"
        assert name.extent().center().y() + name.size_px / 2 < tab.height() - 1.4 * unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_tall_screen_the_legend_of_a_crowded_day_is_read_as_well_as_on_a_wide_one(qtbot, turn, language):
    turn(language)
    chart = Chart(None)
    qtbot.addWidget(chart)
    chart.set_style(Style(7.2))
    chart.show_hours({hour: Count(dict.fromkeys(("MASK_OK", "NO_MASK", "MASK_WRONG"), 4321)) for hour in range(24)})
    for width in (1252, 691):
        chart.resize(width, 600)
        legend = chart.blocks()[-len(SERIES) :]
        assert min(block.size_px for block in legend) >= 2.2 * 7.2
        assert all(block.fits() for block in legend)
        assert max(block.area.bottom() for block in legend) <= chart.height()
        hours = [block for block in chart.blocks() if block.text in ("6", "12")]
        assert max(hour.area.bottom() for hour in hours) <= min(block.area.top() for block in legend) + 0.5
