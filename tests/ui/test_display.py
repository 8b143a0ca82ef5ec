import pytest

from kiosk.errors import DisplayMissing
from ui.display import choose_platform


@pytest.mark.parametrize("asked", ["offscreen", "eglfs", "linuxfb:fb=/dev/fb0"])
def test_a_platform_that_needs_no_server_is_taken_as_asked(asked):
    assert choose_platform({"QT_QPA_PLATFORM": asked}) == asked


def test_without_any_display_it_says_what_to_do():
    with pytest.raises(DisplayMissing, match=r"neither DISPLAY nor WAYLAND_DISPLAY is set.*--headless") as refusal:
        choose_platform({})
    assert refusal.value.exit_code == 40


def test_an_x_display_that_does_not_answer_is_named():
    with pytest.raises(DisplayMissing, match="X display ':987' does not answer"):
        choose_platform({"DISPLAY": ":987"})


def test_a_wayland_display_that_does_not_answer_is_named(tmp_path):
    with pytest.raises(DisplayMissing, match="Wayland display 'wayland-9' does not answer"):
        choose_platform({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_both_are_tried():
    with pytest.raises(DisplayMissing, match=r"Wayland display.*X display"):
        choose_platform({"WAYLAND_DISPLAY": "/nowhere/w", "DISPLAY": ":987"})


def test_what_was_asked_for_is_not_replaced_by_the_other():
    with pytest.raises(DisplayMissing, match="neither"):
        choose_platform({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"})
