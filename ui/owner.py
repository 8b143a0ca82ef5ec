"""The owner's colour in a palette: theirs by hue, and never to be taken for MASK_OK."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from kiosk.scene import Verdict
from ui.colour import at_contrast, between, contrast, hue, linear, luminance, oklab
from ui.palette import KeyRole, KeyTones, Palette, Role, Tone
from ui.theme import LEAST_CONTRAST

LEAST_TO_GREEN = 3.0
"""Contrast to MASK_OK's panel, as every other verdict's has."""
GREEN_TO_GREEN = 4.5
"""Where the hues are near each other, too."""
_NEAR_DEGREES = 40
_GREY_CHROMA = 0.02
_INK = "#ffffff"


def with_colour(palette: Palette, colour: str) -> Palette:
    """The palette with #rrggbb for the panel while nobody is there, and for the keys that invite; "": as it is.

    It is made darker, or for a key lighter, until its ink can be read, until it is clearly darker than MASK_OK's panel,
    and until a key stands out from the sheet as well as one beside it. The hue stays.
    """
    if not colour or not palette.takes_colour:
        return palette
    most = _brightest(palette, colour)
    keys = dict(palette.keys)
    up = Tone(between(colour, min(_dullest_key(palette), most), most), _INK)
    for role in (KeyRole.FIRST, KeyRole.VISITOR):
        keys[role] = KeyTones(up, Tone(_INK, up.ground), palette.keys[role].off)
    nobody = Tone(between(colour, 0, most), _INK, palette.verdicts[Verdict.NOBODY].line)
    verdicts = MappingProxyType({**palette.verdicts, Verdict.NOBODY: nobody})
    return replace(palette, verdicts=verdicts, keys=MappingProxyType(keys))


def _brightest(palette: Palette, colour: str) -> float:
    """The highest luminance at which it is read, and is not MASK_OK."""
    go = palette.verdicts[Verdict.MASK_OK].ground
    apart = GREEN_TO_GREEN if _alike(colour, go) else LEAST_TO_GREEN
    return min(at_contrast(LEAST_CONTRAST, _INK), at_contrast(apart, go))


def _alike(one: str, other: str) -> bool:
    """Whether the hues are near each other, and both are hues at all."""
    _, a, b = oklab(linear(one))
    if (a * a + b * b) ** 0.5 < _GREY_CHROMA:
        return False
    return abs((hue(one) - hue(other) + 180) % 360 - 180) < _NEAR_DEGREES


def _dullest_key(palette: Palette) -> float:
    """On a dark sheet, the luminance that stands out as a plain key's does; on a light one there is no least."""
    sheet, plain = palette.tones[Role.SHEET].ground, palette.keys[KeyRole.PLAIN].up.ground
    if luminance(plain) < luminance(sheet):
        return 0.0
    return (luminance(sheet) + 0.05) * contrast(plain, sheet) - 0.05
