import numpy as np
import pytest
from PySide6.QtCore import QRectF

from kiosk.scene import Box
from ui.picture import Picture, cover


def test_a_wide_frame_in_a_high_target_loses_its_sides_only():
    view = cover(1280, 720, 540, 720, mirror=False)
    assert (view.x, view.y, view.crop_width, view.crop_height) == (370, 0, 540, 720)


def test_a_high_frame_in_a_wide_target_loses_top_and_bottom_only():
    view = cover(720, 1280, 1280, 720, mirror=False)
    assert (view.x, view.crop_width, view.crop_height) == (0, 720, 405)


def test_a_box_lies_where_its_pixels_lie():
    view = cover(1280, 720, 1280, 1440, mirror=False)
    assert view.place(Box(320, 0, 640, 720)) == QRectF(0, 0, 640, 1440)


def test_a_mirror_swaps_left_and_right():
    view = cover(1280, 720, 1280, 720, mirror=True)
    assert view.place(Box(0, 0, 320, 720)) == QRectF(960, 0, 320, 720)


@pytest.mark.parametrize("mirror", [False, True])
def test_colours_and_sides_arrive_as_they_were(qapp, mirror):
    bgr = np.zeros((40, 60, 3), np.uint8)
    bgr[:, :30] = (255, 0, 0)
    bgr[:, 30:] = (0, 0, 255)
    picture = Picture(120, 80, 1.0)
    picture.take(bgr, mirror=mirror)
    left, right = picture.image.pixelColor(5, 40), picture.image.pixelColor(115, 40)
    assert [left.name(), right.name()] == (["#ff0000", "#0000ff"] if mirror else ["#0000ff", "#ff0000"])


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (500, 3)])
def test_odd_sizes_are_no_trouble(qapp, size):
    picture = Picture(*size, 1.0)
    picture.take(np.zeros((720, 1280, 3), np.uint8), mirror=True)
    assert (picture.image.width(), picture.image.height()) == size
