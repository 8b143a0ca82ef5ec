"""The staff's screens while the look changes: steps, dots and pages stay, and large text has room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from ui.keys import Key
from ui.palette import Role
from ui.palettes import BRIGHT, CONTRAST, DARK
from ui.theme import LEAST_TARGET_PX, Look

NAME = "Dr. Bartholomew Featherstoneha"
PEOPLE = tuple(f"{NAME[:-2]} {number}" for number in range(11))
REASONS = ("A reason of 24 letters..", "Staff member", "Delivery", "Kiosk is wrong")
VIEWS = {
    "who": {"step": Step.WHO, "people": PEOPLE},
    "digits": {"step": Step.PIN, "who": NAME, "entered": 4},
    "locked": {"step": Step.PIN, "who": NAME, "trouble": "locked", "wait_s": 900},
    "why": {"step": Step.REASON, "who": NAME, "reasons": REASONS},
    "how long": {"step": Step.HOW_LONG, "who": NAME, "trouble": "door"},
    "done": {"step": Step.DONE, "granted_s": 1800, "granted_by": NAME},
}
LOOKS = {"bright": Look(BRIGHT), "contrast": Look(CONTRAST), "large": Look(large_text=True)}


@pytest.fixture
def window(stage, fake_desk, qtbot):
    made = stage.window(desk=fake_desk)
    qtbot.addWidget(made)
    made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
    return made


@pytest.fixture(params=VIEWS)
def view(request, window, fake_desk, qtbot) -> str:
    """The name of the view that stands on the screen."""
    fake_desk.show(**VIEWS[request.param])
    window.override.clerk.type(lambda _: None)
    qtbot.waitUntil(lambda: window.override.clerk.view == fake_desk.now, timeout=5000)
    return request.param


SMOOTHING = 16
"""Qt draws the edge of a large letter a shade otherwise the second time."""


def picture(window) -> QImage:
    return window.grab().toImage()


def difference(window, before: QImage) -> int:
    """Of the colours now and before, the largest."""
    arrays = []
    for image in (picture(window), before):
        rgb32 = image.convertToFormat(QImage.Format.Format_RGB32)
        arrays.append(np.frombuffer(rgb32.constBits(), np.uint8).astype(np.int16))
    return int(np.abs(arrays[0] - arrays[1]).max())


@pytest.mark.parametrize("name", LOOKS)
def test_there_and_back_loses_nothing(window, view, name):
    before, texts = picture(window), [block.text for block in window.blocks()]
    window.restyle(LOOKS[name])
    assert difference(window, before) > 3 * SMOOTHING
    assert [block.text for block in window.blocks()] == texts
    window.restyle(Look())
    assert difference(window, before) <= SMOOTHING


@pytest.mark.parametrize("view", ["digits"], indirect=True)
def test_the_dots_of_what_was_typed_are_painted_in_the_new_ink(window, view):
    prompt = window.override.sheet.prompt
    for palette in (DARK, BRIGHT, CONTRAST):
        window.restyle(Look(palette))
        row = prompt.grab().toImage().copy(0, round(prompt.height() * 0.75), prompt.width(), 1)
        ink = palette.tones[Role.SHEET].ink
        inked = [row.pixelColor(x, 0).name() == ink for x in range(row.width())]
        assert sum(now and not before for before, now in zip([False, *inked], inked, strict=False)) == 4
    assert prompt.accessibleDescription() == "Digits entered: 4"


@pytest.mark.parametrize("view", ["who"], indirect=True)
def test_the_page_of_names_stays(window, view):
    choices = window.override.sheet.choices
    QTest.mouseClick(choices.later, Qt.MouseButton.LeftButton)
    shown = [key.text() for key in choices.keys if key.isVisible()]
    assert len(shown) == 3
    window.restyle(Look(CONTRAST, large_text=True))
    assert [key.text() for key in choices.keys if key.isVisible()] == shown


def test_a_key_under_the_finger_stays_down(window, fake_desk):
    entrance = window.override.entrance
    entrance.setDown(True)
    window.restyle(Look(BRIGHT))
    assert entrance.isDown()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (1024, 768), (800, 480)])
def test_large_text_has_room_and_keys_stay_large_and_apart(window, view, width, height):
    window.resize(width, height)
    window.restyle(replace(window.look, large_text=True))
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text
    keys = [key for key in window.findChildren(Key) if key.isVisible()]
    assert keys
    for key in keys:
        assert min(key.width(), key.height()) >= LEAST_TARGET_PX, key.accessibleName()
    for part in (window.panel, window.front.note, window.staff, window.override.entrance, window.override.banner):
        assert not part.isVisible() or window.rect().contains(part.geometry())


def test_staffs_screens_are_written_as_pictures_in_every_look(window, view, screens_dir):
    for name, look in LOOKS.items():
        window.restyle(look)
        assert window.grab().save(str(screens_dir / f"staff-{name}-{view.replace(' ', '-')}.png"))
