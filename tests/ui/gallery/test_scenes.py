"""The scenes: all that can stand on the screen is in one of them, and each is what its name says, again and again."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.desk import Step
from kiosk.scene import Verdict
from ui import hints
from ui.gallery import staging
from ui.gallery.booth import Booth
from ui.gallery.shots import LANDSCAPE, PORTRAIT
from ui.gallery.studio import speaking
from ui.gallery.visitor import drawn
from ui.gallery.written import written
from ui.hints import Hint
from ui.staff_words import TROUBLES
from ui.words import BY_REASON, BY_VERDICT, words_for

SMOOTHING = 16
"""Qt draws the edge of a large letter a shade otherwise the second time."""


def alike(one: QImage, other: QImage) -> bool:
    return one.size() == other.size() and np.abs(pixels(one) - pixels(other)).max() <= SMOOTHING


def pixels(image: QImage) -> np.ndarray:
    """(h, w, 4) int16."""
    rgb32 = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(rgb32.constBits(), np.uint8).reshape(rgb32.height(), rgb32.width(), 4).astype(np.int16)


def test_each_has_a_name_of_its_own_that_a_file_can_have(scenes):
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in scenes)
    assert len(scenes) > 60


def test_every_word_for_visitors_is_in_one(scenes):
    told = {words_for(scene.shown.verdict, scene.shown.reason) for scene in scenes.values()}
    if any(scene.view.granted_s for scene in scenes.values()):
        told.add(BY_VERDICT[Verdict.OVERRIDE])
    assert told >= {*BY_VERDICT.values(), *BY_REASON.values()}


def test_every_hint_is_in_one(scenes):
    shown = [scene.shown for scene in scenes.values()]
    assert {hints.hint_for(one.verdict, one.reason) for one in shown} == {None, *Hint}


def test_every_step_of_staff_and_every_trouble_is_in_one(scenes):
    views = [scene.view for scene in scenes.values()]
    assert {view.step for view in views} == set(Step)
    assert {view.trouble for view in views} == {"", *TROUBLES}


@pytest.mark.parametrize("name", ["today", "health-well", "events-none", "self-test-idle", "journal"])
def test_every_page_of_operators_is_in_one(staged, name):
    with staged(name) as booth:
        (page,) = (page for page in booth.pages.pages if page.isVisible())
        assert name.startswith(page.accessibleName().lower())


def test_a_self_test_that_runs_is_seen_running(staged, scenes):
    done = len(scenes["self-test-running"].operator.found)
    with staged("self-test-running") as booth:
        assert f"Testing: {done} done" in [text.block.text for text in written(booth.window)]
        assert booth.pages.pages[3].errand.busy


@pytest.mark.parametrize("name", ["mask-ok", "who-thirty", "health-several"])
def test_a_scene_looks_the_same_each_time(staged, name):
    pictures = []
    for _ in range(2):
        with staged(name) as booth:
            pictures.append(booth.window.grab().toImage())
    assert alike(*pictures)


def test_a_scene_stays_the_same_however_the_window_was_before(staged):
    with staged("cant-tell-hold-still") as booth:
        look = booth.window.look
        before = booth.window.grab().toImage()
        booth.window.resize(*PORTRAIT)
        booth.dress(replace(look, large_text=True))
        assert not alike(booth.window.grab().toImage(), before)
        booth.window.resize(*LANDSCAPE)
        booth.dress(look)
        assert alike(booth.window.grab().toImage(), before)


def test_what_moves_stands_where_it_says_most(staged):
    with staged("mask-wrong") as booth:
        telling = booth.window.panel.grab().toImage()
        booth.window.restyle(replace(booth.window.look, moves=False))
        assert alike(booth.window.panel.grab().toImage(), telling)


def test_the_window_tells_every_text_that_its_parts_tell(staged, scenes):
    for name in ("demo", "own-words", "languages", "who-eight", "pin-wrong", "pass-long", "today", "health-long"):
        with staged(name) as booth:
            parts = sorted(text.block.text for text in written(booth.window))
            assert parts == sorted(block.text for block in booth.window.blocks())


def test_nothing_goes_on_once_a_scene_is_over(staged):
    before = {thread.name for thread in threading.enumerate()}
    for name in ("pin-empty", "self-test-running"):
        with staged(name):
            pass
    assert {thread.name for thread in threading.enumerate()} <= before


def test_a_scene_that_does_not_come_about_says_so(scenes, qapp, words, monkeypatch):
    monkeypatch.setattr(staging, "PATIENCE_MS", 30)
    scene = replace(scenes["today"], name="never", touch=lambda hand: hand.until(lambda: False))
    with speaking("en", words) as languages:
        booth = Booth(scene, drawn(), languages, QSize(*LANDSCAPE))
        with pytest.raises(TimeoutError, match="the scene never did not come about"):
            booth.__enter__()
        booth.__exit__(None, None, None)
