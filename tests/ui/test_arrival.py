import pytest
from PySide6.QtCore import QRectF

from ui.arrival import LASTS_S, Arrival

ICON = QRectF(30, 30, 100, 100)


def test_it_is_short():
    assert LASTS_S <= 0.3


def test_it_begins_and_ends_with_the_icon_at_rest():
    arrival = Arrival()
    arrival.begin()
    assert arrival.swollen(ICON) == ICON
    arrival.turn(5.0)
    assert arrival.swollen(ICON) == ICON
    arrival.turn(5.0 + LASTS_S / 2)
    assert arrival.swollen(ICON).width() == pytest.approx(106)
    arrival.turn(5.0 + LASTS_S)
    assert arrival.swollen(ICON).width() == pytest.approx(100)


def test_it_comes_once():
    arrival = Arrival()
    assert not arrival.turn(1.0)
    arrival.begin()
    assert [arrival.turn(2.0 + at_s) for at_s in (0, 0.1, 0.2, 0.31, 0.4, 9)] == [True, True, True, True, False, False]


def test_a_clock_that_stands_or_goes_back_does_no_harm():
    arrival = Arrival()
    arrival.begin()
    for now in (3.0, 3.0, 1.0, 3.0 + LASTS_S / 2):
        arrival.turn(now)
    assert arrival.swollen(ICON).width() == pytest.approx(106)


def test_it_can_be_cut_short():
    arrival = Arrival()
    arrival.begin()
    arrival.turn(1.0)
    arrival.end()
    assert not arrival.turn(1.1)
    assert arrival.swollen(ICON) == ICON
