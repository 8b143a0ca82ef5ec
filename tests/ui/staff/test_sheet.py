"""The staff's screens on every screen: nothing clipped, nothing small, nothing hidden; and whatever the desk says."""

from __future__ import annotations

import gc
import sys
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from ui.colour import luminance
from ui.keys import Key
from ui.layout import Staffed, Wanted, areas, finger_px
from ui.palette import KeyRole, Role
from ui.palettes import DARK
from ui.staff_words import TROUBLES
from ui.theme import LEAST_TARGET_PX

SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (3840, 2160), (2160, 3840), (1024, 768), (800, 480)]
LONG = (
    "Dr. Bartholomew Featherstoneha",
    "Sister Maria-Theresia von Hohe",
    *("José García", "Li", "Tom", "Zoë", "Anna Berg", "Mehmet Yıldız"),
)
REASONS = ("A reason of 24 letters..", "Staff member", "Delivery", "Kiosk is wrong")
PIN = {"step": Step.PIN, "who": LONG[0]}
VIEWS = {
    "away": {},
    "who": {"step": Step.WHO, "people": ("Anna Berg", "Mehmet Yıldız")},
    "eight": {"step": Step.WHO, "people": LONG},
    "eleven": {"step": Step.WHO, "people": (*LONG, "A", "B", "C")},
    "nobody": {"step": Step.WHO},
    "pin": {**PIN, "keys": tuple("5209463817")},
    "digits": {**PIN, "entered": 12},
    "wrong": {**PIN, "trouble": "wrong"},
    "locked": {**PIN, "trouble": "locked", "wait_s": 900},
    "slow": {**PIN, "trouble": "slow", "wait_s": 900},
    "why": {"step": Step.REASON, "who": LONG[0], "reasons": REASONS},
    "how long": {"step": Step.HOW_LONG, "who": LONG[0], "reason": REASONS[0]},
    "no door": {"step": Step.HOW_LONG, "who": LONG[0], "trouble": "door"},
    "done": {"step": Step.DONE, "granted_s": 1800, "granted_by": LONG[0]},
    "not revoked": {"trouble": "door", "granted_s": 272, "granted_by": LONG[0]},
}


@pytest.fixture
def window(stage, fake_desk, qtbot):
    made = stage.window(desk=fake_desk)
    qtbot.addWidget(made)
    made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
    return made


@pytest.fixture
def show(window, fake_desk, qtbot):
    """Puts a view on the screen, through the clerk."""

    def put(name: str = "", **changed: object) -> None:
        fake_desk.show(**(changed or VIEWS[name]))
        window.override.clerk.type(lambda _: None)
        qtbot.waitUntil(lambda: window.override.clerk.view == fake_desk.now, timeout=5000)

    return put


def keys(window: QWidget) -> list[Key]:
    return [key for key in window.findChildren(Key) if key.isVisible()]


def place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_no_text_is_clipped_and_all_of_it_can_be_read(window, show, name, width, height):
    window.resize(width, height)
    show(name)
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_parts_lie_inside_and_apart_and_the_picture_is_free(window, show, name, width, height):
    window.resize(width, height)
    show(name)
    beside = [window.panel, window.staff, window.front.note, *of_staff(window)]
    shown = [part for part in (window.feed, *beside) if part.isVisible()]
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)
    assert all(window.rect().contains(part.geometry()) for part in shown)
    for one, other in combinations(keys(window), 2):
        assert not place(one, window).intersects(place(other, window)), (one, other)
    for key in keys(window):
        assert key.parentWidget().rect().contains(key.geometry())


def of_staff(window) -> list[QWidget]:
    override = window.override
    return [override.entrance, window.front.strip, override.sheet, override.banner]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_finger_finds_every_key(window, show, name, width, height):
    window.resize(width, height)
    show(name)
    for key in keys(window):
        assert min(key.width(), key.height()) >= LEAST_TARGET_PX, key.accessibleName()


@pytest.mark.parametrize(
    ("width", "height", "inches"),
    [(1280, 720, 10.1), (1280, 800, 10.1), (1920, 1080, 15.6), (1080, 1920, 21.5), (3840, 2160, 32), (800, 480, 7)],
)
def test_a_key_is_15_mm_on_screens_as_they_are_sold(width, height, inches):
    dpi = np.hypot(width, height) / inches
    size = QSize(width, height)
    finger = finger_px(size, dpi)
    assert finger / dpi * 25.4 >= 14.8
    for staffed in Staffed:
        places = areas(size, Wanted(staffed, language=True), portrait=height > width, finger_px=finger)
        for part in (places.entrance, places.staff, places.banner, places.language):
            assert part.isEmpty() or min(part.width(), part.height()) >= finger
    assert places.panel.height() >= 0.25 * min(width, height)


