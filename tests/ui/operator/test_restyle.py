"""The operator's pages in every look."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ui.palette import Role
from ui.palettes import BRIGHT, CONTRAST, DARK
from ui.theme import LEAST_TARGET_PX, Look

LOOKS = {"bright": Look(BRIGHT), "contrast": Look(CONTRAST), "large": Look(large_text=True)}


@pytest.fixture(params=range(6))
def page(request, window, operator, qtbot):
    """The page that is shown, still."""
    operator.free.set()
    pages = window.override.pages
    pages.tabs[request.param].click()
    shown = pages.pages[request.param]
    qtbot.waitUntil(lambda: shown.isVisible() and not any(one.errand.busy for one in pages.pages), timeout=5000)
    qtbot.waitUntil(lambda: not any(tab._lit.isActive() for tab in pages.tabs), timeout=5000)
    return shown


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


def has(image: QImage, colour: str) -> bool:
    step = 3
    points = ((x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step))
    return any(image.pixelColor(x, y).name() == colour for x, y in points)


@pytest.mark.parametrize("name", LOOKS)
def test_there_and_back_loses_nothing(window, page, name):
    before, texts = picture(window), [block.text for block in page.blocks()]
    window.restyle(LOOKS[name])
    assert difference(window, before) > 3 * SMOOTHING
    assert [block.text for block in page.blocks()] == texts
    window.restyle(Look())
    assert difference(window, before) <= SMOOTHING


def test_turned_round_and_back_loses_nothing(window, page):
    before, texts = picture(window), [block.text for block in page.blocks()]
    window.resize(720, 1280)
    assert page.isVisible()
    assert texts[0] in [block.text for block in page.blocks()]
    window.resize(1280, 720)
    assert [block.text for block in page.blocks()] == texts
    assert difference(window, before) <= SMOOTHING


@pytest.mark.parametrize("palette", [BRIGHT, CONTRAST])
def test_nothing_of_the_old_colours_is_left(window, page, palette):
    window.restyle(Look(palette))
    image = picture(window)
    assert has(image, palette.tones[Role.SHEET].ground)
    assert not has(image, DARK.tones[Role.SHEET].ground)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (800, 480)])
def test_large_text_has_room_and_tabs_stay_large(window, page, width, height):
    window.resize(width, height)
    window.restyle(Look(large_text=True))
    for block in window.blocks():
        assert block.fits(), block.text
        assert block.size_px >= min(width, height) / 100 * 1.8, block.text
    for tab in window.override.pages.tabs:
        assert min(tab.width(), tab.height()) >= LEAST_TARGET_PX


def test_pages_are_written_as_pictures_in_every_look(window, page, screens_dir):
    for name, look in LOOKS.items():
        window.restyle(look)
        assert window.grab().save(str(screens_dir / f"operator-{name}-{page.accessibleName().lower()}.png"))
