"""Verdict panels as seen by eyes that miss one kind of cone, and in grey (ui.gallery.eyes)."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.scene import Reason, Verdict
from ui.gallery.eyes import EYES, light_of, signal_of
from ui.owner import with_colour
from ui.palettes import BRIGHT, CONTRAST, DARK
from ui.theme import Style
from ui.verdict import VerdictPanel
from ui.watch import Shown

LOOKS = {
    "dark": DARK,
    "bright": BRIGHT,
    "contrast": CONTRAST,
    "an owner's red": with_colour(DARK, "#b3121d"),
    "an owner's green": with_colour(BRIGHT, "#00c853"),
}
SEEN_APART = 0.1
"""In OKLab; two patches side by side are told apart from 0.02 on."""


def panel_of(palette, verdict: Verdict) -> np.ndarray:
    """(360, 640, 3) float64, light of red, green and blue: the panel with its icon and without its words."""
    parent = QWidget()
    panel = VerdictPanel(parent)
    panel.resize(640, 360)
    panel.set_style(Style(3.6, palette))
    panel.show_verdict(Shown(verdict, Reason.NONE, 0.6))
    image = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for block in panel.blocks():
        painter.fillRect(QRectF(block.extent()), QColor(palette.verdicts[verdict].ground))
    painter.end()
    return light_of(signal_of(image))


def seen(light: np.ndarray, eye: np.ndarray) -> np.ndarray:
    """(h, w, 3): OKLab of what the eye makes of it."""
    to_lms = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    to_lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    lms = np.clip(light @ eye.T, 0, 1) @ np.array(to_lms).T
    return np.cbrt(lms) @ np.array(to_lab).T


@pytest.fixture(scope="module")
def panels(qapp):
    return {name: {verdict: panel_of(palette, verdict) for verdict in Verdict} for name, palette in LOOKS.items()}


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("eye", EYES)
def test_no_two_panels_look_alike(panels, name, eye):
    """At least one in twenty-five of a panel's points differs plainly, without a word being read."""
    pictures = {verdict: seen(light, EYES[eye]) for verdict, light in panels[name].items()}
    for one, other in combinations(Verdict, 2):
        apart = np.linalg.norm(pictures[one] - pictures[other], axis=2)
        assert np.mean(apart > SEEN_APART) >= 0.04, (one, other)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("eye", EYES)
def test_mask_ok_is_lighter_than_any_other_over_most_of_the_panel(panels, name, eye):
    lightness = {verdict: seen(light, EYES[eye])[:, :, 0] for verdict, light in panels[name].items()}
    for verdict in set(Verdict) - {Verdict.MASK_OK}:
        assert np.mean(lightness[Verdict.MASK_OK] - lightness[verdict] > 0.2) > 0.75, verdict
