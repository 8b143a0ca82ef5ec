"""Who stands before the camera in the gallery: found by the real finder where it is said that a face is."""

from __future__ import annotations

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk import demo
from kiosk.centerface import CenterFace
from kiosk.demo import PLAY
from ui.gallery import visitor as standing
from ui.gallery.visitor import PORTRAIT_FACE, drawn, nobody, portrayed


@pytest.fixture(scope="module")
def finder(centerface_file):
    engine = OnnxRuntimeEngine(centerface_file)
    yield CenterFace(engine)
    engine.close()


def test_the_portraits_face_is_where_the_finder_finds_it(finder, portrait):
    (found,) = finder.find(portrait)
    assert found.box.iou(PORTRAIT_FACE.box) > 0.95
    for mark in ("left_eye", "right_eye", "nose", "left_mouth", "right_mouth"):
        assert np.hypot(*np.subtract(getattr(found.landmarks, mark), getattr(PORTRAIT_FACE.landmarks, mark))) < 1


@pytest.mark.parametrize("wear", PLAY)
def test_the_outline_goes_around_the_face(finder, portrait, wear):
    visitor = portrayed()
    (found,) = finder.find(visitor.worn[wear])
    assert found.box.iou(visitor.face) > 0.85


@pytest.mark.parametrize("made", [drawn, portrayed])
def test_the_three_are_told_apart(portrait, made):
    bare, masked, nose_out = (made().worn[wear].astype(int) for wear in PLAY)
    assert np.abs(bare - masked).max() > 50
    assert np.abs(masked - nose_out).max() > 50


def test_nothing_drawn_is_green():
    for bgr in (nobody(), *drawn().worn.values()):
        blue, green, red = np.moveaxis(bgr.astype(int), 2, 0)
        assert not np.any((green > red + 25) & (green > blue + 25))


def test_without_the_portrait_somebody_is_drawn(monkeypatch, tmp_path):
    standing.visitor.cache_clear()
    monkeypatch.setattr(demo, "PORTRAIT", tmp_path / "none.png")
    assert standing.visitor() is drawn()
    standing.visitor.cache_clear()
