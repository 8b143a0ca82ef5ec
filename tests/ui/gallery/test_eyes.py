"""Pictures as other eyes see them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from ui.gallery.eyes import EYES, light_of, picture_of, seen_by, signal_of

COLOURS = ("#000000", "#ffffff", "#b3121d", "#4fe08c", "#0a4fb8", "#ffd166", "#010203")


@pytest.fixture
def patches() -> QImage:
    """A pixel of each colour."""
    image = QImage(len(COLOURS), 1, QImage.Format.Format_RGB32)
    for x, colour in enumerate(COLOURS):
        image.setPixelColor(x, 0, QColor(colour))
    return image


def colours(image: QImage) -> list[str]:
    return [image.pixelColor(x, 0).name() for x in range(image.width())]


def test_usual_eyes_see_the_picture_as_it_is(patches):
    assert colours(picture_of(seen_by("usual", light_of(signal_of(patches))))) == list(COLOURS)


@pytest.mark.parametrize("eye", EYES)
def test_no_eye_tints_what_is_grey(eye, patches):
    seen = colours(picture_of(seen_by(eye, light_of(signal_of(patches)))))
    assert seen[:2] == ["#000000", "#ffffff"]


def test_in_grey_there_is_no_hue_left_but_as_much_light(patches):
    light = light_of(signal_of(patches))
    seen = seen_by("grey", light)
    assert np.ptp(seen, axis=2).max() == 0
    weights = [0.2126, 0.7152, 0.0722]
    assert np.allclose(light @ weights, seen @ weights)


@pytest.mark.parametrize("eye", ["protanopia", "deuteranopia"])
def test_red_and_green_of_one_light_come_near_each_other(eye):
    both = np.array([[[0.30, 0.02, 0.02], [0.05, 0.12, 0.02]]])
    apart = [np.linalg.norm(np.subtract(*seen_by(one, both)[0])) for one in ("usual", eye)]
    assert apart[1] < 0.6 * apart[0]
