"""One look: colours, sizes and contrast. Everything that is painted takes its colours and sizes from here.

The rule behind the palette: **the only bright panel is MASK_OK**. Seen in grey, by any eye and from any distance,
light means go and dark means not yet; the hue, the icon's shape and the words say the same again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.scene import Verdict

FAMILY = "DejaVu Sans"

LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA for text."""

LEAST_TARGET_PX = 44
LEAST_TARGET_MM = 15
"""The smallest side of anything that is touched, whichever is more."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours of one verdict: the panel, what is drawn on it, and the outline over the live picture."""

    ground: str
    ink: str
    line: str


@dataclass(frozen=True, slots=True)
class Look:
    """A key's colours: as it stands, while it is pressed, and while it cannot be."""

    up: Tone
    down: Tone
    off: Tone


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in pixels, all relative to the window's shorter side."""

    unit: float

    @classmethod
    def of(cls, width: int, height: int) -> Scale:
        """One unit is a hundredth of the shorter side."""
        return cls(min(width, height) / 100)

    @property
    def headline_px(self) -> float:
        """The verdict's word: as large as two lines of it fit."""
        return self.unit * 12.5

    @property
    def sentence_px(self) -> float:
        """What to do."""
        return self.unit * 4.6

    @property
    def button_px(self) -> float:
        """The label of a button."""
        return self.unit * 4.2

    @property
    def note_px(self) -> float:
        """The site's name, the notice on privacy."""
        return self.unit * 2.5

    @property
    def space_px(self) -> float:
        """The distance that keeps things apart."""
        return self.unit * 3


TONES: Mapping[Verdict, Tone] = MappingProxyType(
    {
        Verdict.NOBODY: Tone("#1d3040", "#ffffff", "#ffffff"),
        Verdict.LOOKING: Tone("#2c4254", "#ffffff", "#ffffff"),
        Verdict.MASK_OK: Tone("#4fe08c", "#04200f", "#4fe08c"),
        Verdict.NO_MASK: Tone("#b3121d", "#ffffff", "#ff5964"),
        Verdict.MASK_WRONG: Tone("#b84700", "#ffffff", "#ff9a3d"),
        Verdict.CANT_TELL: Tone("#59408c", "#ffffff", "#cdbcff"),
        Verdict.OVERRIDE: Tone("#0a4fb8", "#ffffff", "#8cbaff"),
        Verdict.FAULT: Tone("#2b2b30", "#ffd166", "#ffd166"),
    }
)

WINDOW = Tone("#0d151c", "#dfe7ee", "#dfe7ee")
"""Behind and between everything; small print stands on it."""

BUTTON = Tone("#e8eef3", "#0d1c28", "#e8eef3")
BUTTON_DOWN = Tone("#b9c8d4", "#0d1c28", "#b9c8d4")
ANSWER = Tone("#20384b", "#ffffff", "#20384b")
"""What the kiosk answers to a press."""

DEMO = Tone("#ffd166", "#201600", "#ffd166")
NO_PICTURE = Tone("#16222c", "#b9c8d4", "#b9c8d4")

SHEET = Tone("#16222c", "#ffffff", "#16222c")
"""What staff work on."""

HINT = Tone(SHEET.ground, "#b9c8d4", SHEET.ground)
TROUBLE = Tone(SHEET.ground, "#ffd166", SHEET.ground)

_PRESSED = Tone("#f4f8fb", "#0d1c28", "#f4f8fb")
_OFF = Tone("#1e2c38", "#8fa3b3", "#1e2c38")
KEY = Look(Tone("#3a5368", "#ffffff", "#3a5368"), _PRESSED, _OFF)
FIRST_KEY = Look(BUTTON, BUTTON_DOWN, _OFF)
"""The one that goes on."""

QUIET_KEY = Look(Tone(WINDOW.ground, "#8296a5", WINDOW.ground), ANSWER, Tone(WINDOW.ground, "#8296a5", WINDOW.ground))
"""The staff's own, which invites nobody."""

KEY_TONES: tuple[Tone, ...] = tuple(
    tone for look in (KEY, FIRST_KEY, QUIET_KEY) for tone in (look.up, look.down, look.off)
)
ALL_TONES: tuple[Tone, ...] = (
    *TONES.values(),
    *(WINDOW, BUTTON, BUTTON_DOWN, ANSWER, DEMO, NO_PICTURE, SHEET, HINT, TROUBLE),
    *KEY_TONES,
)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
