"""The owner's colour, whatever it is: several thousand of them, and the ones that ask for trouble."""

import random

import pytest

from kiosk.scene import Verdict
from kiosk.settings_screen import ScreenSettings
from ui.colour import contrast, hue, luminance
from ui.looks import look_of
from ui.owner import with_colour
from ui.palette import KeyRole, Palette, Role
from ui.palettes import BRIGHT, CONTRAST, DARK

dice = random.Random(11)
GREENS = [f"#{dice.randrange(120):02x}{dice.randrange(140, 256):02x}{dice.randrange(150):02x}" for _ in range(500)]
COLOURS = [f"#{dice.randrange(1 << 24):06x}" for _ in range(2500)]
CORNERS = [f"#{red}{green}{blue}" for red in ("00", "ff") for green in ("00", "ff") for blue in ("00", "ff")]
ALL = [*CORNERS, *COLOURS, *GREENS, DARK.verdicts[Verdict.MASK_OK].ground]
COLOURED = pytest.mark.parametrize("palette", [DARK, BRIGHT], ids=["dark", "bright"])


def panel(palette: Palette) -> str:
    return palette.verdicts[Verdict.NOBODY].ground


def keys(palette: Palette) -> list[str]:
    return [palette.keys[role].up.ground for role in (KeyRole.FIRST, KeyRole.VISITOR)]


@COLOURED
def test_every_ink_can_be_read(palette):
    for colour in ALL:
        made = with_colour(palette, colour)
        tones = [made.verdicts[Verdict.NOBODY]]
        tones += [
            tone for role in (KeyRole.FIRST, KeyRole.VISITOR) for tone in (made.keys[role].up, made.keys[role].down)
        ]
        assert all(contrast(tone.ink, tone.ground) >= 4.5 for tone in tones), colour


@COLOURED
def test_none_is_as_bright_as_mask_ok(palette):
    go = palette.verdicts[Verdict.MASK_OK].ground
    for colour in ALL:
        made = with_colour(palette, colour)
        for ground in (panel(made), *keys(made)):
            assert luminance(ground) < luminance(go)
            assert contrast(ground, go) >= 3, colour


@COLOURED
def test_a_green_ends_clearly_darker(palette):
    go = palette.verdicts[Verdict.MASK_OK].ground
    for colour in GREENS:
        made = with_colour(palette, colour)
        if abs(hue(colour) - hue(go)) < 25:
            assert all(contrast(ground, go) >= 4.5 for ground in (panel(made), *keys(made))), colour


@COLOURED
def test_a_key_stands_out_from_the_sheet_as_well_as_one_beside_it(palette):
    sheet, plain = palette.tones[Role.SHEET].ground, palette.keys[KeyRole.PLAIN].up.ground
    for colour in ALL:
        for key in keys(with_colour(palette, colour)):
            assert contrast(key, sheet) >= contrast(plain, sheet) - 0.01, colour


@COLOURED
def test_what_can_be_read_already_stays_as_the_owner_has_it(palette):
    assert panel(with_colour(palette, "#5b2a86")) == "#5b2a86"


@COLOURED
def test_all_else_stays(palette):
    made = with_colour(palette, "#5b2a86")
    assert {verdict for verdict in Verdict if made.verdicts[verdict] != palette.verdicts[verdict]} == {Verdict.NOBODY}
    assert {role for role in KeyRole if made.keys[role] != palette.keys[role]} == {KeyRole.FIRST, KeyRole.VISITOR}
    assert made.tones == palette.tones
    assert made.outlines == palette.outlines


def test_without_a_colour_and_for_those_who_see_little_nothing_changes():
    assert with_colour(DARK, "") is DARK
    assert with_colour(CONTRAST, "#5b2a86") is CONTRAST


def test_the_settings_colour_reaches_the_window(stage, qtbot):
    assert panel(look_of(ScreenSettings(colour="#5b2a86")).palette) == "#5b2a86"
    window = stage.window(colour="#5b2a86")
    qtbot.addWidget(window)
    window.show_verdict(stage.shown(Verdict.NOBODY))
    assert window.panel.grab().toImage().pixelColor(20, 20).name() == "#5b2a86"
