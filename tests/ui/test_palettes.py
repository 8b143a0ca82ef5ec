from itertools import combinations

import pytest

from kiosk.scene import Verdict
from ui.colour import contrast, luminance
from ui.palette import KeyRole, Palette, Role, Tone
from ui.palettes import BRIGHT, CONTRAST, DARK, PALETTES
from ui.theme import LEAST_CONTRAST

LEAST_TO_LINES = 3.0
"""WCAG 2.2, 1.4.11: what is no text."""
ALL = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
STAFFS = (Role.SHEET, Role.HINT, Role.TROUBLE, Role.BROKEN)


def tones(palette: Palette) -> list[Tone]:
    keys = [tone for key in palette.keys.values() for tone in (key.up, key.down, key.off)]
    return [*palette.verdicts.values(), *palette.tones.values(), *keys]


@ALL
def test_every_role_has_its_tone(palette):
    assert set(palette.verdicts) == set(palette.outlines) == set(Verdict)
    assert set(palette.tones) == set(Role)
    assert set(palette.keys) == set(KeyRole)
    assert set(palette.bars) == {None, Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.CANT_TELL}


@ALL
def test_ink_stands_out_from_its_ground(palette):
    for tone in tones(palette):
        assert contrast(tone.ink, tone.ground) >= LEAST_CONTRAST, tone


@ALL
def test_staffs_inks_stand_out_from_all_that_they_are_used_on(palette):
    sheet, tile, tab = (palette.tones[role].ground for role in (Role.SHEET, Role.TILE, Role.TAB))
    assert {palette.tones[role].ground for role in STAFFS} == {sheet}
    assert contrast(palette.tones[Role.HINT].ink, tile) >= LEAST_CONTRAST
    assert tab == palette.keys[KeyRole.PLAIN].up.ground
    for role in (Role.TROUBLE, Role.BROKEN):
        assert contrast(palette.tones[role].ink, tab) >= LEAST_TO_LINES


@ALL
def test_lines_stand_out_from_what_they_lie_on(palette):
    window, sheet, tab = (palette.tones[role] for role in (Role.WINDOW, Role.SHEET, Role.TAB))
    keys = [tone for key in palette.keys.values() for tone in (key.up, key.off) if tone.line]
    lying = [(line, ground) for tone in keys for line in [tone.line] for ground in (window.ground, sheet.ground)]
    lying += [(tone.line, window.ground) for tone in palette.verdicts.values() if tone.line]
    lying += [(sheet.line, sheet.ground), (tab.line, tab.ground)]
    for line, ground in lying:
        assert contrast(line, ground) >= LEAST_TO_LINES, (line, ground)


@ALL
def test_an_outline_stands_out_from_its_edge(palette):
    for outline in palette.outlines.values():
        assert contrast(outline, palette.edge) >= LEAST_CONTRAST


@ALL
def test_a_bar_is_seen_on_the_sheet_and_its_pattern_on_the_bar(palette):
    sheet = palette.tones[Role.SHEET].ground
    for verdict, tone in palette.bars.items():
        assert max(contrast(tone.ink, sheet), contrast(tone.ground, sheet)) >= LEAST_TO_LINES, verdict
        assert verdict is Verdict.MASK_OK or contrast(tone.ink, tone.ground) >= LEAST_TO_LINES, verdict


@ALL
def test_only_mask_ok_is_bright_so_that_it_is_told_in_grey(palette):
    lights = {verdict: luminance(tone.ground) for verdict, tone in palette.verdicts.items()}
    ok = lights.pop(Verdict.MASK_OK)
    assert (ok + 0.05) / (max(lights.values()) + 0.05) >= 3


@ALL
def test_what_stands_for_a_lost_picture_is_as_dark_as_a_verdict_that_is_not_go(palette):
    go = palette.verdicts[Verdict.MASK_OK].ground
    assert contrast(palette.tones[Role.NO_PICTURE].ground, go) >= 3


@pytest.mark.parametrize("palette", [DARK, BRIGHT])
def test_every_verdict_has_its_own_ground(palette):
    assert all(palette.verdicts[a].ground != palette.verdicts[b].ground for a, b in combinations(Verdict, 2))


@pytest.mark.parametrize("palette", [DARK, BRIGHT])
def test_only_mask_ok_is_green(palette):
    colours = {verdict: (tone.ground, palette.outlines[verdict]) for verdict, tone in palette.verdicts.items()}
    assert {verdict for verdict, both in colours.items() if any(map(greenish, both))} == {Verdict.MASK_OK}
    assert not any(greenish(tone.ground) for tone in (*palette.tones.values(), *palette.bars.values()))


def greenish(colour: str) -> bool:
    red, green, blue = channels(colour)
    return green > red + 20 and green > blue + 20


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_for_those_who_see_little_all_is_black_white_or_yellow():
    used = {colour for tone in tones(CONTRAST) for colour in (tone.ground, tone.ink, tone.line) if colour}
    used |= set(CONTRAST.outlines.values())
    greys = {colour for colour in used if len(set(channels(colour))) == 1}
    assert {tone.ground for tone in CONTRAST.verdicts.values()} == {"#000000", "#ffffff"}
    assert used - greys == {CONTRAST.tones[Role.TROUBLE].ink}
    assert CONTRAST.border_units > BRIGHT.border_units
