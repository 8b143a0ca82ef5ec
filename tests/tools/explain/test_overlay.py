from __future__ import annotations

import numpy as np
import pytest
import torch

from kiosk import evidence
from kiosk.evidence import MOST
from kiosk.preprocess import InputSpec
from kiosk.scene import Pixels
from tools.explain import attribution, overlay
from tools.explain.evidence import rows
from tools.explain.layers import INPUT, LAYERS, Layer
from tools.explain.model import Model
from tools.explain.overlay import SHOWN
from tools.nets import resnet

PLAIN = Layer("plain", "", 1, 0.0)


def grey(side: int = 40, level: int = 128) -> Pixels:
    return np.full((side, side, 3), level, np.uint8)


def spot(shape: tuple[int, int], row: int, column: int) -> np.ndarray:  # type: ignore[type-arg]
    heat = np.zeros(shape, np.float32)
    heat[row, column] = 2.0
    return heat


@pytest.mark.parametrize(("row", "column"), [(1, 6), (6, 1), (0, 7), (3, 3)])
def test_the_hot_spot_lies_where_it_is_and_not_mirrored_or_turned(row: int, column: int) -> None:
    drawn = overlay.draw("x", "x", grey(), spot((8, 8), row, column), (PLAIN, 8))
    cell = SHOWN / 8
    found = overlay.spread(spot((8, 8), row, column), PLAIN, 8)
    y, x = np.unravel_index(int(found.argmax()), found.shape)
    assert abs(y - (cell * (row + 0.5) - 0.5)) <= cell / 2
    assert abs(x - (cell * (column + 0.5) - 0.5)) <= cell / 2
    hot = drawn.picture[round(cell * (row + 0.5)), round(cell * (column + 0.5))].astype(int)
    cold = drawn.picture[round(cell * (column + 0.5)), round(cell * (row + 0.5))].astype(int)
    assert hot[2] > 200
    assert row == column or abs(int(cold[2]) - int(cold[0])) <= 2


def test_a_deep_layers_value_lies_on_its_pixel_and_not_in_the_middle_of_its_share() -> None:
    layer4 = LAYERS["resnet34"][-1]
    found = overlay.spread(spot((5, 5), 3, 1), layer4, 144)
    y, x = np.unravel_index(int(found.argmax()), found.shape)
    # Row 3 is centred on the input's pixel 96, column 1 on 32; a pixel of 144 is 224 / 144 of one that is shown.
    assert y == pytest.approx(96.5 * SHOWN / 144 - 0.5, abs=2)
    assert x == pytest.approx(32.5 * SHOWN / 144 - 0.5, abs=2)


def test_an_even_map_stays_even_when_it_is_spread() -> None:
    np.testing.assert_allclose(
        overlay.spread(np.full((5, 5), 0.7, np.float32), LAYERS["resnet34"][-1], 144), 0.7, rtol=1e-6
    )


@pytest.mark.parametrize("side", [1, 17, SHOWN, 500])
def test_every_overlay_has_the_size_that_is_shown(side: int) -> None:
    drawn = overlay.draw("x", "x", grey(side), np.random.default_rng(0).random((3, 3)).astype(np.float32), (PLAIN, 3))
    assert drawn.picture.shape == (SHOWN, SHOWN, 3)
    assert drawn.picture.dtype == np.uint8
    assert overlay.with_bar(drawn).shape == (SHOWN + overlay.BAR_HEIGHT, SHOWN, 3)


def test_no_heat_leaves_the_grey_picture_and_says_zero() -> None:
    drawn = overlay.draw("x", "x", grey(), np.zeros((4, 4), np.float32), (PLAIN, 4))
    assert drawn.scale == "0 everywhere"
    assert len(np.unique(drawn.picture)) == 1


def test_a_map_that_is_the_same_everywhere_paints_nothing_and_says_so() -> None:
    drawn = overlay.draw("x", "x", grey(), np.full((4, 4), 0.25, np.float32), (PLAIN, 4))
    assert drawn.scale == "0.25 everywhere"
    assert len(np.unique(drawn.picture)) == 1


def test_the_colours_end_at_the_highest_value_which_is_stated() -> None:
    heat = np.asarray([[0, 1], [2, 4]], np.float32)
    assert overlay.draw("x", "x", grey(), heat, (PLAIN, 2)).scale == "0 to 4"


def test_maps_as_fine_as_the_picture_end_where_99_percent_lie() -> None:
    heat = np.ones((100, 100), np.float32)
    heat[50, 50] = 1000
    drawn = overlay.draw("x", "x", grey(), heat, (INPUT, 100))
    assert drawn.top < 100


def test_what_speaks_for_is_red_and_what_speaks_against_is_blue() -> None:
    heat = np.zeros((20, 20), np.float32)
    heat[:5, :5], heat[15:, 15:] = 1.0, -1.0
    drawn = overlay.draw_signed("x", "x", grey(), heat)
    for_, against = drawn.picture[20, 20].astype(int), drawn.picture[-20, -20].astype(int)
    assert for_[2] > for_[0] + 30
    assert against[0] > against[2] + 30
    assert drawn.scale == "-1 to 1"
    middle = drawn.picture[SHOWN // 2, SHOWN // 2].astype(int)
    assert middle.max() - middle.min() <= 1


def test_the_colour_map_gets_lighter_all_the_way() -> None:
    bgr = overlay.paint(np.linspace(0, 1, 64, dtype=np.float32))
    luma = bgr @ np.asarray([0.114, 0.587, 0.299])
    assert (np.diff(luma) > 0).all()


def test_values_outside_the_scale_take_its_ends_colour() -> None:
    inside, outside = (overlay.overlay(grey(4), np.full((4, 4), value, np.float32)) for value in (1.0, 7.0))
    assert (inside == outside).all()


@pytest.mark.parametrize("gain", [0.1, 1.0, 5.0])
def test_what_speaks_for_and_against_is_drawn_on_the_kiosks_own_fixed_scale(gain: float) -> None:
    crop = np.full((50, 50, 3), 128, np.uint8)
    pull = np.asarray([[-MOST, 0], [0, MOST]], np.float32) * np.float32(gain)
    found = overlay.draw_pull("classmap", "layer4", crop, pull, (Layer("layer4", "layer4", 32, 0.0), 64))
    assert (found.top, found.signed) == (MOST, True)
    shares = 2 * evidence.shares(evidence.spread(pull, 32, 64, SHOWN)) - 1
    np.testing.assert_array_equal(found.picture, overlay.overlay(crop, shares, signed=True))
    assert float(np.abs(shares).max()) == pytest.approx(min(gain, 1.0))


def test_a_resnets_page_has_the_map_that_the_kiosk_shows_to_staff() -> None:
    torch.manual_seed(0)
    model = Model("resnet34", "resnet34", resnet.build("resnet34").eval(), InputSpec(64), temperature=2.0)
    crop = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    (row,) = [row for row in rows(model, crop, 1, ()) if row.title == "Class activation map"]
    (drawn,) = row.maps
    maps = attribution.class_maps(model.net, model.batch([crop]), LAYERS["resnet34"][-1])
    wanted = evidence.pull(maps[0], 1, 2.0)
    np.testing.assert_array_equal(
        drawn.picture, overlay.draw_pull("", "", crop, wanted, (LAYERS["resnet34"][-1], 64)).picture
    )


def test_a_network_whose_answer_is_no_mean_of_its_last_layer_has_no_such_row(colours: Model) -> None:
    crop = np.full((8, 8, 3), 90, np.uint8)
    assert "Class activation map" not in {row.title for row in rows(colours, crop, 0, ())}
