"""Preprocessing: crops, padding and normalisation against numbers worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.preprocess import MEAN, STD, InputSpec, crop_square, normalise, pad_square, resize, to_input
from kiosk.scene import Box


def chart(width: int = 100, height: int = 80) -> np.ndarray:
    """Every pixel tells its place: blue is x, green is y."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, :, 0] = np.arange(width)[None, :]
    picture[:, :, 1] = np.arange(height)[:, None]
    return picture


def test_the_crop_is_a_square_of_five_quarters_of_the_longer_side() -> None:
    # middle (50, 40), longer side 32, so the side is 40: x from 30 to 70, y from 20 to 60
    crop = crop_square(chart(), Box(40, 24, 60, 56))
    assert crop.shape == (40, 40, 3)
    assert crop[0, 0].tolist() == [30, 20, 0]
    assert crop[-1, -1].tolist() == [69, 59, 0]


def test_a_wide_box_is_cropped_by_its_width() -> None:
    crop = crop_square(chart(), Box(34, 35, 66, 45))
    assert crop.shape == (40, 40, 3)
    assert crop[0, 0].tolist() == [30, 20, 0]


# Each box is 16 x 16 at a border of 100 x 80; its crop is 20 x 20, of which 12 pixels lie inside across that border.
BORDERS = {
    "left": (Box(-6, 32, 10, 48), [[0, 30], [0, 49], [11, 30]]),
    "right": (Box(90, 32, 106, 48), [[88, 30], [88, 49], [99, 30]]),
    "top": (Box(42, -6, 58, 10), [[40, 0], [40, 11], [59, 0]]),
    "bottom": (Box(42, 70, 58, 86), [[40, 68], [40, 79], [59, 68]]),
}


@pytest.mark.parametrize("border", BORDERS)
def test_a_crop_over_the_border_repeats_the_edge(border: str) -> None:
    box, (top_left, bottom_left, top_right) = BORDERS[border]
    crop = crop_square(chart(), box)
    assert crop.shape == (20, 20, 3)
    assert crop[0, 0, :2].tolist() == top_left
    assert crop[-1, 0, :2].tolist() == bottom_left
    assert crop[0, -1, :2].tolist() == top_right


def test_the_padding_starts_where_the_picture_ends() -> None:
    crop = crop_square(chart(), Box(-6, 32, 10, 48))  # middle 2, side 20: x from -8 to 12
    assert crop[0, :, 0].tolist() == [0] * 9 + list(range(1, 12))


def test_a_box_over_two_borders_repeats_the_corner() -> None:
    crop = crop_square(chart(), Box(-8, -8, 8, 8))  # middle (0, 0), side 20: from -10 to 10
    assert crop.shape == (20, 20, 3)
    assert crop[:11, :11].reshape(-1, 3).max() == 0
    assert crop[-1, -1, :2].tolist() == [9, 9]


def test_a_box_around_the_whole_picture_keeps_all_of_it() -> None:
    crop = crop_square(chart(), Box(0, 0, 100, 80))  # middle (50, 40), side 125: x from -12, y from -22
    assert crop.shape == (125, 125, 3)
    assert (crop[22:102, 12:112] == chart()).all()


@pytest.mark.parametrize(
    "box", [Box(-60, 30, -40, 50), Box(140, 30, 160, 50), Box(40, -60, 60, -40), Box(40, 120, 60, 140)]
)
def test_a_box_wholly_outside_the_picture_is_refused(box: Box) -> None:
    with pytest.raises(ValueError, match="outside the picture"):
        crop_square(chart(), box)


def test_a_tiny_box_still_has_a_pixel() -> None:
    assert crop_square(chart(), Box(50.1, 40.1, 50.2, 40.2)).shape == (1, 1, 3)


def test_cropping_leaves_the_frame_as_it_was() -> None:
    picture = chart()
    crop_square(picture, Box(-8, -8, 8, 8))
    assert (picture == chart()).all()


def test_normalising_by_hand() -> None:
    # one pixel, BGR (0, 128, 255): red (1 - 0.485) / 0.229, green (128 / 255 - 0.456) / 0.224, blue (0 - 0.406) / 0.225
    values = normalise(np.array([[[0, 128, 255]]], np.uint8))
    assert values.shape == (3, 1, 1)
    assert values.dtype == np.float32
    assert values.ravel().tolist() == pytest.approx([2.248908, 0.205182, -1.804444], abs=1e-5)


def test_normalising_by_a_card_of_its_own() -> None:
    values = normalise(np.array([[[51, 102, 204]]], np.uint8), (0.5, 0.5, 0.5), (0.5, 0.25, 0.1))
    assert values.ravel().tolist() == pytest.approx([0.6, -0.4, -3.0], abs=1e-5)


def test_the_defaults_are_imagenets() -> None:
    assert MEAN == (0.485, 0.456, 0.406)
    assert STD == (0.229, 0.224, 0.225)
    assert (InputSpec(224).mean, InputSpec(224).std) == (MEAN, STD)


def test_a_crop_becomes_a_batch_of_one_with_red_first() -> None:
    red = np.zeros((50, 50, 3), np.uint8)
    red[:, :, 2] = 255
    batch = to_input(red, InputSpec(32, (0, 0, 0), (1, 1, 1)))
    assert (batch.shape, batch.dtype) == ((1, 3, 32, 32), np.float32)
    assert batch[0].mean((1, 2)).tolist() == pytest.approx([1.0, 0.0, 0.0])


def test_the_batch_lies_in_memory_as_an_engine_copies_it() -> None:
    assert to_input(np.zeros((50, 50, 3), np.uint8), InputSpec(32)).flags.c_contiguous


def test_a_crop_of_the_right_size_is_not_resampled() -> None:
    picture = chart(64, 64)
    assert (resize(picture, 64) == picture).all()


@pytest.mark.parametrize("side", [17, 64, 300])
def test_resizing_keeps_a_plain_colour_and_gives_the_size_asked_for(side: int) -> None:
    picture = np.full((side, side, 3), (10, 100, 200), np.uint8)
    assert (resize(picture, 96) == picture[0, 0]).all()
    assert resize(picture, 96).shape == (96, 96, 3)


def test_shrinking_averages_so_that_no_stripe_is_lost() -> None:
    stripes = np.zeros((96, 96, 3), np.uint8)
    stripes[:, ::2] = 200
    assert (resize(stripes, 48) == 100).all()


@pytest.mark.parametrize(
    ("shape", "rows", "columns"), [((10, 20), (5, 15), (0, 20)), ((20, 11), (0, 20), (4, 15)), ((7, 7), (0, 7), (0, 7))]
)
def test_a_crop_that_came_cut_is_padded_to_a_square(
    shape: tuple[int, int], rows: tuple[int, int], columns: tuple[int, int]
) -> None:
    crop = chart(shape[1], shape[0])
    square = pad_square(crop)
    assert square.shape[0] == square.shape[1] == max(shape)
    assert (square[slice(*rows), slice(*columns)] == crop).all()
    assert (square[0, 0] == crop[0, 0]).all()
    assert (square[-1, -1] == crop[-1, -1]).all()
