from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from ui import hints
from ui.hints import Hint

AREAS = [QRectF(37, 21, 160, 100), QRectF(40, 30, 301, 77), QRectF(60.5, 11.25, 90, 201)]


@pytest.mark.parametrize("area", AREAS, ids=["its shape", "wide", "tall"])
@pytest.mark.parametrize("hint", Hint)
def test_what_is_painted_stays_inside_its_area(draw, hint, area):
    outside = np.ones((250, 400), bool)
    outside[int(area.top()) : int(np.ceil(area.bottom())), int(area.left()) : int(np.ceil(area.right()))] = False
    for phase in np.linspace(0, 1, 25):
        painted = draw(hint, phase, 400, 250, area)
        assert painted.max() > 0.9 or phase > 0.8
        assert painted[outside].max() == 0


@pytest.mark.parametrize(("one", "other"), list(combinations(Hint, 2)))
def test_stills_are_told_apart_without_any_colour(draw, one, other):
    different = np.abs(draw(one, hints.still(one)) - draw(other, hints.still(other))) > 0.5
    assert np.mean(different) > 0.15


@pytest.mark.parametrize("hint", Hint)
def test_a_film_moves_and_rests_at_its_still(draw, hint):
    still, rest = hints.still(hint), 0.2 / hints.loop_s(hint)
    picture = draw(hint, still)
    assert max(np.mean(np.abs(draw(hint, phase) - picture) > 0.5) for phase in np.linspace(0, 1, 12)) > 0.05
    for phase in np.linspace(still - rest, still + rest, 5):
        assert np.abs(draw(hint, phase) - picture).max() < 0.1


@pytest.mark.parametrize("hint", Hint)
def test_the_first_picture_shows_something_already(draw, hint):
    """A verdict may be gone after a second."""
    assert np.mean(draw(hint, 0.0) > 0.5) > 0.06


@pytest.mark.parametrize("hint", Hint)
def test_lines_are_thick_enough_to_be_seen_from_four_metres(draw, hint):
    """What a lens of low resolution loses: less than a tenth of the ink, at a fifth of the size."""
    fine = draw(hint, hints.still(hint), 320, 200)
    coarse = fine.reshape(40, 5, 64, 5).mean(axis=(1, 3))
    seen = np.kron(coarse > 0.25, np.ones((5, 5)))
    assert np.mean(seen[fine > 0.5]) > 0.97
