from itertools import combinations

import pytest

from kiosk.scene import Verdict
from ui import theme
from ui.theme import Scale


@pytest.mark.parametrize("tone", theme.ALL_TONES, ids=lambda tone: tone.ground)
def test_ink_stands_out_from_its_ground(tone):
    assert theme.contrast(tone.ink, tone.ground) >= theme.LEAST_CONTRAST


@pytest.mark.parametrize("verdict", Verdict)
def test_an_outline_stands_out_from_its_dark_edge(verdict):
    assert theme.contrast(theme.TONES[verdict].line, theme.WINDOW.ground) >= theme.LEAST_CONTRAST


def test_contrast_is_wcags():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_every_verdict_has_its_own_ground():
    assert all(theme.TONES[a].ground != theme.TONES[b].ground for a, b in combinations(Verdict, 2))


def test_only_mask_ok_is_bright_so_that_it_is_told_in_grey():
    lights = {verdict: theme.luminance(tone.ground) for verdict, tone in theme.TONES.items()}
    ok = lights.pop(Verdict.MASK_OK)
    assert (ok + 0.05) / (max(lights.values()) + 0.05) >= 3


def test_only_mask_ok_is_green():
    def greenish(colour: str) -> bool:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return green > red + 20 and green > blue + 20

    green = {verdict for verdict, tone in theme.TONES.items() if greenish(tone.ground) or greenish(tone.line)}
    assert green == {Verdict.MASK_OK}


def test_sizes_follow_the_shorter_side():
    assert Scale.of(3840, 2160).headline_px == 3 * Scale.of(720, 1280).headline_px