@pytest.mark.parametrize("dpi", [0.0, 3.0, 5000.0, float("inf"), float("nan")])
def test_a_screen_that_lies_about_its_size_gets_ordinary_keys(dpi):
    assert finger_px(QSize(1280, 720), dpi) == LEAST_TARGET_PX


@pytest.mark.parametrize("name", VIEWS)
def test_everything_has_a_name_and_every_key_is_a_button(window, show, name):
    show(name)
    for part in (window, *window.findChildren(QWidget)):
        assert not part.isVisible() or part.accessibleName(), part
    for key in keys(window):
        assert QAccessible.queryAccessibleInterface(key).role() == QAccessible.Role.Button


@pytest.mark.parametrize("name", VIEWS)
def test_green_is_for_mask_ok_only(stage, window, show, name):
    show(name)
    for verdict in (Verdict.NO_MASK, Verdict.FAULT, Verdict.LOOKING):
        window.show_verdict(stage.shown(verdict))
        assert share_of_green(window) == 0
    window.show_verdict(stage.shown(Verdict.MASK_OK))
    assert share_of_green(window) > 0.01


def share_of_green(window: QWidget) -> float:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(np.int16)
    blue, green, red = whole[:, :, 0], whole[:, :, 1], whole[:, :, 2]
    return float(np.mean((green > red + 25) & (green > blue + 25)))


def test_only_mask_ok_is_a_bright_ground():
    plain = DARK.keys[KeyRole.PLAIN]
    grounds = (DARK.tones[Role.SHEET], plain.up, plain.off, DARK.keys[KeyRole.QUIET].up)
    assert all(luminance(tone.ground) < 0.15 for tone in grounds)


def test_many_names_lie_on_pages(window, show, fake_desk, qtbot):
    show("eleven")
    choices = window.override.sheet.choices
    first = [key.text() for key in choices.keys if key.isVisible()]
    assert not choices.earlier.isEnabled()
    QTest.mouseClick(choices.later, Qt.MouseButton.LeftButton)
    second = [key.text() for key in choices.keys if key.isVisible()]
    assert (*first, *second) == VIEWS["eleven"]["people"]
    assert not choices.later.isEnabled()
    show("eleven")
    assert [key.text() for key in choices.keys if key.isVisible()] == second
    QTest.mouseClick(choices.keys[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fake_desk.called == ["choose C"], timeout=5000)


def test_the_pad_follows_the_desks_order(window, show):
    show("pin")
    assert "".join(key.text() for key in window.override.sheet.pad.digits) == "5209463817"
    rows = [place(key, window).topLeft().toTuple()[::-1] for key in window.override.sheet.pad.digits[:9]]
    assert rows == sorted(rows)


def test_dots_say_how_many_and_hide_the_trouble(window, show):
    pictures = []
    for name in ("wrong", "pin", "digits"):
        show(name)
        pictures.append(window.override.sheet.prompt.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert window.override.sheet.prompt.accessibleDescription() == "Digits entered: 12"


@pytest.mark.parametrize("trouble", [*TROUBLES, "one that is new"])
def test_every_trouble_has_words(window, show, trouble):
    show(**PIN, trouble=trouble)
    assert window.override.sheet.prompt.blocks()[0].text


def test_a_pass_outlines_the_face_as_passed(stage, window, show):
    show("done")
    passed = window.feed.grab().toImage()
    show("away")
    assert window.feed.grab().toImage() != passed


def test_a_thousand_views_and_repaints_lose_no_reference(window, fake_desk):
    """As for the bridge (PYSIDE-3474)."""
    sheet = window.override.sheet
    fake_desk.show(**VIEWS["pin"])
    pin = fake_desk.now
    fake_desk.show(**VIEWS["why"])
    why = fake_desk.now
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(500):
        for view in (pin, why):
            sheet.show_view(view)
            window.override.banner.show_view(view)
            sheet.pad.digits[0].repaint()
            sheet.prompt.repaint()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(now > then - 300 for now, then in zip(after, before, strict=True)), (before, after)


def test_staff_screens_are_written_as_pictures(stage, window, show, screens_dir):
    for width, height in ((1280, 720), (1080, 1920), (800, 480)):
        window.resize(width, height)
        for name in VIEWS:
            show(name)
            assert window.grab().save(str(screens_dir / f"staff-{width}x{height}-{name.replace(' ', '-')}.png"))
