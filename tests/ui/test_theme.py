from kiosk.settings_screen import ScreenSettings
from ui.looks import look_of
from ui.theme import Look, Style


def test_sizes_follow_the_shorter_side():
    assert Style.of(3840, 2160, Look()).headline_px == 3 * Style.of(720, 1280, Look()).headline_px


def test_without_settings_a_window_looks_as_settings_are_by_themselves():
    assert look_of(ScreenSettings()) == Look()
