"""Quiet hours."""

from datetime import datetime

import pytest

from kiosk.settings_screen import SoundSettings
from ui.sound.volume import gain, volume

NIGHT = {"from": "20:00", "to": "07:00", "volume": 20}
WEEKEND = {"days": ("sat", "sun"), "from": "00:00", "to": "24:00", "volume": 40}
HOLIDAY = {"days": ("holiday",), "from": "00:00", "to": "24:00", "volume": 0}


def at(text: str) -> datetime:
    """2026-03-02 is a Monday."""
    return datetime.fromisoformat(text).astimezone()


@pytest.mark.parametrize(
    ("hours", "when", "loud"),
    [
        ((), "2026-03-02T12:00", 70),
        ((NIGHT,), "2026-03-02T12:00", 70),
        ((NIGHT,), "2026-03-02T19:59", 70),
        ((NIGHT,), "2026-03-02T20:00", 20),
        ((NIGHT,), "2026-03-03T06:59", 20),
        ((NIGHT,), "2026-03-03T07:00", 70),
        ((WEEKEND,), "2026-03-07T12:00", 40),
        ((WEEKEND,), "2026-03-09T00:00", 70),
        ((WEEKEND, NIGHT), "2026-03-07T21:00", 20),
        ((NIGHT, WEEKEND), "2026-03-07T21:00", 20),
        ((NIGHT | {"days": ("sun",)},), "2026-03-09T06:00", 20),
        ((NIGHT | {"days": ("sun",)},), "2026-03-09T21:00", 70),
        ((HOLIDAY,), "2026-12-25T12:00", 0),
        ((HOLIDAY,), "2026-12-24T12:00", 70),
        ((NIGHT | {"volume": 90},), "2026-03-02T21:00", 90),
    ],
)
def test_the_hours_on_the_wall_say_how_loud_it_is(hours, when, loud):
    assert volume(SoundSettings(volume=70, hours=hours), at(when), ["2026-12-25"]) == loud


def test_on_a_holiday_the_weekdays_hours_do_not_hold():
    friday = WEEKEND | {"days": ("fri",)}
    assert volume(SoundSettings(volume=70, hours=(friday,)), at("2026-12-25T12:00"), ["2026-12-25"]) == 70


def test_a_clock_that_cannot_be_right_gets_the_lowest_volume():
    assert volume(SoundSettings(volume=70, hours=(WEEKEND, NIGHT)), at("1970-01-02T12:00")) == 20
    assert volume(SoundSettings(volume=70), at("1970-01-02T12:00")) == 70


def test_equal_steps_sound_equal_and_nothing_is_nothing():
    assert gain(100) == 1.0
    assert gain(0) == 0.0
    assert gain(50) / gain(25) == pytest.approx(gain(100) / gain(75))
    assert gain(1) == pytest.approx(0.01, rel=0.05)
