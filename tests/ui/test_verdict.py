from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.scene import Reason, Verdict
from ui import icons
from ui.theme import Tone
from ui.watch import STALE, Shown

BLACK_ON_WHITE = Tone("#ffffff", "#000000", "#000000")


def silhouette(verdict: Verdict) -> np.ndarray:
    """(64, 64) uint8: the icon in black on white."""
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    icons.draw(painter, icons.icon(verdict), QRectF(0, 0, 64, 64), BLACK_ON_WHITE)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(64, 64).copy()


@pytest.mark.parametrize(("one", "other"), list(combinations(Verdict, 2)))
def test_icons_are_told_apart_without_any_colour(qapp, one, other):
    different = np.mean(np.abs(silhouette(one).astype(int) - silhouette(other)) > 128)
    assert different > 0.08


@pytest.fixture
def window(stage, qtbot):
    made = stage.window()
    qtbot.addWidget(made)
    return made


def test_the_ring_closes_while_looking(window):
    pictures = []
    for progress in (0.0, 0.5, 1.0):
        window.panel.show_verdict(Shown(Verdict.LOOKING, Reason.NONE, progress))
        pictures.append(window.panel.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LOOKING])
def test_progress_moves_nothing_once_there_is_a_verdict(window, verdict):
    window.panel.show_verdict(Shown(verdict, Reason.NONE, 0.1))
    before = window.panel.grab().toImage()
    window.panel.show_verdict(Shown(verdict, Reason.NONE, 0.9))
    assert window.panel.grab().toImage() == before


def test_while_the_kiosk_gets_ready_it_says_so_and_the_ring_closes(window):
    pictures = []
    for share in (0.0, 0.4, 0.8):
        window.show_verdict(replace(STALE, prepared=share))
        assert f" {100 * share:.0f}\u00a0% " in window.panel.accessibleDescription()
        pictures.append(window.panel.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    window.show_verdict(STALE)
    assert "%" not in window.panel.accessibleDescription()
