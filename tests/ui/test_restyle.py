"""A window that changes its look while it runs, against one that began with it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from PySide6.QtGui import QImage

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from ui.layout import finger_px
from ui.looks import look_of
from ui.theme import LEAST_TARGET_PX, Look

THEMES = ("dark", "bright", "contrast")
SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (1024, 768), (800, 480)]
LOOKS = {
    **{theme: {"theme": theme} for theme in THEMES},
    "large": {"large_text": True},
    "still": {"motion": False},
    "turned": {"orientation": "portrait"},
    "coloured": {"colour": "#7a1fa2"},
    "all": {"theme": "bright", "large_text": True, "motion": False, "orientation": "portrait", "colour": "#7a1fa2"},
}


@pytest.fixture
def window(stage, qtbot):
    made = stage.window(demo=True)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("verdict", [Verdict.NOBODY, Verdict.LOOKING, Verdict.MASK_OK, Verdict.FAULT])
def test_a_restyled_window_looks_as_one_that_began_so(stage, window, qtbot, name, verdict):
    fresh = stage.window(demo=True, **LOOKS[name])
    qtbot.addWidget(fresh)
    for one in (window, fresh):
        one.show_verdict(stage.shown(verdict))
    window.grab()
    window.restyle(look_of(ScreenSettings(**LOOKS[name])))
    assert window.look == fresh.look
    assert np.abs(pixels(window) - pixels(fresh)).max() <= SMOOTHING


SMOOTHING = 24
"""Qt draws the edge of a large letter a shade otherwise the second time."""


def pixels(window) -> np.ndarray:
    """(h, w, 4) int16."""
    image = picture(window).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(np.int16)


def picture(window) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize("name", [name for name in LOOKS if name not in {"dark", "still"}])
def test_there_and_back_is_seen_and_leaves_nothing_behind(stage, window, name):
    window.show_verdict(stage.shown(Verdict.NOBODY))
    before, own = pixels(window), window.look
    window.restyle(look_of(ScreenSettings(**LOOKS[name])))
    assert np.abs(pixels(window) - before).max() > 3 * SMOOTHING
    window.restyle(own)
    assert np.abs(pixels(window) - before).max() <= SMOOTHING


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_stays(stage, window, verdict):
    window.show_verdict(stage.shown(verdict))
    words = [block.text for block in window.blocks()]
    for theme in THEMES:
        window.restyle(look_of(ScreenSettings(theme=theme)))
        ground = window.look.palette.verdicts[verdict].ground
        assert [block.text for block in window.blocks()] == words
        at = window.panel.rect().bottomLeft()
        assert window.panel.grab().toImage().pixelColor(at.x() + 12, at.y() - 12).name() == ground


def test_the_answer_to_the_staff_button_stays(window):
    window.staff.click()
    window.restyle(replace(window.look, large_text=True))
    assert window.staff.accessibleName() == ScreenSettings().staff
    assert not window.staff.isEnabled()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_large_text_is_larger_as_far_as_there_is_room_and_never_clipped(stage, window, width, height):
    window.resize(width, height)
    ordinary = sizes(stage, window)
    window.restyle(replace(window.look, large_text=True))
    large = sizes(stage, window)
    assert all(large[key] >= 0.94 * size for key, size in ordinary.items())
    sentences = [key for key in ordinary if key[2] == 1]
    assert sum(large[key] for key in sentences) >= 1.08 * sum(ordinary[key] for key in sentences)
    others = [key for key in ordinary if key[0] is None]
    assert all(large[key] >= 1.2 * ordinary[key] for key in others)


def sizes(stage, window) -> dict[object, int]:
    """The letters of every verdict's headline (0) and sentence (1), and of all that stands beside them."""
    found = {}
    for verdict, reason in product(Verdict, Reason):
        window.show_verdict(stage.shown(verdict, reason))
        assert all(block.fits() for block in window.blocks())
        found |= {(verdict, reason, at): block.size_px for at, block in enumerate(window.panel.blocks())}
    beside = (*window.front.note.blocks(), *window.staff.blocks(), *window.front.badge.blocks())
    return found | {(None, block.text, 2): block.size_px for block in beside}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_with_large_text_the_staff_button_is_still_large_enough(window, width, height):
    window.resize(width, height)
    window.restyle(replace(window.look, large_text=True))
    finger = finger_px(window.size(), window.screen().physicalDotsPerInch())
    assert min(window.staff.width(), window.staff.height()) >= max(finger, LEAST_TARGET_PX)


def test_without_motion_the_ring_stands_still(stage, window):
    window.restyle(Look(moves=False))
    pictures = []
    for progress in (0.1, 0.6, 1.0):
        window.show_verdict(replace(stage.shown(Verdict.LOOKING), progress=progress))
        pictures.append(window.panel.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]


def test_every_verdict_in_every_look_is_written_as_a_picture(stage, qtbot, screens_dir):
    for (width, height), theme, large in product(((1280, 720), (720, 1280)), THEMES, (False, True)):
        window = stage.window(width, height, demo=True, theme=theme, large_text=large)
        qtbot.addWidget(window)
        for verdict in Verdict:
            window.show_verdict(stage.shown(verdict))
            name = f"look-{theme}{'-large' if large else ''}-{width}x{height}-{verdict.name}.png"
            assert window.grab().save(str(screens_dir / name))
