"""The themes. The rule behind all: **the only bright verdict panel is MASK_OK**.

Seen in grey, by any eye and from any distance, light means go and dark means not yet; the hue, the icon's shape and
the words say the same again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from kiosk.scene import Verdict
from kiosk.settings_screen import Theme
from ui.palette import KeyRole, KeyTones, Palette, Role, Tone

_OUTLINES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.NOBODY: "#ffffff",
        Verdict.LOOKING: "#ffffff",
        Verdict.MASK_OK: "#4fe08c",
        Verdict.NO_MASK: "#ff5964",
        Verdict.MASK_WRONG: "#ff9a3d",
        Verdict.CANT_TELL: "#cdbcff",
        Verdict.OVERRIDE: "#8cbaff",
        Verdict.FAULT: "#ffd166",
    }
)


def _dark() -> Palette:
    sheet, window = "#16222c", "#0d151c"
    off, answer, quiet = Tone("#1e2c38", "#8fa3b3"), Tone("#20384b", "#ffffff"), Tone(window, "#8296a5")
    button, button_down = Tone("#e8eef3", "#0d1c28"), Tone("#b9c8d4", "#0d1c28")
    verdicts = {
        Verdict.NOBODY: Tone("#1d3040", "#ffffff"),
        Verdict.LOOKING: Tone("#2c4254", "#ffffff"),
        Verdict.MASK_OK: Tone("#4fe08c", "#04200f"),
        Verdict.NO_MASK: Tone("#b3121d", "#ffffff"),
        Verdict.MASK_WRONG: Tone("#b84700", "#ffffff"),
        Verdict.CANT_TELL: Tone("#59408c", "#ffffff"),
        Verdict.OVERRIDE: Tone("#0a4fb8", "#ffffff"),
        Verdict.FAULT: Tone("#2b2b30", "#ffd166"),
    }
    tones = {
        Role.WINDOW: Tone(window, "#dfe7ee"),
        Role.DEMO: Tone("#ffd166", "#201600"),
        Role.NO_PICTURE: Tone(sheet, "#b9c8d4"),
        Role.SHEET: Tone(sheet, "#ffffff", "#64809a"),
        Role.HINT: Tone(sheet, "#b9c8d4"),
        Role.TROUBLE: Tone(sheet, "#ffd166"),
        Role.BROKEN: Tone(sheet, "#ff8a92"),
        Role.TILE: Tone(window, "#ffffff"),
        Role.TAB: Tone("#3a5368", "#ffffff", "#ffffff"),
    }
    keys = {
        KeyRole.PLAIN: KeyTones(Tone("#3a5368", "#ffffff"), Tone("#f4f8fb", "#0d1c28"), off),
        KeyRole.FIRST: KeyTones(button, button_down, off),
        KeyRole.QUIET: KeyTones(quiet, answer, quiet),
        KeyRole.VISITOR: KeyTones(button, button_down, answer),
    }
    bars = {
        Verdict.MASK_OK: Tone("#dfe7ee", "#dfe7ee"),
        Verdict.MASK_WRONG: Tone("#5c2a08", "#ff9a3d"),
        Verdict.NO_MASK: Tone("#b3121d", "#ffb3b8"),
        Verdict.CANT_TELL: Tone("#3a2a63", "#cdbcff"),
        None: Tone(sheet, "#8fa3b3"),
    }
    return _palette(verdicts, tones, keys, bars)


def _bright() -> Palette:
    """For sunlit lobbies: light between the parts and where staff work, the panels darker and deeper than in DARK."""
    sheet, window, ink = "#f6f9fb", "#dbe4eb", "#0d1c28"
    off, quiet = Tone("#e6ecf0", "#566673"), Tone(window, "#475a68")
    button, button_down, answer = (
        Tone("#12405e", "#ffffff"),
        Tone("#0a2436", "#ffffff"),
        Tone("#ffffff", ink, "#4d6475"),
    )
    verdicts = {
        Verdict.NOBODY: Tone("#123a54", "#ffffff"),
        Verdict.LOOKING: Tone("#2b536e", "#ffffff"),
        Verdict.MASK_OK: Tone("#52e890", "#04200f", "#04200f"),
        Verdict.NO_MASK: Tone("#a80f1a", "#ffffff"),
        Verdict.MASK_WRONG: Tone("#a83f00", "#ffffff"),
        Verdict.CANT_TELL: Tone("#4d3480", "#ffffff"),
        Verdict.OVERRIDE: Tone("#0946a6", "#ffffff"),
        Verdict.FAULT: Tone("#26262b", "#ffd166"),
    }
    tones = {
        Role.WINDOW: Tone(window, ink),
        Role.DEMO: Tone("#ffd166", "#201600"),
        Role.NO_PICTURE: Tone("#2f404d", "#ffffff"),
        Role.SHEET: Tone(sheet, ink, "#7b8d9b"),
        Role.HINT: Tone(sheet, "#3d5262"),
        Role.TROUBLE: Tone(sheet, "#7a4700"),
        Role.BROKEN: Tone(sheet, "#a80f1a"),
        Role.TILE: Tone("#e3eaf0", ink),
        Role.TAB: Tone("#d0dce5", ink, ink),
    }
    keys = {
        KeyRole.PLAIN: KeyTones(Tone("#d0dce5", ink, "#5f7687"), Tone("#12405e", "#ffffff"), off),
        KeyRole.FIRST: KeyTones(button, button_down, off),
        KeyRole.QUIET: KeyTones(quiet, answer, quiet),
        KeyRole.VISITOR: KeyTones(button, button_down, answer),
    }
    bars = {
        Verdict.MASK_OK: Tone("#24455c", "#24455c"),
        Verdict.MASK_WRONG: Tone("#ffe0c2", "#a83f00"),
        Verdict.NO_MASK: Tone("#a80f1a", "#ffb3b8"),
        Verdict.CANT_TELL: Tone("#e4dbff", "#4d3480"),
        None: Tone(sheet, "#566673"),
    }
    return _palette(verdicts, tones, keys, bars, border_units=0.3)


def _contrast() -> Palette:
    """Black and white, and yellow for what wants attention, for those who see little."""
    black, white, yellow = "#000000", "#ffffff", "#ffe600"
    plain, calling = Tone(black, white, white), Tone(black, yellow, yellow)
    inverse, bare = Tone(white, black, white), Tone(black, white)
    off = Tone(black, "#a0a0a0")
    urgent = {Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.FAULT}
    verdicts = {verdict: calling if verdict in urgent else plain for verdict in Verdict}
    tones = {
        **dict.fromkeys((Role.WINDOW, Role.HINT), bare),
        **dict.fromkeys((Role.NO_PICTURE, Role.SHEET, Role.TILE), plain),
        **dict.fromkeys((Role.TROUBLE, Role.BROKEN), Tone(black, yellow)),
        Role.DEMO: Tone(yellow, black),
        Role.TAB: Tone(black, white, yellow),
    }
    keys = {
        KeyRole.PLAIN: KeyTones(plain, inverse, off),
        KeyRole.FIRST: KeyTones(calling, Tone(yellow, black), off),
        KeyRole.QUIET: KeyTones(bare, inverse, off),
        KeyRole.VISITOR: KeyTones(calling, Tone(yellow, black), plain),
    }
    bars: dict[Verdict | None, Tone] = {
        Verdict.MASK_OK: Tone(white, white),
        Verdict.MASK_WRONG: Tone(black, yellow),
        Verdict.NO_MASK: Tone(black, yellow),
        Verdict.CANT_TELL: bare,
        None: bare,
    }
    verdicts[Verdict.MASK_OK] = inverse
    made = _palette(verdicts, tones, keys, bars, border_units=0.7)
    outlines = {verdict: yellow if verdict in urgent else white for verdict in Verdict}
    return replace(made, outlines=MappingProxyType(outlines), edge=black, takes_colour=False)


def _palette(
    verdicts: dict[Verdict, Tone],
    tones: dict[Role, Tone],
    keys: dict[KeyRole, KeyTones],
    bars: dict[Verdict | None, Tone],
    border_units: float = 0.0,
) -> Palette:
    """With the outlines that stand out from most pictures."""
    return Palette(
        verdicts=MappingProxyType(verdicts),
        outlines=_OUTLINES,
        edge="#0d151c",
        tones=MappingProxyType(tones),
        keys=MappingProxyType(keys),
        bars=MappingProxyType(bars),
        border_units=border_units,
    )


DARK, BRIGHT, CONTRAST = _dark(), _bright(), _contrast()
PALETTES: Mapping[Theme, Palette] = MappingProxyType({"dark": DARK, "bright": BRIGHT, "contrast": CONTRAST})
