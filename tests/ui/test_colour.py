import random

import pytest

from ui import colour
from ui.colour import contrast, hue, luminance


def some(count: int) -> list[str]:
    dice = random.Random(7)
    return [f"#{dice.randrange(1 << 24):06x}" for _ in range(count)]


def test_contrast_is_wcags():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize(
    ("light", "lab"),
    [((1, 1, 1), (1, 0, 0)), ((1, 0, 0), (0.628, 0.225, 0.126)), ((0, 0, 1), (0.452, -0.032, -0.312))],
)
def test_oklab_is_ottossons(light, lab):
    assert colour.oklab(light) == pytest.approx(lab, abs=0.001)


def test_a_colour_with_a_contrast_is_found_below_another():
    assert colour.at_contrast(4.5, "#ffffff") == pytest.approx(1.05 / 4.5 - 0.05)


@pytest.mark.parametrize(("least", "most"), [(0.0, 0.05), (0.1, 0.15), (0.6, 1.0)])
def test_luminance_ends_between_the_two(least, most):
    for one in some(2000):
        assert least <= luminance(colour.between(one, least, most)) <= most


def test_what_is_right_already_stays():
    assert colour.between("#123456", 0.0, 1.0) == "#123456"


def test_darker_keeps_the_hue():
    for one in some(2000):
        darker = colour.between(one, 0.0, 0.1)
        _, a, b = colour.oklab(colour.linear(darker))
        if a * a + b * b > 0.03**2:
            assert abs((hue(one) - hue(darker) + 180) % 360 - 180) < 6, (one, darker)
