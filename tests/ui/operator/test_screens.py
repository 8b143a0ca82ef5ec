"""The operator's pages on every screen: nothing clipped, nothing small, nothing hidden, whatever there is to show."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.finding import Sign
from kiosk.operator import Count, Result, Today
from kiosk.scene import Verdict
from ui.keys import Key
from ui.operator.series import SERIES, parts
from ui.theme import LEAST_TARGET_PX

SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (3840, 2160), (1024, 768), (800, 480)]
PAGES = ("Today", "Health", "Events", "Self-test", "Journal", "Screen")
FAILURE = KioskError("there is no journal /home/kiosk/.local/state/mask-kiosk/journal.sqlite3: check how it is written")
CROWD = Today(
    Count({"NO_MASK": 12345}, 12345, 12.3, overrides=123, faults=1234, lost=12345),
    {hour: Count({"MASK_OK": 9999 - 400 * hour, "NO_MASK": 7, "FAULT": hour}) for hour in range(24)},
)


def fill(operator, state: str) -> None:
    """Well; nothing yet; everything broken, in long sentences; nothing can be read."""
    if state == "empty":
        operator.now, operator.happened = Today(Count({}), {}), ()
    if state == "ill":
        operator.found = tuple(
            replace(one, sign=Sign.BROKEN, said=f"Does not work. {one.said}", advice=one.advice or "Restart the kiosk.")
            for one in operator.found
        )
        operator.results = tuple(
            Result(one.part, ok=False, sentence=f"{one.said} {one.advice}") for one in operator.found
        )
        operator.proof = Result("", ok=False, sentence="Not in order. record 4711: changed (SQLite: malformed).")
        operator.now = CROWD
    if state == "unreadable":
        operator.failure = FAILURE


@pytest.fixture(params=["well", "empty", "ill", "unreadable"])
def state(request, operator) -> str:
    fill(operator, request.param)
    return request.param


@pytest.fixture
def settle(window, hand, operator):
    """Goes to a page, presses what it offers, and waits until it is still."""

    def go(page: str) -> None:
        hand.tap(page)
        operator.free.set()
        (shown,) = (one for one in window.override.pages.pages if one.isVisible())
        for key in shown.findChildren(Key, "begin"):
            key.click()
        errands = [shown.errand, *([shown.proof] if page == "Journal" else [])]
        hand.qtbot.waitUntil(lambda: not any(errand.busy for errand in errands), timeout=5000)

    return go


def keys(window: QWidget) -> list[Key]:
    return [key for key in window.findChildren(Key) if key.isVisible()]


def place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


@pytest.mark.parametrize("page", PAGES)
def test_no_text_is_clipped_and_all_of_it_can_be_read(window, settle, state, page):
    settle(page)
    for width, height in SIZES:
        window.resize(width, height)
        for block in window.blocks():
            assert block.fits(), (width, height, block.text)
            assert block.size_px >= min(width, height) / 100 * 1.8, (width, height, block.text)


@pytest.mark.parametrize("page", PAGES)
def test_a_finger_finds_every_key_and_none_lies_on_another(window, settle, state, page):
    settle(page)
    for width, height in SIZES:
        window.resize(width, height)
        for key in keys(window):
            assert min(key.width(), key.height()) >= LEAST_TARGET_PX, key.accessibleName()
            assert key.parentWidget().rect().contains(key.geometry())
        for one, other in combinations(keys(window), 2):
            assert not place(one, window).intersects(place(other, window)), (one.objectName(), other.objectName())


@pytest.mark.parametrize("page", PAGES)
def test_everything_has_a_name_and_no_keyboard_reaches_it(window, settle, page):
    settle(page)
    for part in (window, *window.findChildren(QWidget)):
        assert not part.isVisible() or part.accessibleName(), part
        assert part.focusPolicy() is Qt.FocusPolicy.NoFocus
    for key in keys(window):
        assert QAccessible.queryAccessibleInterface(key).role() in {
            QAccessible.Role.Button,
            QAccessible.Role.CheckBox,  # a tab: it is checked, or not
        }


@pytest.mark.parametrize("page", PAGES)
def test_the_verdict_stays_in_sight_and_green_is_its_alone(stage, window, hand, settle, page):
    settle(page)
    for verdict, words in ((Verdict.NO_MASK, "Mask missing"), (Verdict.FAULT, "Out of order")):
        window.show_verdict(stage.shown(verdict))
        assert words in hand.texts()
        assert share_of_green(window) == 0
    window.show_verdict(stage.shown(Verdict.MASK_OK))
    assert share_of_green(window) > 0.01


def share_of_green(window: QWidget) -> float:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(np.int16)
    blue, green, red = whole[:, :, 0], whole[:, :, 1], whole[:, :, 2]
    return float(np.mean((green > red + 25) & (green > blue + 25)))


def test_the_parts_of_a_bar_are_told_apart_without_colour():
    assert len({(series.pattern, series.word) for series in SERIES}) == len({one.pattern for one in SERIES}) == 5


def test_no_visit_is_missing_in_a_bar():
    count = Count({"MASK_OK": 3, "NO_MASK": 2, "LOOKING": 4, "FAULT": 1, "OVERRIDE": 1})
    assert [parts(count)[series] for series in SERIES] == [3, 0, 2, 0, 6]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_way_in_fits_beside_a_long_name(window, desk, qtbot, width, height):
    window.resize(width, height)
    desk.now = replace(desk.now, step=Step.REASON, who="Dr. Bartholomew Featherstoneha")
    window.override.clerk.tick()
    qtbot.waitUntil(window.override.sheet.isVisible, timeout=5000)
    sheet = window.override.sheet
    assert sheet.operator.isVisible()
    assert not sheet.operator.geometry().intersects(sheet.prompt.geometry())
    assert not sheet.operator.geometry().intersects(sheet.cancel.geometry())
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text


def test_a_thousand_repaints_lose_no_reference(window, operator):
    """As for the bridge (PYSIDE-3474)."""
    pages = window.override.pages.pages
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(200):
        for page in pages:
            page.repaint()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(now > then - 300 for now, then in zip(after, before, strict=True)), (before, after)


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_written_as_pictures(window, hand, settle, state, page, screens_dir):
    settle(page)
    hand.qtbot.waitUntil(lambda: not any(key._lit.isActive() for key in keys(window)), timeout=5000)
    for width, height in ((1280, 720), (1080, 1920), (800, 480)):
        window.resize(width, height)
        assert window.grab().save(str(screens_dir / f"operator-{width}x{height}-{page.lower()}-{state}.png"))
